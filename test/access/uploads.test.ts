/** What people send: told by its content, called by a harmless name, and opened within bounds whatever it says of itself. */
import { constants, crc32, deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { stemOf, typeOf } from '../../src/features/attachments/rules/file-type.ts'
import { unzipWithin } from '../../src/features/attachments/rules/unzip.ts'
import { readTemplate } from '../../src/features/minutes/files/read-template.ts'
import { readRosterFile } from '../../src/features/roster/files/read-roster-file.ts'

describe('what a file is', () => {
  const hex = (bytes: string, rest = 'rest'): Buffer =>
    Buffer.concat([Buffer.from(bytes, 'hex'), Buffer.from(rest)])
  it.each([
    ['a photo', hex('ffd8ffe0'), 'image/jpeg'],
    ['a picture', hex('89504e470d0a1a0a'), 'image/png'],
    ['a paper', Buffer.from('%PDF-1.7'), 'application/pdf'],
    ['a page', Buffer.from('<!doctype html><script>'), null],
    ['a picture that can run', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x">'), null],
    ['a program', hex('4d5a9000'), null],
    ['another program', hex('7f454c46'), null],
    ['an archive', hex('504b0304'), null],
    ['a page that calls itself a paper further down', Buffer.from('<html>%PDF-1.7'), null],
    ['nothing', Buffer.alloc(0), null],
    ['the first byte of a photo', hex('ff', ''), null],
  ])('%s is told by its first bytes, not by its name', (_what, bytes, mime) => {
    expect(typeOf(bytes)).toBe(mime)
  })
})

describe('what a file is called', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\system32\\路灯.jpg', '路灯'],
    ['路灯\0.exe.jpg', '路灯.exe'],
    ['\u202egpj.exe', 'gpj'],
    ['a\r\nSet-Cookie: x.jpg', 'aSet-Cookie x'],
    ['a"b<c>|*?.jpg', 'abc'],
    [`${'长'.repeat(300)}.jpg`, '长'.repeat(60)],
    ['', ''],
  ])('%j becomes %j', (name, stem) => {
    expect(stemOf(name)).toBe(stem)
  })

  const piece = fc.constantFrom(
    '路',
    'a',
    ' ',
    '.',
    '..',
    '/',
    '\\',
    ':',
    '\0',
    '\n',
    '\u202e',
    '\u200b',
    '"',
    '<',
    '|',
    '😀',
    '\ud800',
    '.exe',
  )
  it('has no folder, nothing invisible, nothing that a file system takes for more, and an end', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), pieces => {
        const name = pieces.join('')
        const stem = stemOf(name)
        expect(stem).not.toMatch(/[\p{Cc}\p{Cf}\\/:*?"<>|]/u)
        expect([...stem].length).toBeLessThanOrEqual(60)
      }),
    )
  })
})

const MiB = 1_048_576

/** Zeros without end, packed: one piece, said again and again. It unpacks into `mebibytes` times a thousand as many. */
function packedZeros(mebibytes: number): Buffer {
  const piece = deflateRawSync(Buffer.alloc(64 * MiB), { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  const end = deflateRawSync(Buffer.alloc(0))
  const times = Math.floor((mebibytes * MiB) / piece.length)
  return Buffer.concat([...Array.from({ length: times }, () => piece), end])
}

/** An archive whose entries all lie in one place: the smallest there is for what it holds. */
function bomb(names: readonly string[], packed: Buffer, states: number): Buffer {
  const head = (name: string): Buffer => {
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(Buffer.from('x')), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(states, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    return fields
  }
  const [first = ''] = names
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head(first), Buffer.from(first), packed])
  const directory = Buffer.concat(
    names.map(name =>
      Buffer.concat([
        Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
        head(name),
        Buffer.alloc(14),
        Buffer.from(name),
      ]),
    ),
  )
  const end = Buffer.alloc(18)
  end.writeUInt16LE(names.length, 4)
  end.writeUInt16LE(names.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}

describe('a bomb', () => {
  const packed = packedZeros(1.8)
  const sheet = ['[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml']
  const papers = [
    '[Content_Types].xml',
    'word/document.xml',
    'word/styles.xml',
    'word/header1.xml',
    'word/a.xml',
    'word/b.xml',
  ]
  const figures: string[] = []
  afterAll(() => console.log(figures.join('\n')))

  async function measured<T>(what: string, gibibytes: number, open: () => T | Promise<T>): Promise<T> {
    const before = process.memoryUsage.rss()
    const startedMs = performance.now()
    const found = await open()
    const grownMiB = Math.max(0, process.memoryUsage.rss() - before) / MiB
    figures.push(
      `${what} of ${gibibytes.toFixed(1)} GiB refused in ${Math.round(performance.now() - startedMs)} ms and ${Math.round(grownMiB)} MiB`,
    )
    // Its limit of unpacked bytes is 20 MiB; twice and thrice of that may wait for the collector.
    expect(grownMiB).toBeLessThan(200)
    return found
  }
  const sizeOf = (names: readonly string[]): number => (packed.length * 1030 * names.length) / 1024 ** 3

  it.each([
    ['that states its size', 0xffff_fff0],
    ['that states a small one', 10],
  ])('%s is refused as a roster, a form and an archive, before it is there', async (_what, states) => {
    const [workbook, paper] = [bomb(sheet, packed, states), bomb(papers, packed, states)]
    expect(sizeOf(papers)).toBeGreaterThan(10)
    expect(await measured('a workbook', sizeOf(sheet), () => readRosterFile(workbook))).toEqual({
      kind: 'expands_too_much',
    })
    expect(await measured('a document', sizeOf(papers), () => readTemplate(paper))).toEqual({
      kind: 'too_large',
    })
    expect(await measured('an archive', sizeOf(papers), () => unzipWithin(paper, 50 * MiB))).toBe('too_much')
  })
})

describe('a workbook whose XML is more than it says', () => {
  async function withSharedStrings(xml: string): Promise<Uint8Array> {
    const workbook = new ExcelJS.Workbook()
    workbook.addWorksheet('代表').addRow(['姓名', '&a;'])
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    const files = unzipWithin(bytes, 20 * MiB)
    if (files === null || files === 'too_much') throw new Error('no workbook')
    const { zipOf } = await import('../features/minutes/zip.ts')
    const texts = new Map([...files].map(([name, content]) => [name, content.toString('utf8')]))
    texts.set('xl/sharedStrings.xml', xml)
    return zipOf(texts)
  }
  const strings = (type: string, text: string): string =>
    `<?xml version="1.0"?>${type}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2" uniqueCount="2"><si><t>姓名</t></si><si><t>${text}</t></si></sst>`
  const laughs = Array.from(
    { length: 9 },
    (_, nth) => `<!ENTITY l${nth + 1} "${`&l${nth};`.repeat(10)}">`,
  ).join('')

  it.each([
    ['entities of entities of entities', strings(`<!DOCTYPE s [<!ENTITY l0 "lol">${laughs}]>`, '&l9;')],
    ['a file of this machine', strings('<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '&x;')],
    ['a page of elsewhere', strings('<!DOCTYPE s [<!ENTITY x SYSTEM "http://127.0.0.1:1/">]>', '&x;')],
  ])('%s: nothing of it is there', async (_what, xml) => {
    const startedMs = performance.now()
    const read = await readRosterFile(await withSharedStrings(xml))
    expect(JSON.stringify(read)).not.toMatch(/lollol|root:/u)
    expect(JSON.stringify(read).length).toBeLessThan(10_000)
    expect(performance.now() - startedMs).toBeLessThan(10_000)
  })
})
