import { expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const { db } = town.database

it('which activity a suggestion came of is linked, and is no part of its words', async () => {
  await town.say('杨国梁', '/通知 3月12日上午9点 视察石桥村 代表之家 王秀兰', '全体代表')
  await town.say(
    '王秀兰',
    '/建议 在石桥村主干道增设路灯 石桥村主干道夜间没有照明，群众出行不便，建议增设路灯20盏，来源：活动1',
  )
  const rows = await db.sql<{ event: { title: string; text: string; source: string } }[]>`
    select event from suggestion_entry where event->>'type' = 'submitted'`
  expect(rows).toHaveLength(1)
  const event = rows[0]?.event
  expect(event?.source).toBe('activity')
  expect(`${event?.title}${event?.text}`).not.toContain('来源')
  expect(event?.text).toContain('建议增设路灯20盏')
})

it('of an activity that was called off nothing came, until it is brought back', async () => {
  const shown = async () => {
    const heard = await town.say('王秀兰', '/建议 1')
    return JSON.stringify(heard.card)
  }
  expect(await shown()).toContain('第1号通知的活动')
  await town.say('杨国梁', '/取消 1 防汛')
  expect(await shown()).not.toContain('第1号通知的活动')
  await town.say('杨国梁', '/恢复 1')
  expect(await shown()).toContain('第1号通知的活动')
})
