import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PaperTable, writePaperTable } from '../../src/registers/paper-table.ts'

const table: PaperTable = {
  title: '“主席团会议”回执统计表',
  lines: ['单位：云溪镇人大', '应到9人'],
  columns: [
    { heading: '序号', width: 6, centred: true },
    { heading: '原因', width: 20 },
  ],
  rows: [
    ['1', '住院'],
    ['2', '出差'],
  ],
  lastLine: '填表人：',
}

async function open(made: PaperTable): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook()
  const copy = new Uint8Array(await writePaperTable(made))
  await workbook.xlsx.load(copy.buffer)
  const [sheet] = workbook.worksheets
  if (sheet === undefined) throw new Error('no sheet')
  return sheet
}

const withReason = (reason: string): PaperTable => ({ ...table, rows: [['1', reason]] })

/** Under title, two lines and heading. */
const firstRow = 5

it('title, lines, heading, rows and the place to sign stand in their order', async () => {
  const sheet = await open(table)
  const texts = Array.from({ length: sheet.rowCount }, (_, i) => sheet.getCell(i + 1, 1).text)
  expect(texts).toEqual([table.title, ...table.lines, '序号', '1', '2', '', '填表人：'])
  expect(sheet.getCell('B4').text).toBe('原因')
  expect(sheet.getCell('B6').text).toBe('出差')
  expect(sheet.name).toBe(table.title)
})

it('it prints on A4 across, one page wide, with the heading on every page', async () => {
  const { pageSetup, views, headerFooter } = await open(table)
  expect(pageSetup).toMatchObject({
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '4:4',
  })
  expect(views[0]).toMatchObject({ state: 'frozen', ySplit: 4 })
  expect(headerFooter.oddFooter).toContain('&P')
})

describe('whatever people write', () => {
  it('stays text: nothing is a formula, a number or a link', async () => {
    for (const reason of ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x")', '007', 'http://x', '']) {
      const cell = (await open(withReason(reason))).getCell(firstRow, 2)
      expect(cell.text).toBe(reason)
      expect(cell.numFmt).toBe('@')
      expect([ExcelJS.ValueType.String, ExcelJS.ValueType.Null]).toContain(cell.type)
    }
  })

  it('makes a workbook that opens, with the text in it but for what XML cannot carry', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async reason => {
        const sheet = await open({ ...withReason(reason), title: `“${reason}”` })
        const carried = reason.replace(/[^\P{Cc}\n\t]|\p{Cs}|[\ufffe\uffff]/gu, '')
        expect(sheet.getCell(firstRow, 2).text).toBe(carried)
        expect(sheet.rowCount).toBe(firstRow + 2)
      }),
      {
        numRuns: 60,
        examples: [
          ['\0\x01\x0b\x1f\x7f\uffff\ufffe'],
          ['\ud800'],
          ['a\r\nb\u2028'],
          ['</t>&amp;'],
          ['🙂'.repeat(100)],
        ],
      },
    )
  })

  it('gives a long text a higher row, and is cut where Excel would refuse it', async () => {
    const high = async (reason: string) => (await open(withReason(reason))).getRow(firstRow).height
    expect(await high('家里有事'.repeat(10))).toBeGreaterThan(await high('家里有事'))
    expect(await high('住院')).toBe(await high(''))
    expect(await high('一\n二\n三')).toBeGreaterThan(await high('一二三'))
    const huge = await open(withReason('长'.repeat(40_000)))
    expect(huge.getRow(firstRow).height).toBe(409)
    expect(huge.getCell(firstRow, 2).text).toHaveLength(32_766)
    expect(huge.getCell(firstRow, 2).text.endsWith('…')).toBe(true)
  })
})
