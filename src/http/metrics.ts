import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export interface Metrics {
  /** Other parts register their own counters here; nothing uses prom-client's global registry. */
  readonly registry: Registry
  readonly callbacks: Histogram<'kind' | 'outcome'>
}

/** Made once per process, in `app.ts`. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const callbacks = new Histogram({
    name: 'liaison_callback_seconds',
    help: 'Time from the first byte of a callback to its answer, by kind and outcome; the count is the number of callbacks.',
    labelNames: ['kind', 'outcome'],
    // The platform waits 5 s, and asks for its echo within 1 s.
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  return { registry, callbacks }
}
