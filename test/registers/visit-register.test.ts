import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { findCongressByName } from '../../src/features/congress/store.ts'
import { writePaperTable } from '../../src/registers/paper-table.ts'
import { type VisitRegister, visitRegister } from '../../src/registers/visit-register.ts'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { deputy, jpeg, photoTown } from '../features/attachments/stage.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const photos = photoTown(town)
const printed = new Date('2027-01-12T09:30:00+08:00')

const made = (whose: string | null = null, month: number | null = null): Promise<VisitRegister> =>
  town.database.db.transaction(async tx => {
    const congress = await findCongressByName(tx, sampleTown.name)
    if (congress === null) throw new Error('no congress')
    const [person] = await tx.sql<{ personId: number; name: string }[]>`
      select id as "personId", name from person where name = ${whose}`
    return visitRegister(tx, congress, { year: 2026, month }, person ?? null, printed)
  })

/** A row by the columns' names; empty cells left out. */
function rowOf({ table }: VisitRegister, number: string): Record<string, string> {
  const row = table.rows.find(cells => cells[0] === number) ?? []
  const cells = table.columns.map(({ heading }, i) => [heading, row[i] ?? ''] as const)
  return Object.fromEntries(cells.filter(([, text]) => text !== ''))
}

beforeAll(async () => {
  await town.say(deputy, '/来访 村民李四（13800000001）反映枫树湾路灯坏了两个月，转城建办一周内修好')
  await town.say('胡志强', '/来访 王五等5人反映征地补偿，当场解答')
  await town.say(deputy, '/信箱 石桥村信箱来信反映公交班次少，转为建议')
  await town.say(deputy, '/来访 填错了的登记')
  await photos.send(deputy, jpeg('of a mistake'))
  await town.say(deputy, '/作废来访 4')
  await town.say(deputy, '/附图 1')
  for (const rest of ['lamp', 'wrong', 'pole']) await photos.send(deputy, jpeg(rest))
  await town.say(deputy, '/删附件 1 2')
  await town.say(deputy, '/来访 来访人：=cmd|calc 电话：13900000002 事项：+1+1的问题')
  await town.say(deputy, '/改来访 5 事项 =HYPERLINK("http://evil")的问题')
  await town.say(deputy, '/办结 1 路灯已修好')
  await town.say(deputy, '/回访 1 基本满意')
})

describe('register ②', () => {
  it('has the columns of a 来信来访记录簿 in their order', async () => {
    const { table } = await made()
    expect(table.columns.map(column => column.heading)).toEqual([
      ...[
        '序号',
        '日期',
        '来信/来访',
        '来访人',
        '联系电话',
        '人次',
        '村（社区）',
        '反映事项',
        '类别',
        '接待代表',
      ],
      ...['处理方式', '承办单位', '办理期限', '办理结果', '办结日期', '回访日期', '满意度', '附件'],
    ])
    for (const row of table.rows) expect(row).toHaveLength(18)
  })

  it('a line each number, with who came and what became of it', async () => {
    const register = await made()
    expect(rowOf(register, '1')).toEqual({
      序号: '1',
      日期: '2026-03-11',
      '来信/来访': '来访',
      来访人: '李四',
      联系电话: '13800000001',
      人次: '1',
      '村（社区）': '枫树湾村',
      反映事项: '枫树湾路灯坏了两个月',
      类别: '基础设施',
      接待代表: deputy,
      处理方式: '限时办理',
      承办单位: '村镇建设办',
      办理期限: '2026-03-18',
      办理结果: '路灯已修好',
      办结日期: '2026-03-11',
      回访日期: '2026-03-11',
      满意度: '基本满意',
      附件: '2个',
    })
    expect(rowOf(register, '3')).toMatchObject({ '来信/来访': '来信', 处理方式: '转为代表建议' })
  })

  it('what was entered by mistake keeps its line and tells nothing', async () => {
    expect(rowOf(await made(), '4')).toEqual({
      序号: '4',
      日期: '2026-03-11',
      '来信/来访': '来访',
      反映事项: '（作废）',
    })
  })

  it('says whose it is, the totals, and when it was printed', async () => {
    const { table, counts } = await made()
    expect(table.title).toBe('2026年人民来信来访记录簿')
    expect(table.lines).toEqual([
      '单位：云溪镇人大',
      '合计：来访3件、来信1件、联系0件，共4件；8人次，8人。已办结2件，办理中2件，已回访1件。',
    ])
    expect(rowOf(await made(), '合计')).toEqual({
      序号: '合计',
      '来信/来访': '4件',
      人次: '8',
      回访日期: '1件',
      办结日期: '2件',
      附件: '2个',
    })
    expect(table.lastLine).toMatch(/^填表人：.*审核人：.*制表时间：2027年1月12日 09:30$/)
    expect((await town.say('杨国梁', '/来访簿')).text).toContain(`${counts.people}人次，${counts.persons}人`)
  })

  it('a deputy’s own has what he received and nothing else', async () => {
    const { table, counts } = await made(deputy)
    expect(table.rows.map(row => row[0])).toEqual(['1', '3', '4', '5', '合计'])
    expect(table.lines[1]).toBe(`接待代表：${deputy}`)
    expect(counts).toMatchObject({ visits: 2, letters: 1 })
    expect(JSON.stringify(table)).not.toContain('王五')
  })

  it('a month has its own lines', async () => {
    expect((await made(null, 3)).table.title).toBe('2026年3月人民来信来访记录簿')
    expect((await made(null, 2)).table.rows.map(row => row[0])).toEqual(['合计'])
  })

  it('cells that begin like a formula are text, on A4 across, the heading on every page', async () => {
    const { table } = await made()
    expect(rowOf(await made(), '5')).toMatchObject({
      来访人: '=cmd|calc',
      反映事项: '=HYPERLINK("http://evil")的问题',
    })
    const workbook = new ExcelJS.Workbook()
    const copy = new Uint8Array(await writePaperTable(table))
    await workbook.xlsx.load(copy.buffer)
    const [sheet] = workbook.worksheets
    const head = table.lines.length + 2
    sheet?.eachRow(row =>
      row.eachCell(cell => {
        expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)
        expect(cell.type).not.toBe(ExcelJS.ValueType.Hyperlink)
      }),
    )
    expect(sheet?.getRow(head + 5).getCell(4).value).toBe('=cmd|calc')
    expect(sheet?.pageSetup).toMatchObject({
      orientation: 'landscape',
      paperSize: 9,
      printTitlesRow: `${head}:${head}`,
    })
  })
})
