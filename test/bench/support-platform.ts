import { createServer } from 'node:http'

/** Takes every message that the service sends during the bench. */
export async function startPlatform(): Promise<{ url: string; stop: () => void }> {
  let calls = 0
  const server = createServer((request, response) => {
    request.resume()
    request.once('end', () => {
      response.setHeader('content-type', 'application/json')
      calls += 1
      // The ids are those of the app's messages; the others pass over them.
      response.end(`{"errcode":0,"errmsg":"ok","msgid":"m${calls}","response_code":"c${calls}"}`)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Takes messages, and answers them when it is told to. */
export interface HoldingPlatform {
  readonly url: string
  /** How often each text has come. */
  readonly arrived: ReadonlyMap<string, number>
  /** Texts whose sender went away before he was answered. */
  readonly cut: readonly string[]
  hold(): void
  /** How many wait for an answer. */
  held(): number
  release(): void
  stop(): void
}

export async function startHoldingPlatform(): Promise<HoldingPlatform> {
  const arrived = new Map<string, number>()
  const cut: string[] = []
  const waiting = new Set<() => void>()
  let holding = false
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part
    })
    request.once('end', () => {
      const text = /(?:notice|nudge)-\d+/.exec(body)?.[0]
      if (text !== undefined) arrived.set(text, (arrived.get(text) ?? 0) + 1)
      const answer = () => {
        waiting.delete(answer)
        response.setHeader('content-type', 'application/json')
        response.end('{"errcode":0,"errmsg":"ok"}')
      }
      response.once('close', () => {
        if (waiting.delete(answer) && text !== undefined) cut.push(text)
      })
      if (holding) waiting.add(answer)
      else answer()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    arrived,
    cut,
    hold() {
      holding = true
    },
    held: () => waiting.size,
    release() {
      holding = false
      for (const answer of [...waiting]) answer()
    },
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}
