import { afterAll, afterEach, expect, test } from 'vitest'
import { checkConnection } from '../../src/cli/doctor/connection.ts'
import { Secret } from '../../src/secret.ts'
import { startConnectionStand } from '../sandbox/connection-stand.ts'

const stand = await startConnectionStand()
afterAll(() => stand.close())
afterEach(() => expect(stand.rules()).toEqual([]))

const look = (secret: string, isHeld: boolean | null = false) =>
  checkConnection({ connection: { id: 'bot', secret: new Secret(secret), url: stand.socketUrl() } }, isHeld)

test('the connection is tried once and let go', async () => {
  expect(await look('secret')).toMatchObject({ ok: true })
  const bot = await stand.connect()
  expect(bot.heard, 'nobody was pushed out').toEqual([])
})

test('a wrong secret is a sentence of what to do, without the secret', async () => {
  const check = await look('TOP-SECRET')
  expect(check).toMatchObject({ ok: false, message: expect.stringContaining('(853000)') })
  expect(check.message).not.toContain('TOP-SECRET')
})

test('a running service is not pushed out by it', async () => {
  const bot = await stand.connect()
  expect(await look('secret', true)).toMatchObject({ ok: true, message: expect.stringContaining('running') })
  expect(await look('secret', null)).toMatchObject({ ok: null })
  expect((await bot.send('ping')).errcode).toBe(0)
  expect(bot.heard).toEqual([])
})

test('no connection at all, and an address where nobody is', async () => {
  expect(await checkConnection({ connection: null }, false)).toMatchObject({ ok: null })
  const nowhere = { id: 'bot', secret: new Secret('x'), url: 'ws://127.0.0.1:9' }
  expect(await checkConnection({ connection: nowhere }, false)).toMatchObject({ ok: false })
})
