import { Counter, Gauge, type Registry } from 'prom-client'
import type { Attempt } from '../outbox/send-turn.ts'
import type { ChannelSurvey } from '../outbox/survey.ts'
import { onceAScrape } from './one-scrape.ts'

const mostReasons = 60
const results = ['sent', 'replaced', 'dead', 'expired', 'retry', 'pause'] satisfies Attempt['result'][]
const idle = (channel: string): ChannelSurvey => ({ channel, waiting: 0, scheduled: 0, dead: 0, oldestMs: 0 })

/**
 * Registers what is known of the outbox: attempts as they happen, the rest when it is asked for. Every channel's figures are
 * there from the start, as 0: of a line that begins with 300 nobody sees that it rose.
 * @param served the names of the channels
 * @returns to be told of every attempt
 */
export function outboxMetrics(
  registry: Registry,
  survey: () => Promise<ChannelSurvey[]>,
  served: readonly string[],
): (attempt: Pick<Attempt, 'channel' | 'result' | 'reason'>) => void {
  const attempts = new Counter({
    name: 'liaison_outbox_attempts_total',
    help: 'Messages tried, by channel and result.',
    labelNames: ['channel', 'result'],
    registers: [registry],
  })
  for (const channel of served) for (const result of results) attempts.inc({ channel, result }, 0)
  // Without a database nobody knows, and what is not known is no zero; the other figures are still worth having.
  const surveyed = onceAScrape(async () => {
    const found = await survey().catch(() => null)
    if (found === null) return []
    const names = new Set(found.map(({ channel }) => channel))
    return [...found, ...served.filter(name => !names.has(name)).map(idle)]
  })
  new Gauge({
    name: 'liaison_outbox_oldest_seconds',
    help: 'How long the oldest waiting message has been due, by channel.',
    labelNames: ['channel'],
    registers: [registry],
    async collect() {
      const channels = await surveyed()
      this.reset()
      for (const { channel, oldestMs } of channels) this.set({ channel }, oldestMs / 1000)
    },
  })
  new Gauge({
    name: 'liaison_outbox_messages',
    help: 'Messages that wait, are scheduled or dead, by channel and state.',
    labelNames: ['channel', 'state'],
    registers: [registry],
    async collect() {
      const channels = await surveyed()
      this.reset()
      for (const { channel, waiting, scheduled, dead } of channels) {
        this.set({ channel, state: 'waiting' }, waiting)
        this.set({ channel, state: 'scheduled' }, scheduled)
        this.set({ channel, state: 'dead' }, dead)
      }
    },
  })
  const errors = new Counter({
    name: 'liaison_wecom_errors_total',
    help: 'Messages that WeCom did not take, by channel and why: refused:<errcode>, shut:<errcode>, too_fast, unreachable.',
    labelNames: ['channel', 'reason'],
    registers: [registry],
  })
  /** WeCom's numbers are some hundreds, of which a service meets a dozen: what comes after so many is one. */
  const met = new Set<string>()
  const known = (reason: string): string => {
    if (met.has(reason)) return reason
    if (met.size >= mostReasons) return 'refused:other'
    met.add(reason)
    return reason
  }
  return ({ channel, result, reason }) => {
    attempts.inc({ channel, result })
    if (reason !== null && /^(?:(?:refused|shut):\d+|too_fast|busy|unreachable)$/.test(reason))
      errors.inc({ channel, reason: known(reason) })
  }
}
