import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { dayOfIso } from '../../src/calendar/day.ts'
import { knownHolidays, withYears } from '../../src/calendar/holidays.ts'
import { checkHolidays } from '../../src/cli/doctor/holidays.ts'
import { runCli } from '../../src/cli/run.ts'
import { openDatabase } from '../../src/db/open.ts'
import { seedTown } from '../../src/features/roster/seed.ts'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { testDatabase } from '../support/database.ts'
import { databaseUrl } from '../support/database-url.ts'

const { url } = await testDatabase()
const bare = await testDatabase({ migrated: false })
const played = await testDatabase()

const Answer = z.object({
  ok: z.boolean(),
  checks: z.array(z.object({ check: z.string(), ok: z.boolean().nullable(), message: z.string() })),
})

/** In a month when the release has every table that is needed. */
const now = new Date('2026-03-10T02:00:00Z')

/** WeCom's API and the service's health in one: what is asked is kept, what is answered is set. */
const asked: { path: string; body: string }[] = []
let errcode = 0
const wecom = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', chunk => chunks.push(chunk))
  request.on('end', () => {
    asked.push({ path: request.url ?? '', body: Buffer.concat(chunks).toString() })
    response.end(request.url === '/healthz' ? 'ok' : JSON.stringify({ errcode, errmsg: 'x' }))
  })
})
let base = ''

async function cli(words: string[], env: Record<string, string> = {}, at = now) {
  let out = ''
  let err = ''
  const code = await runCli(words, {
    env: { DATABASE_URL: url, DATA_DIR: tmpdir(), WECOM_API_BASE: base, PUBLIC_URL: base, PORT: '0', ...env },
    clock: { now: () => at, offsetMs: at.getTime() - Date.now() },
    out: text => {
      out += text
    },
    err: text => {
      err += text
    },
    isWatched: false,
  })
  return { code, out, err }
}

async function doctor(words: string[] = [], env: Record<string, string> = {}, at = now) {
  const { code, out } = await cli(['doctor', '--json', ...words], env, at)
  const { ok, checks } = Answer.parse(JSON.parse(out))
  const bad = checks.flatMap(check => (check.ok === false ? [`${check.check}: ${check.message}`] : []))
  return { code, ok, checks, bad }
}

beforeAll(async () => {
  await new Promise<void>(resolve => wecom.listen(0, '127.0.0.1', resolve))
  const address = wecom.address()
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port')
  base = `http://127.0.0.1:${address.port}`
})
afterAll(() => new Promise<void>(resolve => wecom.close(() => resolve())))

it('a database without congress is told', async () => {
  const { code, ok, bad } = await doctor()
  expect({ code, ok }).toEqual({ code: 1, ok: false })
  expect(bad).toEqual(['congress: there is none: liaison congress add --name …'])
})

it('an address of WeCom’s that is not encrypted, or of the pages, is told', async () => {
  const open = {
    WECOM_API_BASE: 'http://zwwx.example',
    PUBLIC_URL: 'http://liaison.example',
    WECOM_BOT_TOKEN: 'token',
    WECOM_BOT_AES_KEY: 'a'.repeat(43),
  }
  const { checks } = await doctor([], open)
  const said = checks.filter(({ check }) => check === 'settings').map(({ message }) => message)
  expect(said).toContain(
    'WECOM_API_BASE is not encrypted and of another machine: secrets and messages go over the network in the clear',
  )
  expect(said.join()).toContain('PUBLIC_URL is not encrypted')
})

it('a database that sees no Chinese letters is told, because likeness is blind there', async () => {
  const name = `liaison_ctype_c_${process.pid}`
  const admin = await openDatabase({ url: inject('serverUrl'), poolSize: 1 })
  await admin.sql`
    create database ${admin.sql.identifier(name)} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`
  try {
    const blind = databaseUrl(inject('serverUrl'), name)
    await cli(['migrate'], { DATABASE_URL: blind })
    const { bad } = await doctor([], { DATABASE_URL: blind })
    expect(bad).toContainEqual(expect.stringMatching(/^likeness: .*ctype C knows no Chinese letters/))
  } finally {
    await admin.sql`drop database ${admin.sql.identifier(name)} with (force)`
    await admin.close()
  }
  const seeing = (await doctor()).checks.find(({ check }) => check === 'likeness')
  expect(seeing?.ok).toBe(true)
})

it('missing migrations are told and not applied', async () => {
  const { bad } = await doctor([], { DATABASE_URL: bare.url })
  expect(bad).toEqual([expect.stringMatching(/^schema: \d+ migrations are missing: liaison migrate/)])
  expect(await bare.db.sql`select 1 from pg_tables where tablename = 'migration'`).toHaveLength(0)
})

