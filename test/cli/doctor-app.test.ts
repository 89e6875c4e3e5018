import { afterAll, beforeEach, expect, test } from 'vitest'
import { checkApp } from '../../src/cli/doctor/app.ts'
import { Secret } from '../../src/secret.ts'
import { healthy, startFakeApp } from '../channels/fake-app.ts'

const fake = await startFakeApp()
afterAll(() => fake.close())
beforeEach(() => {
  fake.answer = healthy
  fake.gettoken = () => ({})
})
const app = { corpId: 'ww1', agentId: '1000002', secret: new Secret('TOP-SECRET'), callback: null }
const look = () => checkApp({ app, apiBase: fake.apiBase })

test('the app is asked what it sees', async () => {
  fake.answer = () => ({
    department: [
      { id: 1, parentid: 0 },
      { id: 2, parentid: 1 },
    ],
  })
  expect(await look()).toMatchObject({ ok: true, message: 'has a token and sees 2 departments' })
  expect(fake.asked.map(({ action }) => action)).toEqual(['department/list'])
})

test.each([40001, 40013, 48002, 50003, 60011, 60020, 45009, -1])(
  '%i is a sentence of what to do',
  async errcode => {
    const errmsg = 'not allow to access from your ip, from ip: 203.0.113.7'
    fake.answer = () => ({ errcode, errmsg })
    const check = await look()
    expect(check.ok).toBe(false)
    expect(check.message).toContain(`(${errcode})`)
    expect(check.message).not.toMatch(/errcode|203\.0\.113\.7|TOP-SECRET/)
  },
)

test('a wrong secret is found by the token', async () => {
  fake.gettoken = () => ({ errcode: 40001, errmsg: 'invalid credential' })
  expect(await look()).toMatchObject({ ok: false, message: expect.stringContaining('the secret is wrong') })
})

test('an app that sees nobody, and no app at all', async () => {
  fake.answer = () => ({ department: [] })
  expect(await look()).toMatchObject({ ok: false })
  expect(await checkApp({ app: null, apiBase: fake.apiBase })).toMatchObject({ ok: null })
})
