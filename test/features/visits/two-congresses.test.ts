/** Somebody who stands in the rosters of two congresses and speaks alone with the bot. */
import { expect, it } from 'vitest'
import type { Card, Reply } from '../../../src/bot/reply.ts'
import type { Clock } from '../../../src/clock.ts'
import { createDesk } from '../../../src/desk/express-lane.ts'
import { registry } from '../../../src/desk/registry.ts'
import { tableOf } from '../../../src/features/roster/rules/table.ts'
import { importRoster } from '../../../src/features/roster/store/import.ts'
import * as stage from '../../desk/stage.ts'
import { quietLog, testDatabase } from '../../support/database.ts'

const { db } = await testDatabase()
const clock: Clock = { now: () => stage.now, offsetMs: 0 }
const desk = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog })
const { sixty: yunxi, foreign: shiqiao } = await stage.settleTowns(db)
for (const congressId of [yunxi, shiqiao]) {
  const cells = [
    ['姓名', '企业微信账号', '代表层级', '职务'],
    ['周敏', 'zhou', '乡镇', '联络员'],
  ]
  const table = tableOf([{ rows: cells.map((row, index) => ({ number: index + 1, cells: row })) }])
  if ('kind' in table) throw new Error(table.kind)
  await db.transaction(tx => importRoster(tx, congressId, table, stage.now))
}

const cards = stage.cardsInView()
const say = async (text: string) => cards.seen(await desk(stage.words('zhou', text, { chat: null })))
const press = (key: string, selected: Record<string, string> = {}) => {
  const message = stage.click('zhou', cards.keyOf(key), { chat: null })
  const chosen = new Map(Object.entries(selected).map(([name, value]) => [name, [value]]))
  return desk({ ...message, click: { ...message.click, selected: chosen } })
}
const cardOf = (reply: Reply): Card => {
  if (reply.kind !== 'card' && reply.kind !== 'update') throw new Error(`a ${reply.kind} has no card`)
  return reply.card
}
const rows = () =>
  db.sql`select congress_id as congress, number, status, category from visit order by congress_id, id`

it('is asked where a matter belongs; its number and its buttons find their congress by themselves', async () => {
  const asked = cardOf(await say('/来访 路灯坏了'))
  expect(asked.buttons.map(button => stage.withoutCard(button.key))).toEqual([
    `congress:${yunxi}`,
    `congress:${shiqiao}`,
  ])
  expect(await rows()).toEqual([])
  await press(`congress:${shiqiao}`)
  const fresh = { number: 1, status: 'open', category: '基础设施' }
  expect(await rows()).toEqual([{ congress: shiqiao, ...fresh }])
  // Only there is a matter of this number his.
  await say('/办结 1 已修好')
  expect(await rows()).toEqual([{ congress: shiqiao, ...fresh, status: 'closed' }])
  const [visit] = await db.sql<{ id: number }[]>`select id from visit`
  await press(`visit_category:${visit?.id}`, { visit_category: '1' })
  expect(await rows()).toEqual([{ congress: shiqiao, ...fresh, status: 'closed', category: '农业农村' }])
})

it('where both have the number he is asked which', async () => {
  await say('/来访 垃圾没人清')
  await press(`congress:${yunxi}`)
  const asked = cardOf(await say('/作废来访 1'))
  expect(asked.buttons.map(button => stage.withoutCard(button.key))).toEqual([
    `congress:${yunxi}`,
    `congress:${shiqiao}`,
  ])
  await press(`congress:${yunxi}`)
  expect((await rows()).map(row => [row.congress, row.status])).toEqual(
    [
      [yunxi, 'void'],
      [shiqiao, 'closed'],
    ].toSorted((a, b) => Number(a[0]) - Number(b[0])),
  )
})

it('a matter of another congress is out of reach of a button with its number', async () => {
  const [visit] = await db.sql<{ id: number }[]>`select id from visit where congress_id = ${shiqiao}`
  const message = stage.click('d1', `visit_void:${visit?.id}`, { chat: null })
  const reply = await desk(message)
  expect(cardOf(reply).body).toMatch(/没有查到这条登记|由接待代表/)
  expect((await rows()).filter(row => row.congress === shiqiao)[0]?.status).toBe('closed')
})