it('every wrong setting is told', async () => {
  const { code, bad } = await doctor([], { PORT: 'x', WECOM_BOT_TOKEN: 'abc', WECOM_BOT_AES_KEY: 'short' })
  expect(code).toBe(1)
  expect(bad.map(line => line.split(':')[1])).toEqual([' PORT', ' WECOM_BOT_AES_KEY'])
})

it('in live mode an address that WeCom cannot call is told', async () => {
  const { bad } = await doctor([], { WECOM_BOT_TOKEN: 'abc', WECOM_BOT_AES_KEY: 'a'.repeat(43) })
  expect(bad).toContainEqual(expect.stringMatching(/^public address: http:.* cannot be called by WeCom/))
})

it('a database that cannot be reached is told', async () => {
  const { bad } = await doctor([], { DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/x' })
  expect(bad).toEqual([expect.stringMatching(/^database: DATABASE_URL: cannot use/)])
  expect(bad.join()).not.toContain('hunter2')
})

it('a town nobody can work for, and a group that reminders cannot reach, are told', async () => {
  await cli(['congress', 'add', '--name', '云溪镇'])
  await cli(['chat', 'bind', '--congress', '云溪镇', '--chat', 'wr1', '--purpose', 'deputies'])
  const { bad } = await doctor()
  expect(bad).toEqual([
    expect.stringMatching(/^云溪镇: 0 people, but no chair/),
    expect.stringMatching(/^云溪镇, chat wr1: has no webhook key/),
  ])
})

it('a message is posted into a group only with --send, and the key is never shown', async () => {
  await cli([
    'chat',
    'bind',
    '--congress',
    '云溪镇',
    '--chat',
    'wr1',
    '--purpose',
    'deputies',
    '--webhook',
    'secret-key',
  ])
  asked.length = 0
  expect((await doctor()).checks.some(check => check.message.includes('--send'))).toBe(true)
  expect(asked.map(request => request.path)).toEqual(['/healthz'])

  const sent = await doctor(['--send'])
  expect(asked.at(-1)?.path).toBe('/cgi-bin/webhook/send?key=secret-key')
  expect(JSON.parse(asked.at(-1)?.body ?? '')).toMatchObject({ msgtype: 'text' })
  expect(sent.checks).toContainEqual({
    check: '云溪镇, chat wr1',
    ok: true,
    message: 'the test message was posted',
  })
  expect(JSON.stringify(sent)).not.toContain('secret-key')

  errcode = 93000
  const refused = await doctor(['--send'])
  errcode = 0
  expect(refused.bad).toContain(
    '云溪镇, chat wr1: the webhook key is wrong or the robot was removed (errcode 93000)',
  )
})

it('without --json it is a line for each check', async () => {
  const { out } = await cli(['doctor'])
  for (const line of out.trimEnd().split('\n')) expect(line).toMatch(/^(ok {2}|BAD |- {3})\S.*: \S/)
})

it('a live service on the data of a sandbox is told, and a sandbox is not', async () => {
  await seedTown(played.db, sampleTown, now)
  const live = { WECOM_BOT_TOKEN: 'abc', WECOM_BOT_AES_KEY: 'a'.repeat(43) }
  const { code, bad } = await doctor([], { ...live, DATABASE_URL: played.url })
  expect(code).toBe(1)
  expect(bad).toContainEqual(expect.stringMatching(/^sample town: .*fictional town 云溪镇: give the live/))
  expect((await doctor([], { DATABASE_URL: played.url })).bad.join()).not.toContain('sample town')
})

it.each([
  ['2026-11-30', true, 'the days off of 2026 are known'],
  ['2025-12-01', true, 'the days off of 2025 and 2026 are known'],
  ['2026-12-01', false, 'there is no table of 2027, only weekends count: '],
  ['2027-01-01', false, 'there is no table of 2027, only weekends count: '],
  ['2027-12-31', false, 'there is no table of 2027 and 2028, only weekends count: '],
])(
  'on %s the table of the next year is missed from December on, that of this one always',
  (iso, ok, message) => {
    const day = dayOfIso(iso)
    if (!day) throw new Error(iso)
    const check = checkHolidays(knownHolidays, day)
    expect(check).toMatchObject({ check: 'holidays', ok })
    expect(check.message.startsWith(message)).toBe(true)
    expect(checkHolidays(withYears(knownHolidays, [{ year: 2027, off: {}, working: {} }]), day).ok).toBe(
      iso < '2027-12',
    )
  },
)

it('December begins in China, and a missing table is told with what to do', async () => {
  const november = await doctor([], {}, new Date('2026-11-30T15:59:59Z'))
  expect(november.bad.join()).not.toContain('holidays')
  const december = await doctor([], {}, new Date('2026-11-30T16:00:00Z'))
  expect(december.code).toBe(1)
  expect(december.bad).toContainEqual(expect.stringMatching(/^holidays: .*2027.*liaison holidays add FILE/))
})
