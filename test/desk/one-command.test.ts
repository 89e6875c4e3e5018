/** Several commands in one message: nothing of it is done, and who sent it is told to send them one by one. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { behindInnerSlashes, behindLeadingSlash, linesOf } from '../../src/bot/grammar.ts'
import { registry } from '../../src/desk/registry.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const { sql } = town.database.db
const liaison = '周晓敏'
const deputy = '王秀兰'

const say = async (who: string, words: string, room?: string): Promise<string> =>
  (await (room === undefined ? town.say(who, words) : town.say(who, words, room))).text ?? ''

/** Of everything but what is kept of the messages themselves. */
async function rows(): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    if (/^(?:inbound|answer_url|spoken|way_|person_way)/.test(name)) continue
    const [row] = await sql<{ count: number }[]>`select count(*)::int as count from ${sql.identifier(name)}`
    counts[name] = row?.count ?? 0
  }
  return counts
}

beforeAll(async () => {
  await say(liaison, '我的')
  await say(deputy, '我的')
  await say(liaison, '/会议 主席团会议 3月20日下午3点 二楼会议室 议题：审议代表辞职事项')
  await say(liaison, '/发布')
})

describe('several commands in one message', () => {
  it.each<[who: string, said: string, told: string]>([
    [liaison, '/答复 1 A 已修好\n/答复 4 A 已增设', '这里有2条：“/答复 1”、“/答复 4”'],
    [liaison, '/决定 1 修渠 承办：财政所\n/决定 1 修路 承办：财政所', '“/决定 1”、“/决定 1”'],
    [deputy, '/来访 张三反映路灯坏了\n/来访 李四反映水管漏水', '“/来访”、“/来访”'],
    [liaison, '/办结 1 已修好\r\n/回访 1 满意', '“/办结 1”、“/回访 1”'],
    [deputy, '/建议 修路\n/建议 修桥', '“/建议”、“/建议”'],
    [liaison, '/计划 增 5月 视察水利\n/计划 增 6月 视察道路', '“/计划”、“/计划”'],
    [liaison, '/会议 主席团会议 3月25日上午9点 二楼会议室\n/发布', '“/会议”、“/发布”'],
    [liaison, '/取消 1 大雪\n/取消 5 大雪', '“/取消 1”、“/取消 5”'],
    [liaison, `/准假 ${deputy}\n／不准 胡志强 会议重要`, '“/准假”、“/不准”'],
    [liaison, '/取消 1 大雪 /取消 5 大雪', '“/取消 1”、“/取消 5”'],
    [liaison, '/取消 1 大雪\n\n  ／取消5 大雪', '“/取消 1”、“/取消 5”'],
    [liaison, '/取消 1 大雪\n/帮助', '“/取消 1”、“/帮助”'],
    [liaison, '/我的\n/名单', '“/我的”、“/名单”'],
    [liaison, '/取肖 1 大雪\n/取消 5 大雪', '“/取肖”、“/取消 5”'],
    [deputy, '/我的\n/准假 胡志强', '“/我的”、“/准假”'],
  ])('%s: %j', async (who, said, told) => {
    const before = await rows()
    const answer = await say(who, said)
    expect(answer).toContain('没有办理：一条消息只办一条命令')
    expect(answer).toContain(told)
    expect(answer).toContain('请一次发送一条')
    expect(await rows()).toEqual(before)
  })

  it('also in a group, where each names the bot', async () => {
    const before = await rows()
    const answer = await say(liaison, '@联络员 /取消 1 大雪\n@联络员 /取消 5 大雪', '主席团')
    expect(answer).toContain('“/取消 1”、“/取消 5”。请一次发送一条，每条都@联络员。')
    expect(await rows()).toEqual(before)
  })

  it('words with a command behind them are no answer', async () => {
    const before = await rows()
    expect(await say(deputy, '参加\n/名单 1')).toContain('这条消息里夹着“/名单 1”')
    expect(await rows()).toEqual(before)
  })

  it('of a draft that waits for more nothing is ended, and it goes on', async () => {
    await say(liaison, '/会议 主席团会议 3月27日 二楼会议室 议题：听取财政工作汇报')
    const before = await rows()
    const drafts = () => sql`select number, status, starts_at from meeting order by id`
    const were = await drafts()
    expect(await say(liaison, '上午9点\n/取消 1 大雪')).toContain('这条消息里夹着“/取消 1”')
    expect(await rows()).toEqual(before)
    expect(await drafts()).toEqual(were)
    expect(await say(liaison, '上午9点')).toContain('9:00')
  })

  it('whoever may not use the first, or is nobody here, hears what he hears of it alone', async () => {
    const alone = await say(deputy, '/取消 1 大雪')
    expect(alone).toContain('由主席、副主席和联络员使用')
    expect(await say(deputy, '/取消 1 大雪\n/各镇')).toBe(alone)
  })

  it.each([
    '/帮助 /取消',
    '/来访 张三反映2026/3/4停水\n地点在 /页 三',
    '/建议 请在三楼 /会议室 装空调',
    '/建议 通知里请写明发送 /参加 或 /请假 的办法',
    '/来访 李四反映问题\n1/2的路灯不亮\n//',
    '@联络员\n/我的',
  ])('%j is one', async said => {
    expect(await say(deputy, said)).not.toContain('没有办理：')
  })
})

describe('where a second command can stand', () => {
  it('lines without their mentions, and what follows a slash', () => {
    expect(linesOf('@联络员 /取消 9\r\n\n@联络员 ／取消 5', '联络员')).toEqual(['/取消 9', '／取消 5'])
    expect(['/取消 5', '／取消', '/ 页', '2026/3', '/'].map(behindLeadingSlash)).toEqual([
      '取消 5',
      '取消',
      null,
      null,
      null,
    ])
    expect(behindInnerSlashes('/取消 9 大雪 /取消 5 或/请假 发送 /参加')).toEqual([
      '取消 5 或/请假 发送 /参加',
    ])
  })

  it('any text is looked through in no time', () => {
    const started = performance.now()
    for (const line of [
      '/ '.repeat(10_000),
      ' /取'.repeat(7_000),
      '/会 \n'.repeat(5_000),
      '@联络员 /\n'.repeat(3_000),
    ])
      for (const one of linesOf(line, '联络员')) behindInnerSlashes(one).concat(behindLeadingSlash(one) ?? [])
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  it('every name of every command is found behind any other', async () => {
    const names = [...registry.byName.keys()]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.constantFrom('\n', '\r\n', '\n\n', '\n@联络员 '),
        fc.constantFrom('/', '／'),
        async (name, gap, slash) => {
          expect(await say(liaison, `/我的${gap}${slash}${name} 1`)).toContain(`“/${name} 1”`)
        },
      ),
      { numRuns: 60 },
    )
  }, 60_000)
})
