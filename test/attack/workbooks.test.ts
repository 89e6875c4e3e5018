/** A workbook of a few hundred bytes that states ranges over a whole sheet, and an account that is everybody. */
import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { unzipWithin } from '../../src/features/attachments/rules/unzip.ts'
import { readCsv } from '../../src/features/roster/files/read-csv.ts'
import { readRosterFile } from '../../src/features/roster/files/read-roster-file.ts'
import { readLine } from '../../src/features/roster/rules/read-line.ts'
import { zipOf } from '../features/minutes/zip.ts'

async function workbook(change: (name: string, xml: string) => string): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名单')
  sheet.addRow(['姓名', '手机'])
  sheet.addRow(['王秀兰', '13800000001'])
  const files = unzipWithin(new Uint8Array(await book.xlsx.writeBuffer()), 10_000_000)
  if (files === null || files === 'too_much') throw new Error('no workbook')
  return new Uint8Array(
    zipOf(new Map([...files].map(([name, bytes]) => [name, change(name, bytes.toString('utf8'))]))),
  )
}

const inSheet =
  (from: string, to: string) =>
  (name: string, xml: string): string =>
    name === 'xl/worksheets/sheet1.xml' ? xml.replace(from, to) : xml
const whole = 'A3:XFD1048576'

it.each([
  [
    'merged cells',
    inSheet('</sheetData>', `</sheetData><mergeCells><mergeCell ref="${whole}"/></mergeCells>`),
  ],
  [
    'merged cells in disguise',
    inSheet('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A&#51;:XFD1048576"/></mergeCells>'),
  ],
  [
    'merged cells behind an attribute that ends like a tag',
    inSheet('</sheetData>', `</sheetData><mergeCells><mergeCell x=">" ref="${whole}"/></mergeCells>`),
  ],
  ['a row far below', inSheet('r="2"', 'r="2000000000"')],
  [
    'a name',
    (name: string, xml: string) =>
      name === 'xl/workbook.xml'
        ? xml.replace(
            '</sheets>',
            `</sheets><definedNames><definedName name="x">名单!$A$1:$XFD$1048576</definedName></definedNames>`,
          )
        : xml,
  ],
])('%s over a whole sheet are not read', async (_, change) => {
  expect(await readRosterFile(await workbook(change))).toEqual({ kind: 'expands_too_much' })
})

it.each([
  ['columns', inSheet('<sheetData>', '<cols><col min="1" max="999999999" width="9"/></cols><sheetData>')],
  [
    'checks',
    inSheet(
      '</sheetData>',
      `</sheetData><dataValidations count="1"><dataValidation type="list" sqref="${whole}"><formula1>"a"</formula1></dataValidation></dataValidations>`,
    ),
  ],
])('%s over a whole sheet are passed over', async (_, change) => {
  expect(await readRosterFile(await workbook(change))).toMatchObject([
    { rows: [{ cells: ['姓名', '手机'] }, { cells: ['王秀兰', '13800000001'] }] },
  ])
})

it('everybody is nobody’s account', () => {
  const { problems } = readLine({
    row: 2,
    cells: new Map([
      ['name', '王秀兰'],
      ['userid', '@all'],
    ]),
  })
  expect(problems).toMatchObject([{ problem: { kind: 'bad_userid' } }])
})

it('a sheet of tags that never end is given up at once', async () => {
  const endless = await workbook(inSheet('<sheetData>', `<sheetData>${'<mergeCell '.repeat(40_000)}`))
  const before = process.cpuUsage()
  expect(await readRosterFile(endless)).toEqual({ kind: 'broken_workbook' })
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(1_500)
})

it('a table with a million empty lines below it is read, one of a million lines is not', () => {
  const head = '姓名,手机\n'
  const began = performance.now()
  expect(
    readCsv(Buffer.from(`${head}\n\n王秀兰,\n${'\n'.repeat(1_000_000)}${',\n'.repeat(1_000_000)}`)),
  ).toEqual([
    {
      rows: [
        { number: 1, cells: ['姓名', '手机'] },
        { number: 2, cells: [''] },
        { number: 3, cells: [''] },
        { number: 4, cells: ['王秀兰', ''] },
      ],
    },
  ])
  for (const line of ['\n', 'a\r\n', 'a\r'])
    expect(readCsv(Buffer.from(`${head}${line.repeat(1_000_000)}王秀兰,\n`))).toEqual({
      kind: 'too_many_rows',
      max: 5_000,
    })
  expect(performance.now() - began).toBeLessThan(3_000)
})
