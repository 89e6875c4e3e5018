import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Incoming } from '../bot/incoming.ts'
import type { Standing } from './line.ts'

export interface ConnectionMetrics {
  stands(standing: Standing): void
  heard(kind: Incoming['kind'], outcome: string, ms: number): void
}

/** Of the long connection, where there is one. */
export function connectionMetrics(registry: Registry): ConnectionMetrics {
  const registers = [registry]
  const open = new Gauge({
    name: 'liaison_connection_open',
    help: 'Whether this process holds the long connection and it is open.',
    registers,
  })
  const changes = new Counter({
    name: 'liaison_connection_changes_total',
    help: 'Changes of the long connection, by what it became; the opened ones are the reconnects.',
    labelNames: ['state'],
    registers,
  })
  const seconds = new Histogram({
    name: 'liaison_connection_seconds',
    help: 'Time from hearing something over the long connection to its being done, by kind and outcome.',
    labelNames: ['kind', 'outcome'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 30],
    registers,
  })
  return {
    stands(standing) {
      open.set(standing.kind === 'open' ? 1 : 0)
      changes.inc({ state: standing.kind })
    },
    heard: (kind, outcome, ms) => seconds.observe({ kind, outcome }, ms / 1000),
  }
}
