/** A register that was fetched, opened as a spreadsheet program opens it. */
import ExcelJS from 'exceljs'
import { type Row, rowOf } from './filed.ts'

interface Book {
  readonly title: string
  /** Between the title and the table. */
  readonly lines: readonly string[]
  readonly headings: readonly string[]
  readonly rows: readonly Row[]
  readonly lastLine: string
}

export async function read(bytes: Uint8Array): Promise<Book> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  const [sheet, ...others] = workbook.worksheets
  if (sheet === undefined || others.length > 0) throw new Error('it has not one sheet')
  const all: string[][] = []
  sheet.eachRow(row => {
    const cells: string[] = []
    row.eachCell({ includeEmpty: true }, cell => cells.push(text(cell)))
    all.push(cells)
  })
  const at = all.findIndex(([first]) => first === '编号')
  const [title = '', ...lines] = all.slice(0, at).map(([first = '']) => first)
  const [lastLine = ''] = all.at(-1) ?? []
  return { title, lines, headings: all[at] ?? [], rows: all.slice(at + 1, -1).map(rowOf), lastLine }
}

/** A date that is broken after its year is one date. */
function text({ value, type }: ExcelJS.Cell): string {
  if (
    type !== ExcelJS.ValueType.Null &&
    type !== ExcelJS.ValueType.String &&
    type !== ExcelJS.ValueType.Merge
  )
    throw new Error(`a cell is no text: ${JSON.stringify(value)}`)
  return String(value ?? '')
    .replaceAll('-\n', '-')
    .replaceAll('\n', '⏎')
}
