/** What stands in a book as it is filed, cell by cell, by the headings of its columns. */
import ExcelJS from 'exceljs'
import type { TestTown } from '../support/town.ts'
import { documentsOf } from '../support/ways.ts'

type Row = Readonly<Record<string, string>>

export interface Book {
  /** Above the table. */
  readonly lines: readonly string[]
  readonly rows: readonly Row[]
  readonly totals: Row
}

/** Asks the bot for it, as `who`, and reads the workbook that comes. */
export async function bookOf(town: TestTown, who: string, words: string): Promise<Book> {
  const documents = await documentsOf(town, await town.say(who, words))
  const workbook = new ExcelJS.Workbook()
  const file = documents.find(({ name }) => name.endsWith('.xlsx'))
  if (file === undefined) throw new Error(`no workbook: ${words}`)
  await workbook.xlsx.load(new Uint8Array(file.bytes).buffer)
  const all: string[][] = []
  workbook.worksheets[0]?.eachRow(row => {
    const cells = Array.from({ length: row.cellCount }, (_, i) => row.getCell(i + 1))
    all.push(cells.map(({ value }) => (value === null ? '' : String(value))))
  })
  const head = all.findIndex(([first]) => first === '序号' || first === '次序' || first === '编号')
  const headings = all[head] ?? []
  const rows = all
    .slice(head + 1)
    .filter(cells => cells.length === headings.length && new Set(cells).size > 1)
    .map(cells => Object.fromEntries(headings.map((heading, i) => [heading, cells[i] ?? ''])))
  const totals = rows.pop()
  if (totals === undefined) throw new Error(`an empty book: ${words}`)
  return { lines: all.slice(0, head).map(([first = '']) => first), rows, totals }
}
