/** The long connection of this process, put together: lease, hearing, answering. It starts nothing by itself. */
import { randomUUID } from 'node:crypto'
import type { Registry } from 'prom-client'
import type { Incoming } from '../bot/incoming.ts'
import type { Reply } from '../bot/reply.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { carryLater } from '../desk/carry.ts'
import type { Logger } from '../log.ts'
import type { LongConnection } from '../wecom/long-connection.ts'
import { answerAtOnce } from './answer.ts'
import { atMost } from './at-most.ts'
import { Inbox } from './inbox.ts'
import { connectionLease, type Lease, leaseOf } from './lease.ts'
import { Line, type LineDeps, type Standing } from './line.ts'
import { connectionMetrics } from './metrics.ts'

export interface ConnectionSettings {
  /** Asked for at every connecting: a sandbox knows its own address only when it listens. */
  readonly credentials: LineDeps['credentials']
  readonly timing?: LineDeps['timing']
  readonly heartbeatMs?: LineDeps['heartbeatMs']
}

export interface ConnectionService {
  start(): void
  /** Null: this process cannot send now. */
  speaker(): LongConnection | null
  /** Resolves when all that was heard is done. */
  quiet(): Promise<void>
  /**
   * Goes on hearing until what is being `sent` is settled and what was heard is done, then gives up the connection and its
   * lease. Takes no longer than `maxMs`: what is not done by then is lost.
   */
  stop(maxMs: number, sent: Promise<unknown>): Promise<void>
  /** How it stands, in a sentence for the operator. */
  stands(): { readonly well: boolean; readonly words: string }
}

const troubles: ReadonlySet<Standing['kind']> = new Set(['down', 'displaced'])
/** For the lease, when the database does not answer. */
const closingMs = 3_000

export function createConnection(
  deps: {
    readonly db: Database
    readonly clock: Clock
    readonly log: Logger
    readonly receive: (incoming: Incoming) => Promise<Reply>
    readonly registry: Registry
    /** The own company; null or left out: it is not known. */
    readonly corpId?: string | null | undefined
    /** Whether the line is this process's to hold at all; left out: always. */
    readonly mayHold?: (() => boolean) | undefined
  },
  settings: ConnectionSettings,
): ConnectionService {
  const { db, clock, log, receive, registry, corpId, mayHold = () => true } = deps
  const metrics = connectionMetrics(registry)
  const inbox = new Inbox({
    corpId,
    receive,
    answer: answerAtOnce({
      open: () => line.open,
      later: (incoming, reply) => db.transaction(tx => carryLater(tx, clock, incoming, reply)),
      log,
    }),
    done: metrics.heard,
    log,
  })
  const line = new Line({
    lease: whileAllowed(leaseOf(db.sql, connectionLease, randomUUID()), mayHold),
    heard: frame => inbox.add(frame),
    changed(standing) {
      metrics.stands(standing)
      log[troubles.has(standing.kind) ? 'warn' : 'info'](
        { event: 'connection', state: standing.kind },
        wordsOf(standing),
      )
    },
    log,
    ...settings,
  })
  return {
    start: () => line.start(),
    speaker: () => line.open,
    quiet: () => inbox.quiet(),
    async stop(maxMs, sent) {
      const endsAtMs = performance.now() + maxMs
      const settled = Promise.allSettled([sent]).then(() => inbox.quiet())
      await atMost(settled, Math.max(maxMs / 2, maxMs - closingMs))
      // The platform repeats nothing: whoever stops hearing first loses what is said meanwhile.
      const closed = line.stop()
      const leftMs = endsAtMs - performance.now()
      await Promise.all([inbox.stop(leftMs), atMost(closed, leftMs)])
    },
    stands: () => ({ well: !troubles.has(line.standing.kind), words: wordsOf(line.standing) }),
  }
}

/** What may not be held is given back, and looks as if somebody else had it. */
const whileAllowed = (lease: Lease, mayHold: () => boolean): Lease => ({
  async take() {
    if (mayHold()) return lease.take()
    await lease.release()
    return false
  },
  release: () => lease.release(),
})

function wordsOf(standing: Standing): string {
  switch (standing.kind) {
    case 'open':
      return 'this process holds the connection, and it is open'
    case 'connecting':
      return 'this process is connecting'
    case 'standby':
      return 'another process holds the connection; this one takes over when it ends'
    case 'down':
      return standing.why.includes('853000')
        ? 'the bot id or secret is wrong (853000): check WECOM_BOT_ID and WECOM_BOT_SECRET; it is tried again'
        : `no connection (${standing.why}); it is tried again`
    case 'displaced':
      return 'another service connected with the same WECOM_BOT_ID and pushed this one out; it waits and tries again'
    case 'closed':
      return 'stopped'
  }
}
