import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRosterFile } from '../../../../src/features/roster/files/read-roster-file.ts'
import { writeRoster, writeTemplate } from '../../../../src/features/roster/files/write-workbook.ts'
import { planImport, type RosterRecord } from '../../../../src/features/roster/rules/plan.ts'
import { type RosterTable, tableOf } from '../../../../src/features/roster/rules/table.ts'
import { roster } from '../any-roster.ts'
import { tableWith } from '../tables.ts'

async function tableIn(bytes: Uint8Array): Promise<RosterTable> {
  const sheets = await readRosterFile(bytes)
  if ('kind' in sheets) throw new Error(sheets.kind)
  const table = tableOf(sheets)
  if ('kind' in table) throw new Error(table.kind)
  return table
}

async function open(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  const copy = new Uint8Array(bytes)
  await workbook.xlsx.load(copy.buffer)
  return workbook
}

describe('the template', () => {
  it('adds nobody when it is imported untouched', async () => {
    const table = await tableIn(await writeTemplate())
    expect(table.rows).toEqual([])
    expect(table.columns).toHaveLength(10)
  })

  it('adds nobody even when its first sheet is gone', async () => {
    const workbook = await open(await writeTemplate())
    workbook.removeWorksheet('花名册')
    const sheets = await readRosterFile(new Uint8Array(await workbook.xlsx.writeBuffer()))
    if ('kind' in sheets) throw new Error(sheets.kind)
    expect(tableOf(sheets)).toEqual({ kind: 'no_header' })
  })

  it('takes what is filled in', async () => {
    const workbook = await open(await writeTemplate())
    const row = workbook.getWorksheet('花名册')?.getRow(2)
    for (const [index, text] of ['王秀兰', '', 'wangxiulan', '13800000001', '乡镇'].entries()) {
      const cell = row?.getCell(index + 1)
      if (cell !== undefined) cell.value = text
    }
    const plan = planImport(await tableIn(new Uint8Array(await workbook.xlsx.writeBuffer())), [])
    expect(plan.problems).toEqual([])
    expect(plan.added).toMatchObject([
      { name: '王秀兰', userid: 'wangxiulan', phone: '13800000001', levels: ['town'] },
    ])
  })

  it('has a frozen heading, text cells, drop-downs for levels and groups, and a sheet of notes', async () => {
    const workbook = await open(await writeTemplate())
    const sheet = workbook.getWorksheet('花名册')
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(sheet?.getColumn(4).numFmt).toBe('@')
    expect(sheet?.getCell('E2').dataValidation).toMatchObject({ type: 'list', formulae: ['"乡镇,县,市,省"'] })
    expect(sheet?.getCell('G301').dataValidation?.formulae?.[0]).toMatch(/第一代表小组/)
    expect(workbook.getWorksheet('填写说明')?.rowCount).toBeGreaterThan(10)
  })
})

describe('the roster as a workbook', () => {
  it('what begins like a formula stays text', async () => {
    const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x")']
    const people = planImport(
      tableWith(dangerous.map((unit, i) => ({ name: `张${'三四五六七'[i]}`, unit }))),
      [],
    ).added
    const sheet = (await open(await writeRoster(people))).getWorksheet('花名册')
    dangerous.forEach((text, i) => {
      const cell = sheet?.getCell(i + 2, 9)
      expect(cell?.type).toBe(ExcelJS.ValueType.String)
      expect(cell?.value).toBe(text)
      expect(cell?.numFmt).toBe('@')
    })
  })

  it('says of nobody that he is in office: last year’s file brings nobody back', async () => {
    const [wang] = planImport(tableWith([{ name: '王秀兰', status: '在任' }]), []).added
    if (wang === undefined) throw new Error('nobody was added')
    const table = await tableIn(await writeRoster([{ ...wang, id: 1 }]))
    const plan = planImport(table, [{ ...wang, id: 1, active: false, leftReason: 'died' }])
    expect(plan).toMatchObject({ updated: [], unchanged: 1, away: [{ name: '王秀兰' }] })
  })

  it('imported again it changes nothing, whatever the roster', async () => {
    await fc.assert(
      fc.asyncProperty(roster, async cells => {
        const first = planImport(tableWith(cells), [])
        fc.pre(first.problems.length === 0)
        const known: RosterRecord[] = first.added.map((person, index) => ({ ...person, id: index + 1 }))
        const again = planImport(await tableIn(await writeRoster(known)), known)
        expect(again).toEqual({
          added: [],
          updated: [],
          unchanged: known.length,
          untouched: 0,
          left: [],
          returned: [],
          away: [],
          renamed: [],
          redistricted: [],
          released: [],
          problems: [],
        })
      }),
      { numRuns: 40 },
    )
  })
})
