import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Stretch } from '../../src/features/suggestions/types.ts'
import { writePaperTable } from '../../src/registers/paper-table.ts'
import { type SuggestionRegister, suggestionRegister } from '../../src/registers/suggestion-register.ts'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { acts, Story } from '../features/suggestions/story.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const { db } = town.database
const story = await Story.of(db, sampleTown.name)
const clerk = '周晓敏'
const office = '贾文斌'
const build = story.office('村镇建设办')
const finance = story.office('财政所')
const printed = new Date('2027-01-12T09:30:00+08:00')

const made = (stretch: Stretch = { year: 2026 }, now = printed): Promise<SuggestionRegister> =>
  db.transaction(tx => suggestionRegister(tx, story.congress, stretch, null, now))

const flat = (text: string) => text.replaceAll('-\n', '-')

/** A row by the columns' names, dates in one line; empty cells left out. */
function rowOf({ table }: SuggestionRegister, number: string): Record<string, string> {
  const row = table.rows.find(cells => flat(cells[0] ?? '') === number) ?? []
  const cells = table.columns.map(({ heading }, i) => [heading, flat(row[i] ?? '')] as const)
  return Object.fromEntries(cells.filter(([, text]) => text !== ''))
}

async function load(table: SuggestionRegister['table']): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(await writePaperTable(table)).buffer)
  const [sheet] = workbook.worksheets
  if (sheet === undefined) throw new Error('no sheet')
  return sheet
}

beforeAll(async () => {
  const left = await story.begin('胡志强', '2025-11-03', { title: '关于冷库的建议' })
  await left.does(clerk, acts.assign([build]), '2025-11-10')
  const whole = await story.begin('王秀兰', '2026-01-05')
  await whole.does('董长庚', { act: 'cosign' }, '2026-01-05')
  await whole.does(clerk, acts.assign([build], [finance]), '2026-01-06')
  await whole.does(office, acts.consult('2026-01-10', '文化礼堂'), '2026-01-10')
  await whole.does(office, acts.answer('B', '已列入计划。', '2026-12-31'), '2026-01-20')
  await whole.does(office, acts.consult('2026-01-22'), '2026-01-22')
  await whole.does('王秀兰', acts.rate('satisfied'), '2026-01-23')
  await whole.does('董长庚', acts.rate('basically'), '2026-01-23')
  await whole.does(clerk, acts.close, '2026-01-25')
  const refused = await story.begin('许金泉', '2026-01-06', { kind: 'opinion' })
  await refused.does(clerk, { act: 'reject', ground: 'court', reason: '案件正在审理' }, '2026-01-07')
  const withdrawn = await story.begin('许金泉', '2026-01-07')
  await withdrawn.does('许金泉', { act: 'withdraw', reason: '村里已经解决' }, '2026-01-08')
  const again = await story.begin('季连生', '2026-01-08', { kind: 'criticism', confidential: true })
  await again.does(clerk, acts.assign([build]), '2026-01-09')
  await again.does(office, acts.consult('2026-01-10'), '2026-01-10')
  await again.does(office, acts.answer('A'), '2026-01-20')
  await again.does(office, acts.consult('2026-01-22'), '2026-01-22')
  await again.does('季连生', acts.rate('dissatisfied'), '2026-01-23')
  await again.does(clerk, { act: 'key', isKey: true }, '2026-01-24')
  await story.begin('陆巧珍', '2026-01-09', { title: '=HYPERLINK("http://evil")', text: '+1+1' })
  await story.begin('陆巧珍', '2026-01-10', { title: '长'.repeat(500), text: '文'.repeat(10_000) })
  await story.begin('陆巧珍', '2026-02-10', { raised: 'session' }, '19-3')
})

