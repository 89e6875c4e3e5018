/**
 * A program: the platform at its busiest. Told by its parent how many connections and for how long; sends clicks
 * that were made before, over plain sockets, one at a time on each connection.
 */
import { connect, type Socket } from 'node:net'
import { clickRequest, openAnswer } from './support-clicks.ts'
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
  const requests = Array.from({ length: order.clicks }, (_, n) => clickRequest(first + n, order.run, made))
  const sockets = await Promise.all(Array.from({ length: order.connections }, () => open(order.port)))
  const latencies: number[] = []
  let next = 0
  let sample = ''
  const startMs = performance.now()
  const endMs = startMs + order.forMs
  await Promise.all(
    sockets.map(async socket => {
      for (;;) {
        const sentMs = performance.now()
        if (sentMs >= endMs) return
        const request = requests[next]
        if (request === undefined) return
        next++
        const body = await exchange(socket, request)
        latencies.push(performance.now() - sentMs)
        sample = body
      }
    }),
  )
  const elapsedMs = performance.now() - startMs
  for (const socket of sockets) socket.destroy()
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

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true })
    socket.once('error', reject).once('connect', () => resolve(socket))
  })
}

const headEnd = Buffer.from('\r\n\r\n')

/** @returns the body. @throws when the answer is no 200. */
function exchange(socket: Socket, request: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let whole: Buffer | null = null
    let bodyAt = 0
    let endAt = 0
    const onClose = () => reject(new Error('the connection was closed under a click'))
    const onData = (chunk: Buffer) => {
      whole = whole === null ? chunk : Buffer.concat([whole, chunk])
      if (endAt === 0) {
        const at = whole.indexOf(headEnd)
        if (at === -1) return
        const head = whole.toString('latin1', 0, at)
        if (!head.startsWith('HTTP/1.1 200')) return reject(new Error(head.slice(0, 200)))
        bodyAt = at + 4
        endAt = bodyAt + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN)
      }
      if (whole.length < endAt) return
      socket.off('data', onData).off('close', onClose)
      resolve(whole.toString('utf8', bodyAt, endAt))
    }
    socket.on('data', onData).once('close', onClose)
    socket.write(request)
  })
}
