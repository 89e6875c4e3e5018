/**
 * What is numbered anew each year, when two years have the number: nothing is done to the wrong one. Whoever names a
 * number without its year is asked where both can be meant, of what concerns him alone.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { startTown } from '../support/town.ts'
import { stageOf } from './agenda/stage.ts'

const town = await startTown()
const { alone, holds, sql } = stageOf(town)
const liaison = '周晓敏'
/** The contacts of 农业农村办 and of 财政所. */
const agriculture = '徐志刚'
const finance = '范巧云'
const reader = '王秀兰'

const papers = () => sql<{ key: string; state: string }[]>`
  select year || '-' || number as key, state from incoming_paper order by year, number`
const decisions = () => sql<{ key: string; state: string }[]>`
  select year || '-' || number as key, state from decision order by year, number`

beforeAll(async () => {
  await holds()
  await alone(liaison, '/收文 县人大办 云人办〔2026〕12号 关于换届的通知 1份')
  await alone(liaison, '/文件 1 交 毛水法 办理 12月20日前')
  await alone(liaison, '/收文 县人大办 云人办〔2026〕13号 关于报送名单的通知 1份')
  await alone(liaison, '/收文 县人大办 云人办〔2026〕14号 关于调研的通知 1份')
  await alone(liaison, '/文件 3 办结 已报送')
  await alone(liaison, '/决定 1 第1项 修路 承办：农业农村办 期限：12月25日')
  await alone(liaison, '/决定 1 第2项 清淤 承办：农业农村办 期限：12月25日')
  await alone(liaison, '/决定 1 第3项 植树 承办：农业农村办 期限：12月25日')
  await alone(liaison, '/落实 3 已完成 植好了')
  await alone(liaison, '/计划 增 12月 视察农田水利')
  await alone(liaison, '/计划 定稿')
  await town.moveTo('2027-01-04T11:00:00+08:00')
  await alone(liaison, '/收文 县政府办 云政办〔2027〕1号 关于春节值班的通知 1份')
  await alone(liaison, '/文件 2027-1 传阅 王秀兰')
  await alone(liaison, '/决定 1 第1项 装灯 承办：财政所 期限：2月1日')
  await alone(liaison, '/计划 增 2027年1月 调研养老')
}, 120_000)

describe('a paper', () => {
  it('of both years, the earlier one open, is asked for with the full numbers', async () => {
    const named = '有2份同号的文件：文件2027-001、文件2026-001'
    for (const words of ['办结 已报送', '作废 重复', '归档 2', '交 毛水法 办理'])
      expect(await alone(liaison, `/文件 1 ${words}`)).toBe(
        `${named}，没有更改。请写全号数，如：/文件 2026-001 办结 结果`,
      )
    // Who only looks has changed nothing, and need not be told so.
    for (const words of ['/文件 1', '/文件 1 办结了吗', '/收文 1'])
      expect(await alone(liaison, words)).toBe(`${named}。请写全号数，如：/文件 2026-001`)
    expect(await papers()).toMatchObject([
      { key: '2026-1', state: 'open' },
      { key: '2026-2', state: 'open' },
      { key: '2026-3', state: 'done' },
      { key: '2027-1', state: 'open' },
    ])
  })

  it('that is his alone is his, and of the other he learns nothing', async () => {
    expect(await alone('毛水法', '/文件 1')).toContain('关于换届的通知')
    expect(await alone(reader, '/文件 1')).toContain('关于春节值班的通知')
    expect(await alone('董长庚', '/文件 1')).toContain('没有查到这一号文件')
    expect(await alone('毛水法', '/文件 1 办结 已报送')).toContain('文件2026-001')
    expect(await papers()).toMatchObject([{ key: '2026-1', state: 'done' }, {}, {}, { state: 'open' }])
    // It is over: nobody means it without its year.
    expect(await alone(liaison, '/文件 1')).toContain('关于春节值班的通知')
  })

  it('photos are asked for in the same way', async () => {
    await alone(liaison, '/收文 县政府办 云政办〔2027〕2号 关于防汛的通知 1份')
    expect(await alone(liaison, '/附图 文件2')).toContain('文件2027-002、文件2026-002')
  })
})

describe('a decision', () => {
  it('of both years, the earlier one open, is asked for by those who may do it to both', async () => {
    const named = '有2项同号的决定事项：决定2027-001、决定2026-001'
    for (const words of ['/落实 1 已完成 修好', '/落实 1 延期到3月1日 天冷'])
      expect(await alone(liaison, words)).toBe(`${named}，没有更改。请写全号数，如：/落实 2026-001 情况`)
    expect(await alone(liaison, '/改决定 1 期限：3月1日')).toBe(
      `${named}，没有更改。请写全号数，如：/改决定 2026-001 承办：单位或姓名`,
    )
    expect(await alone(reader, '/决定 决定1')).toBe(`${named}。请写全号数，如：/决定 2026-001`)
    expect((await decisions()).map(({ state }) => state)).toEqual(['open', 'open', 'done', 'open'])
  })

  it('is each office’s own', async () => {
    expect(await alone(agriculture, '/落实 1 已开工')).toContain('决定2026-001')
    expect(await alone(finance, '/落实 1 灯已订货')).toContain('决定2027-001')
    expect(await alone(reader, '/落实 1 已开工')).toMatch(/由承办单位联系人|请写全/)
    const [road] = await sql<{ n: number }[]>`
      select count(*)::int as n from decision_entry e join decision d on d.id = e.decision_id
      where e.event->>'type' = 'progress' and d.year = 2026 and d.number = 1`
    expect(road?.n).toBe(1)
  })

  it('of last year alone is found, and one that is open for longer is not passed over', async () => {
    expect(await alone(liaison, '/落实 2 已完成 清好')).toContain('决定2026-002已完成')
    await sql`update decision set year = 2024, state = 'open' where year = 2026 and number = 2`
    await sql`update incoming_paper set year = 2024 where year = 2026 and number = 2`
    expect(await alone(liaison, '/决定 决定2')).toContain('决定2024-002')
    expect(await alone(liaison, '/文件 2 办结 已报送')).toContain('文件2027-002、文件2024-002')
  })
})

describe('an item of the plan', () => {
  it('of last year that was left undone, and of the new year, is asked for in January', async () => {
    for (const words of ['完成 1', '说明 1 因防汛推迟', '改 1 6月', '删 1 与调研合并']) {
      expect(await alone(liaison, `/计划 ${words}`)).toContain('2027年、2026年的工作计划都有第1项，没有更改')
    }
    expect(await alone(liaison, '/计划 完成 2026-1 已视察')).toContain('已登记第1项完成')
    expect(await alone(liaison, '/计划 完成 1 已调研')).toContain('已登记第1项完成')
    const entries = await sql<{ year: number }[]>`
      select year from plan_entry where event->>'type' = 'done' order by year`
    expect(entries.map(({ year }) => year)).toEqual([2026, 2027])
  })

  it('is asked for while the next year’s plan is made', async () => {
    await alone(liaison, '/计划 增 2028年5月 视察水库')
    expect(await alone(liaison, '/计划 改 1 6月')).toContain('2028年、2027年的工作计划都有第1项')
    expect(await alone(liaison, '/计划 改 2028-1 6月')).toContain('6月')
  })
})
