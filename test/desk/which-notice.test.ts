/** Several notices are open, and the bot asks which one is answered: each card asks about its own words. */
import { beforeEach, expect, test } from 'vitest'
import type { Card, Reply } from '../../src/bot/reply.ts'
import type { Clock } from '../../src/clock.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { registry } from '../../src/desk/registry.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import * as stage from './stage.ts'

const { db } = await testDatabase()
const clock: Clock = { now: () => stage.now, offsetMs: 0 }
const desk = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog })
const { sixty } = await stage.settleTowns(db)
let first = 0
let second = 0

beforeEach(async () => {
  await db.sql`truncate meeting, conversation, private_note cascade`
  const [one = 0, other = 0] = await stage.announce(db, sixty, { count: 2 })
  first = one
  second = other
  await db.sql`update meeting set number = case when id = ${first} then 1 else 2 end`
})

const say = (text: string) => desk(stage.words('d3', text, { chat: null }))
const cardOf = (reply: Reply): Card => {
  if (reply.kind !== 'card' && reply.kind !== 'update') throw new Error(`a ${reply.kind} has no card`)
  return reply.card
}
/** Chooses a notice on a card that asked. */
async function choose(asked: Card, meetingId: number): Promise<string> {
  const message = stage.click('d3', asked.buttons[0]?.key ?? '', { chat: null })
  const selected = new Map([[asked.select?.key ?? '', [String(meetingId)]]])
  const { body } = cardOf(await desk({ ...message, click: { ...message.click, selected } }))
  return body ?? ''
}
const written = async () => [
  ...(await stage.answerLog(db, first)).map(({ answer }) => `first ${answer}`),
  ...(await stage.answerLog(db, second)).map(({ answer }) => `second ${answer}`),
]

test('an older card does not carry out newer words', async () => {
  const older = cardOf(await say('请假 病重'))
  const newer = cardOf(await say('参加'))
  expect(await choose(older, second)).toContain('已过时')
  expect(await written()).toEqual([])
  expect(await choose(newer, second)).toContain('您参加“第2次会议”')
  expect(await written()).toEqual(['second attend'])
  expect(await choose(older, first)).toContain('已处理或已过期')
  expect(await choose(newer, first)).toContain('已处理或已过期')
  expect(await written()).toEqual(['second attend'])
})

test('words typed as an answer are one to the latest question', async () => {
  await say('请假 病重')
  await say('参加')
  await say('2')
  expect(await written()).toEqual(['second attend'])
})

test('a number typed after another answer does not answer what was left behind', async () => {
  await say('请假 病重')
  await say('第1号 参加')
  await say('2')
  expect(await written()).toEqual(['first attend'])
})

test('nor after an order', async () => {
  await say('请假 病重')
  await say('/参加 第1号')
  await say('2')
  expect(await written()).toEqual(['first attend'])
})

test('looking at what is meant leaves the question', async () => {
  await say('参加')
  await say('我的')
  await say('/名单 2')
  await say('2')
  expect(await written()).toEqual(['second attend'])
})
