/**
 * A workbook states ranges, and its reader makes every cell of them: one range over a whole sheet, of a hundred bytes,
 * takes all of the memory. A roster has none that is long.
 */

/** Of 5 000 rows of nine columns each one could be merged with its neighbour. */
const maxRangedCells = 50_000
const lastRow = 1_048_576
const lastColumn = 16_384

const ranges = /<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*["']([^"'<>]*)|<(?:\w+:)?definedName\b[^>]*>([^<]*)/g
const placed = /<(?:\w+:)?(?:row|c)\b[^>]*?\br\s*=\s*["']([^"'<>]*)/g
const range = /^([A-Z]{1,7})(\d{1,10}):([A-Z]{1,7})(\d{1,10})$/

/** @param files what the archive holds */
export function isRosterSized(files: ReadonlyMap<string, Uint8Array>): boolean {
  let left = maxRangedCells
  for (const [name, bytes] of files) {
    if (!/\.xml$/i.test(name)) continue
    const xml = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
    for (const [, merged, named] of xml.matchAll(ranges)) {
      for (const one of (merged ?? named ?? '').split(',')) left -= cellsOf(one)
      if (left < 0) return false
    }
    for (const [, at = ''] of xml.matchAll(placed)) if (!isOnSheet(at)) return false
  }
  return true
}

/** Of a range with both corners; a whole row or column is not gone through. A reference in disguise counts as too many. */
function cellsOf(words: string): number {
  if (words.includes('&#')) return Number.POSITIVE_INFINITY
  const [, left = '', top = '', right = '', bottom = ''] =
    range.exec(words.replace(/^.*!|\$/g, '').trim()) ?? []
  if (left === '') return 0
  const rows = Math.abs(Number(bottom) - Number(top)) + 1
  return rows * (Math.abs(columnOf(right) - columnOf(left)) + 1)
}

function isOnSheet(at: string): boolean {
  const [, column = '', row = ''] = /^([A-Z]{0,7})(\d{1,10})$/.exec(at) ?? []
  return row !== '' && Number(row) <= lastRow && columnOf(column) <= lastColumn
}

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
