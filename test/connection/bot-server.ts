/** The platform's end of the connection in a few lines: accepts whoever subscribes and says what a test wants. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'

const frame = z.object({ cmd: z.string(), headers: z.object({ req_id: z.string() }) })

export interface BotServer {
  readonly url: string
  /** Everybody who has subscribed, the newest last; who has gone is still in it. */
  readonly subscribed: WebSocket[]
  /** Tells the newest that somebody else has connected. */
  displace(): void
  close(): Promise<void>
}

export async function startBotServer(): Promise<BotServer> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  const subscribed: WebSocket[] = []
  server.on('connection', socket => {
    socket.on('message', data => {
      const { cmd, headers } = frame.parse(JSON.parse(String(data)))
      if (cmd === 'aibot_subscribe') subscribed.push(socket)
      socket.send(JSON.stringify({ headers, errcode: 0, errmsg: 'ok' }))
    })
  })
  await once(server, 'listening')
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    subscribed,
    displace() {
      const body = { msgtype: 'event', event: { eventtype: 'disconnected_event' } }
      subscribed
        .at(-1)
        ?.send(JSON.stringify({ cmd: 'aibot_event_callback', headers: { req_id: 'displaced' }, body }))
    },
    async close() {
      for (const socket of server.clients) socket.terminate()
      server.close()
      await once(server, 'close')
    },
  }
}
