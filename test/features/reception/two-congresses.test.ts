/**
 * Somebody who is on duty in two congresses and speaks alone with the bot. `d2` and `d3` are deputies of both, `zhou` is
 * liaison of both. The 15th of March 2026 is a Sunday: both receive on the 16th.
 */

import { expect, it } from 'vitest'
import type { Card, Reply } from '../../../src/bot/reply.ts'
import type { Clock } from '../../../src/clock.ts'
import { places } from '../../../src/db/sealed-columns.ts'
import { createDesk } from '../../../src/desk/express-lane.ts'
import { registry } from '../../../src/desk/registry.ts'
import { tableOf } from '../../../src/features/roster/rules/table.ts'
import { importRoster } from '../../../src/features/roster/store/import.ts'
import * as desks from '../../desk/stage.ts'
import { quietLog, testDatabase } from '../../support/database.ts'

const { db } = await testDatabase()
const clock: Clock = { now: () => desks.now, offsetMs: 0 }
const desk = createDesk({ db, clock, registry, botName: desks.botName, log: quietLog })
const { sixty: yunxi, foreign: shiqiao } = await desks.settleTowns(db)
for (const [congressId, people] of [
  [yunxi, [['周敏', 'zhou', '', '联络员']]],
  [
    shiqiao,
    [
      ['周敏', 'zhou', '', '联络员'],
      ['赵二', 'd2', '乡镇', ''],
      ['赵三', 'd3', '乡镇', ''],
    ],
  ],
] as const) {
  const rows = [['姓名', '企业微信账号', '代表层级', '职务'], ...people]
  const table = tableOf([{ rows: rows.map((cells, index) => ({ number: index + 1, cells: [...cells] })) }])
  if ('kind' in table) throw new Error(table.kind)
  await db.transaction(tx => importRoster(tx, congressId, table, desks.now))
}

const cards = desks.cardsInView()
const say = async (who: string, text: string) =>
  cards.seen(await desk(desks.words(who, text, { chat: null })))
const press = async (who: string, key: string, selected: Record<string, string> = {}) => {
  const message = desks.click(who, cards.keyOf(key), { chat: null })
  const chosen = new Map(Object.entries(selected).map(([name, value]) => [name, [value]]))
  return cards.seen(await desk({ ...message, click: { ...message.click, selected: chosen } }))
}
const cardOf = (reply: Reply): Card => {
  if (reply.kind !== 'card' && reply.kind !== 'update') throw new Error(`a ${reply.kind} has no card`)
  return reply.card
}
const textOf = (reply: Reply): string => (reply.kind === 'text' ? reply.text : (cardOf(reply).body ?? ''))
const keysOf = (reply: Reply) => cardOf(reply).buttons.map(button => desks.withoutCard(button.key))
const both = [`congress:${yunxi}`, `congress:${shiqiao}`]
/** Says it, and chooses the congress that is meant. */
const sayIn = async (congressId: number, who: string, text: string): Promise<string> => {
  expect(keysOf(await say(who, text)), text).toEqual(both)
  return textOf(await press(who, `congress:${congressId}`))
}
/** `石桥镇 赵二 confirm`, oldest first. */
async function answers(): Promise<string[]> {
  const rows = await db.sql<{ line: string; dayId: number; reason: string | null }[]>`
    select concat_ws(' ', c.name, p.name, e.answer) as line, e.day_id as "dayId", e.reason
    from duty_entry e join person p on p.id = e.person_id join congress c on c.id = p.congress_id
    where e.answer in ('confirm', 'leave') order by e.id`
  return rows.map(({ line, dayId, reason }) =>
    reason === null ? line : `${line} ${db.sql.vault.open(places.duty(dayId), reason)}`,
  )
}

