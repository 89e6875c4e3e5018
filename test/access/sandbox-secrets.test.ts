/**
 * The sandbox as it is delivered, with secrets of its operator planted and those that it makes for itself overheard: every
 * address of its API, of the platform that it plays and of the service is asked, rightly and wrongly, and neither an
 * answer nor a printed line nor the file that keeps the rooms has one of them.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openVault } from '../../src/db/vault.ts'
import { testDatabase } from '../support/database.ts'
import { type LiveService, startLive } from './live-service.ts'

const source = (name: string): string =>
  readFileSync(new URL(`../../src/sandbox/${name}`, import.meta.url), 'utf8')
const found = (text: string, pattern: RegExp): string[][] =>
  [...text.matchAll(pattern)].map(match => match.slice(1).map(part => part ?? ''))

/** Every route that the sandbox has, as its source names them. */
const apiRoutes = found(source('api.ts'), /routes\.(get|post)\('([^']+)'/gu).map(
  ([method = '', path = '']) => `${method.toUpperCase()} ${path}`,
)
const platformCalls = [
  ...found(source('platform-routes.ts'), /'\/sandbox\/wecom\/cgi-bin\/([\w/]+)'/gu),
  ...found(source('app/routes.ts'), /^ {4}'([\w/]+)': /gmu),
].flat()

const said = z.looseObject({
  message: z
    .looseObject({ id: z.string(), card: z.looseObject({}).nullable(), text: z.string() })
    .nullable()
    .default(null),
})
const chats = z.object({ chats: z.array(z.looseObject({ id: z.string(), name: z.string() })) })
const seen = z.looseObject({
  messages: z.array(z.looseObject({ files: z.array(z.object({ id: z.string() })) })),
})

/** Runs in the service before it: whatever it makes at random is written down. */
const overhear = (file: string): string => `
  import crypto from 'node:crypto'
  import { appendFileSync } from 'node:fs'
  import { syncBuiltinESMExports } from 'node:module'
  const { randomBytes } = crypto
  crypto.randomBytes = (...given) => {
    const made = randomBytes(...given)
    if (Buffer.isBuffer(made)) appendFileSync(${JSON.stringify(file)}, made.toString('hex') + '\\n')
    return made
  }
  syncBuiltinESMExports()`

