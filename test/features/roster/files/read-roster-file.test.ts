import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { unzipWithin } from '../../../../src/features/attachments/rules/unzip.ts'
import { readRosterFile } from '../../../../src/features/roster/files/read-roster-file.ts'
import { tableOf } from '../../../../src/features/roster/rules/table.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const unpacksWithin = (bytes: Uint8Array, maxBytes: number) => {
  const files = unzipWithin(bytes, maxBytes)
  return files === null ? null : files !== 'too_much'
}

async function cellsOf(bytes: Uint8Array): Promise<string[][]> {
  const sheets = await readRosterFile(bytes)
  if ('kind' in sheets) throw new Error(sheets.kind)
  const table = tableOf(sheets)
  if ('kind' in table) throw new Error(table.kind)
  return table.rows.map(line => [
    String(line.row),
    ...table.columns.map(column => line.cells.get(column) ?? ''),
  ])
}

async function workbookOf(
  fill: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  fill(workbook.addWorksheet('名单'), workbook)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

describe('csv', () => {
  const people = [
    ['2', '王秀兰', '13800000001'],
    ['3', '诸葛晴', ''],
  ]
  const text = '姓名,手机\r\n王秀兰,13800000001\r\n诸葛晴,\r\n'
  /** 姓名,手机 / 王秀兰,13800000001 / 诸葛晴, as Chinese Excel saves it. */
  const gb18030 = Uint8Array.from(
    Buffer.from('d0d5c3fb2ccad6bbfa0d0acdf5d0e3c0bc2c31333830303030303030310d0ad6eeb8f0c7e72c0d0a', 'hex'),
  )

  it.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with its mark', utf8(`\ufeff${text}`)],
    ['GB18030', gb18030],
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['tabs', utf8(text.replaceAll(',', '\t'))],
    ['semicolons', utf8(text.replaceAll(',', ';'))],
    ['old line ends', utf8(text.replaceAll('\r\n', '\n'))],
  ])('in %s is read', async (_form, bytes) => {
    expect(await cellsOf(bytes)).toEqual(people)
  })

  it('rows are counted as a spreadsheet does: empty lines too, a line break within quotes not', async () => {
    expect(await cellsOf(utf8('姓名,单位\n\n"王秀兰","上溪村\n卫生室"\n诸葛晴,中学'))).toEqual([
      ['3', '王秀兰', '上溪村 卫生室'],
      ['4', '诸葛晴', '中学'],
    ])
  })

  it('a value with a comma in quotes is one value', async () => {
    expect(await cellsOf(utf8('姓名,职务\n王秀兰,"主席团成员,组长"'))).toEqual([
      ['2', '王秀兰', '主席团成员,组长'],
    ])
  })

  it.each([
    ['an open quote', utf8('姓名,单位\n"王秀兰,中学\n'), 'broken_csv'],
    ['no text at all', new Uint8Array([0x81, 0x20, 0xff, 0xff]), 'unknown_encoding'],
    [
      'bytes of a picture',
      new Uint8Array(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
      'unknown_encoding',
    ],
    ['an old workbook', new Uint8Array(Buffer.from('d0cf11e0a1b11ae1', 'hex')), 'old_workbook'],
    ['over 5 MiB', new Uint8Array(5 * 1_048_576 + 1), 'too_large'],
  ])('%s is refused', async (_what, bytes, kind) => {
    expect(await readRosterFile(bytes)).toMatchObject({ kind })
  })

  it('an empty file has no headings', async () => {
    const sheets = await readRosterFile(new Uint8Array())
    if ('kind' in sheets) throw new Error(sheets.kind)
    expect(tableOf(sheets)).toEqual({ kind: 'no_header' })
  })
})

describe('xlsx', () => {
  it('cells give what they show: rich text, numbers, dates, formulas, links, errors', async () => {
    const bytes = await workbookOf(sheet => {
      sheet.addRow(['姓名', '手机', '单位', '选区', '别名', '代表小组'])
      sheet.addRow([
        { richText: [{ text: '王' }, { font: { bold: true }, text: '秀兰' }] },
        13800000001,
        new Date('2026-03-10T00:00:00Z'),
        { formula: 'A1&"区"', result: '第一选区' },
        { text: '老王', hyperlink: 'mailto:w@example.cn' },
        { formula: '1/0', result: { error: '#DIV/0!' } },
      ])
    })
    expect(await cellsOf(bytes)).toEqual([
      ['2', '王秀兰', '13800000001', '2026-03-10', '第一选区', '老王', '#DIV/0!'],
    ])
  })

  it('a group merged over several rows belongs to each of them', async () => {
    const bytes = await workbookOf(sheet => {
      sheet.addRow(['云溪镇人大代表花名册'])
      sheet.mergeCells('A1:B1')
      sheet.addRow(['代表小组', '姓名'])
      sheet.addRow(['第一代表小组', '王秀兰'])
      sheet.addRow(['', '诸葛晴'])
      sheet.mergeCells('A3:A4')
    })
    expect(await cellsOf(bytes)).toEqual([
      ['3', '第一代表小组', '王秀兰'],
      ['4', '第一代表小组', '诸葛晴'],
    ])
  })

  it('hidden sheets do not count', async () => {
    const bytes = await workbookOf((sheet, workbook) => {
      sheet.state = 'hidden'
      sheet.addRow(['姓名'])
      sheet.addRow(['旧人'])
      workbook.addWorksheet('新').addRows([['姓名'], ['王秀兰']])
    })
    expect(await cellsOf(bytes)).toEqual([['2', '王秀兰']])
  })

  it('a damaged workbook is refused, wherever it is cut', async () => {
    const bytes = await workbookOf(sheet => sheet.addRows([['姓名'], ['王秀兰']]))
    for (const length of [2, 30, 200, Math.floor(bytes.length / 2), bytes.length - 1]) {
      expect(await readRosterFile(bytes.slice(0, length))).toEqual({ kind: 'broken_workbook' })
    }
  })

  it('an archive that is no workbook is refused', async () => {
    expect(await readRosterFile(archive([['a.txt', deflateRawSync('x'), 1]]))).toEqual({
      kind: 'broken_workbook',
    })
  })
})

describe('archives that unpack into too much', () => {
  const bomb = deflateRawSync(Buffer.alloc(50 * 1_048_576))

  it('are refused whatever size they state', async () => {
    expect(bomb.length).toBeLessThan(100_000)
    expect(await readRosterFile(archive([['xl/worksheets/sheet1.xml', bomb, 10]]))).toEqual({
      kind: 'expands_too_much',
    })
  })

  it('the limit is on all entries together', () => {
    const mebibyte = deflateRawSync(Buffer.alloc(1_048_576))
    const three = archive([1, 2, 3].map(n => [`${n}`, mebibyte, 1_048_576]))
    expect(unpacksWithin(three, 3 * 1_048_576)).toBe(true)
    expect(unpacksWithin(three, 3 * 1_048_576 - 1)).toBe(false)
  })

  it('what is no archive is told apart from what is too big', () => {
    expect(unpacksWithin(utf8('PK nothing'), 10)).toBeNull()
    expect(unpacksWithin(archive([['a', Buffer.from([0xff, 0xff]), 1]]), 10)).toBeNull()
  })
})

/** A zip of deflated entries that states the given sizes. */
function archive(
  entries: readonly (readonly [name: string, packed: Uint8Array, statedSize: number])[],
): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, packed, size] of entries) {
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(size, 22)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(8, 10)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(size, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(offset, 42)
    locals.push(local, Buffer.from(name), Buffer.from(packed))
    directory.push(central, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]))
}
