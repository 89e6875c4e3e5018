/** A text that begins like a formula is marked as a text in whatever file of ours it stands, and comes back as it was. */
import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { readWorkbook } from '../../src/features/roster/files/read-workbook.ts'
import { files, nasty, plain } from '../registers/like-formulas.ts'
import { unzip } from '../registers/unzip.ts'

/** Of each text cell of the file whether its style has the mark. */
function marks(bytes: Uint8Array): Map<string, boolean> {
  const parts = unzip(bytes)
  const styles = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(parts.get('xl/styles.xml') ?? '')?.[1] ?? ''
  const marked = [...styles.matchAll(/<xf ([^>]*?)(?:\/>|>.*?<\/xf>)/gs)].map(([, attributes = '']) =>
    attributes.includes('quotePrefix="1"'),
  )
  const strings = [
    ...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si><t[^>]*>(.*?)<\/t><\/si>/gs),
  ].map(([, text = '']) => text.replaceAll('&quot;', '"'))
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
  return new Map(
    [...sheet.matchAll(/<c r="\w+" s="(\d+)" t="s"><v>(\d+)<\/v>/g)].map(([, style, text]) => [
      strings[Number(text)] ?? '',
      marked[Number(style)] ?? false,
    ]),
  )
}

it.each(files)('%s: each such cell is marked as a text, and no other', (_, bytes) => {
  const found = marks(bytes)
  for (const text of nasty) expect(found.get(text), JSON.stringify(text)).toBe(true)
  for (const [text, isMarked] of found) if (!nasty.includes(text)) expect(isMarked, text).toBe(false)
  expect(unzip(bytes).get('xl/styles.xml')).not.toContain('hidden')
})

it.each(files)(
  '%s: read again it has the same texts, with the dress of their neighbours',
  async (name, bytes) => {
    const sheets = await readWorkbook(bytes)
    if ('kind' in sheets) throw new Error(sheets.kind)
    const cells = sheets[0]?.rows.flatMap(row => row.cells) ?? []
    for (const text of [...nasty, ...plain]) expect(cells).toContain(text)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(new Uint8Array(bytes).buffer)
    const dress = new Set<string>()
    workbook.worksheets[0]?.getColumn(name === 'book' ? 1 : 9).eachCell(cell => {
      if ([...nasty, '007', 'a=1'].includes(cell.text) && cell.isMerged === false)
        dress.add(JSON.stringify([cell.numFmt, cell.font, cell.border, cell.alignment, cell.protection]))
    })
    expect(dress.size).toBe(1)
  },
)
