/** The self-built app's interface in a few lines: tokens, messages and what a test makes of them. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAppChannel } from '../../src/channels/app.ts'
import type { Documents } from '../../src/channels/documents.ts'
import type { Clock } from '../../src/clock.ts'
import type { Database } from '../../src/db/open.ts'
import type { Logger } from '../../src/log.ts'
import { Secret } from '../../src/secret.ts'
import { createAppClient } from '../../src/wecom/app/client.ts'

export interface Asked {
  readonly action: string
  /** The parsed body, or the raw one of an upload. */
  readonly body: Record<string, unknown>
  readonly raw: string
}

export interface FakeApp {
  readonly apiBase: string
  /** Without gettoken. */
  readonly asked: Asked[]
  /** How often a token was fetched. */
  fetched: number
  /** From the next call on no token is good that was given out before. */
  expireTokens(): void
  /** What a call is answered with, over `errcode: 0`; 'cut': the connection is cut after the call was taken. */
  answer: (asked: Asked) => Record<string, unknown> | 'cut'
  gettoken: () => Record<string, unknown>
  close(): Promise<void>
}

/** What a platform in good health says to it. */
export const healthy: FakeApp['answer'] = ({ action, body }) =>
  action === 'message/send'
    ? { msgid: `m-${hash(body)}`, ...('template_card' in body ? { response_code: `c-${hash(body)}` } : {}) }
    : action === 'media/upload'
      ? { media_id: 'media-1' }
      : {}

const hash = (body: Record<string, unknown>): string =>
  Buffer.from(JSON.stringify(body))
    .reduce((sum, byte) => (sum * 31 + byte) % 1_000_000_007, 7)
    .toString(36)

export async function startFakeApp(): Promise<FakeApp> {
  let good = ''
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk)
    const raw = Buffer.concat(chunks).toString('utf8')
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://platform')
    const action = pathname.replace('/cgi-bin/', '')
    const say = (body: object) => response.end(JSON.stringify({ errcode: 0, errmsg: 'ok', ...body }))
    if (action === 'gettoken') {
      fake.fetched += 1
      good = `t${fake.fetched}`
      say({ access_token: good, expires_in: 7_200, ...fake.gettoken() })
      return
    }
    if (searchParams.get('access_token') !== good) {
      say({ errcode: 42001, errmsg: 'access_token expired' })
      return
    }
    const asked = { action, raw, body: raw.startsWith('{') ? JSON.parse(raw) : {} }
    fake.asked.push(asked)
    const answer = fake.answer(asked)
    if (answer === 'cut') response.destroy()
    else say(answer)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const fake: FakeApp = {
    apiBase: `http://127.0.0.1:${port}`,
    asked: [],
    fetched: 0,
    expireTokens() {
      good = ''
    },
    answer: healthy,
    gettoken: () => ({}),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return fake
}

/** The channel of one process. */
export function channelTo(
  fake: FakeApp,
  db: Database,
  clock: Clock,
  log: Logger,
  more: {
    cards?: boolean
    documents?: Documents
    onInvalid?: (ids: readonly number[]) => Promise<void>
  } = {},
) {
  const app = createAppClient({
    sql: db.sql,
    apiBase: () => fake.apiBase,
    corpId: 'ww1',
    agentId: '1000002',
    secret: new Secret('s'),
  })
  const documents: Documents = { open: async () => 'unknown', spend: async () => undefined }
  const publicUrl = () => 'https://rd.example.cn'
  return createAppChannel({ sql: db.sql, clock, log, app, documents, publicUrl, cards: true, ...more })
}

/** Every account that a call named, call by call. */
export const receiversOf = ({ body }: Asked): string[] => String(body.touser).split('|')
