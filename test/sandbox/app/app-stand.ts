/**
 * The stand-in's self-built app with a scripted service behind it, on one HTTP server. It answers what the test says, right or
 * wrong, and seals with Tencent's package.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decrypt, encrypt, getSignature } from '@wecom/crypto'
import Koa from 'koa'
import { pino } from 'pino'
import { sampleTown } from '../../../src/sandbox/sample-town.ts'
import { createSandbox } from '../../../src/sandbox/sandbox.ts'

const token = 'AppToken123'
const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
export const corpId = 'wwtest'
export const agentId = 1_000_002
const secret = 'app-secret'

/** How the service answers one callback. */
export interface Scripted {
  /** What stands in `<xml>`; left out: an empty body. */
  readonly xml?: string
  readonly status?: number
  readonly receiveid?: string
  readonly nonce?: string
  readonly signature?: string
}

export interface Answered {
  readonly errcode: number
  readonly [field: string]: unknown
}

export interface View {
  readonly id: string
  readonly text: string
  readonly msgtype: string
  readonly via: string
  readonly card: Record<string, unknown> | null
  readonly files: readonly { readonly name: string }[]
}

/** An element's text, with or without CDATA. */
export const field = (xml: string, name: string): string =>
  new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${name}>`, 's').exec(xml)?.[1] ?? ''

/** An answer in words, as the service writes it. */
export const textXml = (heard: string, text: string): string =>
  answerXml(heard, 'text', `<Content><![CDATA[${text}]]></Content>`)

export const answerXml = (heard: string, type: string, rest: string): string =>
  `<xml><ToUserName><![CDATA[${field(heard, 'FromUserName')}]]></ToUserName>` +
  `<FromUserName><![CDATA[${corpId}]]></FromUserName><CreateTime>1795400000</CreateTime>` +
  `<MsgType><![CDATA[${type}]]></MsgType>${rest}</xml>`

export async function startAppStand(options: { readonly hears?: boolean } = {}) {
  let now = new Date('2026-11-23T02:00:00Z')
  let script: (heard: string) => Scripted = () => ({})
  const heard: string[] = []
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const sandbox = createSandbox({
    serviceUrl: () => url,
    botName: '联络员',
    token: 'BotToken',
    aesKey,
    botId: 'bot-1',
    selfBuiltApp: {
      corpId,
      agentId,
      secret,
      credentials: options.hears === false ? null : { token, aesKey },
      alone: true,
    },
    clock: { now: () => now },
    advance: async instant => {
      now = instant
    },
    settle: async () => undefined,
    town: sampleTown,
    log: pino({ level: 'silent' }),
  })
  const koa = new Koa()
  koa.silent = true
  koa.use(sandbox.middleware)
  koa.use(async ctx => {
    const chunks: Buffer[] = []
    for await (const chunk of ctx.req) chunks.push(chunk)
    const sealed = field(Buffer.concat(chunks).toString('utf8'), 'Encrypt')
    const opened = decrypt(aesKey, sealed)
    if (opened.id !== corpId) throw new Error('sealed for another corp')
    const { timestamp = '', nonce = '', msg_signature } = ctx.query as Record<string, string>
    if (getSignature(token, timestamp, nonce, sealed) !== msg_signature) throw new Error('not signed')
    heard.push(opened.message)
    const answer = script(opened.message)
    ctx.status = answer.status ?? 200
    ctx.body = answer.xml === undefined ? '' : sealedXml(answer.xml, answer, nonce, now)
  })
  server.on('request', koa.callback())

  async function api(path: string, body?: unknown) {
    const response = await fetch(`${url}/sandbox/api/${path}`, {
      ...(body === undefined
        ? {}
        : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    return (await response.json()) as Record<string, unknown>
  }
  async function raw(action: string, query: Record<string, string>, init: RequestInit = {}) {
    return fetch(`${url}/sandbox/wecom/cgi-bin/${action}?${new URLSearchParams(query)}`, init)
  }
  const json = async (response: Response) => (await response.json()) as Answered
  const tokenNow = async () => {
    const got = await json(await raw('gettoken', { corpid: corpId, corpsecret: secret }))
    return String(got.access_token)
  }
  return {
    heard,
    url,
    tokenNow,
    raw,
    /** A GET, or a POST of this body, with a good token. */
    async ask(action: string, body?: unknown, query: Record<string, string> = {}): Promise<Answered> {
      const all = { access_token: await tokenNow(), ...query }
      return json(
        await raw(action, all, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      )
    },
    gettoken: async (corpid: string, corpsecret: string) =>
      json(await raw('gettoken', { corpid, corpsecret })),
    api,
    answer(by: (heard: string) => Scripted) {
      script = by
    },
    later(ms: number) {
      now = new Date(now.getTime() + ms)
    },
    async room(userid: string): Promise<readonly View[]> {
      return (await api(`chats/app:${userid}/messages`)).messages as View[]
    },
    /** The rules that were broken since the last time. */
    broken: (() => {
      let seen = 0
      return (): string[] => {
        const all = sandbox.violations()
        const fresh = all.slice(seen).map(({ rule }) => rule)
        seen = all.length
        return fresh
      }
    })(),
    async close() {
      await sandbox.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

function sealedXml(xml: string, { receiveid = corpId, ...given }: Scripted, nonce: string, now: Date) {
  const sealed = encrypt(aesKey, xml, receiveid)
  const used = given.nonce ?? nonce
  const timestamp = String(Math.floor(now.getTime() / 1_000))
  const signature = given.signature ?? getSignature(token, timestamp, used, sealed)
  return (
    `<xml><Encrypt><![CDATA[${sealed}]]></Encrypt><MsgSignature><![CDATA[${signature}]]></MsgSignature>` +
    `<TimeStamp>${timestamp}</TimeStamp><Nonce><![CDATA[${used}]]></Nonce></xml>`
  )
}

/** A card of the smallest kind that calls back. */
export const card = (taskId: string, more: object = {}) => ({
  card_type: 'button_interaction',
  main_title: { title: '会议' },
  button_list: [{ text: '参加', key: 'attend', style: 1 }],
  task_id: taskId,
  ...more,
})
