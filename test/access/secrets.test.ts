/**
 * Every secret that the service has is planted and looked for: in all that it prints at its most talkative while things
 * go wrong, in every body that it answers with, in its figures, in the process list and in what its children are given.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Incoming } from '../../src/bot/incoming.ts'
import type { Payload } from '../../src/channels/payload.ts'
import { systemClock } from '../../src/clock.ts'
import { secretsInFiles } from '../../src/config.ts'
import { offerDownload } from '../../src/features/downloads/store.ts'
import { enqueue } from '../../src/outbox/enqueue.ts'
import { announce, click, group, settleTowns, words } from '../desk/stage.ts'
import { wireOf } from '../desk/wire.ts'
import { testDatabase } from '../support/database.ts'
import { nextLine, serverPid, startService } from '../support/service-process.ts'
import { keys, querystring, seal } from '../wecom/official.ts'
import { type LiveService, startLive } from './live-service.ts'

const folder = mkdtempSync(join(tmpdir(), 'liaison-secrets-'))
const { url: ownUrl, db } = await testDatabase()

const planted = {
  botToken: keys.token,
  botAesKey: keys.encodingAesKey,
  appSecret: 'PlantedAppSecret-1',
  appToken: 'PlantedAppToken1',
  appAesKey: 'PlantedAppAesKey0123456789abcdefghijklmnopq',
  accessToken: 'PlantedAccessToken-1',
  adminCode: 'PlantedAdminCode',
  passphrase: 'PlantedPassphrase-1',
  dataKey: '5a'.repeat(32),
  databasePassword: 'PlantedDatabasePassword',
  webhookKey: '5ec4e700-0000-4000-8000-00000000abcd',
  leaveReason: '母亲瘘病住院',
  phone: '13811122299',
} as const

/** The database's address with a password that its server does not ask for. */
function withPassword(address: string): string {
  const changed = new URL(address)
  changed.password = planted.databasePassword
  return changed.href
}

const fileOf = (name: string, value: string): string => {
  const file = join(folder, name)
  writeFileSync(file, `${value}\n`)
  return file
}

/** Gives out a token, takes nothing, and tells why in words that name what it was asked with. */
const askedOfPlatform = new Set<string>()
const platform = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://x')
  askedOfPlatform.add(pathname.split('/').slice(-2).join('/'))
  if (pathname.endsWith('/gettoken'))
    response.end(
      JSON.stringify({ errcode: 0, errmsg: 'ok', access_token: planted.accessToken, expires_in: 7200 }),
    )
  else if (pathname.endsWith('/webhook/send')) request.socket.destroy()
  else response.writeHead(500).end('<html>out of order</html>')
})

let service: LiveService
const bodies: string[] = []
const secrets: [name: string, value: string][] = Object.entries(planted)

async function ask(path: string, init: RequestInit = {}): Promise<string> {
  const response = await fetch(service.url + path, { redirect: 'manual', ...init })
  const body = await response.text()
  // A form is sent to the address that it stands at.
  bodies.push(`${path.slice(0, 12)} ${response.status} ${body.replaceAll(`action="${path}"`, '')}`)
  return body
}

async function tell(incoming: Extract<Incoming, { kind: 'text' | 'click' }>): Promise<void> {
  const { query, body } = seal(wireOf(incoming), new Date())
  await ask(`/wecom/bot/callback?${querystring(query)}`, { method: 'POST', body: new Uint8Array(body) })
}

