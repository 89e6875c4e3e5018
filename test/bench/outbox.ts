/**
 * L4 and L9. How fast the outbox empties: with a sender that does nothing, beside graphile-worker in the same rounds, and
 * with the real webhook channel against an HTTP server; and how long a message waits when there is no backlog.
 */
import { Logger, run, runMigrations, runOnce } from 'graphile-worker'
import type { Channel } from '../../src/channels/channel.ts'
import { createWebhookChannel, webhookChannel } from '../../src/channels/webhook.ts'
import { systemClock } from '../../src/clock.ts'
import { type Database, openDatabase } from '../../src/db/open.ts'
import { createDispatcher } from '../../src/outbox/dispatcher.ts'
import { enqueue } from '../../src/outbox/enqueue.ts'
import { atLeast, below, type Figure, info, median, medianRatio, perSecond } from './support-figures.ts'
import { benchLog } from './support-server.ts'

export interface OutboxBench {
  /** A database with the schema and nothing in it. */
  readonly databaseUrl: string
  /** Answers every POST with errcode 0. */
  readonly apiBase: string
  readonly rounds: number
  /** Messages a round. */
  readonly messages: number
}

/**
 * The shape of a backlog: how many conversations it is spread over. Taken together like jobs of graphile-worker's batches are
 * those that go in bursts.
 */
const shapes = [
  { name: 'in 500 conversations, one by one', conversations: 500, burst: 1, isBatched: false },
  { name: 'in 500 conversations, bursts of 100', conversations: 500, burst: 100, isBatched: true },
  { name: 'in one conversation, bursts of 100', conversations: 1, burst: 100, isBatched: false },
  { name: 'each to somebody else', conversations: 1_000_000, burst: 1, isBatched: false },
] as const
const httpConversations = 500
const latencySamples = { hinted: 200, polled: 10 }

export async function outbox(bench: OutboxBench): Promise<Figure[]> {
  const db = await openDatabase({ url: bench.databaseUrl, statementTimeoutMs: 120_000 })
  try {
    return [...(await drains(db, bench)), ...(await httpDrain(db, bench)), ...(await latency(db))]
  } finally {
    await db.close()
  }
}

async function drains(db: Database, { databaseUrl, rounds, messages }: OutboxBench): Promise<Figure[]> {
  const graphile = await prepareGraphile(db, databaseUrl, messages)
  const worker: number[] = []
  const batches: number[] = []
  const ours = shapes.map(shape => ({ ...shape, rates: [] as number[] }))
  for (let round = 0; round <= rounds; round++) {
    const workerRate = await graphile.byDefault()
    const batchRate = await graphile.batched()
    // The first round warms up all and is not counted.
    if (round > 0) worker.push(workerRate)
    if (round > 0) batches.push(batchRate)
    for (const { conversations, burst, rates } of ours) {
      await fill(db, 'bench', messages, conversations)
      const rate = await drain(db, idle(burst), messages)
      if (round > 0) rates.push(rate)
    }
  }
  return [
    info('outbox: graphile-worker 0.17, its defaults, jobs that do nothing', perSecond(median(worker))),
    info(
      `outbox: … its batches, a local queue of ${batchedWorker.localQueue.size}`,
      perSecond(median(batches)),
    ),
    ...ours.flatMap(({ name, rates, isBatched }) => [
      info(`outbox: messages ${name}`, perSecond(median(rates))),
      atLeast(`outbox: … beside graphile-worker (L4)`, medianRatio(rates, worker), 5, 'x'),
      isBatched
        ? atLeast('outbox: … beside its batches (L4)', medianRatio(rates, batches), 0.5, 'x')
        : info('outbox: … beside its batches', `${medianRatio(rates, batches).toFixed(2)} x`),
    ]),
  ]
}

const idle = (burst: number): Channel => ({
  name: 'bench',
  limits: { perMinute: null, perHour: null, burst },
  send: async () => undefined,
})

async function fill(db: Database, channel: string, messages: number, conversations: number): Promise<void> {
  await db.sql`truncate outbox, outbox_target`
  await db.sql`
    insert into outbox (channel, target, promise, payload, state, due_at, created_at)
    select ${channel}, 'chat:' || 1 + n % ${conversations}::int, 'at_least_once',
           '{"kind":"text","text":"请还没有回复的代表尽快回复：参加或请假。","mention":["zhangsan","lisi"]}',
           'waiting', now(), now()
    from generate_series(1, ${messages}::int) n`
  await db.sql`vacuum analyze outbox`
}

/** @returns messages a second, all of them sent exactly once and kept */
async function drain(db: Database, channel: Channel, messages: number): Promise<number> {
  const dispatcher = createDispatcher({ db, clock: systemClock, channels: [channel], log: benchLog })
  const startedAtMs = performance.now()
  const attempts = await dispatcher.runOnce()
  const rate = messages / ((performance.now() - startedAtMs) / 1000)
  const [row] = await db.sql<{ sent: number }[]>`select count(*) as sent from outbox where state = 'sent'`
  if (attempts !== messages || row?.sent !== messages)
    throw new Error(`${attempts} attempts, ${row?.sent} sent`)
  return rate
}

