/** The app's interface in trouble, through the real channel and the real outbox, in virtual time. */
import { afterAll, afterEach, expect, test } from 'vitest'
import { MovableClock } from '../../src/clock.ts'
import { createDispatcher } from '../../src/outbox/dispatcher.ts'
import { channelTo, type FakeApp, healthy, receiversOf, startFakeApp } from '../channels/fake-app.ts'
import { clear, countByState, message, put } from '../outbox/stage.ts'
import { quietLog, testDatabase } from '../support/database.ts'

const { db } = await testDatabase()
const fake = await startFakeApp()
afterAll(() => fake.close())
afterEach(async () => {
  fake.asked.length = 0
  fake.answer = healthy
  await clear(db)
})

const people = 60
const minuteMs = 60_000

/** One row a person; sends for `minutes` of virtual time, while `answer` is what the platform says, then for as long in health. */
async function play(answer: (atMs: number) => FakeApp['answer'], minutes: number): Promise<string[]> {
  const clock = new MovableClock()
  const startMs = clock.now().getTime()
  const accepted: string[] = []
  fake.answer = asked => {
    const said = answer(clock.now().getTime() - startMs)(asked)
    if (said !== 'cut' && said.errcode === undefined) accepted.push(...receiversOf(asked))
    return said
  }
  await put(
    db,
    clock,
    Array.from({ length: people }, (_, n) =>
      message({ channel: 'app', target: `user:p${n}`, payload: { kind: 'markdown', text: '请回复' } }),
    ),
  )
  const dispatcher = createDispatcher({
    db,
    clock,
    channels: [channelTo(fake, db, clock, quietLog)],
    log: quietLog,
  })
  const untilMs = startMs + 2 * minutes * minuteMs
  for (;;) {
    await dispatcher.runOnce()
    const due = await dispatcher.nextDueAt()
    if (due === null || due.getTime() > untilMs) break
    clock.moveTo(due)
  }
  return accepted.toSorted()
}

const everybody = Array.from({ length: people }, (_, n) => `p${n}`).toSorted()

test.each([
  ['busy (-1) for ten minutes', -1],
  ['a storm of 45009 for ten minutes', 45009],
  ['an address that is not allowed (60020) for ten minutes', 60020],
])('%s: nothing is lost, nothing doubled, and it goes on by itself', async (_, errcode) => {
  const sick: FakeApp['answer'] = () => ({ errcode, errmsg: 'no' })
  expect(await play(atMs => (atMs < 10 * minuteMs ? sick : healthy), 11)).toEqual(everybody)
  expect(await countByState(db)).toEqual({ sent: people })
  // What waits is not hammered: a few calls a minute for all of them.
  expect(fake.asked.length).toBeLessThan(300)
})

test('a token that is over early a hundred times is fetched anew each time, and everybody is reached once', async () => {
  const clock = new MovableClock()
  const channel = channelTo(fake, db, clock, quietLog)
  const { signal } = new AbortController()
  const before = fake.fetched
  for (let n = 0; n < 100; n++) {
    fake.expireTokens()
    await channel.send({ id: n, target: `user:p${n}`, payload: { kind: 'markdown', text: '请回复' } }, signal)
  }
  expect(fake.asked.flatMap(receiversOf)).toEqual(Array.from({ length: 100 }, (_, n) => `p${n}`))
  expect(fake.fetched - before).toBe(100)
})
