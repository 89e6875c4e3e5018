import { afterEach } from 'vitest'
import type { Incoming } from '../../src/bot/incoming.ts'
import { type Reply, say } from '../../src/bot/reply.ts'
import { callbackPath } from '../../src/http/callback-route.ts'
import { createHttp, type HttpDeps } from '../../src/http/create-http.ts'
import { createMetrics } from '../../src/http/metrics.ts'
import { type Serving, serve } from '../../src/http/serve.ts'
import { envelope, now, querystring, type Sealed } from '../wecom/official.ts'

export interface Service extends Serving {
  readonly url: string
  readonly received: Incoming[]
}

/** The HTTP layer on a free port, with a bot that says 好 and a clock that stands still. */
export async function startService(
  deps: Partial<HttpDeps> = {},
  reply: (incoming: Incoming) => Reply | Promise<Reply> = incoming =>
    incoming.kind === 'text' ? say('好') : { kind: 'silent' },
): Promise<Service> {
  const received: Incoming[] = []
  const http = createHttp({
    envelope,
    clock: { now: () => now, offsetMs: 0 },
    receive: async incoming => {
      received.push(incoming)
      return reply(incoming)
    },
    metrics: createMetrics(),
    checks: async () => [{ name: 'database', ok: true, words: 'answers' }],
    ...deps,
  })
  const serving = await serve(http, '127.0.0.1', 0)
  return { ...serving, received, url: `http://127.0.0.1:${serving.port}` }
}

export function post(service: Service, { query, body }: Pick<Sealed, 'query' | 'body'>): Promise<Response> {
  return fetch(`${service.url}${callbackPath}?${querystring(query)}`, {
    method: 'POST',
    body: new Uint8Array(body),
  })
}

/** Starts services that are stopped after each test of the file. */
export function cleanedUp(): typeof startService {
  const open: Service[] = []
  afterEach(async () => {
    for (const service of open.splice(0)) await service.stop(0)
  })
  return async (...given) => {
    const service = await startService(...given)
    open.push(service)
    return service
  }
}

export const groupText = {
  msgid: 'm1',
  aibotid: 'B',
  chatid: 'C',
  chattype: 'group',
  from: { userid: 'zhangsan' },
  msgtype: 'text',
  text: { content: '请假 住院' },
}
