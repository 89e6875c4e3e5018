/**
 * A stand-in with a scripted bot behind it, on one HTTP server. The bot is not the service: it answers what the
 * test says, right or wrong, and seals with Tencent's package.
 */
import { createServer } from 'node:http'
import { decrypt, encrypt, getSignature } from '@wecom/crypto'
import Koa from 'koa'
import { pino } from 'pino'
import { z } from 'zod'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { createSandbox, type Sandbox, type SandboxDeps } from '../../src/sandbox/sandbox.ts'

const token = 'SimToken123'
export const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const botName = '联络员'

/** One answer to a callback. Only `json` for a right one; the rest makes it wrong. */
export interface Answer {
  /** The plaintext reply; undefined: an empty body. */
  json?: unknown
  plaintext?: string
  receiveid?: string
  nonce?: string
  timestamp?: number
  signature?: string
  encrypt?: string
  status?: number
  rawBody?: string
  /** Answered only when this resolves. */
  after?: Promise<void>
  /** The connection is cut instead. */
  cut?: boolean
}

const callback = z.looseObject({
  msgid: z.string(),
  msgtype: z.string(),
  from: z.object({ userid: z.string() }),
  response_url: z.string().default(''),
  event: z
    .looseObject({
      eventtype: z.string(),
      template_card_event: z.looseObject({ event_key: z.string(), task_id: z.string() }).optional(),
    })
    .optional(),
})
/** What the bot was told, with the query it came with. */
type Message = z.infer<typeof callback> & { query: Record<string, unknown> }

const noted = z.strictObject({
  at: z.iso.datetime(),
  rule: z.string(),
  detail: z.string(),
  chat: z.string().nullable(),
  seq: z.number(),
})

const messageView = z.strictObject({
  seq: z.number(),
  id: z.string(),
  chat: z.string(),
  at: z.iso.datetime(),
  from: z.strictObject({
    kind: z.enum(['user', 'bot', 'webhook']),
    userid: z.string().nullable(),
    name: z.string(),
  }),
  via: z.enum(['user', 'reply', 'webhook', 'response_url', 'push']),
  msgtype: z.string(),
  content: z.string(),
  files: z.array(
    z.strictObject({ id: z.string(), kind: z.enum(['image', 'file']), name: z.string(), bytes: z.number() }),
  ),
  quote: z.string().nullable(),
  mentions: z.array(z.string()),
  card: z.looseObject({ card_type: z.string() }).nullable(),
  text: z.string(),
  personal: z.boolean(),
})

const happened = { pushed: z.array(messageView), violations: z.array(noted), advice: z.array(noted) }

/** The exact shape other programs rely on: every answer of a test is read with it. */
const outcome = z.strictObject({
  ok: z.literal(true),
  delivered: z.boolean(),
  reason: z.enum(['no mention', 'no bot', 'fault', 'three in progress', 'already entered today']).nullable(),
  message: messageView.nullable(),
  reply: z.unknown(),
  text: z.string().nullable(),
  card: z.looseObject({ card_type: z.string() }).nullable(),
  ...happened,
})
export type Outcome = z.infer<typeof outcome>

export const clockMove = z.strictObject({
  ok: z.literal(true),
  now: z.iso.datetime(),
  zone: z.string(),
  ...happened,
})
export const room = z.strictObject({
  chat: z.looseObject({ id: z.string() }),
  messages: z.array(messageView),
  violations: z.array(noted),
  advice: z.array(noted),
})

const errcodeAnswer = z.strictObject({ errcode: z.number(), errmsg: z.string() })

export interface Stand {
  sandbox: Sandbox
  url: string
  /** What the bot was told, decrypted, in order. */
  heard: Message[]
  clock: { now(): Date; set(instant: Date): void }
  /** Instants the service's clock was moved to. */
  moves: Date[]
  script(answer: (message: Message) => Answer | Promise<Answer>): void
  /** Runs each time the sandbox waits for the service to become quiet. */
  onSettle(run: () => Promise<void>): void
  api(
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: unknown }>
  say(chat: string, user: string, text: string, quote?: string): Promise<Outcome>
  click(chat: string, user: string, message: string, key: string, selected?: object): Promise<Outcome>
  /** Calls an address of the platform, by path or whole. */
  call(url: string, body: unknown): Promise<z.infer<typeof errcodeAnswer>>
  close(): Promise<void>
}

