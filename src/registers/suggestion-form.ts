/** 代表建议表 as a Word document: a table on A4 that goes on over as many pages as its text needs. */
import type { SuggestionForm } from '../features/suggestions/texts/form.ts'
import { formSize, formTable } from './form-table.ts'
import { heading, paragraph, writeOfficialPaper } from './official-paper.ts'
import { paperLine } from './paper-text.ts'

/** 四号 above the table. */
const above = { sizePt: 14, linePt: 28 } as const

/** @returns the bytes of a .docx */
export function writeSuggestionForm(form: SuggestionForm): Promise<Uint8Array> {
  return writeOfficialPaper({
    title: form.title,
    organ: form.foot,
    sections: [
      [
        heading(paperLine(form.title)),
        paragraph(paperLine(form.number), above, { alignment: 'right' }),
        formTable(form.rows),
        paragraph(paperLine(form.foot), formSize, { alignment: 'right' }),
      ],
    ],
    pageNumbers: true,
  })
}
