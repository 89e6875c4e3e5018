import { expect, test } from 'vitest'
import { startTown } from '../../support/town.ts'
import { whileNothingIsPushed } from '../../support/ways.ts'

/** Who says later that he did answer, or that he never tried, is shown what the log has. */
const town = await startTown()
const { sql } = town.database.db
const chair = '杨国梁'
const presidium = '主席团'
const post = '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议'

const log = async (which: string) => (await town.say(chair, `/日志 ${which}`)).text ?? ''
const latest = async () => {
  const [deed] = await sql<Record<string, unknown>[]>`
    select d.userid, d.action, d.outcome, d.subject, d.detail->>'why' as why, p.name as about, i.kind as message
    from deed d
    left join person p on p.id = (d.detail->>'personId')::int
    left join inbound i on i.bot = d.bot and i.msgid = d.msgid
    order by d.id desc limit 1`
  return deed
}
const deeds = async () => (await sql<{ n: number }[]>`select count(*) as n from deed`)[0]?.n ?? 0

test('an answer when nothing is open is kept with the words that it came in', async () => {
  expect((await town.say('王秀兰', '参加', presidium)).text).toContain('没有')
  expect(await latest()).toEqual({
    userid: 'wangxiulan',
    action: 'meeting.answer',
    outcome: 'refused',
    subject: null,
    why: 'nothing_open',
    about: '王秀兰',
    message: 'text',
  })
  expect(await log('全部')).toContain('王秀兰：回复（未登记：没有待回复的通知）')
})

test('somebody who may not enter answers for others is told so, and the notice keeps who tried and for whom', async () => {
  await town.say(chair, post, presidium)
  expect((await town.say('王秀兰', '帮胡志强报名，他手机没电了', presidium)).text).toContain('联络员')
  expect(await latest()).toMatchObject({
    userid: 'wangxiulan',
    action: 'meeting.proxy',
    outcome: 'refused',
    subject: 'meeting:1',
    why: 'not_a_clerk',
    about: '胡志强',
    message: 'text',
  })
  expect(await log('1')).toContain('王秀兰：代为登记（未登记：不能代他人回复），胡志强')
  expect((await town.say(chair, '/名单 1')).text).not.toMatch(/【参加】.*胡志强/)
})

test('an answer of somebody who is not addressed, in words and by the card', async () => {
  const card = (await town.messages(presidium)).find(message => message.text.includes('第1号通知'))?.id ?? ''
  expect((await town.say('董长庚', '第1号 参加')).text).toContain('不在')
  expect(await latest()).toMatchObject({
    userid: 'dongchanggeng',
    subject: 'meeting:1',
    why: 'not_addressed',
  })
  await town.click('周晓敏', card, 'attend:1', presidium)
  expect(await latest()).toMatchObject({ userid: 'zhouxiaomin', why: 'not_addressed', message: 'click' })
  expect(await log('1')).toContain('董长庚：回复（未登记：不在通知对象中）')
})

test('an answer to a draft, and to a number that nothing has', async () => {
  await whileNothingIsPushed(town, () => town.say(chair, post))
  await town.say('王秀兰', '第2号 参加')
  expect(await latest()).toMatchObject({ subject: 'meeting:2', why: 'not_published' })
  await town.say('王秀兰', '第99号 参加')
  expect(await latest()).toMatchObject({ subject: null, why: 'no_such_notice' })
})

test('an answer to a cancelled notice, in words, by the card and by a clerk for somebody', async () => {
  await town.say(chair, '/取消 1 与县里会议冲突', presidium)
  const card = (await town.messages(presidium)).find(message => message.text.includes('第1号通知'))?.id ?? ''
  const clicked = await town.click('胡志强', card, 'attend:1', presidium)
  expect(clicked.text).toContain('与县里会议冲突')
  expect(await latest()).toMatchObject({ userid: 'huzhiqiang', why: 'cancelled', message: 'click' })
  expect((await town.say('胡志强', '第1号 参加')).text).toContain('与县里会议冲突')
  expect(await latest()).toMatchObject({ userid: 'huzhiqiang', why: 'cancelled', message: 'text' })
  await town.say(chair, '/代 1 王秀兰 参加')
  expect(await latest()).toMatchObject({ action: 'meeting.proxy', why: 'cancelled', about: '王秀兰' })
  expect(await log('1')).toContain('杨国梁：代为登记（未登记：通知已取消），王秀兰')
})

test('a command that somebody may not use stands in the log of the notice that it named', async () => {
  await town.say('王秀兰', '/改 1 地点改在五楼会议室', presidium)
  expect(await log('1')).toContain('王秀兰：改（未办理：无权使用）')
  await town.say('王秀兰', '/催', presidium)
  expect(await log('全部')).toContain('王秀兰：催（未办理：无权使用）')
})

test('a repeated message is refused and kept once', async () => {
  await town.api('faults', { duplicate: 2 })
  const before = await deeds()
  await town.say('王秀兰', '第99号 参加')
  await town.api('faults', { duplicate: 1 })
  expect(await deeds()).toBe(before + 1)
})

test('what is no answer, or only a look, leaves nothing in the log', async () => {
  const before = await deeds()
  for (const words of ['收到', '名单', '我的', '今天天气不错', '还没定']) await town.say('王秀兰', words)
  expect(await deeds()).toBe(before)
})
