/** An answer with a day in front is for the meeting of that day: 3月16日请假 is no leave from the meeting on the 25th. */
import { beforeAll, describe, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const deputy = '王秀兰'

async function standings(): Promise<Record<number, string>> {
  const rows = await town.database.db.sql<{ number: number; answer: string | null }[]>`
    select meeting.number, invitee.answer from invitee
    join meeting on meeting.id = invitee.meeting_id join person on person.id = invitee.person_id
    where person.name = ${deputy} order by meeting.number`
  return Object.fromEntries(rows.map(({ number, answer }) => [number, answer ?? 'silent']))
}

beforeAll(async () => {
  await town.say('周晓敏', '/会议 主席团会议 3月25日上午9点 镇政府三楼会议室', '主席团')
})

describe('one meeting is open', () => {
  it.each([
    '3月16日请假 出差',
    '明天请假',
    '下周三请假',
    '3月28日参加',
    '请假 3月16日',
    '请假3月16日的会',
    '参加 3月28日',
  ])('«%s» is not for it', async said => {
    const { text } = await town.say(deputy, said, '主席团')
    expect(text).toMatch(/没有等您回复的会议，未作登记/)
    expect(await standings()).toEqual({ 1: 'silent' })
  })

  it('its own day is', async () => {
    await town.say(deputy, '3月25日参加', '主席团')
    expect(await standings()).toEqual({ 1: 'attend' })
  })

  it.each(['明天要出差，请假', '请假 3月16日做手术，还在恢复', '请假，明天起出差', '请假 3月25日'])(
    '«%s»: a day that gives the reason, or its own',
    async said => {
      await town.say(deputy, '参加', '主席团')
      await town.say(deputy, said, '主席团')
      expect(await standings()).toEqual({ 1: 'leave' })
    },
  )
})

it('of several it is the one on that day', async () => {
  await town.say('周晓敏', '/会议 第二次主席团会议 3月27日上午9点 镇政府三楼会议室', '主席团')
  await town.say(deputy, '3月27日参加', '主席团')
  expect(await standings()).toEqual({ 1: 'leave', 2: 'attend' })
})

it('26号 is a day where no notice has that number', async () => {
  await town.say(deputy, '27号请假 家里收菜', '主席团')
  expect(await standings()).toEqual({ 1: 'leave', 2: 'leave' })
  await town.say(deputy, '2号参加', '主席团')
  expect(await standings()).toEqual({ 1: 'leave', 2: 'attend' })
  const { text } = await town.say(deputy, '28号请假', '主席团')
  expect(text).toMatch(/没有第28号/)
})