describe('register ④', () => {
  it('has the columns as offices keep them, in their order', async () => {
    const { table } = await made()
    expect(table.columns.map(({ heading }) => heading)).toEqual([
      ...[
        '编号',
        '提出日期',
        '种类',
        '大会/闭会',
        '领衔代表',
        '附议代表',
        '标题（案由）',
        '内容',
        '类别',
        '来源',
      ],
      ...['审查意见', '交办日期', '主办单位', '协办单位', '办理期限', '第一次面商', '答复日期', '办理结果'],
      ...['答复摘要', '第二次面商', '满意度（态度/结果）', '重新办理', '办结日期', '承诺期限/兑现'],
      '附件',
      '备注',
    ])
    for (const row of table.rows) expect(row).toHaveLength(26)
  })

  it('a row tells the whole way of an item', async () => {
    expect(rowOf(await made(), '2026-001')).toEqual({
      编号: '2026-001',
      提出日期: '2026-01-05',
      种类: '建议',
      '大会/闭会': '闭会',
      领衔代表: '王秀兰',
      附议代表: '1人：董长庚',
      '标题（案由）': '关于修复枫树湾路灯的建议',
      内容: '枫树湾的路灯坏了两个月，夜间行人不便，请修复。',
      类别: '城乡建设',
      来源: '代表提出',
      审查意见: '接收\n2026-01-06',
      交办日期: '2026-01-06',
      主办单位: '村镇建设办',
      协办单位: '财政所',
      办理期限: '2026-04-06',
      第一次面商: '2026-01-10\n文化礼堂',
      答复日期: '2026-01-20',
      办理结果: 'B类',
      答复摘要: '已列入计划。',
      第二次面商: '2026-01-22\n镇政府',
      '满意度（态度/结果）': '态度：满意2\n结果：满意1、基本满意1',
      办结日期: '2026-01-25',
      '承诺期限/兑现': '2026-12-31\n未兑现',
    })
  })

  it('what was refused or withdrawn keeps its row with the reason', async () => {
    const register = await made()
    expect(rowOf(register, '2026-002')).toMatchObject({
      审查意见: '不予接收\n2026-01-07',
      备注: '涉及正在审理的司法案件，案件正在审理',
    })
    expect(rowOf(register, '2026-003')).toMatchObject({
      审查意见: '撤回\n2026-01-08',
      备注: '撤回：村里已经解决',
    })
  })

  it('what is handled again says what is of the round before', async () => {
    expect(rowOf(await made(), '2026-004')).toMatchObject({
      重新办理: '第2轮',
      办理结果: 'A类\n（第1轮）',
      '满意度（态度/结果）': '态度：满意\n结果：不满意\n（第1轮）',
      备注: '保密；重点督办；前次答复后重新办理',
    })
  })

  it('a session has a register of its own, and its items stand in that of their year', async () => {
    const session = await made({ series: '19-3' })
    expect(session.table.title).toBe('第十九届第三次会议代表议案和批评、建议、意见记录簿')
    expect(session.table.rows.map(([first]) => flat(first ?? ''))).toEqual(['19-3-001', '合计'])
    expect(rowOf(await made(), '19-3-001')).toMatchObject({ '大会/闭会': '大会' })
  })

  it('says whose it is, the figures, what earlier years left, where to sign', async () => {
    const { table } = await made()
    expect(table.title).toBe('2026年代表议案和批评、建议、意见记录簿')
    expect(table.lines[0]).toBe('单位：云溪镇人大')
    expect(table.lines).toContain(
      '往年结转（不计入以上各项）：未办结1件，现已办结0件；承诺未兑现0件，现已兑现0件。',
    )
    expect(rowOf(await made(), '合计')).toMatchObject({ 种类: '7件', 答复日期: '2件', 办结日期: '1件' })
    expect(table.lastLine).toMatch(/^填表人：.*审核人：.*制表时间：2027年1月12日 09:30$/)
  })

  it('an empty year has its heading, nothing and where to sign', async () => {
    const { table } = await made({ year: 2019 })
    expect(table.rows.map(([first]) => first)).toEqual(['合计'])
    expect((await load(table)).getCell('A1').text).toBe('2019年代表议案和批评、建议、意见记录簿')
  })

  it('cells that begin like a formula are text, long texts are cut and said to be, on A4 across', async () => {
    const { table } = await made()
    expect(table.lines.at(-1)).toContain('全文见')
    const sheet = await load(table)
    const values: unknown[] = []
    sheet.eachRow(row =>
      row.eachCell(cell => {
        expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)
        expect(cell.type).not.toBe(ExcelJS.ValueType.Hyperlink)
        values.push(cell.value)
      }),
    )
    expect(values).toContain('=HYPERLINK("http://evil")')
    expect(values).toContain('+1+1')
    expect(values).toContain(`${'文'.repeat(89)}…`)
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9, fitToWidth: 1 })
  })
})

describe('the figures', () => {
  it('are those of the chat, for any year', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2024, max: 2028 }), async year => {
        const { table } = await made({ year }, town.clock.now())
        const { text } = await town.say(clerk, `/建议统计 ${year}年`)
        const said = (text ?? '').split('\n').slice(1)
        const shared = table.lines.slice(1).filter(line => !line.includes('全文见'))
        expect(said.slice(0, shared.length)).toEqual(shared)
      }),
      { numRuns: 12 },
    )
  })
})

describe('a register of 2,000 items', () => {
  it('has them all, each in its row, and its work grows with the items and not with their square', async () => {
    const [last] = await db.sql<{ id: number }[]>`
      select id from suggestion where series = '2026' and number = 1`
    const id = last?.id ?? 0
    const copy = async (year: number, count: number) => {
      const series = `${year}`
      await db.sql`
        insert into suggestion (congress_id, series, number, revision, kind, state, title, text, category, confidential,
                                is_key, submitted_on)
        select congress_id, ${series}, g, revision, kind, state, title, text, category, confidential, is_key,
               make_date(${year}::int, 1, 5)
        from suggestion, generate_series(1, ${count}::int) g where id = ${id}`
      await db.sql`
        insert into suggestion_entry (suggestion_id, nth, event, day, at)
        select s.id, e.nth, e.event, e.day, e.at from suggestion s, suggestion_entry e
        where s.series = ${series} and e.suggestion_id = ${id}`
    }
    await copy(2031, 200)
    await copy(2032, 2_000)
    // The process's own work, not the clock on the wall: others use the machine.
    const work = async (year: number) => {
      const before = process.cpuUsage()
      const { table } = await made({ year })
      const bytes = await writePaperTable(table)
      const { user, system } = process.cpuUsage(before)
      return { rows: table.rows.length, bytes: bytes.length, ms: (user + system) / 1000 }
    }
    await work(2031)
    const small = await work(2031)
    const large = await work(2032)
    expect([small.rows, large.rows]).toEqual([201, 2_001])
    expect(large.bytes).toBeLessThan(2_000_000)
    console.info(`200 items ${small.ms.toFixed(0)} ms, 2,000 items ${large.ms.toFixed(0)} ms of work`)
    expect(large.ms).toBeLessThan(Math.max(2_000, small.ms * 30))
  }, 60_000)
})
