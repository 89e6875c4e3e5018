/**
 * A workbook states ranges, and its reader makes every cell of them: one range over a whole sheet, of a hundred bytes,
 * takes all of the memory. A roster has none that is long. Its parts are read as the reader reads them, by the same parser:
 * whatever a pattern would not see, an attribute with a `>` in front or a character in disguise, this sees.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes'

/** Of 5 000 rows of nine columns each one could be merged with its neighbour. */
const maxRangedCells = 50_000
const lastRow = 1_048_576
const lastColumn = 16_384

const range = /^([A-Z]{1,7})(\d{1,10}):([A-Z]{1,7})(\d{1,10})$/

/** @param files what the archive holds */
export function isRosterSized(files: ReadonlyMap<string, Uint8Array>): boolean {
  let left = maxRangedCells
  for (const [name, bytes] of files) {
    if (!/\.xml$/i.test(name)) continue
    const { ranges, isOnSheets } = lookInto(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(),
    )
    if (!isOnSheets) return false
    for (const one of ranges) left -= cellsOf(one)
    if (left < 0) return false
  }
  return true
}

/** Up to where the part is no XML any more: there its reader gives up, too. */
function lookInto(xml: string): { readonly ranges: readonly string[]; readonly isOnSheets: boolean } {
  const ranges: string[] = []
  let isOnSheets = true
  let isBroken = false
  /** What is written in the name of a range that is open. */
  let named: string | null = null
  const parser = new SaxesParser()
  parser.on('error', () => {
    isBroken = true
  })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    if (isBroken) return
    const local = name.replace(/^.*:/, '')
    if (local === 'mergeCell') ranges.push(attributes.ref ?? '')
    else if (local === 'definedName') named = ''
    else if (local === 'row' || local === 'c')
      isOnSheets &&= attributes.r === undefined || isOnSheet(attributes.r)
  })
  parser.on('text', text => {
    if (named !== null) named += text
  })
  parser.on('closetag', () => {
    if (named !== null) ranges.push(...named.split(','))
    named = null
  })
  parser.write(xml.replace(/^\ufeff/, '')).close()
  return { ranges, isOnSheets }
}

/** Of a range with both corners; a whole row or column is not gone through. */
function cellsOf(words: string): number {
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
