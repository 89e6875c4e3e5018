/** Each of the misconfigurations that really happen, planted in a healthy installation: one sentence says what and what to do. */
import { beforeEach, expect, inject, it } from 'vitest'
import { noteBackup } from '../../src/backup/last-backup.ts'
import { checkVersion } from '../../src/cli/doctor/server.ts'
import { openDatabase } from '../../src/db/open.ts'
import { Vault } from '../../src/db/vault.ts'
import { checkDataKeys } from '../../src/features/personal-data/store/keys.ts'
import { testDatabase } from '../support/database.ts'
import { databaseUrl } from '../support/database-url.ts'
import { aesKey, doctor, folders, now, Outside, refusingServer, settle, token } from './planted.ts'

const { db, url, open } = await testDatabase()
const { sql: encrypted } = await open({ vault: new Vault([Buffer.alloc(32, 6)]) })
const bare = await testDatabase({ migrated: false })
await settle(db)
const outside = new Outside()
await outside.open()
const elsewhere = new Outside()
await elsewhere.open()
const { data, secret } = folders()
const at = `http://127.0.0.1:${outside.port}`

/** The https address of a proxy cannot be had in a test, so what is called is the service itself; see `healthy`. */
const live = {
  ...{ DATABASE_URL: url, DATA_DIR: data, WECOM_API_BASE: at, PUBLIC_URL: at, PORT: String(outside.port) },
  ...{ WECOM_BOT_TOKEN: token, WECOM_BOT_AES_KEY: aesKey, LIAISON_BACKUP_PASSPHRASE: 'keep it elsewhere' },
}
const app = { WECOM_CORP_ID: 'ww1', WECOM_APP_AGENT_ID: '1', WECOM_APP_SECRET: 'TOP-SECRET' }
const appHeard = { ...app, WECOM_APP_TOKEN: token, WECOM_APP_AES_KEY: aesKey }

beforeEach(() => {
  for (const each of [outside, elsewhere]) {
    each.errcodeOf = () => 0
    each.healthz = 'ok'
    each.ready = { ready: true, well: true, checks: [] }
    each.query = text => text
  }
  noteBackup(data, new Date(now.getTime() - 86_400_000))
})

/** What a test's address cannot have. */
const notHttps = /^public address: http:.* cannot be called by WeCom/
const others = (bad: readonly string[]) => bad.filter(line => !notHttps.test(line))

it('a healthy installation: nothing is found, and the exit code is 0', async () => {
  const sandbox = { DATABASE_URL: url, DATA_DIR: data, PUBLIC_URL: at, PORT: String(outside.port) }
  expect(await doctor(sandbox)).toMatchObject({ code: 0, bad: [] })
  // Live, with everything set, all that is left is the address, which here is on this machine.
  expect(others((await doctor({ ...live, ...appHeard }, ['--send'])).bad)).toEqual([])
})

it('a key that is right, and one that a live installation does not have, are told of', async () => {
  expect((await doctor({ ...live, LIAISON_DATA_KEY: Buffer.alloc(32, 6).toString('base64') })).whole).toMatch(
    /what is written is encrypted with the key [0-9a-f]{8}/,
  )
  expect((await doctor(live)).whole).toContain('LIAISON_DATA_KEY is not set')
})

interface Planted {
  readonly name: string
  readonly env?: Readonly<Record<string, string>>
  readonly words?: readonly string[]
  readonly aheadMs?: number
  readonly plant?: () => unknown
  readonly heal?: () => unknown
  readonly says: RegExp
}

const change = (statement: string) => () => db.sql`${db.sql.raw(statement)}`
const unset = (...names: readonly string[]) => Object.fromEntries(names.map(name => [name, '']))