it('the liaison of both is asked whose reception is set and whose rota is made', async () => {
  for (const congressId of [yunxi, shiqiao]) {
    expect(await sayIn(congressId, 'zhou', '/接待设置 每月15日，地点：代表联络站')).toContain('已设置')
  }
  expect(await sayIn(shiqiao, 'zhou', '/排班 3月16日 赵二')).toContain('赵二')
  const rows =
    await db.sql`select d.congress_id as congress from reception_duty u join reception_day d on d.id = u.day_id`
  expect(rows).toEqual([{ congress: shiqiao }])
})

it('an answer is for the only congress where he is on duty, and says which', async () => {
  expect(textOf(await say('d2', '确认'))).toMatch(/^石桥镇人大：\n?已确认：3月16日/)
  expect(await answers()).toEqual(['石桥镇 赵二 confirm'])
})

it('on duty in both he is asked which; the turn of the other stays as it was', async () => {
  expect(await sayIn(yunxi, 'zhou', '/排班 3月16日 赵二、赵三')).toContain('赵二')
  expect(await sayIn(yunxi, 'd2', '请假 出差')).toMatch(/已登记：3月16日.*您请假/)
  expect(await answers()).toEqual(['石桥镇 赵二 confirm', '云溪镇 赵二 leave 出差'])
  // Both turns are shown together, and the words are never done twice.
  const mine = textOf(await say('d2', '我的'))
  expect(mine.match(/接待值班：3月16日/g)).toHaveLength(2)
  expect(textOf(await press('d2', `congress:${shiqiao}`))).toContain('已处理或已过期')
  expect(await answers()).toHaveLength(2)
})

it('the buttons on his card find their congress by the day', async () => {
  const [day] = await db.sql<{ id: number }[]>`
    select id from reception_day where congress_id = ${yunxi} and day = '2026-03-16'`
  expect(textOf(await press('d2', `dutyok:${day?.id}`))).toContain('已确认：3月16日')
  expect((await answers()).at(-1)).toBe('云溪镇 赵二 confirm')
})

it('a swap stays within its congress: who asks there is answered there', async () => {
  expect(await sayIn(yunxi, 'd2', '/换班 赵四')).toContain('已向赵四提出换班')
  expect(textOf(await say('d4', '同意'))).toContain('已换班：3月16日')
  // 赵三 is no deputy on duty in 石桥镇 and may take the turn there, though he is on duty in 云溪镇 that day.
  expect(textOf(await say('d2', '/换班 赵三'))).toContain('已向赵三提出换班')
  expect(textOf(await say('d3', '同意'))).toContain('已换班：3月16日')
  const rows = await db.sql<{ line: string }[]>`
    select c.name || ' ' || string_agg(p.name, '、' order by p.name) as line
    from reception_duty u join reception_day d on d.id = u.day_id join congress c on c.id = d.congress_id
    join person p on p.id = u.person_id group by c.id order by c.id`
  expect(rows.map(row => row.line)).toEqual(['云溪镇 赵三、赵四', '石桥镇 赵三'])
})

it('a stranger to a congress changes nothing with the number of its day or swap', async () => {
  const [day] = await db.sql<{ id: number }[]>`
    select id from reception_day where congress_id = ${yunxi} and day = '2026-03-16'`
  const before = await answers()
  expect(textOf(await press('s1', `dutyleave:${day?.id}`))).not.toContain('已登记')
  expect(textOf(await press('s1', 'swapno:1'))).not.toContain('已回复')
  expect(await answers()).toEqual(before)
})

it('值班请假 is for the congress of the turn that is planned, not for the one whose notice is open', async () => {
  expect(await sayIn(shiqiao, 'zhou', '/排班 4月15日 赵二')).toContain('赵二')
  await desks.announce(db, yunxi)
  expect(textOf(await say('d2', '值班请假 出差'))).toMatch(/石桥镇人大：\n?已登记：4月15日.*您请假/)
  expect((await answers()).at(-1)).toBe('石桥镇 赵二 leave 出差')
  expect(await db.sql`select from answer_entry`).toHaveLength(0)
})
