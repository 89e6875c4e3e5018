import { CsvError, parse } from 'csv-parse/sync'
import type { Sheet } from '../rules/table.ts'
import type { FileProblem } from '../types.ts'

/** Comma, tab or semicolon, whichever the first lines have most of: WPS and Excel write all three. */
export function readCsv(bytes: Uint8Array): readonly Sheet[] | FileProblem {
  const text = decode(bytes)
  if (text === null) return { kind: 'unknown_encoding' }
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

function delimiterOf(text: string): string {
  const head = text.split('\n', 20).join('\n')
  const count = (delimiter: string) => head.split(delimiter).length
  return [',', '\t', ';'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}