const planted: readonly Planted[] = [
  {
    name: '1 token and key exchanged',
    env: { WECOM_BOT_TOKEN: aesKey, WECOM_BOT_AES_KEY: token },
    says: /^settings: WECOM_BOT_TOKEN: this is the EncodingAESKey; exchange it with WECOM_BOT_AES_KEY$/m,
  },
  {
    name: '2 a key of 42 characters',
    env: { WECOM_BOT_AES_KEY: aesKey.slice(1) },
    says: /^settings: WECOM_BOT_AES_KEY: must be the EncodingAESKey of 43 letters and digits/m,
  },
  {
    name: '3 the running service has another token than the settings',
    env: { WECOM_BOT_TOKEN: 'anotherToken' },
    says: /^callback: is refused \(403\): the running service has another WECOM_BOT_TOKEN/m,
  },
  {
    name: '4 the proxy drops the query',
    plant: () => {
      outside.query = () => ''
    },
    says: /^callback: is refused \(40\d\): .* or the proxy changes the query \(no path behind proxy_pass\)$/m,
  },
  {
    name: '5 the clock is ten minutes off',
    aheadMs: 600_000,
    says: /^clock: this machine is (?:599|600|601) s ahead of the database: set the time on both \(NTP\)/m,
  },
  {
    name: '6 the database is unreachable',
    env: { DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/x' },
    says: /^database: DATABASE_URL: cannot use u@127.0.0.1:1\/x: .*ECONNREFUSED.*: start PostgreSQL/m,
  },
  {
    name: '9 the database can only be read',
    plant: change(`alter database ${new URL(url).pathname.slice(1)} set default_transaction_read_only = on`),
    heal: async () => {
      await change(`alter database ${new URL(url).pathname.slice(1)} reset default_transaction_read_only`)()
    },
    says: /^database: can only be read: DATABASE_URL leads to a standby/m,
  },
  {
    name: '10 no pg_trgm',
    plant: change('drop extension pg_trgm cascade'),
    heal: change('create extension pg_trgm'),
    says: /^likeness: the extension pg_trgm is missing in this database, .*: create extension pg_trgm/m,
  },
  {
    name: '12 the schema is newer',
    plant: change("insert into migration (tag, position) values ('9999_later', 9999)"),
    heal: change("delete from migration where tag = '9999_later'"),
    says: /^schema: is of a newer version \(9999_later\): start that version$/m,
  },
  {
    name: '13 migrations are pending',
    env: { DATABASE_URL: bare.url },
    says: /^schema: \d+ migrations are missing: liaison migrate, or start the service$/m,
  },
  {
    name: 'the key of what is encrypted is missing',
    plant: () => checkDataKeys(encrypted, now),
    heal: change('delete from data_key'),
    says: /^data key: LIAISON_DATA_KEY: is missing; this database has data that is encrypted with the key [0-9a-f]{8}/m,
  },
  {
    name: 'another key',
    env: { LIAISON_DATA_KEY: Buffer.alloc(32, 7).toString('base64') },
    plant: () => checkDataKeys(encrypted, now),
    heal: change('delete from data_key'),
    says: /^data key: LIAISON_DATA_KEY: is another one than this database is encrypted with \(key [0-9a-f]{8}\); give that one/m,
  },
  { name: '14 PUBLIC_URL without https', says: notHttps },
  {
    name: '15 PUBLIC_URL with a path',
    env: { PUBLIC_URL: `${at}/liaison` },
    says: /^public address: .*\/liaison has a path, under which pages and callbacks are not found: give/m,
  },
  {
    name: '16 the name in PUBLIC_URL is not known',
    env: { PUBLIC_URL: 'https://liaison.invalid' },
    says: /^public way: the name in https:\/\/liaison.invalid is not known \(\w+\): correct PUBLIC_URL/m,
  },
  {
    name: '17 PUBLIC_URL goes to another service',
    env: { PUBLIC_URL: `http://127.0.0.1:${elsewhere.port}` },
    plant: () => {
      elsewhere.healthz = '<html>Welcome to nginx!</html>'
    },
    says: /^public way: another service answers at .*: correct PUBLIC_URL or the reverse proxy$/m,
  },
  {
    name: '18 a webhook key is dead',
    words: ['--send'],
    plant: () => {
      outside.errcodeOf = path => (path.includes('webhook') ? 93000 : 0)
    },
    says: /^云溪镇, chat wr1: the webhook key is wrong or the robot was removed \(errcode 93000\)/m,
  },
  {
    name: '19 the app’s secret is wrong',
    env: appHeard,
    plant: () => {
      outside.errcodeOf = path => (path.endsWith('gettoken') ? 40001 : 0)
    },
    says: /^app: .*secret is wrong.*\(40001\)$/m,
  },
  {
    name: '20 the app’s trusted addresses lack this machine',
    env: appHeard,
    plant: () => {
      outside.errcodeOf = path => (path.includes('department') ? 60020 : 0)
    },
    says: /^app: .*trusted IPs in the console \(60020\)$/m,
  },
  {
    name: '21 the app alone, without a callback',
    env: { ...app, ...unset('WECOM_BOT_TOKEN', 'WECOM_BOT_AES_KEY') },
    says: /^bot: nobody can speak to this service: .* set WECOM_APP_TOKEN and WECOM_APP_AES_KEY/m,
  },
  {
    name: '22 two groups for one purpose',
    plant: change(
      "insert into chat (congress_id, chatid, purpose, webhook_key, bound_at) select id, 'wr9', 'presidium', 'key-9', now() from congress",
    ),
    heal: change("delete from chat where chatid = 'wr9'"),
    says: /^云溪镇, chat wr1 and chat wr9: are both bound for the same people: .*; bind the other/m,
  },
  {
    name: '23 one webhook for two groups',
    plant: change("update chat set webhook_key = 'key-1' where chatid = 'wr2'"),
    heal: change("update chat set webhook_key = 'key-2' where chatid = 'wr2'"),
    says: /^云溪镇, chat wr1 and chat wr2: have the same webhook: all goes into one of them/m,
  },
  {
    name: '24 a group without a webhook',
    plant: change("update chat set webhook_key = null where chatid = 'wr2'"),
    heal: change("update chat set webhook_key = 'key-2' where chatid = 'wr2'"),
    says: /^云溪镇, chat wr2: has no webhook key: in callback mode reminders cannot reach this group/m,
  },
  {
    name: '25 nobody who could post a notice',
    plant: change('update person set userid = null'),
    heal: change("update person set userid = 'zhou'"),
    says: /^云溪镇: 1 people, but no chair, vice-chair or liaison with a WeCom account: nobody can post/m,
  },
  {
    name: '26 a secret that everybody can read',
    env: { WECOM_BOT_TOKEN: '', WECOM_BOT_TOKEN_FILE: secret('token', token, 0o644) },
    says: /^secrets: WECOM_BOT_TOKEN_FILE: everybody on this machine can read .*token: chmod 640/m,
  },
  {
    name: '27 backups are not encrypted',
    env: unset('LIAISON_BACKUP_PASSPHRASE'),
    says: /^backup: LIAISON_BACKUP_PASSPHRASE is not set: backups lie open/m,
  },
  {
    name: '28 the last backup is older than a week',
    plant: () => noteBackup(data, new Date(now.getTime() - 9 * 86_400_000)),
    says: /^backup: the last is 9 days old: look whether the timer/m,
  },
  {
    name: '29 another service with the same bot',
    plant: () => {
      const words = 'another service connected with the same WECOM_BOT_ID and pushed this one out'
      outside.ready = { ready: true, checks: [{ name: 'connection', ok: true, well: false, words }] }
    },
    says: /^service, connection: another service connected with the same WECOM_BOT_ID/m,
  },
  {
    name: '30 the port is taken by another program',
    env: { PORT: String(elsewhere.port) },
    plant: () => {
      elsewhere.ready = 'hello'
    },
    says: /^service: another program listens on http:\/\/127.0.0.1:\d+: stop it, or set PORT to a free port$/m,
  },
]

it.each(planted)('$name', async ({ env = {}, words = [], aheadMs = 0, plant, heal, says }) => {
  await plant?.()
  try {
    const { code, bad, whole } = await doctor({ ...live, ...env }, words, aheadMs)
    expect(bad.join('\n')).toMatch(says)
    expect(code).toBe(1)
    // One cause, one sentence, and no secret in any.
    expect(others(bad).length, bad.join('\n')).toBeLessThanOrEqual(2)
    expect(whole).not.toMatch(/hunter2|TOP-SECRET|key-\d|keep it elsewhere/)
  } finally {
    await heal?.()
  }
})

it.each([
  ['7 the password is wrong', '28P01', 'password authentication failed', /the password is wrong; correct it/],
  [
    '8 there is no such database',
    '3D000',
    'database "liaison" does not exist',
    /make the database: createdb/,
  ],
])('%s', async (_name, sqlstate, words, says) => {
  const { code, bad, whole } = await doctor({ ...live, DATABASE_URL: await refusingServer(sqlstate, words) })
  expect(code).toBe(1)
  expect(others(bad)).toEqual([expect.stringMatching(says)])
  expect(whole).not.toContain('hunter2')
})

it('11 a database without UTF8, a server that is too old', async () => {
  const name = `liaison_ascii_${process.pid}`
  const admin = await openDatabase({ url: inject('serverUrl'), poolSize: 1, statementTimeoutMs: 60_000 })
  // From PostgreSQL 15 on a database has its own provider of locales, and template0's may know UTF8 alone.
  const provider = inject('copiesFiles') ? admin.sql.part`locale_provider libc` : admin.sql.part``
  await admin.sql`
    create database ${admin.sql.identifier(name)} template template0 encoding 'SQL_ASCII' locale 'C' ${provider}`
  try {
    const { bad } = await doctor({ ...live, DATABASE_URL: databaseUrl(inject('serverUrl'), name) })
    expect(bad).toContainEqual(expect.stringMatching(/^database: has the encoding SQL_ASCII: make it anew/))
  } finally {
    await admin.sql`drop database ${admin.sql.identifier(name)} with (force)`
    await admin.close()
  }
  expect(checkVersion('13.4', 130_004)).toMatchObject({
    ok: false,
    message: expect.stringContaining('too old'),
  })
})
