/** A table of records on an official paper: a line of headings that each page repeats, then a row a record. */
import { Table, TableCell, TableRow, WidthType } from 'docx'
import { paragraph, type Size, textWidthPt } from './official-paper.ts'
import { paperLine } from './paper-text.ts'

/** 五号: rows are many. */
const rowSize: Size = { sizePt: 10.5, linePt: 18 }
const padding = { top: 40, bottom: 40, left: 80, right: 80 } as const

/** @param shares of the width of the text, in percent */
export function recordTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  shares: readonly number[],
): Table {
  const widths = shares.map(share => Math.floor((textWidthPt * 20 * share) / 100))
  const cellsOf = (cells: readonly string[], isHeading: boolean) =>
    cells.map(
      (text, nth) =>
        new TableCell({
          width: { size: widths[nth] ?? 0, type: WidthType.DXA },
          margins: padding,
          children: text
            .split('\n')
            .map(line =>
              paragraph(
                paperLine(line),
                rowSize,
                isHeading ? { alignment: 'center', bold: true, keepNext: true } : {},
              ),
            ),
        }),
    )
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: 'fixed',
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: cellsOf(columns, true) }),
      ...rows.map(cells => new TableRow({ cantSplit: true, children: cellsOf(cells, false) })),
    ],
  })
}
