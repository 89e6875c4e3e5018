/** 代表建议表 as a Word document: a table on A4 that goes on over as many pages as its text needs. */
import { HeightRule, Table, TableCell, TableRow, VerticalAlignTable, WidthType } from 'docx'
import type { FormRow, SuggestionForm } from '../features/suggestions/texts/form.ts'
import { heading, paragraph, textWidthPt, writeOfficialPaper } from './official-paper.ts'
import { paperLine } from './paper-text.ts'

/** 小四 in the table, 四号 above it. */
const size = { sizePt: 12, linePt: 22 } as const
const above = { sizePt: 14, linePt: 28 } as const
/** In twentieths of a point. */
const textWidth = textWidthPt * 20
const labelWidth = 1_480
const fieldWidth = textWidth / 2 - labelWidth
const padding = { top: 60, bottom: 60, left: 100, right: 100 } as const
const leastLines = 1.2

/** @returns the bytes of a .docx */
export function writeSuggestionForm(form: SuggestionForm): Promise<Uint8Array> {
  const table = new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [labelWidth, fieldWidth, labelWidth, fieldWidth],
    layout: 'fixed',
    rows: form.rows.map(rowOf),
  })
  return writeOfficialPaper({
    title: form.title,
    organ: form.foot,
    sections: [
      [
        heading(paperLine(form.title)),
        paragraph(paperLine(form.number), above, { alignment: 'right' }),
        table,
        paragraph(paperLine(form.foot), size, { alignment: 'right' }),
      ],
    ],
    pageNumbers: true,
  })
}

function rowOf({ cells, lines, whole = false }: FormRow): TableRow {
  const [only, second] = cells
  const wide = only !== undefined && second === undefined
  return new TableRow({
    cantSplit: whole,
    height: { value: (lines ?? leastLines) * size.linePt * 20, rule: HeightRule.ATLEAST },
    children: cells.flatMap(({ label, text }) => [
      cellOf(label, { width: labelWidth, isLabel: true, whole }),
      cellOf(text, { width: wide ? textWidth - labelWidth : fieldWidth, columnSpan: wide ? 3 : 1, whole }),
    ]),
  })
}

interface Cell {
  readonly width: number
  readonly columnSpan?: number
  readonly isLabel?: boolean
  readonly whole: boolean
}

function cellOf(text: string, { width, columnSpan = 1, isLabel = false, whole }: Cell): TableCell {
  const lines = text.split('\n').map(paperLine)
  return new TableCell({
    columnSpan,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: padding,
    children: lines.map(line =>
      paragraph(line, size, {
        keepNext: whole,
        ...(isLabel ? { alignment: 'center', bold: true } : {}),
      }),
    ),
  })
}
