import { expect, test } from 'vitest'
import { startTown } from '../../support/town.ts'

/** A card stays in the group for years and can always be pressed. */
const town = await startTown()
const chair = '杨国梁'
const presidium = '主席团'

const posted = await town.say(chair, '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议', presidium)
const card = posted.message?.id ?? ''
const [attend = '', leave = ''] = ((posted.card?.button_list ?? []) as { key: string }[]).map(one => one.key)
const press = (user: string, key: string) => town.click(user, card, key, presidium)

const entries = () =>
  town.database.db.sql<{ name: string; answer: string; late: boolean }[]>`
    select p.name, a.answer, a.late from answer_entry a join person p on p.id = a.person_id order by a.id`
const refusals = () =>
  town.database.db.sql<{ userid: string; subject: string; detail: unknown }[]>`
    select userid, subject, detail from deed where action = 'meeting.answer' and outcome = 'refused' order by id`

test('within a month of the meeting a click is a late answer', async () => {
  await press('王秀兰', attend)
  await town.moveTo('2026-04-17T08:59:00+08:00')
  expect((await press('胡志强', attend)).text).toContain('逾期')
  expect(await entries()).toEqual([
    { name: '王秀兰', answer: 'attend', late: false },
    { name: '胡志强', answer: 'attend', late: true },
  ])
})

test('after it a click is refused politely, changes nothing and is logged', async () => {
  await town.moveTo('2026-04-17T09:00:00+08:00')
  const written = await entries()
  const { text, card: shown } = await press('胡志强', leave)
  expect(text).toContain('不再登记回复')
  expect(((shown?.button_list ?? []) as { text: string }[]).map(one => one.text)).toEqual(['名单'])
  expect(await entries()).toEqual(written)
  expect(await refusals()).toEqual([
    { userid: 'huzhiqiang', subject: 'meeting:1', detail: { personId: expect.any(Number), why: 'archived' } },
  ])
  expect((await town.say(chair, '/日志 1')).text).toContain('胡志强：回复（未登记：会议已结束一个月以上）')
})

test('a clerk cannot enter one for somebody either', async () => {
  const written = await entries()
  expect((await town.say(chair, '/代 1 王秀兰 请假 住院')).text).toContain('不再登记回复')
  expect(await entries()).toEqual(written)
})
