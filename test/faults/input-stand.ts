/** The HTTP layer with the real desk behind both callbacks, asked with what is wrong and looked at for what it left behind. */
import { expect } from 'vitest'
import { createDesk } from '../../src/desk/express-lane.ts'
import { registry } from '../../src/desk/registry.ts'
import { appCallbackPath } from '../../src/http/app-callback-route.ts'
import { callbackPath } from '../../src/http/callback-route.ts'
import * as stage from '../desk/stage.ts'
import { startService } from '../http/service.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { agentId, appEnvelope, corpId } from '../wecom/app/official.ts'
import { keys, querystring, type Sealed } from '../wecom/official.ts'
import { percentile } from './support-yardstick.ts'

export interface Wrong {
  readonly name: string
  readonly path?: string
  /** As it stands behind the question mark. */
  readonly query: string
  readonly body: Buffer | string | ReadableStream<Uint8Array>
  readonly headers?: Readonly<Record<string, string>>
  /** What is long takes its time. */
  readonly isLong?: boolean
}

export const bot = (name: string, { query, body }: Pick<Sealed, 'query' | 'body'>): Wrong => ({
  name,
  query: querystring(query),
  body,
})
export const byApp = (name: string, sealed: Pick<Sealed, 'query' | 'body'>): Wrong => ({
  ...bot(`app: ${name}`, sealed),
  path: appCallbackPath,
})

export interface Refusals {
  readonly words: string
  readonly statuses: ReadonlyMap<string, number>
  readonly texts: ReadonlySet<string>
}

/** At a moment of its own, as the callbacks of `official.ts` are sealed for. */
export async function inputStand(now: Date) {
  const { db } = await testDatabase()
  const clock = { now: () => now, offsetMs: 0 }
  const { sixty } = await stage.settleTowns(db, now)
  const [meetingId = 0] = await stage.announce(db, sixty, { at: now })
  const desk = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog })
  const service = await startService({
    clock,
    receive: desk,
    heardByApp: { corpId, agentId, envelope: appEnvelope, receive: desk },
  })

  /** Every row that anything could have left, but what was written down as heard. */
  async function rows(): Promise<unknown> {
    return db.sql`
      select (select count(*) from answer_entry) as answers, (select count(*) from outbox) as messages,
             (select count(*) from deed) as deeds, (select count(*) from meeting) as notices,
             (select count(*) from person) as people, (select count(*) from suggestion) as suggestions`
  }
  const heard = async (): Promise<number> =>
    (await db.sql<{ n: number }[]>`select count(*) as n from inbound`)[0]?.n ?? -1

  async function ask({ path = callbackPath, query, body, headers }: Wrong): Promise<Response> {
    return fetch(`${service.url}${path}?${query}`, {
      method: 'POST',
      ...(headers && { headers }),
      body: Buffer.isBuffer(body) ? new Uint8Array(body) : body,
      ...(body instanceof ReadableStream && { duplex: 'half' }),
    })
  }

  async function calmMs(): Promise<number> {
    const took: number[] = []
    for (let nth = 0; nth < 20; nth++) {
      const startMs = performance.now()
      await (await fetch(`${service.url}/healthz`)).arrayBuffer()
      took.push(performance.now() - startMs)
    }
    return percentile(took, 0.5)
  }

  /** Asks each and holds that it is refused: no row, no word of what went wrong inside, and soon. */
  async function refusesAll(wrong: readonly Wrong[]): Promise<Refusals> {
    const before = [await rows(), await heard()]
    const statuses = new Map<string, number>()
    const texts = new Set<string>()
    const took: number[] = []
    for (const each of wrong) {
      const startMs = performance.now()
      const answer = await ask(each).catch(() => null)
      const text = (await answer?.text().catch(() => '')) ?? ''
      if (each.isLong !== true) took.push(performance.now() - startMs)
      // Whoever goes on sending what is too much finds the connection closed.
      const status = answer?.status ?? (each.isLong === true ? 413 : 0)
      statuses.set(each.name, status)
      texts.add(text)
      expect(status, each.name).toBeGreaterThanOrEqual(400)
      expect(status, each.name).toBeLessThan(500)
      expect(text, each.name).not.toMatch(/\bat .+:\d+|node_modules|Error:/)
      expect(text, each.name).not.toContain(keys.token)
    }
    expect([await rows(), await heard()]).toEqual(before)
    const mostMs = Math.max(50, 20 * (await calmMs()))
    const middleMs = percentile(took, 0.5)
    expect(middleMs).toBeLessThan(mostMs)
    const words = `${wrong.length} requests, all refused with ${[...new Set(statuses.values())].toSorted().join(', ')} (pass: 4xx), no row (pass: 0), half of them within ${middleMs.toFixed(1)} ms (pass: < ${mostMs.toFixed(0)}), the slowest ${Math.max(...took).toFixed(0)} ms`
    return { words, statuses, texts }
  }

  return { db, service, meetingId, ask, rows, heard, refusesAll, stop: () => service.stop(0) }
}
