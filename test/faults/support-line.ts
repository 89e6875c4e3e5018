/** WeCom's end of the long connection under faults: who is connected, what was said to it, and what goes wrong on purpose. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { wireOf } from '../desk/wire.ts'
import type { Message } from './support-platform.ts'

const frame = z.object({
  cmd: z.string(),
  headers: z.object({ req_id: z.string() }),
  body: z
    .looseObject({
      stream: z.object({ id: z.string() }).optional(),
      template_card: z.object({ task_id: z.string() }).optional(),
    })
    .optional(),
})

export interface Said {
  readonly command: string
  readonly requestId: string
  /** Of words that answer: the same id is the same message. */
  readonly stream: string | null
  readonly body: unknown
}

/** What becomes of a command: carried out and acknowledged, carried out in silence, refused. */
type Fate = 'ok' | 'no ack' | { readonly errcode: number }

export class LinePlatform {
  /** What was accepted, in its order. */
  readonly said: Said[] = []
  /** `performance.now()` of every subscription. */
  readonly subscribedAtMs: number[] = []
  /** Asked for every command but subscribing. */
  fate: (said: Said) => Fate = () => 'ok'
  readonly #server = createServer()
  readonly #sockets = new WebSocketServer({ noServer: true })
  readonly #wires = new Map<WebSocket, Duplex>()
  /** Task ids are good once (wecom-protocol 6). */
  readonly #cards = new Set<string>()
  #live: WebSocket | null = null
  #waiting: ((socket: WebSocket) => void)[] = []

  async listen(): Promise<this> {
    this.#server.on('upgrade', (request, wire, head) =>
      this.#sockets.handleUpgrade(request, wire, head, socket => this.#take(socket, wire)),
    )
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return this
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}`
  }

  /** Says it to whoever is subscribed, now or as soon as somebody is. @returns the id of the request */
  async tell(message: Message, requestId = `req-${randomUUID()}`): Promise<string> {
    ;(await this.connected()).send(frameOf(message, requestId))
    return requestId
  }

  /** The beginning of a message, and the connection breaks. */
  async tellHalf(message: Message): Promise<void> {
    const socket = await this.connected()
    const whole = Buffer.from(frameOf(message, `req-${randomUUID()}`))
    const head = Buffer.from([0x81, 126, 0, 0])
    head.writeUInt16BE(whole.length, 2)
    const wire = this.#wires.get(socket)
    this.#live = null
    wire?.write(Buffer.concat([head, whole.subarray(0, whole.length >> 1)]), () => wire.destroy())
  }

  async connected(): Promise<WebSocket> {
    return this.#live ?? new Promise(resolve => this.#waiting.push(resolve))
  }

  /** How many messages people see that answer this request; words with the same id are one. */
  answersTo(requestId: string): number {
    const to = this.said.filter(said => said.requestId === requestId)
    return new Set(to.map(({ command, stream }, nth) => stream ?? `${command} ${nth}`)).size
  }

  close(): void {
    for (const socket of this.#sockets.clients) socket.terminate()
    this.#sockets.close()
    this.#server.close()
  }

  #take(socket: WebSocket, wire: Duplex): void {
    this.#wires.set(socket, wire)
    socket.on('error', () => undefined)
    socket.on('close', () => {
      if (this.#live === socket) this.#live = null
    })
    socket.on('message', data => {
      const { cmd, headers, body } = frame.parse(JSON.parse(String(data)))
      const said = { command: cmd, requestId: headers.req_id, stream: body?.stream?.id ?? null, body }
      const isOurs = cmd !== 'ping' && cmd !== 'aibot_subscribe'
      const fate = isOurs ? this.fate(said) : 'ok'
      if (typeof fate === 'object') return this.#ack(socket, headers, fate.errcode)
      const card = cmd === 'aibot_respond_update_msg' ? undefined : body?.template_card?.task_id
      if (card !== undefined && this.#cards.has(card)) return this.#ack(socket, headers, 42014)
      if (card !== undefined) this.#cards.add(card)
      if (isOurs) this.said.push(said)
      if (fate === 'ok') this.#ack(socket, headers, 0)
      if (cmd === 'aibot_subscribe') this.#subscribe(socket)
    })
  }

  #ack(socket: WebSocket, headers: object, errcode: number): void {
    socket.send(JSON.stringify({ headers, errcode, errmsg: errcode === 0 ? 'ok' : 'refused' }))
  }

  #subscribe(socket: WebSocket): void {
    const older = this.#live
    this.#live = socket
    this.subscribedAtMs.push(performance.now())
    const body = { msgtype: 'event', event: { eventtype: 'disconnected_event' } }
    const displaced = { cmd: 'aibot_event_callback', headers: { req_id: randomUUID() }, body }
    older?.send(JSON.stringify(displaced), () => older.close())
    for (const resolve of this.#waiting.splice(0)) resolve(socket)
  }
}

const frameOf = (message: Message, requestId: string): string =>
  JSON.stringify({
    cmd: message.kind === 'text' ? 'aibot_msg_callback' : 'aibot_event_callback',
    headers: { req_id: requestId },
    body: wireOf(message),
  })
