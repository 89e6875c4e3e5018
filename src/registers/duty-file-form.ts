/** 代表履职档案 as a Word document on A4: who he is, what was recorded of each kind, what he disputes. */
import type { DutyForm } from '../features/duty-file/texts/form.ts'
import { formSize, formTable } from './form-table.ts'
import { heading, paragraph, writeOfficialPaper } from './official-paper.ts'
import { paperLine } from './paper-text.ts'
import { recordTable } from './record-table.ts'
import { headingFont } from './texts.ts'

/** 四号 above the tables. */
const above = { sizePt: 14, linePt: 28 } as const

/** @returns the bytes of a .docx */
export function writeDutyForm(form: DutyForm): Promise<Uint8Array> {
  const headed = (name: string, counts: string) =>
    paragraph(paperLine(counts === '' ? name : `${name}：${counts}`), above, {
      font: headingFont,
      keepNext: true,
    })
  return writeOfficialPaper({
    title: paperLine(form.title),
    organ: form.foot,
    pageNumbers: true,
    sections: [
      [
        heading(paperLine(form.title)),
        paragraph(paperLine(form.period), above, { alignment: 'center' }),
        formTable(form.facts),
        ...form.sections.flatMap(({ heading: name, counts, rows }) => [
          headed(name, counts),
          ...(rows.length === 0 ? [] : [recordTable(form.columns, rows, [17, 14, 50, 19])]),
        ]),
        ...form.notes.map(note => paragraph(paperLine(note), formSize)),
        headed(form.disputesTitle, form.disputes.length === 0 ? form.noDisputes : ''),
        ...(form.disputes.length === 0
          ? []
          : [recordTable(form.disputeColumns, form.disputes, [12, 32, 26, 30])]),
        paragraph(paperLine(form.foot), formSize, { alignment: 'right' }),
      ],
    ],
  })
}
