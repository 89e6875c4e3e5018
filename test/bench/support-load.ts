/**
 * A program: the platform at its busiest. Told by its parent how many connections and for how long; sends clicks
 * that were made before, over plain sockets, one at a time on each connection.
 */
import { clickRequest, openAnswer } from './support-clicks.ts'
import { openConnection } from './support-connection.ts'
import type { LoadOrder, LoadResult } from './support-drive.ts'

const clicksUsed = new Map<string, number>()

process.on('message', (order: LoadOrder) => {
  run(order).then(
    result => process.send?.(result),
    error => {
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
      process.exit(1)
    },
  )
})
process.once('disconnect', () => process.exit(0))

async function run(order: LoadOrder): Promise<LoadResult> {
  const first = clicksUsed.get(order.run) ?? 0
  const made = new Date()
  const requests = Array.from({ length: order.clicks }, (_, n) =>
    clickRequest(first + n, order.run, made, order.share),
  )
  const connections = await Promise.all(
    Array.from({ length: order.connections }, () => openConnection(order.port)),
  )
  const latencies: number[] = []
  let next = 0
  let sample = ''
  const startMs = performance.now()
  const endMs = startMs + order.forMs
  await Promise.all(
    connections.map(async connection => {
      for (;;) {
        const sentMs = performance.now()
        if (sentMs >= endMs) return
        const request = requests[next]
        if (request === undefined) return
        next++
        sample = await connection.exchange(request)
        latencies.push(performance.now() - sentMs)
      }
    }),
  )
  const elapsedMs = performance.now() - startMs
  for (const connection of connections) connection.close()
  clicksUsed.set(order.run, first + next)
  const sorted = Float64Array.from(latencies).sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return {
    answered: latencies.length,
    perSecond: (latencies.length / elapsedMs) * 1000,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(1),
    buttons: openAnswer(sample),
  }
}
