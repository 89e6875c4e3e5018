import type { Sheet } from '../rules/table.ts'
import type { FileProblem } from '../types.ts'
import { readCsv } from './read-csv.ts'
import { readWorkbook } from './read-workbook.ts'

/** A roster of 5 000 people takes under 1 MiB. */
const maxMiB = 5

/** The sheets of a roster file. What it is, is told by its first bytes and not by its name. */
export async function readRosterFile(bytes: Uint8Array): Promise<readonly Sheet[] | FileProblem> {
  if (bytes.length > maxMiB * 1_048_576) return { kind: 'too_large', maxMiB }
  const begins = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte)
  if (begins(0x50, 0x4b)) return readWorkbook(bytes)
  // The container of .xls, and of an .xlsx with a password.
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return { kind: 'old_workbook' }
  return readCsv(bytes)
}
