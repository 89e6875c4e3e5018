import type ExcelJS from 'exceljs'
import { newWorkbook } from '../../../new-workbook.ts'
import { unzipWithin } from '../../attachments/rules/unzip.ts'
import type { Sheet, SheetRow } from '../rules/table.ts'
import type { FileProblem } from '../types.ts'
import { isRosterSized } from './workbook-guard.ts'

/** 5 000 rows of nine columns with styles are about 5 MiB; reading needs some twenty times that in memory. */
const maxUnpackedBytes = 20 * 1_048_576
/** Columns beyond hold nothing of a roster. */
const maxColumns = 64

/** What dresses cells, or checks what is typed; their ranges are gone through cell by cell. */
const unread = [
  'cols',
  'dataValidations',
  'conditionalFormatting',
  'autoFilter',
  'pageSetup',
  'drawing',
  'extLst',
]

/** The sheets that are not hidden, in the order of their tabs, with the texts that the cells show. */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly Sheet[] | FileProblem> {
  const files = unzipWithin(bytes, maxUnpackedBytes)
  if (files === null) return { kind: 'broken_workbook' }
  if (files === 'too_much' || !isRosterSized(files)) return { kind: 'expands_too_much' }
  const workbook = await newWorkbook()
  try {
    const copy = new Uint8Array(bytes)
    await workbook.xlsx.load(copy.buffer, { ignoreNodes: unread })
  } catch {
    return { kind: 'broken_workbook' }
  }
  // An archive of other things opens as a workbook without sheets.
  if (workbook.worksheets.length === 0) return { kind: 'broken_workbook' }
  return workbook.worksheets
    .filter(sheet => sheet.state === 'visible')
    .map(sheet => ({ rows: rowsOf(sheet) }))
}

function rowsOf(sheet: ExcelJS.Worksheet): SheetRow[] {
  const rows: SheetRow[] = []
  sheet.eachRow((row, number) => {
    const cells: string[] = []
    row.eachCell((cell, column) => {
      if (column <= maxColumns) cells[column - 1] = shown(cell.value)
    })
    rows.push({ number, cells: Array.from(cells, cell => cell ?? '') })
  })
  return rows
}

/** What the cell shows, without its number format: an account or a phone number has none. */
function shown(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map(part => part.text).join('')
  if ('error' in value) return value.error
  if ('hyperlink' in value) return shown(value.text)
  return shown(value.result)
}
