/** A stand-in with a long connection and a bare socket as the service: it says what the test says, right or wrong. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Koa from 'koa'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { MovableClock } from '../../src/clock.ts'
import { socketPath } from '../../src/sandbox/connection/server.ts'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { createSandbox } from '../../src/sandbox/sandbox.ts'
import { quietLog } from '../support/database.ts'
import { type Room, roomAt } from '../support/room.ts'

const frame = z.looseObject({
  cmd: z.string().optional(),
  headers: z.object({ req_id: z.string() }),
  errcode: z.number().optional(),
  body: z.looseObject({}).optional(),
})
type Frame = z.infer<typeof frame>

export interface BareBot {
  readonly heard: Frame[]
  /** @returns what the platform acknowledges it with */
  send(cmd: string, body?: object, requestId?: string): Promise<Frame>
  readonly closed: Promise<unknown>
}

export async function startConnectionStand() {
  const clock = new MovableClock(new Date('2026-03-11T10:00:00+08:00'))
  let url = ''
  /** What the service does with what it hears, before anybody waits for it. */
  let react: (frame: Frame, bot: BareBot) => Promise<unknown> = async () => undefined
  const busy = new Set<Promise<unknown>>()
  const sandbox = createSandbox({
    serviceUrl: () => url,
    botName: '联络员',
    token: 'token',
    aesKey: 'a'.repeat(43),
    botId: 'bot',
    connectionSecret: 'secret',
    clock,
    advance: async instant => void clock.moveTo(instant),
    settle: async () => void (await Promise.all(busy)),
    town: sampleTown,
    log: quietLog,
    timing: { connectWithinMs: 50 },
  })
  const koa = new Koa()
  koa.use(sandbox.middleware)
  const server = createServer(koa.callback())
  server.on('upgrade', (request, wire, head) => {
    if (!sandbox.upgrade(request, wire, head)) wire.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const socketUrl = () => `${url.replace('http', 'ws')}${socketPath}`

  async function connect(secret: string | null = 'secret'): Promise<BareBot> {
    const socket = new WebSocket(socketUrl())
    const awaited = new Map<string, (ack: Frame) => void>()
    let count = 0
    const bot: BareBot = {
      heard: [],
      closed: once(socket, 'close'),
      send(cmd, body, requestId = `own-${++count}`) {
        return new Promise(resolve => {
          awaited.set(requestId, resolve)
          socket.send(JSON.stringify({ cmd, headers: { req_id: requestId }, body }))
        })
      },
    }
    socket.on('message', data => {
      const read = frame.parse(JSON.parse(String(data)))
      if (read.cmd === undefined) {
        awaited.get(read.headers.req_id)?.(read)
        return
      }
      bot.heard.push(read)
      if (JSON.stringify(read.body).includes('disconnected_event')) return
      const doing = react(read, bot).finally(() => busy.delete(doing))
      busy.add(doing)
    })
    await once(socket, 'open')
    if (secret !== null) await bot.send('aibot_subscribe', { bot_id: 'bot', secret })
    return bot
  }
  const room: Room = roomAt(url, '联络员')
  return {
    clock,
    room,
    socketUrl,
    connect,
    /** @param reaction to everything that comes from now on */
    when(reaction: typeof react) {
      react = reaction
    },
    rules: () => sandbox.violations().map(({ rule }) => rule),
    async close() {
      await sandbox.close()
      server.closeAllConnections()
      server.close()
    },
  }
}
