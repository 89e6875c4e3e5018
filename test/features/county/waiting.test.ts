/** While the bot waits for a town's answer, what its clerk says about something else never goes to the county. */
import { expect, it } from 'vitest'
import { readWaiting, storedWaiting } from '../../../src/features/county/rules/reply.ts'
import { startTown } from '../../support/town.ts'
import { addCounty, county } from './county-town.ts'

const town = await startTown()
const { sql } = town.database.db
await addCounty(town)
const clerk = '沈月英'
const say = async (who: string, text: string) => {
  const heard = await town.say(who, text)
  return `${heard.text ?? ''}\n${JSON.stringify(heard.card ?? '')}`
}
const replies = async () =>
  (await sql<{ words: string }[]>`select words from county_reply order by id`).map(({ words }) => words)

/** As 填写回复 leaves it. */
const wait = () => waitFor(1)
async function waitFor(number: number): Promise<void> {
  const now = town.clock.now()
  await sql`
    insert into conversation (person_id, place, about, words, expires_at)
    select p.id, 'single', 'county_reply', n.id::text, ${new Date(now.getTime() + 7_200_000)}
    from person p, county_notice n where p.name = ${clerk} and n.number = ${number}
    on conflict (person_id, place) do update set words = excluded.words, expires_at = excluded.expires_at`
}

await say(county, '/县通知 请报送培训情况。回报：参加人数')
await say(county, '/县通知 1 发布')

it('a reason for leave and a command without its slash go where they are meant', async () => {
  await town.say('杨国梁', '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议', '主席团')
  await say(clerk, '我的')
  await wait()
  const left = await say(clerk, '请假，父亲住院')
  expect(left).toContain('请假')
  expect(left).not.toContain('县通知')
  expect(await say(clerk, '李国强请假，村里有事')).not.toContain('县通知')
  expect(await say(clerk, '准假 李国强')).not.toContain('县通知')
  expect(await replies()).toEqual([])
  // The question is still open.
  expect(await say(clerk, '参加2人')).toContain('发送“确认”提交')
  expect(await say(clerk, '参加3人，建议12件')).toContain('参加3人')
  expect(await replies()).toEqual([])
  expect(await say(clerk, '确认')).toContain('已代表本单位回复')
  expect(await replies()).toEqual(['参加3人，建议12件'])
})

it.each(['算了', '不填了', '取消', '取消吧。'])('%s drops the question', async words => {
  await wait()
  await say(clerk, '参加4人')
  expect(await say(clerk, words)).toContain('没有回复县通知')
  expect(await say(clerk, '确认')).not.toContain('已代表本单位回复')
  expect(await replies()).toHaveLength(1)
})

it('words that were shown with an earlier version are shown again', async () => {
  await wait()
  await say(clerk, '参加5人')
  await sql`update county_notice set version = version + 1 where number = 1`
  expect(await say(clerk, '确认')).toContain('刚刚修改')
  expect(await replies()).toHaveLength(1)
  expect(await say(clerk, '确认')).toContain('已代表本单位回复')
})

it('whoever is no clerk any more is told so, and that nothing was said for the town', async () => {
  const before = await replies()
  await wait()
  await say(clerk, '参加6人')
  await say('杨国梁', '/交接 副主席 郑永福')
  const said = await say(clerk, '确认')
  expect(said).toContain('您现在不是本单位的主席、副主席或联络员')
  expect(said).not.toContain('没有给本单位发过')
  await say('杨国梁', `/交接 副主席 ${clerk}`)
  expect(await replies()).toEqual(before)
})

it('a town whose notices were all cancelled is told so', async () => {
  const before = await replies()
  await say(county, '/县通知 1 取消 不用报了')
  const said = await say(clerk, '/县通知 参加8人')
  expect(said).toContain('都已取消')
  expect(said).not.toContain('没有给本单位发过')
  expect(await replies()).toEqual(before)
})

it('what waits is read as it was stored', () => {
  const waiting = { noticeId: 3, version: 2, words: '1\n2 3\n' }
  expect(readWaiting(storedWaiting(waiting))).toEqual(waiting)
  expect(readWaiting('3')).toEqual({ noticeId: 3, version: null, words: null })
  expect(readWaiting('x')).toBeNull()
})

const elsewhere = [
  '王秀兰 请假 出差',
  '王秀兰：请假 出差',
  '@王秀兰 请假 出差',
  '王秀兰请假，去县里开会',
  '王秀兰和胡志强都请假，去县里开会',
  '代王秀兰请假 住院',
  '我请假，父亲住院',
  '胡志强参加',
  '胡志强 参加',
  '参加（胡志强）',
  '参加 胡志强',
  '胡志强能参加',
  '王秀兰 签到',
  '王秀兰已签到',
  '胡志强迟到了',
  '胡志强 早退 村里有事',
]
const answers = [
  '8件，负责人张三',
  '参加2人',
  '应到30人，请假2人',
  '请假2名',
  '已建成2个，无问题',
  '参加人员：张三、李四',
]

it.each([
  ['with nothing open', false],
  ['with a notice open', true],
])('what is said of others is taken as it is without a draft, %s', async (_, isOpen) => {
  await say(county, '/县通知 请报送名单。回报：名单')
  const number = (await sql<{ number: number }[]>`select max(number)::int as number from county_notice`)[0]
  await say(county, `/县通知 ${number?.number} 发布`)
  if (!isOpen) await town.say('杨国梁', '/取消 1 改期')
  else await town.say('杨国梁', '/会议 3月19日上午9点 镇政府三楼会议室 主席团会议', '主席团')
  const before = await replies()
  for (const words of elsewhere) {
    await waitFor(number?.number ?? 0)
    expect.soft(await say(clerk, words), words).not.toContain('将代表本单位回复')
  }
  for (const words of answers) {
    await waitFor(number?.number ?? 0)
    expect.soft(await say(clerk, words), words).toContain('发送“确认”提交')
  }
  expect(await replies()).toEqual(before)
})
