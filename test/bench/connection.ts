/**
 * The long connection: how fast the outbox says something over it to many people, beside Tencent's client that says the
 * same and keeps nothing; and how long a town is without its bot when the process that holds the connection is killed.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { createConnectionChannel } from '../../src/channels/connection.ts'
import { connectionChannel } from '../../src/channels/names.ts'
import { systemClock } from '../../src/clock.ts'
import { type Database, openDatabase } from '../../src/db/open.ts'
import { createDispatcher } from '../../src/outbox/dispatcher.ts'
import { LongConnection } from '../../src/wecom/long-connection.ts'
import { LinePlatform } from '../faults/support-line.ts'
import { buildService } from '../faults/support-service.ts'
import type { OutboxBench } from './outbox.ts'
import { atLeast, below, type Figure, info, median, medianRatio, perSecond } from './support-figures.ts'
import { benchLog } from './support-server.ts'

interface ConnectionBench extends OutboxBench {
  /** How often a holder is killed. */
  readonly takeovers: number
}

/** What is promised: until then another process answers. */
const takenOverWithinS = 15
/** So many at once, as the outbox does it. */
const atOnce = 100
const words = '您的请假已批准：“主席团会议”，3月20日（星期五）上午9:00。'

export async function connection(bench: ConnectionBench): Promise<Figure[]> {
  return [...(await pushes(bench)), ...(await takeovers(bench))]
}

async function pushes({ databaseUrl, rounds, messages }: ConnectionBench): Promise<Figure[]> {
  const platform = await new LinePlatform().listen()
  const db = await openDatabase({ url: databaseUrl, statementTimeoutMs: 120_000 })
  const line = await opened(platform.url)
  try {
    const [bare, ours]: [number[], number[]] = [[], []]
    for (let round = 0; round <= rounds; round++) {
      const alone = await pushAlone(line, messages)
      const kept = await drain(db, line, messages)
      if (platform.said.length !== 2 * messages) throw new Error(`${platform.said.length} messages were said`)
      platform.said.length = 0
      // The first round warms up both and is not counted.
      if (round > 0) bare.push(alone)
      if (round > 0) ours.push(kept)
    }
    return [
      info("connection: pushes of Tencent's client alone, nothing kept", perSecond(median(bare))),
      info('connection: pushes through the outbox, each to somebody else', perSecond(median(ours))),
      atLeast('connection: … beside the client alone', medianRatio(ours, bare), 0.25, 'x'),
    ]
  } finally {
    line.close()
    await db.close()
    platform.close()
  }
}

function opened(url: string): Promise<LongConnection> {
  return new Promise(resolve => {
    const line = new LongConnection({
      botId: 'aib1',
      secret: 'secret',
      url,
      log: benchLog,
      heard: () => undefined,
      changed: state => {
        // It is told of its first state before it is there to be given away.
        if (state.kind === 'open') setImmediate(() => resolve(line))
      },
    })
  })
}

async function pushAlone(line: LongConnection, messages: number): Promise<number> {
  const startedAtMs = performance.now()
  let next = 0
  const work = async (): Promise<void> => {
    while (next < messages)
      await line.push(
        { kind: 'user', id: `p${next++}` },
        { msgtype: 'markdown', markdown: { content: words } },
      )
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return messages / ((performance.now() - startedAtMs) / 1000)
}

/** @returns messages a second, all of them sent */
async function drain(db: Database, line: LongConnection, messages: number): Promise<number> {
  await db.sql`truncate outbox, outbox_target`
  await db.sql`
    insert into outbox (channel, target, promise, payload, state, due_at, created_at)
    select ${connectionChannel}, 'user:p' || n, 'at_least_once', ${db.sql.json({ kind: 'markdown', text: words })},
           'waiting', now(), now()
    from generate_series(1, ${messages}::int) n`
  await db.sql`vacuum analyze outbox`
  const channel = createConnectionChannel({
    sql: db.sql,
    speaker: () => line,
    groupCards: 'never',
    streamMinutes: 6,
    documents: { open: async () => 'unknown', spend: async () => undefined },
    publicUrl: () => 'https://rd.example.cn',
    clock: systemClock,
    log: benchLog,
  })
  const dispatcher = createDispatcher({ db, clock: systemClock, channels: [channel], log: benchLog })
  const startedAtMs = performance.now()
  await dispatcher.runOnce()
  const rate = messages / ((performance.now() - startedAtMs) / 1000)
  const [row] = await db.sql<
    { sent: number }[]
  >`select count(*)::int as sent from outbox where state = 'sent'`
  if (row?.sent !== messages) throw new Error(`${row?.sent} of ${messages} sent`)
  return rate
}

/** Two processes on one database; the holder is killed, again and again, and another takes its place. */
async function takeovers({ databaseUrl, apiBase, takeovers: times }: ConnectionBench): Promise<Figure[]> {
  const platform = await new LinePlatform().listen()
  const service = await buildService()
  const start = () =>
    service.start({
      databaseUrl,
      apiBase,
      connection: { id: 'aib1', secret: 'secret', url: platform.url },
    })
  try {
    const tookS: number[] = []
    let holder = await start()
    await platform.connected()
    for (let time = 0; time < times; time++) {
      const next = await start()
      const before = platform.subscribedAtMs.length
      const killedAtMs = performance.now()
      holder.child.kill('SIGKILL')
      await holder.exited
      while (platform.subscribedAtMs.length === before) await sleep(5)
      if (platform.subscribedAtMs.length !== before + 1) throw new Error('more than one process connected')
      tookS.push(((platform.subscribedAtMs.at(-1) ?? Number.NaN) - killedAtMs) / 1000)
      holder = next
    }
    return [
      below(`connection: takeover after a kill, median of ${times}`, median(tookS), takenOverWithinS, 's'),
      below(
        `connection: takeover after a kill, longest of ${times}`,
        Math.max(...tookS),
        takenOverWithinS,
        's',
      ),
    ]
  } finally {
    await service.remove()
    platform.close()
  }
}
