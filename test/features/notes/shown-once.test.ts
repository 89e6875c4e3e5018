import { expect, test } from 'vitest'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const presidium = '主席团'
const { sql } = town.database.db

test('a note that went out is not shown again, not even when the outbox has forgotten what it sent', async () => {
  await town.say('杨国梁', '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议', presidium)
  await town.say('王秀兰', '请假 住院')
  const approved = await town.say('周晓敏', '/准假 王秀兰', presidium)
  expect(approved.pushed.map(push => push.chat)).toEqual(['single:wangxiulan'])
  expect((await town.say('王秀兰', '我的')).text).not.toContain('【新消息】')
  await sql`delete from outbox where dedupe_key like 'note:%'`
  expect((await town.say('王秀兰', '我的')).text).not.toContain('【新消息】')
})

test('a note that could not go out is shown once, and in no group', async () => {
  await town.say('胡志强', '请假 开会', presidium)
  await town.say('周晓敏', '/不准 胡志强 本次要表决', presidium)
  expect((await town.say('胡志强', '我的', presidium)).text).not.toContain('本次要表决')
  expect((await town.say('胡志强', '我的')).text).toContain('本次要表决')
  expect((await town.say('胡志强', '我的')).text).not.toContain('本次要表决')
})
