/** F8: a stop in the middle of work. Fifty callbacks are held up by a lock that the test has on their notice. */
import { afterAll, beforeEach, expect, test } from 'vitest'
import { webhookChannel } from '../../src/channels/webhook.ts'
import { systemClock } from '../../src/clock.ts'
import { enqueue } from '../../src/outbox/enqueue.ts'
import { errcode, startFakePlatform } from '../channels/fake-platform.ts'
import { announce, click, deputies, settleTowns, sheet } from '../desk/stage.ts'
import { testDatabase } from '../support/database.ts'
import { type Answer, Platform, sealNow } from './support-platform.ts'
import { buildService, type Replica } from './support-service.ts'

const { db, url, open } = await testDatabase()
// Its transactions are left alone by the test for longer than the service would leave its own.
const patient = await open({ statementTimeoutMs: 60_000 })
const service = await buildService()
const webhooks = await startFakePlatform()
afterAll(async () => {
  await service.remove()
  await webhooks.close()
})

const inFlight = 50
const mostMs = 10_000
const chats = 10

let meetingId = 0
beforeEach(async () => {
  await db.sql`truncate congress, inbound, outbox, outbox_target restart identity cascade`
  webhooks.arrivals.length = 0
  webhooks.answer = errcode(0)
  const { sixty } = await settleTowns(db, new Date())
  ;[meetingId = 0] = await announce(db, sixty, { at: new Date() })
})

function gate(): { opened: Promise<void>; open(): void } {
  let release = (): void => undefined
  const opened = new Promise<void>(resolve => {
    release = resolve
  })
  return { opened, open: () => release() }
}

/** Nobody can answer the notice until it is released. */
async function holdNotice(): Promise<() => Promise<void>> {
  const locked = gate()
  const released = gate()
  const held = patient.transaction(async tx => {
    await tx.sql`select from meeting where id = ${meetingId} for update`
    locked.open()
    await released.opened
  })
  await Promise.race([locked.opened, held])
  return () => {
    released.open()
    return held
  }
}

const clicks = () => deputies.slice(0, inFlight).map(userid => click(userid, `attend:${meetingId}`))

interface UnderWay {
  readonly messages: ReturnType<typeof clicks>
  readonly answers: Promise<PromiseSettledResult<Answer>[]>
}

/** Sends fifty and waits until the service has all of them. */
async function sendFifty({ port }: Replica): Promise<UnderWay> {
  const messages = clicks()
  const platform = new Platform(inFlight)
  const answers = Promise.allSettled(messages.map(message => platform.post(port, sealNow(message))))
  void answers.then(() => platform.close())
  const blocked = () => db.sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await blocked()).length === 0) await db.sql`select pg_sleep(0.01)`
  // What was sent before these requests has been read when they are answered.
  for (let round = 0; round < 3; round++) await (await fetch(`http://127.0.0.1:${port}/healthz`)).text()
  return { messages, answers }
}

/** Sends the signal and waits until the service takes no more connections: the stop has begun. */
async function beginStop({ child, port }: Replica): Promise<void> {
  child.kill('SIGTERM')
  const accepts = () =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      answer => answer.text(),
      () => null,
    )
  while ((await accepts()) !== null);
}

/** The same fifty again, as the platform repeats what was not answered: all done, and none twice. */
async function expectRepetitionWorks(messages: UnderWay['messages']): Promise<void> {
  expect(await db.sql`select from inbound`).toHaveLength(0)
  expect(await db.sql`select from answer_entry`).toHaveLength(0)
  const next = await service.start({ databaseUrl: url, apiBase: webhooks.apiBase })
  const platform = new Platform(inFlight)
  const again = await Promise.all(messages.map(message => platform.post(next.port, sealNow(message))))
  platform.close()
  expect(again.map(({ status }) => status)).toEqual(messages.map(() => 200))
  expect(await sheet(db, meetingId)).toHaveLength(inFlight)
  expect(await db.sql`select from answer_entry`).toHaveLength(inFlight)
  next.child.kill('SIGTERM')
  expect(await next.exited).toBe(0)
}