/** As its own page on performance has it, but for one process. */
const batchedWorker = {
  concurrentJobs: 24,
  localQueue: { size: 500 },
  completeJobBatchDelay: 0,
  failJobBatchDelay: 0,
}

const jobsAtOnce = 1_000

interface Graphile {
  /** @returns jobs a second */
  byDefault(): Promise<number>
  batched(): Promise<number>
}

async function prepareGraphile(db: Database, connectionString: string, jobs: number): Promise<Graphile> {
  const logger = new Logger(() => () => undefined)
  const options = { connectionString, logger, concurrency: 10, noHandleSignals: true }
  await runMigrations(options)
  // Each makes a new version of its task's row: in one transaction the last of 50,000 would look through all of them.
  async function add(): Promise<void> {
    for (let left = jobs; left > 0; left -= jobsAtOnce)
      await db.sql`
        select count(graphile_worker.add_job('bench', '{"n":1}'))
        from generate_series(1, ${Math.min(left, jobsAtOnce)}::int)`
  }
  async function timed(work: (bench: () => void, all: Promise<void>) => Promise<void>): Promise<number> {
    let done = 0
    let ended = (): void => undefined
    const all = new Promise<void>(resolve => {
      ended = resolve
    })
    await add()
    const startedAtMs = performance.now()
    await work(() => {
      done += 1
      if (done === jobs) ended()
    }, all)
    const rate = jobs / ((performance.now() - startedAtMs) / 1000)
    if (done !== jobs) throw new Error(`graphile-worker did ${done} of ${jobs} jobs`)
    return rate
  }
  return {
    byDefault: () => timed(bench => runOnce({ ...options, taskList: { bench } })),
    async batched() {
      let stop = async (): Promise<void> => undefined
      const rate = await timed(async (bench, all) => {
        const worker = { connectionString, ...batchedWorker }
        const runner = await run({ logger, noHandleSignals: true, preset: { worker }, taskList: { bench } })
        stop = () => runner.stop()
        await all
      })
      await stop()
      return rate
    },
  }
}

async function httpDrain(db: Database, { apiBase, rounds, messages }: OutboxBench): Promise<Figure[]> {
  await db.sql`
    insert into congress (name, kind, created_at) values ('outbox bench', 'township', now()) on conflict do nothing`
  await db.sql`
    insert into chat (id, congress_id, chatid, purpose, webhook_key, bound_at)
    select n, c.id, 'bench-' || n, 'deputies', 'key-' || n, now()
    from generate_series(1, ${httpConversations}::int) n, congress c where c.name = 'outbox bench'
    on conflict do nothing`
  const paced = createWebhookChannel({ sql: db.sql, apiBase: () => apiBase })
  // The platform's 20 a minute would be all that is measured.
  const channel: Channel = { ...paced, limits: { perMinute: null, perHour: null, burst: 1 } }
  const fewer = Math.ceil(messages / 4)
  const rates: number[] = []
  for (let round = 0; round < rounds; round++) {
    await fill(db, webhookChannel, fewer, httpConversations)
    rates.push(await drain(db, channel, fewer))
  }
  return [
    info(
      `outbox: webhook texts over HTTP, ${httpConversations} groups, pace lifted`,
      perSecond(median(rates)),
    ),
  ]
}

async function latency(db: Database): Promise<Figure[]> {
  const hinted = await delays(db, latencySamples.hinted)
  const deaf: Database = { ...db, onHint: () => () => undefined }
  const polled = await delays(deaf, latencySamples.polled)
  return [
    below('outbox: enqueue to send, p50 (L9)', at(hinted, 0.5), 25, 'ms'),
    below('outbox: enqueue to send, p99 (L9)', at(hinted, 0.99), 250, 'ms'),
    below('outbox: enqueue to send without a hint, longest (L9)', at(polled, 1), 1200, 'ms'),
  ]
}

/** One message after the other, from before its transaction begins until the channel has it. Sorted. */
async function delays(db: Database, samples: number): Promise<number[]> {
  await db.sql`truncate outbox, outbox_target`
  let arrived: () => void = () => undefined
  const channel: Channel = { ...idle(1), send: async () => arrived() }
  const dispatcher = createDispatcher({ db, clock: systemClock, channels: [channel], log: benchLog })
  await dispatcher.start()
  const took: number[] = []
  for (let i = 0; i < samples; i++) {
    const sent = new Promise<void>(resolve => {
      arrived = resolve
    })
    const startedAtMs = performance.now()
    await db.transaction(tx =>
      enqueue(tx, systemClock, [
        {
          congressId: null,
          channel: 'bench',
          target: `chat:${i % 20}`,
          promise: 'at_least_once',
          payload: { kind: 'text', text: 'x', mention: [] },
        },
      ]),
    )
    await sent
    took.push(performance.now() - startedAtMs)
  }
  await dispatcher.stop()
  return took.toSorted((a, b) => a - b)
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
