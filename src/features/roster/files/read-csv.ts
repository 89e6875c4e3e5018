import { CsvError, parse } from 'csv-parse/sync'
import { maxRows, type Sheet } from '../rules/table.ts'
import type { FileProblem } from '../types.ts'

/** Lines that are no roster's may stand between; so many are something else, and five megabytes can be millions. */
const linesMax = 20 * maxRows

/** Comma, tab or semicolon, whichever the first lines have most of: WPS and Excel write all three. */
export function readCsv(bytes: Uint8Array): readonly Sheet[] | FileProblem {
  const decoded = decode(bytes)
  if (decoded === null) return { kind: 'unknown_encoding' }
  const text = withoutEmptyEnd(decoded)
  if (lineBreaksIn(text) > linesMax) return { kind: 'too_many_rows', max: maxRows }
  try {
    const records: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
    })
    return [{ rows: records.map((cells, index) => ({ number: index + 1, cells })) }]
  } catch (error) {
    if (error instanceof CsvError) return { kind: 'broken_csv', row: Number(error.records ?? 0) + 1 }
    throw error
  }
}

/**
 * UTF-8 with or without its mark, UTF-16 with it (Excel's «Unicode text»), else GB18030, in which Chinese Excel
 * saves CSV. Chinese text in GB18030 is practically never valid UTF-8.
 */
function decode(bytes: Uint8Array): string | null {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? ['utf-16le']
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? ['utf-16be']
        : null
  for (const encoding of marked ?? ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return text.includes('\0') ? null : text
    } catch {
      // Not this encoding.
    }
  }
  return null
}

/** Spreadsheets write the lines below the table as well that somebody has once coloured. */
function withoutEmptyEnd(text: string): string {
  let end = text.length
  while (end > 0 && ' \t,;\r\n'.includes(text.charAt(end - 1))) end--
  while (end < text.length && !isLineBreak(text.charAt(end))) end++
  return text.slice(0, end)
}

const isLineBreak = (sign: string) => sign === '\n' || sign === '\r'

function lineBreaksIn(text: string): number {
  let count = 0
  for (const sign of text) if (isLineBreak(sign)) count++
  return count
}

function delimiterOf(text: string): string {
  const head = text.split('\n', 20).join('\n')
  const count = (delimiter: string) => head.split(delimiter).length
  return [',', '\t', ';'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}