test('F8: SIGTERM with 50 in flight: all are answered, what was being sent is sent, no lease is left', async () => {
  await db.sql`
    insert into chat (congress_id, chatid, purpose, webhook_key, bound_at)
    select congress_id, 'wrMore' || n, 'deputies', 'key-' || n, now()
    from generate_series(1, ${chats}::int) n, (select congress_id from chat order by id limit 1) c`
  const targets = await db.sql<{ id: number }[]>`select id from chat where webhook_key like 'key-%'`
  const allArrived = gate()
  const platformAnswers = gate()
  webhooks.answer = (response, arrival) => {
    if (webhooks.arrivals.length === chats) allArrived.open()
    void platformAnswers.opened.then(() => errcode(0)(response, arrival))
  }
  const replica = await service.start({ databaseUrl: url, apiBase: webhooks.apiBase })
  // Two for each group: while the first is being sent the second waits.
  await db.transaction(tx =>
    enqueue(
      tx,
      systemClock,
      [1, 2].flatMap(nth =>
        targets.map(({ id }) => ({
          congressId: null,
          channel: webhookChannel,
          target: `chat:${id}`,
          promise: 'at_least_once' as const,
          payload: { kind: 'text' as const, text: `第${nth}条`, mention: [] },
        })),
      ),
    ),
  )
  await allArrived.opened
  const release = await holdNotice()
  const { answers } = await sendFifty(replica)
  expect(await db.sql`select from outbox_target where lease_by is not null`).toHaveLength(chats)

  const startMs = performance.now()
  await beginStop(replica)
  await release()
  platformAnswers.open()
  const code = await replica.exited
  const tookMs = performance.now() - startMs

  const statuses = (await answers).map(settled =>
    settled.status === 'fulfilled' ? settled.value.status : String(settled.reason),
  )
  const answered = statuses.filter(status => status === 200).length
  const leases = await db.sql`select from outbox_target where lease_by is not null`
  console.log(
    `F8: SIGTERM: ${answered} of ${inFlight} in flight answered, exit ${code} after ${Math.round(tookMs)} ms` +
      ` (pass: <= ${mostMs} ms), ${leases.length} leases left (pass: 0)`,
  )
  expect(statuses).toEqual(statuses.map(() => 200))
  expect(code).toBe(0)
  expect(tookMs).toBeLessThanOrEqual(mostMs)
  expect(leases).toHaveLength(0)
  expect(await sheet(db, meetingId)).toHaveLength(inFlight)
  expect(webhooks.arrivals).toHaveLength(chats)
  const states = await db.sql`select state, count(*) as n from outbox group by state order by state`
  expect([...states]).toEqual([
    { state: 'sent', n: chats },
    { state: 'waiting', n: chats },
  ])
})

test.for([
  { signal: 'SIGTERM', ends: 1 },
  { signal: 'SIGKILL', ends: 'SIGKILL' },
] as const)(
  'F8: a $signal after the SIGTERM ends it at once; nothing is half done and the repetition is done once',
  async ({ signal, ends }) => {
    const replica = await service.start({ databaseUrl: url, apiBase: webhooks.apiBase })
    const release = await holdNotice()
    const { messages, answers } = await sendFifty(replica)
    await beginStop(replica)
    const startMs = performance.now()
    replica.child.kill(signal)
    expect(await replica.exited).toBe(ends)
    const tookMs = performance.now() - startMs
    const cutOff = (await answers).filter(({ status }) => status === 'rejected').length
    console.log(
      `F8: ${signal} after SIGTERM: ended after ${Math.round(tookMs)} ms (pass: < 1000 ms), ${cutOff} cut off, all done by the repetition`,
    )
    expect(tookMs).toBeLessThan(1_000)
    expect(cutOff).toBe(inFlight)
    await release()
    await expectRepetitionWorks(messages)
  },
)

test('F8: work that never ends does not hold up the stop: it ends within 10 s, and nothing is half done', async () => {
  const replica = await service.start({ databaseUrl: url, apiBase: webhooks.apiBase })
  const release = await holdNotice()
  const { messages, answers } = await sendFifty(replica)
  const startMs = performance.now()
  await beginStop(replica)
  const code = await replica.exited
  const tookMs = performance.now() - startMs
  console.log(`F8: SIGTERM while stuck: exit ${code} after ${Math.round(tookMs)} ms (pass: <= ${mostMs} ms)`)
  expect(tookMs).toBeLessThanOrEqual(mostMs)
  expect((await answers).every(({ status }) => status === 'rejected')).toBe(true)
  await release()
  await expectRepetitionWorks(messages)
})
