/** Somebody who stands in the rosters of two congresses and speaks alone with the bot; and people who leave. */
import { beforeEach, expect, it } from 'vitest'
import type { Card, Reply } from '../../../src/bot/reply.ts'
import type { Clock } from '../../../src/clock.ts'
import { createDesk } from '../../../src/desk/express-lane.ts'
import { registry } from '../../../src/desk/registry.ts'
import { tableOf } from '../../../src/features/roster/rules/table.ts'
import { importRoster } from '../../../src/features/roster/store/import.ts'
import { setOfficeState } from '../../../src/features/roster/store/office-state.ts'
import * as stage from '../../desk/stage.ts'
import { quietLog, testDatabase } from '../../support/database.ts'
import { forget } from './book-of.ts'

const { db } = await testDatabase()
const clock: Clock = { now: () => stage.now, offsetMs: 0 }
const desk = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog })
const { sixty: yunxi, foreign: shiqiao } = await stage.settleTowns(db)
const heading = ['姓名', '企业微信账号', '代表层级', '职务']
const enter = async (congressId: number, ...people: string[][]) => {
  const cells = [heading, ...people]
  const table = tableOf([{ rows: cells.map((row, index) => ({ number: index + 1, cells: row })) }])
  if ('kind' in table) throw new Error(table.kind)
  await db.transaction(tx => importRoster(tx, congressId, table, stage.now))
}
// A deputy of both; a liaison of both; liaison here and deputy there.
await enter(yunxi, ['周敏', 'zhou', '', '联络员'], ['林双', 'lin', '乡镇', ''], ['郭立', 'guo', '', '联络员'])
await enter(shiqiao, ['周敏', 'zhou', '', '联络员'], ['林双', 'lin', '乡镇', ''], ['郭立', 'guo', '乡镇', ''])

beforeEach(() => forget(db))

const cards = stage.cardsInView()
const say = async (who: string, text: string) =>
  cards.seen(await desk(stage.words(who, text, { chat: null })))
const press = async (who: string, key: string) =>
  cards.seen(await desk(stage.click(who, cards.keyOf(key), { chat: null })))
const cardOf = (reply: Reply): Card => {
  if (reply.kind !== 'card' && reply.kind !== 'update') throw new Error(`a ${reply.kind} has no card`)
  return reply.card
}
const keysOf = (reply: Reply) => cardOf(reply).buttons.map(button => stage.withoutCard(button.key))
const both = [`congress:${yunxi}`, `congress:${shiqiao}`]
const rows = () => db.sql<{ congress: number; number: number; signers: string[] }[]>`
  select congress_id as congress, number,
         array(select p.name from suggestion_signer g join person p on p.id = g.person_id
               where g.suggestion_id = s.id order by g.place) as signers
  from suggestion s order by id`

it('a deputy of both is asked where it belongs; numbers count in each by themselves', async () => {
  expect(keysOf(await say('lin', '/建议 修复石桥路灯，坏了两个月'))).toEqual(both)
  expect(await rows()).toEqual([])
  await press('lin', `congress:${shiqiao}`)
  expect(await rows()).toEqual([{ congress: shiqiao, number: 1, signers: ['林双'] }])
  await say('lin', '/建议 大坪水渠堵塞，秧苗无水')
  await press('lin', `congress:${yunxi}`)
  expect((await rows()).map(row => [row.congress, row.number])).toEqual([
    [shiqiao, 1],
    [yunxi, 1],
  ])
  expect(keysOf(await say('lin', '/建议 1'))).toEqual(both)
})

it('who is a deputy in one of them only hands in there without being asked', async () => {
  await say('guo', '/建议 修复石桥路灯，坏了两个月')
  expect(await rows()).toEqual([{ congress: shiqiao, number: 1, signers: ['郭立'] }])
})

it('a number that only one of them has is found there; the other town cannot reach it', async () => {
  await say('s1', '/建议 修复石桥路灯，坏了两个月')
  await say('lin', '/附议 1')
  expect((await rows())[0]?.signers).toEqual(['郑百', '林双'])
  const [item] = await db.sql<{ id: number }[]>`select id from suggestion`
  expect(JSON.stringify(await press('d2', `sg_show:${item?.id}`))).not.toContain('石桥路灯')
  expect(JSON.stringify(await press('d2', `sg_cosign:${item?.id}`))).not.toContain('石桥路灯')
  expect((await rows())[0]?.signers).toEqual(['郑百', '林双'])
  expect(JSON.stringify(await say('d2', '/附议 1'))).toContain('没有查到')
})

it('what is similar in one town is not shown in the other', async () => {
  await say('s1', '/建议 修复石桥路灯，坏了两个月')
  await say('d2', '/建议 修复石桥路灯，坏了两个月')
  expect((await rows()).map(row => row.congress)).toEqual([shiqiao, yunxi])
})

it('仍然提出 stays in its town', async () => {
  await say('s1', '/建议 修复石桥路灯，坏了两个月')
  await say('lin', '/建议 石桥路灯不亮，请修复')
  const asked = await press('lin', `congress:${shiqiao}`)
  const key = keysOf(asked).find(one => one.startsWith('sg_anyway')) ?? ''
  await press('lin', key)
  expect((await rows()).map(row => [row.congress, row.number])).toEqual([
    [shiqiao, 1],
    [shiqiao, 2],
  ])
})

it('my own are of both, each under its name', async () => {
  await say('s1', '/建议 修复石桥路灯，坏了两个月')
  await say('lin', '/附议 1')
  await say('d2', '/建议 大坪水渠堵塞，秧苗无水')
  const reply = await say('lin', '/我的建议')
  expect(reply.kind === 'text' ? reply.text : '').toContain('【石桥镇人大】')
})

it('who has left neither hands in nor signs, and stays among the names of what he signed', async () => {
  await say('d2', '/建议 修复石桥路灯，坏了两个月')
  await say('d3', '/附议 1')
  const [person] = await db.sql<{ id: number }[]>`
    select id from person where congress_id = ${yunxi} and userid = 'd3'`
  const who = { congressId: yunxi, personId: person?.id ?? 0 }
  await db.transaction(tx => setOfficeState(tx, who, { inOffice: false, reason: 'resigned' }, stage.now))
  expect(JSON.stringify(await say('d3', '/建议 大坪水渠堵塞，秧苗无水'))).toContain('已离任')
  expect((await rows())[0]?.signers).toHaveLength(2)
  const shown = cardOf(await say('d2', '/建议 1'))
  expect(shown.rows?.find(row => row.name === '附议')?.value).not.toBe('')
  await db.transaction(tx => setOfficeState(tx, who, { inOffice: true }, stage.now))
})

it('a message that comes again hands in once', async () => {
  const message = stage.words('d2', '/建议 修复石桥路灯，坏了两个月', { chat: null })
  const replies = await Promise.all([desk(message), desk(message), desk(message)])
  expect(await rows()).toHaveLength(1)
  for (const reply of replies) expect(reply).toEqual(replies[0])
})