/** Monday, 10 in the morning in China. */
export const start0 = new Date('2026-11-23T02:00:00Z')

export async function startStand(options: Partial<SandboxDeps> & { echo?: string } = {}): Promise<Stand> {
  let now = start0
  let answerTo: (message: Message) => Answer | Promise<Answer> = () => ({})
  let settle = async (): Promise<void> => undefined
  const heard: Message[] = []
  const moves: Date[] = []
  const app = new Koa()
  // Connections that the faults cut are no news.
  app.silent = true
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the test server has no port')
  const url = `http://127.0.0.1:${address.port}`
  const sandbox = createSandbox({
    serviceUrl: () => url,
    botName,
    token,
    aesKey,
    botId: 'bot-1',
    clock: { now: () => now },
    async advance(instant) {
      moves.push(instant)
      now = instant
    },
    settle: () => settle(),
    town: sampleTown,
    log: pino({ level: 'silent' }),
    ...options,
  })
  app.use(sandbox.middleware)
  app.use(async ctx => {
    if (ctx.method === 'GET') {
      ctx.body = options.echo ?? decrypt(aesKey, String(ctx.query.echostr)).message
      return
    }
    const chunks: Buffer[] = []
    for await (const chunk of ctx.req) chunks.push(chunk)
    const sealed = sealedBody.parse(JSON.parse(Buffer.concat(chunks).toString('utf8'))).encrypt
    const opened = callback.parse(JSON.parse(decrypt(aesKey, sealed).message))
    const message = { ...opened, query: { ...ctx.query, encrypt: sealed } }
    heard.push(message)
    const answer = await answerTo(message)
    await answer.after
    if (answer.cut) {
      ctx.respond = false
      ctx.req.socket.destroy()
      return
    }
    ctx.status = answer.status ?? 200
    ctx.body = answer.rawBody ?? sealAnswer(answer, String(ctx.query.nonce), now)
  })
  server.on('request', app.callback())
  const api: Stand['api'] = async (path, body, headers = {}) => {
    const response = await fetch(`${url}/sandbox/api${path}`, {
      ...(body === undefined
        ? {}
        : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
      headers: { 'content-type': 'application/json', ...headers },
    })
    return { status: response.status, body: await response.json() }
  }
  return {
    sandbox,
    url,
    heard,
    moves,
    clock: {
      now: () => now,
      set(instant) {
        now = instant
      },
    },
    script(answer) {
      answerTo = answer
    },
    onSettle(run) {
      settle = run
    },
    api,
    async say(chat, user, text, quote) {
      const { body } = await api('/say', { chat, user, text, ...(quote === undefined ? {} : { quote }) })
      return outcome.parse(body)
    },
    async click(chat, user, message, key, selected) {
      const { body } = await api('/click', { chat, user, message, key, ...(selected ? { selected } : {}) })
      return outcome.parse(body)
    },
    async call(target, body) {
      const raw = typeof body === 'string' ? body : JSON.stringify(body)
      const response = await fetch(target.startsWith('/') ? url + target : target, {
        method: 'POST',
        body: raw,
      })
      return errcodeAnswer.parse(await response.json())
    },
    async close() {
      await sandbox.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const sealedBody = z.strictObject({ encrypt: z.string() })

function sealAnswer(answer: Answer, requestNonce: string, now: Date): string {
  if (answer.json === undefined && answer.plaintext === undefined && answer.encrypt === undefined) return ''
  const nonce = answer.nonce ?? requestNonce
  const timestamp = answer.timestamp ?? Math.floor(now.getTime() / 1000)
  const plaintext = answer.plaintext ?? JSON.stringify(answer.json)
  const sealed = answer.encrypt ?? encrypt(aesKey, plaintext, answer.receiveid ?? '')
  const msgsignature = answer.signature ?? getSignature(token, String(timestamp), nonce, sealed)
  return JSON.stringify({ encrypt: sealed, msgsignature, timestamp, nonce })
}

/** Something that happens when the test says so. */
export function held(): { promise: Promise<void>; release: () => void } {
  let release = (): void => undefined
  const promise = new Promise<void>(resolve => {
    release = resolve
  })
  return { promise, release }
}
