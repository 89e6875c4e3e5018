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
  const connections = await Promise.all(Array.from({ length: order.connections }, () => open(order.port)))
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

async function open(port: number): Promise<Connection> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true })
  await new Promise((resolve, reject) => {
    socket.once('error', reject).once('connect', resolve)
  })
  return new Connection(socket)
}

const headEnd = '\r\n\r\n'

/** One request at a time. As little work as can be: what it takes is taken from the service on the same machine. */
class Connection {
  readonly #socket: Socket
  #received = ''
  /** Of the whole answer; null until its head is there. All of it is ASCII, so characters are bytes. */
  #length: number | null = null
  #resolve: (body: string) => void = () => undefined
  #reject: (error: Error) => void = () => undefined

  constructor(socket: Socket) {
    this.#socket = socket
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => this.#take(text))
    socket.once('close', () => this.#reject(new Error('the connection was closed under a click')))
  }

  /** @returns the body. @throws when the answer is no 200. */
  exchange(request: Buffer): Promise<string> {
    this.#socket.write(request)
    return new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(text: string): void {
    this.#received += text
    this.#length ??= lengthOf(this.#received)
    if (this.#length === null || this.#received.length < this.#length) return
    const answer = this.#received
    this.#received = ''
    this.#length = null
    if (answer.startsWith('HTTP/1.1 200'))
      this.#resolve(answer.slice(answer.indexOf(headEnd) + headEnd.length))
    else this.#reject(new Error(answer.slice(0, 200)))
  }
}

/** @returns how long an answer with this beginning is, or null while its head is not there */
function lengthOf(answer: string): number | null {
  const end = answer.indexOf(headEnd)
  if (end === -1) return null
  const length = /content-length: (\d+)/i.exec(answer)?.[1]
  if (length === undefined) throw new Error(answer.slice(0, 200))
  return end + headEnd.length + Number(length)
}
