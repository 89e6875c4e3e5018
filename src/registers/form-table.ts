/** A form as a table: labels beside their fields, one over the whole width or two pairs side by side. */
import { HeightRule, Table, TableCell, TableRow, VerticalAlignTable, WidthType } from 'docx'
import type { FormRow } from '../features/suggestions/texts/form.ts'
import { paragraph, textWidthPt } from './official-paper.ts'
import { paperLine } from './paper-text.ts'

/** 小四. */
export const formSize = { sizePt: 12, linePt: 22 } as const
/** In twentieths of a point. */
const textWidth = textWidthPt * 20
const labelWidth = 1_480
const fieldWidth = textWidth / 2 - labelWidth
const padding = { top: 60, bottom: 60, left: 100, right: 100 } as const
const leastLines = 1.2

export const formTable = (rows: readonly FormRow[]): Table =>
  new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [labelWidth, fieldWidth, labelWidth, fieldWidth],
    layout: 'fixed',
    rows: rows.map(rowOf),
  })

function rowOf({ cells, lines, whole = false }: FormRow): TableRow {
  const [only, second] = cells
  const wide = only !== undefined && second === undefined
  return new TableRow({
    cantSplit: whole,
    height: { value: (lines ?? leastLines) * formSize.linePt * 20, rule: HeightRule.ATLEAST },
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
      paragraph(line, formSize, {
        keepNext: whole,
        ...(isLabel ? { alignment: 'center', bold: true } : {}),
      }),
    ),
  })
}