beforeAll(async () => {
  await new Promise<void>(resolve => platform.listen(0, '127.0.0.1', resolve))
  const { port } = platform.address() as AddressInfo
  const { sixty } = await settleTowns(db, new Date())
  await db.sql`update chat set webhook_key = ${planted.webhookKey} where chatid = ${group}`
  await db.sql`update person set phone = ${planted.phone} where userid = 'd2'`
  const [meeting = 0] = await announce(db, sixty, { at: new Date() })
  service = await startLive({
    DATABASE_URL_FILE: fileOf('database', withPassword(ownUrl)),
    WECOM_BOT_TOKEN: planted.botToken,
    WECOM_BOT_AES_KEY_FILE: fileOf('aes', planted.botAesKey),
    WECOM_CORP_ID: 'wwcorp',
    WECOM_APP_AGENT_ID: '1000002',
    WECOM_APP_SECRET_FILE: fileOf('app', planted.appSecret),
    WECOM_APP_TOKEN: planted.appToken,
    WECOM_APP_AES_KEY: planted.appAesKey,
    LIAISON_ADMIN_CODE: planted.adminCode,
    LIAISON_BACKUP_PASSPHRASE_FILE: fileOf('passphrase', planted.passphrase),
    LIAISON_DATA_KEY_FILE: fileOf('data-key', planted.dataKey),
    WECOM_API_BASE: `http://127.0.0.1:${port}`,
    LOG_LEVEL: 'trace',
  })
  await misfortunes(sixty, meeting)
}, 120_000)

/** What is said and asked on a day on which everything goes wrong. */
async function misfortunes(congressId: number, meeting: number): Promise<void> {
  await tell(words('d2', `请假 ${planted.leaveReason}`))
  await tell(click('d3', `attend:${meeting}`))
  await tell(words('d1', '/催 1'))
  await tell(words('d1', '待批', { chat: null }))
  await tell(words('d1', `/绑定 ${planted.adminCode} 云溪镇`))
  for (const text of ['网页', '/日历', '/来访簿']) await tell(words('d1', text, { chat: null }))
  const tokens = await tokensIn(congressId)
  secrets.push(...tokens.map((token, nth): [string, string] => [`token ${nth}`, token]))
  // Each table that a door looks into is away for a while: errors of the database with what was asked of it.
  const doors: readonly (readonly [table: string, path: (token: string) => string])[] = [
    ['download', token => `/download/${token}`],
    ['calendar_feed', token => `/calendar/${token}.ics`],
    ['sign_in_link', token => `/console/enter/${token}`],
    ['page_session', () => '/console'],
  ]
  for (const [table, path] of doors)
    for (const token of tokens) {
      await ask(path(token))
      await db.sql`alter table ${db.sql.identifier(table)} rename to away`
      await ask(path(token), { headers: { cookie: `liaison-session=${token}` } })
      await db.sql`alter table away rename to ${db.sql.identifier(table)}`
    }
  await db.sql`alter table answer_entry rename to away`
  await tell(words('d4', `请假 ${planted.leaveReason}`))
  await tell(click('d5', `attend:${meeting}`))
  await db.sql`alter table away rename to answer_entry`
  await ask(`/wecom/bot/callback?${querystring({ ...seal('x', new Date()).query, msg_signature: 'no' })}`, {
    method: 'POST',
    body: '{"encrypt":"x"}',
  })
  await ask('/wecom/app/callback?msg_signature=a&timestamp=1&nonce=b', { method: 'POST', body: '<xml/>' })
  await ask('/console/oauth?code=PlantedCode&state=x')
  await signInInVain()
  await ask(`/console/enter/${tokens[0] ?? ''}`, { method: 'POST', body: 'x'.repeat(20_000) })
  for (const path of ['/', '/%', '/readyz', '/metrics', '/healthz', '/sandbox/api/people', '/sandbox'])
    await ask(path)
  const [chat] = await db.sql<{ id: number }[]>`select id from chat where chatid = ${group}`
  const target = `chat:${chat?.id ?? 0}`
  const payload: Payload = { kind: 'text', text: planted.leaveReason, mention: ['d2'] }
  await db.transaction(tx =>
    enqueue(tx, systemClock, [{ congressId, channel: 'webhook', target, promise: 'at_least_once', payload }]),
  )
  await until(() => askedOfPlatform.has('webhook/send'))
}

/** By the app, whose platform is out of order just then. */
async function signInInVain(): Promise<void> {
  const sent = await fetch(`${service.url}/console/sign-in`, { redirect: 'manual' })
  const state = new URL(sent.headers.get('location') ?? 'http://x').searchParams.get('state') ?? ''
  const trip = /liaison-trip=([\w-]+)/u.exec(sent.headers.get('set-cookie') ?? '')?.[1] ?? ''
  secrets.push(['trip', trip], ['code', 'PlantedCode2'])
  await ask(`/console/oauth?code=PlantedCode2&state=${state}`, {
    headers: { cookie: `liaison-trip=${trip}` },
  })
}

