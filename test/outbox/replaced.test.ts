/** A way that is closed for good while another is known: the message is replaced, not dead. */
import { afterEach, expect, test } from 'vitest'
import { Elsewhere, type Instead, NoWay } from '../../src/channels/channel.ts'
import { MovableClock, systemClock } from '../../src/clock.ts'
import { PlatformRefused } from '../../src/errors.ts'
import { createDispatcher } from '../../src/outbox/dispatcher.ts'
import { purgeSettled } from '../../src/outbox/purge.ts'
import { surveyOutbox } from '../../src/outbox/survey.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import {
  clear,
  message,
  numbered,
  oneByOne,
  put,
  recordingChannel,
  stored,
  textOf,
  unlimited,
  wordsOf,
} from './stage.ts'

const { db } = await testDatabase()
afterEach(() => clear(db))

const [congress] = await db.sql<{ id: number }[]>`
  insert into congress (name, kind, created_at) values ('云溪镇', 'township', now()) returning id`
const congressId = congress?.id ?? 0

const insteadOf = (text: string, changes: Partial<Instead> = {}): Instead => ({
  channel: 'group',
  target: 'chat:9',
  promise: 'at_most_once',
  payload: textOf(`instead of ${text}`),
  dueAt: new Date(0),
  ...changes,
})
/** Sends nothing and knows another way. */
const closed = (changes: Partial<Instead> = {}, limits = oneByOne) =>
  recordingChannel(
    limits,
    async job => {
      throw new Elsewhere(insteadOf(wordsOf(job), changes), new NoWay('answer_address_used'))
    },
    'person',
  )
const run = (channels: Parameters<typeof createDispatcher>[0]['channels'], clock = new MovableClock()) =>
  createDispatcher({ db, clock, channels, log: quietLog }).runOnce()

test('what takes its place goes out in the same round, for the same congress and subject', async () => {
  const group = recordingChannel(oneByOne, undefined, 'group')
  await put(db, systemClock, [message({ channel: 'person', congressId, subject: 'meeting:3' })])
  await run([closed(), group])
  expect(group.jobs).toMatchObject([{ target: 'chat:9', payload: textOf('instead of 会议提醒') }])
  expect(await stored(db)).toMatchObject([
    { state: 'replaced', attempts: 1, error: 'no_way:answer_address_used' },
    { state: 'sent', attempts: 1, error: null },
  ])
  expect(await db.sql`select congress_id, subject, promise from outbox where channel = 'group'`).toEqual([
    { congress_id: congressId, subject: 'meeting:3', promise: 'at_most_once' },
  ])
})

test('nothing is dead: the liaison has nothing to look at', async () => {
  await put(db, systemClock, [message({ channel: 'person', congressId })])
  await run([closed(), recordingChannel(oneByOne, undefined, 'group')])
  expect(await surveyOutbox(db.sql, systemClock)).toEqual([])
})

test('it waits for its own hour', async () => {
  const clock = new MovableClock()
  const dueAt = new Date(clock.now().getTime() + 3_600_000)
  const group = recordingChannel(oneByOne, undefined, 'group')
  await put(db, clock, [message({ channel: 'person' })])
  await run([closed({ dueAt }), group], clock)
  expect(group.jobs).toEqual([])
  expect((await stored(db)).map(({ state }) => state)).toEqual(['replaced', 'scheduled'])
  clock.moveTo(dueAt)
  await run([closed(), group], clock)
  expect(group.texts).toEqual(['instead of 会议提醒'])
})

test('each of several messages of one turn has its own in its place, in their order', async () => {
  const group = recordingChannel(oneByOne, undefined, 'group')
  await put(db, systemClock, numbered(3, { channel: 'person' }))
  await run([closed({}, unlimited), group])
  expect(group.texts).toEqual(['instead of 1', 'instead of 2', 'instead of 3'])
})

test('what takes its place may die by itself, and then says so', async () => {
  await put(db, systemClock, [message({ channel: 'person', congressId })])
  const refusing = recordingChannel(
    oneByOne,
    () => Promise.reject(new PlatformRefused(93000, 'invalid webhook url')),
    'group',
  )
  await run([closed(), refusing])
  expect(await stored(db)).toMatchObject([{ state: 'replaced' }, { state: 'dead', error: 'refused:93000' }])
})

test('it is forgotten like what was sent', async () => {
  await put(db, systemClock, [message({ channel: 'person' })])
  await run([closed(), recordingChannel(oneByOne, undefined, 'group')])
  const later = new MovableClock()
  later.moveTo(new Date(Date.now() + 40 * 86_400_000))
  expect(await purgeSettled(db.sql, later, 30 * 86_400_000)).toBe(2)
})
