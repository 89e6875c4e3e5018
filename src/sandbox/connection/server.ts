/**
 * WeCom's end of the long connection (wecom-protocol 2, 8.5): one live connection, subscribed before anything else, every
 * command acknowledged by its request id. What a command does is in `commands.ts`.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { parseJson } from '../envelope.ts'
import type { World } from '../world.ts'
import { type Ack, accepted, declined, refused } from './ack.ts'
import { type Desk, perform } from './commands.ts'

export interface BotCredentials {
  readonly botId: string
  readonly secret: string
}

export const socketPath = '/sandbox/wecom/ws'

const frameSchema = z.object({
  cmd: z.string(),
  headers: z.object({ req_id: z.string().min(1) }),
  body: z.unknown().optional(),
})
const subscription = z.object({ bot_id: z.string(), secret: z.string() })

/** The platform takes two seconds to five minutes; what it says before is what counts. */
const closeAfterMs = 2_000

export class ConnectionServer {
  readonly #world: () => World
  readonly #desk: Desk
  readonly #credentials: BotCredentials
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 4 * 1_048_576 })
  /** Raw sockets beneath, to cut them where no protocol would. */
  readonly #wires = new Map<WebSocket, Duplex>()
  #live: WebSocket | null = null
  #awaited: (() => void)[] = []

  constructor(world: () => World, desk: Desk, credentials: BotCredentials) {
    this.#world = world
    this.#desk = desk
    this.#credentials = credentials
  }

  /** For a request to become a connection. @returns false when the address is not the connection's */
  upgrade(request: IncomingMessage, wire: Duplex, head: Buffer): boolean {
    if (request.url?.split('?')[0] !== socketPath) return false
    this.#server.handleUpgrade(request, wire, head, socket => this.#greet(socket, wire))
    return true
  }

  /**
   * Says something to whoever is subscribed. @returns whether it has arrived: false when the connection broke under it, or
   * none came about in time
   */
  async tell(command: string, requestId: string, body: object): Promise<boolean> {
    const socket = await this.#subscribed()
    if (socket === null) return false
    const frame = JSON.stringify({ cmd: command, headers: { req_id: requestId }, body })
    if (this.#world().faults.strikes('cutFrame')) {
      this.#cut(socket, frame)
      return false
    }
    const copies = Math.max(1, this.#world().faults.settings.duplicate)
    for (let copy = 0; copy < copies; copy++) socket.send(frame)
    return echoed(socket, this.#world().timing.answerWithinMs)
  }

  close(): void {
    for (const socket of this.#server.clients) socket.terminate()
    this.#server.close()
    for (const resolve of this.#awaited.splice(0)) resolve()
  }

  async #subscribed(): Promise<WebSocket | null> {
    if (this.#live !== null) return this.#live
    const withinMs = this.#world().timing.connectWithinMs
    await new Promise<void>(resolve => {
      this.#awaited.push(resolve)
      setTimeout(resolve, withinMs).unref()
    })
    if (this.#live === null && !this.#world().closing.aborted)
      this.#violation(refused(0, 'unreachable', `nobody has subscribed within ${withinMs} ms`))
    return this.#live
  }

  #greet(socket: WebSocket, wire: Duplex): void {
    this.#wires.set(socket, wire)
    socket.on('error', error => this.#world().log.debug({ err: error }, 'sandbox: connection'))
    socket.on('close', () => {
      this.#wires.delete(socket)
      if (this.#live === socket) this.#live = null
    })
    socket.on('message', (data, isBinary) => {
      const json = isBinary ? undefined : parseJson(String(data))
      const frame = frameSchema.safeParse(json)
      if (!frame.success) {
        this.#violation(refused(40058, 'connection-frame', 'no JSON with cmd and headers.req_id'))
        return
      }
      const { cmd, headers, body } = frame.data
      const isOurs = cmd !== 'aibot_subscribe' && cmd !== 'ping'
      if (isOurs && this.#world().faults.strikes('resetBefore')) {
        wire.destroy()
        return
      }
      const { problems = [], ...ack } = this.#answer(socket, cmd, headers.req_id, body)
      this.#violation({ ...ack, problems })
      if (isOurs && this.#world().faults.strikes('resetAfter')) {
        wire.destroy()
        return
      }
      const isLost = isOurs && this.#world().faults.strikes('loseAck')
      if (!isLost) socket.send(JSON.stringify({ headers: { req_id: headers.req_id }, ...ack }))
      if (cmd === 'aibot_subscribe' && ack.errcode === 0) this.#enthrone(socket)
    })
  }

  #answer(socket: WebSocket, command: string, requestId: string, body: unknown): Ack {
    if (command === 'ping') return accepted
    if (command === 'aibot_subscribe') {
      const asked = subscription.safeParse(body)
      const { botId, secret } = this.#credentials
      const isRight = asked.success && asked.data.bot_id === botId && asked.data.secret === secret
      if (!isRight) return declined(853000, 'invalid bot_id or secret')
      return this.#live === socket ? refused(45009, 'connection-frame', 'subscribed once more') : accepted
    }
    if (this.#live === socket) {
      const refusal = this.#world().faults.nextErrcode()
      if (refusal !== null) return declined(refusal, 'fault of the sandbox')
      return perform(this.#world(), this.#desk, command, requestId, body)
    }
    // Who was displaced a moment ago cannot know it yet.
    const hadBeen = this.#displaced.has(socket)
    return hadBeen
      ? declined(846609, 'not subscribed')
      : refused(846609, 'connection-frame', `${command} before aibot_subscribe`)
  }

  readonly #displaced = new WeakSet<WebSocket>()

  /** A newer connection wins; the older one is told and then closed (wecom-protocol 2.6). */
  #enthrone(socket: WebSocket): void {
    const older = this.#live
    this.#live = socket
    for (const resolve of this.#awaited.splice(0)) resolve()
    if (older === null) return
    this.#displaced.add(older)
    const { botId } = this.#credentials
    const stamp = this.#world().rooms.seq
    older.send(
      JSON.stringify({
        cmd: 'aibot_event_callback',
        headers: { req_id: `displaced_${stamp}` },
        body: {
          msgid: `displaced_${stamp}`,
          create_time: Math.floor(this.#world().now().getTime() / 1_000),
          aibotid: botId,
          msgtype: 'event',
          event: { eventtype: 'disconnected_event' },
        },
      }),
    )
    setTimeout(() => older.close(), closeAfterMs).unref()
  }

  /** The beginning of a frame, and then nothing more. */
  #cut(socket: WebSocket, frame: string): void {
    const announced = Buffer.from([0x81, 126, 0, 0])
    announced.writeUInt16BE(Math.min(Buffer.byteLength(frame), 60_000), 2)
    const wire = this.#wires.get(socket)
    wire?.write(Buffer.concat([announced, Buffer.from(frame).subarray(0, 40)]), () => wire.destroy())
  }

  #violation({ problems = [] }: Ack): void {
    for (const problem of problems) this.#world().journal.violation(problem, null)
  }
}

/** What was sent before has been read by whoever answers a ping, because both stay in their order. */
function echoed(socket: WebSocket, withinMs: number): Promise<boolean> {
  const mark = Buffer.from(`${performance.now()}`)
  return new Promise(resolve => {
    const end = (has: boolean): void => {
      clearTimeout(timer)
      socket.off('pong', hear)
      socket.off('close', lost)
      resolve(has)
    }
    const hear = (data: Buffer): void => {
      if (data.equals(mark)) end(true)
    }
    const lost = (): void => end(false)
    const timer = setTimeout(lost, withinMs)
    socket.on('pong', hear)
    socket.on('close', lost)
    socket.ping(mark)
  })
}