/** Every address that the bot has given, and one more that nobody was told of. */
async function tokensIn(congressId: number): Promise<string[]> {
  const rows = await db.sql<{ reply: unknown }[]>`select reply from inbound where reply is not null`
  const given = rows.flatMap(({ reply }) =>
    [...JSON.stringify(reply).matchAll(/\/(?:download|calendar|console\/enter)\/([\w-]{43})/g)].map(
      ([, token = '']) => token,
    ),
  )
  const [person] = await db.sql<{ id: number }[]>`select id from person where userid = 'd1'`
  const link = await db.transaction(tx =>
    offerDownload(
      tx,
      { personId: person?.id ?? 0, congressId },
      { kind: 'visit_register', year: 2026, month: null },
      '',
      new Date(),
    ),
  )
  return [...given, link.path.split('/').at(-1) ?? '']
}

async function until(isSo: () => boolean): Promise<void> {
  const endMs = performance.now() + 20_000
  while (!isSo() && performance.now() < endMs) await fetch(`${service.url}/healthz`)
  if (!isSo()) throw new Error('it never came to that')
}

afterAll(async () => {
  await service.stop()
  platform.close()
  rmSync(folder, { recursive: true, force: true })
})

function found(text: string, but: readonly string[] = []): string[] {
  return secrets
    .filter(
      ([name, value]) =>
        !but.includes(name) && (text.includes(value) || text.includes(encodeURIComponent(value))),
    )
    .map(([name]) => name)
}

it('what the service starts is given none of it: the embedded database has an environment of its own', async () => {
  const names = [...secretsInFiles]
  for (const name of names) process.env[name] = 'PlantedInEnvironment'
  const dataDir = join(folder, 'data')
  const started = startService(dataDir)
  for (const name of names) delete process.env[name]
  try {
    await nextLine(started)
    const pid = serverPid(dataDir)
    for (const file of ['environ', 'cmdline']) {
      const text = readFileSync(`/proc/${pid}/${file}`, 'utf8')
      expect(text).not.toContain('Planted')
      expect(text).not.toMatch(/WECOM|LIAISON/u)
    }
  } finally {
    started.child.kill('SIGTERM')
    await started.exited
  }
}, 120_000)

describe('no secret, token, reason or phone stands', () => {
  it('in what the service prints, at its most talkative, while everything goes wrong', () => {
    const printed = service.printed()
    expect(printed).toContain('"status":500')
    expect(printed).toContain('a message was not answered')
    expect(printed).toContain('the platform did not say who somebody is')
    expect(askedOfPlatform).toContain('cgi-bin/gettoken')
    expect(secrets.length).toBeGreaterThan(Object.keys(planted).length + 3)
    expect(found(printed)).toEqual([])
  })

  it('in the body of any answer; figures and readiness among them', () => {
    const told = bodies.join('\n')
    for (const seen of [' 200 ', ' 404 ', ' 500 ', 'liaison_', '"ready"']) expect(told).toContain(seen)
    expect(found(told)).toEqual([])
  })

  it('in the process list', () => {
    const line = readFileSync(`/proc/${service.child.pid}/cmdline`, 'utf8')
    expect(line).toContain('main.js')
    expect(found(line)).toEqual([])
  })

  it('in the environment of the service, of those that it was given in files', () => {
    const environment = readFileSync(`/proc/${service.child.pid}/environ`, 'utf8')
    expect(environment).toContain('DATABASE_URL_FILE')
    expect(found(environment, ['botToken', 'appToken', 'appAesKey', 'adminCode'])).toEqual([])
  })

  it('where there is a live service: it has no sandbox', () => {
    expect(bodies.filter(body => body.startsWith('/sandbox'))).toEqual([
      '/sandbox/api 404 Not Found',
      '/sandbox 404 Not Found',
    ])
  })
})