describe.each(['callback+app', 'connection+app'] as const)('played over %s', async plays => {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-sandbox-secrets-'))
  const { url: ownUrl, db } = await testDatabase({ vault: openVault })
  const planted = {
    adminCode: 'PlantedAdminCode',
    passphrase: 'PlantedPassphrase-1',
    databasePassword: 'PlantedDatabasePassword',
    dataKey: '5a'.repeat(32),
    webhookKey: '5ec4e700-0000-4000-8000-00000000abcd',
  } as const
  /** What people say and who they are: for the rooms, and for no line of the log. */
  const personal = { leaveReason: '母亲瘘病住院', visitor: '欧阳瓞生', phone: '13811122299' } as const
  const overheard = join(folder, 'random')
  let service: LiveService
  /** Made before anybody could ask. */
  let own: Readonly<Record<string, string>> = {}
  const accessTokens = new Set<string>()
  const asked = new Map<string, Set<number>>()
  const answers: { readonly to: string; readonly text: string }[] = []

  const random = (): Buffer[] =>
    readFileSync(overheard, 'utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(line => Buffer.from(line, 'hex'))

  async function ask(method: string, path: string, init: RequestInit = {}, as = path): Promise<string> {
    const response = await fetch(service.url + path, { method, redirect: 'manual', ...init })
    const text = await response.text()
    const to = `${method} ${as}`
    const statuses = asked.get(to) ?? new Set()
    asked.set(to, statuses.add(response.status))
    answers.push({ to, text: `${[...response.headers].join('\n')}\n${text}` })
    return text
  }

  const json = (body: unknown, more: Record<string, string> = {}): RequestInit => ({
    headers: { 'content-type': 'application/json', ...more },
    body: JSON.stringify(body),
  })
  const api = (method: string, path: string, body?: unknown, as = path): Promise<string> =>
    ask(method, `/sandbox/api${path}`, body === undefined ? {} : json(body), as)
  const say = async (user: string, text: string, chat = 'single') =>
    said.parse(JSON.parse(await api('POST', '/say', { user, text, chat }))).message
  const wecom = (method: string, call: string, query: Record<string, string>, body?: unknown) =>
    ask(
      method,
      `/sandbox/wecom/cgi-bin/${call}?${new URLSearchParams(query)}`,
      body === undefined ? {} : json(body),
      call,
    )

  beforeAll(async () => {
    const address = new URL(ownUrl)
    address.password = planted.databasePassword
    const preload = join(folder, 'overhear.mjs')
    writeFileSync(overheard, '')
    writeFileSync(preload, overhear(overheard))
    service = await startLive({
      DATABASE_URL: address.href,
      DATA_DIR: folder,
      SANDBOX_CHANNELS: plays,
      LIAISON_ADMIN_CODE: planted.adminCode,
      LIAISON_BACKUP_PASSPHRASE: planted.passphrase,
      LIAISON_DATA_KEY: planted.dataKey,
      LOG_LEVEL: 'trace',
      NODE_OPTIONS: `--import=${pathToFileURL(preload).href}`,
    })
    const atStart = random()
    const ofSize = (bytes: number) => atStart.filter(({ length }) => length === bytes)
    own = Object.fromEntries([
      ...ofSize(12).map((bytes, nth) => [`token ${nth}`, bytes.toString('hex')]),
      ...ofSize(40).map((bytes, nth) => [`aes key ${nth}`, bytes.toString('hex').slice(0, 43)]),
      ...ofSize(24).map(bytes => ['app secret', bytes.toString('base64url')]),
      ...ofSize(20).map(bytes => ['connection secret', bytes.toString('hex')]),
    ])
    await everydayThings()
    await everyAddressWrongly()
    await misfortunes()
  }, 120_000)

  async function everydayThings(): Promise<void> {
    const notice = await say(
      '杨国梁',
      '@联络员 /会议 明天上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目',
      '主席团',
    )
    await api('POST', '/enter', { user: '王秀兰', chat: 'single' })
    await api('POST', '/enter', { user: '王秀兰', chat: 'app' })
    await say('王秀兰', '我的', 'app')
    await say('王秀兰', `请假 ${personal.leaveReason}`)
    await say('王秀兰', `/来访 村民${personal.visitor}（${personal.phone}）反映路灯坏了，转村镇建设办`)
    for (const text of ['网页', '/日历', '/来访簿', '/名单 1', '待批', '/我的信息', '/绑定 8F3K2M 云溪镇'])
      await say('杨国梁', text)
    const clicked = { user: '胡志强', chat: '主席团', message: notice?.id ?? '', key: 'attend:1' }
    await api('POST', '/click', clicked)
    const base64 = Buffer.from('ffd8ffe000104a46', 'hex').toString('base64')
    await api('POST', '/send', { user: '王秀兰', chat: 'single', kind: 'image', name: 'a.jpg', base64 })
    await api('GET', '/people')
    for (const { id } of chats.parse(JSON.parse(await api('GET', '/chats'))).chats) {
      const path = `/chats/${encodeURIComponent(id)}/messages`
      const { messages } = seen.parse(JSON.parse(await api('GET', path, undefined, '/chats/:chat/messages')))
      for (const file of messages.flatMap(({ files }) => files))
        await api('GET', `/files/${file.id}`, undefined, '/files/:id')
    }
    await api('GET', '/chats?user=王秀兰', undefined, '/chats')
    await db.sql`update chat set webhook_key = ${planted.webhookKey} where purpose = 'presidium'`
    await api('GET', '/clock')
    const later = new Date(Date.now() + 26 * 3_600_000).toISOString()
    await api('POST', '/clock', { now: later })
    await api('GET', '/faults')
    await api('GET', '/violations')
    const ended = new AbortController()
    const stream = await fetch(`${service.url}/sandbox/api/events`, { signal: ended.signal })
    const reader = stream.body?.getReader()
    const first = await reader?.read()
    await api('POST', '/faults', { clear: true })
    const second = await reader?.read()
    ended.abort()
    asked.set('GET /events', new Set([stream.status]))
    answers.push({
      to: 'GET /events',
      text: Buffer.concat([first?.value ?? Buffer.of(), second?.value ?? Buffer.of()]).toString(),
    })
  }

  async function everyAddressWrongly(): Promise<void> {
    const bodies: RequestInit[] = [
      {},
      { headers: { 'content-type': 'application/json' }, body: '{' },
      ...[{}, [], { user: '无此人', chat: '无此群', text: 'x' }, { now: 'x' }, { errcode: 'x' }].map(body =>
        json(body),
      ),
      json({ user: '杨国梁', chat: '主席团', text: 'x' }, { origin: 'https://evil.example' }),
    ]
    for (const route of apiRoutes) {
      const [method = '', path = ''] = route.split(' ')
      const address = `/sandbox/api${path.replace(/:\w+/u, 'none')}`
      if (method === 'POST') for (const init of bodies) await ask('POST', address, init, `wrong ${path}`)
      await ask(method === 'POST' ? 'GET' : 'POST', address, {}, `wrong ${path}`)
      await ask('DELETE', address, {}, `wrong ${path}`)
    }
    const wrong = {
      key: planted.webhookKey,
      access_token: 'x',
      response_code: 'x',
      corpid: 'wwsandbox',
      corpsecret: 'x',
    }
    for (const call of [...platformCalls, 'gettoken', 'nothing'])
      for (const method of ['GET', 'POST']) {
        await wecom(method, call, wrong, method === 'POST' ? { msgtype: 'x' } : undefined)
        await wecom(method, call, {})
      }
    // The platform gives a token to whoever has the app's secret.
    const appSecret = new URLSearchParams({ corpid: 'wwsandbox', corpsecret: own['app secret'] ?? '' })
    const given = await fetch(`${service.url}/sandbox/wecom/cgi-bin/gettoken?${appSecret}`)
    const { access_token } = z.object({ access_token: z.string() }).parse(await given.json())
    accessTokens.add(access_token)
    for (const call of platformCalls)
      for (const method of ['GET', 'POST'])
        await wecom(method, call, { access_token }, method === 'POST' ? {} : undefined)
    await ask('GET', '/sandbox/wecom/connect/oauth2/authorize?appid=wwsandbox', {}, 'authorize')
    const signIn = await fetch(`${service.url}/console/sign-in`, { redirect: 'manual' })
    const trip = new URL(signIn.headers.get('location') ?? 'http://x')
    await ask('GET', trip.pathname + trip.search, {}, 'authorize')
    for (const path of [
      '/sandbox',
      '/sandbox/',
      '/sandbox/nothing',
      '/sandbox/%',
      '/sandbox/wecom/media/x',
      '/sandbox/wecom/ws',
      ...readdirSync(new URL('../../src/sandbox/web', import.meta.url)).map(name => `/sandbox/web/${name}`),
      ...['/', '/%', '/console', '/healthz', '/readyz', '/metrics', '/download/x', '/calendar/x.ics'],
      '/wecom/bot/callback?msg_signature=a&timestamp=1&nonce=b&echostr=c',
      '/wecom/app/callback?msg_signature=a&timestamp=1&nonce=b&echostr=c',
    ])
      await ask('GET', path)
    for (const path of ['/wecom/bot/callback', '/wecom/app/callback'])
      await ask('POST', `${path}?msg_signature=a&timestamp=1&nonce=b`, { body: '{"encrypt":"x"}' }, path)
  }

  /** Answers that are lost or refused, and a database that lacks a table. */
  async function misfortunes(): Promise<void> {
    const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
    const broken = [
      { duplicate: 2, loseReply: 1, dropNext: 1 },
      { errcode: 93000, appErrcode: 40014, expireTokens: 1 },
      { httpStatus: 502, garbage: 1, loseAck: 1 },
      { resetBefore: 1, resetAfter: 1, cutFrame: 1 },
    ]
    for (const [nth, faults] of broken.entries()) {
      await api('POST', '/faults', { clear: true, ...faults })
      await say('王秀兰', '我的')
      await say('杨国梁', '/催 1')
      await api('POST', '/clock', { now: later(nth + 2) })
      await api('GET', '/faults')
    }
    await api('POST', '/faults', { clear: true })
    for (const table of ['outbox', 'inbound', 'answer_entry', 'private_note']) {
      await db.sql`alter table ${db.sql.identifier(table)} rename to away`
      await say('王秀兰', `请假 ${personal.leaveReason}`)
      await api('POST', '/clock', { now: later(10) })
      for (const path of ['/readyz', '/metrics', '/console']) await ask('GET', path)
      await db.sql`alter table away rename to ${db.sql.identifier(table)}`
    }
    await api('GET', '/violations')
    await api('GET', '/chats')
  }

  afterAll(async () => {
    await service.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const secrets = (): [name: string, value: string][] => [
    ...Object.entries(planted),
    ...Object.entries(own),
    ...[...accessTokens].map((token): [string, string] => ['access token', token]),
  ]
  const standIn = (text: string, values: readonly [name: string, value: string][]): string[] =>
    values
      .filter(([, value]) => text.includes(value) || text.includes(encodeURIComponent(value)))
      .map(([name]) => name)

  it('it has the secrets of all its ways', () => {
    const { length: keys } = Object.keys(own).filter(name => name.startsWith('aes key'))
    expect(keys).toBe(2)
    expect(Object.keys(own).filter(name => name.startsWith('token')).length).toBeGreaterThanOrEqual(keys)
    expect(own).toHaveProperty('app secret')
    expect('connection secret' in own).toBe(plays.includes('connection'))
    expect(accessTokens.size).toBe(1)
  })

  it('every address was asked, each of the API with success', () => {
    expect(apiRoutes.length).toBeGreaterThan(12)
    for (const route of apiRoutes) expect([...(asked.get(route) ?? [])], route).toContain(200)
    for (const call of platformCalls) expect(asked.has(`POST ${call}`), call).toBe(true)
    expect(platformCalls).toEqual(expect.arrayContaining(['webhook/send', 'aibot/response', 'message/send']))
    for (const path of ['/sandbox', '/healthz', '/metrics'])
      expect([...(asked.get(`GET ${path}`) ?? [])]).toContain(200)
    const statuses = new Set([...asked.values()].flatMap(each => [...each]))
    for (const status of [400, 403, 404, 405, 415]) expect(statuses).toContain(status)
  })

  it('no answer has one of them, whatever it was asked', () => {
    for (const { to, text } of answers) expect(standIn(text, secrets()), to).toEqual([])
    expect(answers.length).toBeGreaterThan(200)
    const figures = answers.filter(({ to }) => /metrics|healthz|readyz/u.test(to))
    expect(standIn(JSON.stringify(figures), Object.entries(personal))).toEqual([])
  })

  it('no line of its log has one, nor a word of what people said, nor anything long that was made at random', () => {
    const printed = service.printed()
    expect(printed).toContain('a message was not answered')
    expect(standIn(printed, [...secrets(), ...Object.entries(personal)])).toEqual([])
    const long = random().filter(({ length }) => length >= 24)
    expect(long.length).toBeGreaterThan(2)
    for (const bytes of long)
      for (const form of ['hex', 'base64url'] as const) expect(printed).not.toContain(bytes.toString(form))
  })

  it('the file that keeps the rooms has none, either', async () => {
    await service.stop()
    const kept = readFileSync(join(folder, 'sandbox.json'), 'utf8')
    expect(kept).toContain('主席团会议')
    expect(standIn(kept, secrets())).toEqual([])
  })
})
