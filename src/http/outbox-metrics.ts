import { Counter, Gauge, type Registry } from 'prom-client'
import type { Attempt } from '../outbox/send-turn.ts'
import type { ChannelSurvey } from '../outbox/survey.ts'
import { onceAScrape } from './one-scrape.ts'

const mostReasons = 60

/**
 * Registers what is known of the outbox: attempts as they happen, the rest when it is asked for.
 * @returns to be told of every attempt
 */
export function outboxMetrics(
  registry: Registry,
  survey: () => Promise<ChannelSurvey[]>,
): (attempt: Attempt) => void {
  const attempts = new Counter({
    name: 'liaison_outbox_attempts_total',
    help: 'Messages tried, by channel and result.',
    labelNames: ['channel', 'result'],
    registers: [registry],
  })
  // Without a database the other figures are still worth having.
  const surveyed = onceAScrape(() => survey().catch((): ChannelSurvey[] => []))
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
