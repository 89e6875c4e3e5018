import { expect, test } from 'vitest'
import { startTown } from '../../support/town.ts'

/** WeCom's answer address is good for one word within an hour (wecom-protocol 1.11). */
const town = await startTown()
const { sql } = town.database.db
const presidium = '主席团'

await town.say('杨国梁', '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议', presidium)

/** Between the decision and its sending another word takes the address, as when two clerks decide at one moment. */
await sql`
  create function take_address() returns trigger language plpgsql as
    $$ begin delete from answer_url; return null; end $$`
const whileItIsTaken = async <T>(act: () => Promise<T>): Promise<T> => {
  await sql`
    create trigger take_address after insert on outbox for each statement execute function take_address()`
  try {
    return await act()
  } finally {
    await sql`drop trigger take_address on outbox`
  }
}

test('a word whose address is gone when its turn comes is a call in the group, without what it says', async () => {
  await town.say('胡志强', '请假 住院')
  const { pushed } = await whileItIsTaken(() => town.say('周晓敏', '/不准 胡志强 本次要表决', presidium))
  expect(pushed).toMatchObject([{ chat: 'wrYunxiPresidium01', mentions: ['huzhiqiang'] }])
  expect(pushed[0]?.text).toContain('您有新消息')
  expect(pushed[0]?.text).not.toContain('表决')
})

test('it is not dead, and the person reads it once when he looks', async () => {
  expect((await town.say('沈月英', '未送达')).text).toContain('没有发送失败的消息')
  expect((await town.say('胡志强', '我的')).text).toContain('本次要表决')
  expect((await town.say('胡志强', '我的')).text).not.toContain('本次要表决')
})

test('in the night the call waits for the morning', async () => {
  await town.moveTo('2026-03-11T21:30:00+08:00')
  await town.say('王秀兰', '请假 住院')
  const { pushed } = await whileItIsTaken(() => town.say('周晓敏', '/准假 王秀兰'))
  expect(pushed).toEqual([])
  await town.moveTo('2026-03-12T07:59:00+08:00')
  const before = await town.messages(presidium)
  await town.moveTo('2026-03-12T08:00:00+08:00')
  const fresh = (await town.messages(presidium)).slice(before.length)
  expect(fresh.filter(({ text }) => text.includes('您有新消息'))).toHaveLength(1)
})

test('who has no group with a webhook cannot be called either, and the liaison sees that', async () => {
  await town.say('胡志强', '改为参加')
  await town.say('胡志强', '请假 开会')
  await sql`update chat set webhook_key = null`
  await whileItIsTaken(() => town.say('周晓敏', '/不准 胡志强 本次要表决'))
  expect((await town.say('沈月英', '未送达')).text).toContain('没有单独发来消息，暂时发不出去')
})
