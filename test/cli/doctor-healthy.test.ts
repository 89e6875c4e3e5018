/** Installations in which nothing is wrong, each with other ways: no alarm, and the exit code is 0. */
import { createServer } from 'node:net'
import { beforeAll, expect, it } from 'vitest'
import { checkPort } from '../../src/cli/doctor/service.ts'
import { connectionLease, leaseOf } from '../../src/connection/lease.ts'
import { testDatabase } from '../support/database.ts'
import { aesKey, doctor, folders, Outside, settle, silentServer, token } from './planted.ts'

const town = await testDatabase()
await settle(town.db)
const county = await testDatabase()
await settle(county.db)
const { data } = folders()
const outside = new Outside()
await outside.open()

/** An https address that nothing answers at from here, as behind a proxy that leads in from outside alone. */
const around = {
  ...{ DATA_DIR: data, PORT: String(outside.port), PUBLIC_URL: 'https://127.0.0.2:1' },
  ...{ WECOM_API_BASE: `http://127.0.0.1:${outside.port}`, LIAISON_BACKUP_PASSPHRASE: 'keep it elsewhere' },
}
const connection = { WECOM_BOT_ID: 'bot', WECOM_BOT_SECRET: 'TOP-SECRET' }
const callback = { WECOM_BOT_TOKEN: token, WECOM_BOT_AES_KEY: aesKey }
const app = {
  ...{ WECOM_CORP_ID: 'ww1', WECOM_APP_AGENT_ID: '1', WECOM_APP_SECRET: 'TOP-SECRET' },
  ...{ WECOM_APP_TOKEN: token, WECOM_APP_AES_KEY: aesKey },
}

beforeAll(async () => {
  await leaseOf(town.db.sql, connectionLease, 'a running service').take()
  await county.db.sql`delete from chat`
  await county.db.sql`update congress set kind = 'county'`
})

it('a county has no groups, and misses none', async () => {
  const { code, bad } = await doctor({ ...around, ...app, DATABASE_URL: county.url })
  expect({ code, bad }).toEqual({ code: 0, bad: [] })
})

it('the app alone hears no group: none is missed, and none needs a webhook', async () => {
  await town.db.sql`update chat set webhook_key = null where chatid = 'wr2'`
  const env = { ...around, ...app, DATABASE_URL: town.url }
  expect(await doctor(env)).toMatchObject({ code: 0, bad: [] })
  await town.db.sql`update congress set kind = 'street'`
  await town.db.sql`delete from chat where chatid = 'wr1'`
  expect(await doctor(env)).toMatchObject({ code: 0, bad: [] })
})

it('over the long connection a group needs no webhook; with a callback it does', async () => {
  await town.db.sql`update chat set webhook_key = null`
  const env = { ...around, DATABASE_URL: town.url }
  expect(await doctor({ ...env, ...connection })).toMatchObject({ code: 0, bad: [] })
  expect((await doctor({ ...env, ...callback })).bad.join()).toContain('chat wr2: has no webhook key')
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it has no port')
  await new Promise<void>(resolve => server.close(() => resolve()))
  return address.port
}

it('what takes a call and says nothing is no service that is not running', async () => {
  const host = '127.0.0.1'
  expect(await checkPort({ host, port: await silentServer() }, 100)).toEqual([
    expect.objectContaining({
      ok: false,
      message: expect.stringMatching(/^listens on .* and does not answer within 0.1 s: look at its log/),
    }),
  ])
  expect(await checkPort({ host, port: await freePort() })).toEqual([
    expect.objectContaining({ ok: null, message: expect.stringContaining('it is not running') }),
  ])
})
