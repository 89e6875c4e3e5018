/** A local HTTP server in the platform's place: records what arrives and answers as the test says. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Arrival {
  readonly url: string
  readonly body: unknown
  readonly atMs: number
}

export type Answer = (response: ServerResponse, arrival: Arrival) => void

export interface FakePlatform {
  readonly apiBase: string
  readonly arrivals: Arrival[]
  answer: Answer
  close(): Promise<void>
}

export function errcode(code: number, status = 200): Answer {
  return response => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ errcode: code, errmsg: code === 0 ? 'ok' : 'no' }))
  }
}

export async function startFakePlatform(): Promise<FakePlatform> {
  const arrivals: Arrival[] = []
  const server = createServer(async (request, response) => {
    const body = await read(request)
    const arrival = { url: request.url ?? '', body, atMs: performance.now() }
    arrivals.push(arrival)
    platform.answer(response, arrival)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const platform: FakePlatform = {
    apiBase: `http://127.0.0.1:${port}`,
    arrivals,
    answer: errcode(0),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return platform
}

async function read(request: IncomingMessage): Promise<unknown> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}
