/** Handling by somebody who is liaison, or office contact, in two congresses: nothing is done in the wrong one. */
import { beforeEach, expect, it } from 'vitest'
import type { Card, Reply } from '../../../src/bot/reply.ts'
import type { Clock } from '../../../src/clock.ts'
import { createDesk } from '../../../src/desk/express-lane.ts'
import { registry } from '../../../src/desk/registry.ts'
import { tableOf } from '../../../src/features/roster/rules/table.ts'
import { importRoster } from '../../../src/features/roster/store/import.ts'
import { addOffice } from '../../../src/features/roster/store/offices.ts'
import * as stage from '../../desk/stage.ts'
import { quietLog, testDatabase } from '../../support/database.ts'
import { forget, handedIn } from './book-of.ts'

const { db } = await testDatabase()
const clock: Clock = { now: () => stage.now, offsetMs: 0 }
const desk = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog })
const { sixty: yunxi, foreign: shiqiao } = await stage.settleTowns(db)
const office = '农业农村办'
const enter = async (congressId: number, ...people: string[][]) => {
  await db.transaction(tx => addOffice(tx, congressId, office))
  const cells = [['姓名', '企业微信账号', '代表层级', '职务', '单位'], ...people]
  const table = tableOf([{ rows: cells.map((row, index) => ({ number: index + 1, cells: row })) }])
  if ('kind' in table) throw new Error(table.kind)
  await db.transaction(tx => importRoster(tx, congressId, table, stage.now))
}
// A liaison of both; liaison here and deputy there; contact of an office here and deputy there.
await enter(
  yunxi,
  ['周敏', 'zhou', '', '联络员', ''],
  ['郭立', 'guo', '', '联络员', ''],
  ['范云', 'fan', '', '承办单位联系人', office],
)
await enter(
  shiqiao,
  ['周敏', 'zhou', '', '联络员', ''],
  ['郭立', 'guo', '乡镇', '', ''],
  ['范云', 'fan', '乡镇', '', ''],
)

beforeEach(() => forget(db))

const cards = stage.cardsInView()
const say = async (who: string, text: string) =>
  cards.seen(await desk(stage.words(who, text, { chat: null })))
const press = async (who: string, key: string) =>
  cards.seen(await desk(stage.click(who, cards.keyOf(key), { chat: null })))
const cardOf = (reply: Reply): Card => {
  if (reply.kind !== 'card' && reply.kind !== 'update') throw new Error(JSON.stringify(reply))
  return reply.card
}
const keysOf = (reply: Reply) => cardOf(reply).buttons.map(button => stage.withoutCard(button.key))
const both = [`congress:${yunxi}`, `congress:${shiqiao}`]
const states = async () => {
  const rows = await db.sql<{ congress: number; number: number; state: string }[]>`
    select congress_id as congress, number, state from suggestion order by congress_id, number`
  return rows.map(
    ({ congress, number, state }) => `${congress === yunxi ? '云溪' : '石桥'}${number} ${state}`,
  )
}
const inYunxi = (words = '大坪水渠堵塞，秧苗无水') => say('d2', `/建议 ${words}`)
const inShiqiao = (words = '修复石桥路灯，坏了两个月') => say('s1', `/建议 ${words}`)

it('a number that only one of them has is handled there, and the card says where', async () => {
  await inYunxi()
  await inYunxi('新建老年食堂，老人吃饭不便')
  await inShiqiao()
  expect(cardOf(await say('zhou', '/审查 2')).desc).toContain('云溪镇人大')
  expect(await states()).toEqual(['云溪1 submitted', '云溪2 admitted', '石桥1 submitted'])
})

it.each([
  ['/审查 1', 'admitted'],
  ['/不予接收 1 没有具体内容', 'rejected'],
  ['/交办 1 农业农村办', 'assigned'],
])(
  '%s of a number that both have is asked about, and done in the one that is chosen',
  async (words, state) => {
    await inYunxi()
    await inShiqiao()
    expect(keysOf(await say('zhou', words))).toEqual(both)
    expect(await states()).toEqual(['云溪1 submitted', '石桥1 submitted'])
    await press('zhou', `congress:${shiqiao}`)
    expect(await states()).toEqual(['云溪1 submitted', `石桥1 ${state}`])
  },
)

it('several numbers of which each has some are asked about; what is missing in the chosen one is named', async () => {
  await inYunxi()
  await inShiqiao()
  await inShiqiao('集镇停车难，请增加停车位')
  expect(keysOf(await say('zhou', '/审查 1、2'))).toEqual(both)
  const done = JSON.stringify(await press('zhou', `congress:${yunxi}`))
  expect(done).toContain('没有查到：第2号')
  expect(await states()).toEqual(['云溪1 admitted', '石桥1 submitted', '石桥2 submitted'])
})

it('what is further in one of them is asked about all the same: he may not know', async () => {
  await inYunxi()
  await inShiqiao()
  await say('zhou', '/审查 1')
  await press('zhou', `congress:${yunxi}`)
  expect(keysOf(await say('zhou', '/审查 1'))).toEqual(both)
})

it('a liaison here who is a deputy there handles here, and puts his name to it there', async () => {
  await inYunxi()
  await inShiqiao()
  await say('guo', '/交办 1 农业农村办')
  expect(await states()).toEqual(['云溪1 assigned', '石桥1 submitted'])
  await say('guo', '/附议 1')
  const signers = (await handedIn(db)).map(row => row.signers)
  expect(signers).toEqual([[expect.anything()], ['郑百', '郭立']])
})

it('an office contact here who is a deputy there answers for his office without being asked where', async () => {
  await inYunxi()
  await inShiqiao()
  await say('guo', '/交办 1 农业农村办')
  await say('fan', '/接收 1')
  await say('fan', '/面商 1 与代表面商：同意')
  await say('fan', '/答复 1 A 已疏通')
  expect(await states()).toEqual(['云溪1 answered', '石桥1 submitted'])
  await say('fan', '/附议 1')
  expect((await handedIn(db)).map(row => row.signers.length)).toEqual([1, 2])
})

it('what waits is shown of the one where something waits', async () => {
  await inShiqiao()
  const unread = await say('zhou', '待办')
  expect(unread.kind === 'text' ? unread.text : '').toContain('石桥镇人大：等您办理的代表建议有1件')
  expect(cardOf(await say('zhou', '待办')).desc).toContain('石桥镇人大')
})
