import { type Column, columnOf } from './columns.ts'

/** A sheet as it is read: its rows that are not empty, with the number the spreadsheet shows beside them. */
export interface Sheet {
  readonly rows: readonly SheetRow[]
}

export interface SheetRow {
  readonly number: number
  readonly cells: readonly string[]
}

/** The roster in a file, with nothing understood yet but which column is which. */
export interface RosterTable {
  readonly columns: readonly Column[]
  readonly rows: readonly RosterLine[]
  /** Headings that are not the roster's. */
  readonly ignored: readonly string[]
}

export interface RosterLine {
  readonly row: number
  readonly cells: ReadonlyMap<Column, string>
}

export type TableProblem =
  | { readonly kind: 'no_header' }
  | { readonly kind: 'repeated_column'; readonly column: Column }
  | { readonly kind: 'too_many_rows'; readonly max: number }

/** A congress of a million people has a few hundred deputies: more rows are another kind of file. */
export const maxRows = 5_000
/** Title, date and notes may stand above the headings. */
const headerWithin = 20

/** Finds the roster on the first sheet that has a row of headings with 姓名 in it. */
export function tableOf(sheets: readonly Sheet[]): RosterTable | TableProblem {
  for (const sheet of sheets) {
    const header = sheet.rows
      .slice(0, headerWithin)
      .find(row => row.cells.some(cell => columnOf(cell) === 'name'))
    if (header !== undefined) return below(header, sheet)
  }
  return { kind: 'no_header' }
}

function below(header: SheetRow, sheet: Sheet): RosterTable | TableProblem {
  const headings = header.cells.map(cell => ({ cell: cell.trim(), column: columnOf(cell) }))
  const found: Column[] = []
  for (const { column } of headings) {
    if (column === null) continue
    if (found.includes(column)) return { kind: 'repeated_column', column }
    found.push(column)
  }
  const rows: RosterLine[] = []
  for (const row of sheet.rows) {
    if (row.number <= header.number) continue
    const cells = new Map<Column, string>()
    headings.forEach(({ column }, index) => {
      const text = plain(row.cells[index] ?? '')
      if (column !== null && text !== '') cells.set(column, text)
    })
    if (cells.size > 0) rows.push({ row: row.number, cells })
  }
  if (rows.length > maxRows) return { kind: 'too_many_rows', max: maxRows }
  const ignored = headings.filter(heading => heading.column === null && heading.cell !== '')
  return { columns: found, rows, ignored: ignored.map(heading => heading.cell) }
}

/** Without what nobody typed on purpose and what a database does not take: control characters, halves of characters. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\ufeff\u200b]/gu, ' ').trim()
}
