/** Tencent's own client against a server of the test: what every sending ends in, and what happens to the link. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { type LineState, LongConnection } from '../../src/wecom/long-connection.ts'
import { quietLog } from '../support/database.ts'

const frame = z.object({
  cmd: z.string(),
  headers: z.object({ req_id: z.string() }),
  body: z.record(z.string(), z.unknown()).optional(),
})
type Frame = z.infer<typeof frame>

let server: WebSocketServer
let frames: Frame[]
let sockets: WebSocket[]
/** What each command is answered with; undefined: nothing. */
let answers: (asked: Frame) => object | undefined
let line: LongConnection | undefined
let states: LineState[]
let heard: { requestId: string; message: unknown }[]

const ok = { errcode: 0, errmsg: 'ok' }

beforeEach(async () => {
  frames = []
  sockets = []
  states = []
  heard = []
  answers = () => ok
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', socket => {
    sockets.push(socket)
    socket.on('message', data => {
      const asked = frame.parse(JSON.parse(String(data)))
      frames.push(asked)
      const answer = answers(asked)
      if (answer) socket.send(JSON.stringify({ headers: asked.headers, ...answer }))
    })
  })
  await once(server, 'listening')
})

afterEach(async () => {
  line?.close()
  for (const socket of server.clients) socket.terminate()
  server.close()
  await once(server, 'close')
})

function connect(settings: { heartbeatMs?: number; acceptWithinMs?: number } = {}): LongConnection {
  const { port } = server.address() as AddressInfo
  line = new LongConnection({
    botId: 'aib1',
    secret: 'secret',
    url: `ws://127.0.0.1:${port}`,
    log: quietLog,
    heard: ({ requestId, message }) => heard.push({ requestId, message }),
    changed: state => states.push(state),
    ...settings,
  })
  return line
}

const reaches = (kind: LineState['kind']) =>
  vi.waitFor(() => expect(line?.state.kind).toBe(kind), { timeout: 8_000, interval: 10 })

describe('the long connection', () => {
  it('subscribes with its id and secret and is open when that is accepted', async () => {
    connect()
    await reaches('open')
    expect(frames[0]).toMatchObject({ cmd: 'aibot_subscribe', body: { bot_id: 'aib1', secret: 'secret' } })
  })

  it('hears messages and events in their order, and takes no message for an answer', async () => {
    connect()
    await reaches('open')
    const say = (cmd: string, id: string, body: object) =>
      sockets[0]?.send(JSON.stringify({ cmd, headers: { req_id: id }, body }))
    say('aibot_msg_callback', 'r1', { msgid: 'm1', msgtype: 'text', text: { content: '参加' } })
    say('aibot_event_callback', 'r2', { msgid: 'm2', msgtype: 'event', event: { eventtype: 'enter_chat' } })
    await vi.waitFor(() => expect(heard.map(each => each.requestId)).toEqual(['r1', 'r2']))
    expect(heard[0]?.message).toMatchObject({ msgid: 'm1', text: { content: '参加' } })
  })

  it('an answer names its request, a push its conversation', async () => {
    const bot = connect()
    await reaches('open')
    await bot.respond('r1', { msgtype: 'stream' })
    await bot.respondWelcome('r2', { msgtype: 'text' })
    await bot.updateCard('r3', { response_type: 'update_template_card' })
    await bot.push({ kind: 'group', id: 'wrAbC' }, { msgtype: 'markdown' })
    expect(frames.slice(1).map(({ cmd, headers, body }) => [cmd, headers.req_id, body?.chatid])).toEqual([
      ['aibot_respond_msg', 'r1', undefined],
      ['aibot_respond_welcome_msg', 'r2', undefined],
      ['aibot_respond_update_msg', 'r3', undefined],
      ['aibot_send_msg', expect.stringMatching(/^aibot_send_msg/), 'wrAbC'],
    ])
  })

  it('a refusal has the number of the platform', async () => {
    const bot = connect()
    await reaches('open')
    answers = () => ({ errcode: 846607, errmsg: 'too fast' })
    await expect(bot.respond('r1', { msgtype: 'stream' })).rejects.toMatchObject({ errcode: 846607 })
  })

  it('cut before the answer, it may have arrived; without a connection it has not', async () => {
    const bot = connect()
    await reaches('open')
    answers = asked => {
      if (asked.cmd === 'aibot_subscribe') return ok
      sockets[0]?.terminate()
      return undefined
    }
    await expect(bot.respond('r1', { msgtype: 'stream' })).rejects.toMatchObject({ delivered: 'unknown' })
    await expect(bot.respond('r2', { msgtype: 'stream' })).rejects.toMatchObject({ delivered: 'no' })
  })

  it('a lost link comes back by itself', async () => {
    connect()
    await reaches('open')
    sockets[0]?.terminate()
    await reaches('down')
    await reaches('open')
    expect(sockets).toHaveLength(2)
  })

  it('a link that went silent is found and made anew', async () => {
    connect({ heartbeatMs: 50 })
    await reaches('open')
    const [first] = sockets
    answers = asked => (asked.cmd === 'ping' ? undefined : ok)
    await vi.waitFor(() => expect(first?.readyState).toBe(3), { timeout: 5_000 })
    answers = () => ok
    await reaches('open')
  })

  it('a subscription that nobody answers is tried anew', async () => {
    answers = () => undefined
    connect({ acceptWithinMs: 100 })
    await vi.waitFor(() => expect(sockets.length).toBeGreaterThan(1), { timeout: 8_000 })
    answers = () => ok
    await reaches('open')
  })

  it('a refused subscription says why and is tried again', async () => {
    answers = () => ({ errcode: 853000, errmsg: 'invalid bot_id or secret' })
    connect()
    await reaches('down')
    expect(states.find(state => state.kind === 'down')).toMatchObject({ why: 'refused with errcode 853000' })
    answers = () => ok
    await reaches('open')
  })

  it('when somebody else has connected it does not fight', async () => {
    connect()
    await reaches('open')
    sockets[0]?.send(
      JSON.stringify({
        cmd: 'aibot_event_callback',
        headers: { req_id: 'r9' },
        body: { msgtype: 'event', event: { eventtype: 'disconnected_event' } },
      }),
    )
    await reaches('displaced')
    sockets[0]?.terminate()
    await once(server, 'connection', { signal: AbortSignal.timeout(1_500) }).then(
      () => expect.unreachable('connected again'),
      () => undefined,
    )
    expect(heard).toEqual([])
    expect(states.at(-1)).toEqual({ kind: 'displaced' })
  })
})
