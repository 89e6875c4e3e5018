/** F5 in the sandbox: its clock and its chats answer, also while the database does not. */
import { afterAll, expect, inject, test } from 'vitest'
import { MovableClock } from '../../src/clock.ts'
import { serve } from '../../src/http/serve.ts'
import { openSandbox } from '../../src/sandbox/open.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { wednesdayMorning } from '../support/town.ts'
import { startNetwork } from './support-network.ts'

const { url, open } = await testDatabase()
const network = await startNetwork(inject('serverUrl'))
// The limits of the service itself (start.ts).
const db = await open({ url: network.through(url), statementTimeoutMs: 3_000, acquireMs: 3_000 })
const clock = new MovableClock(wednesdayMorning)
const config = { botName: '联络员', host: '127.0.0.1' }
const sandbox = await openSandbox({ config, db, clock, log: quietLog })
const serving = await serve(sandbox.app.http, config.host, 0)
await sandbox.start(serving.port)
await sandbox.app.dispatcher.start()
afterAll(async () => {
  network.swallowing = false
  await sandbox.close()
  await serving.stop(1_000)
  await sandbox.app.dispatcher.stop()
  await db.close()
  network.close()
})

/** Well under the minute or two after which clients give up. */
const boundedMs = 30_000

async function post(path: string, body: object): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`http://127.0.0.1:${serving.port}/sandbox/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(boundedMs),
  })
  return { status: response.status, body: await response.json() }
}

test('a clock that is moved while the database is gone says so, and moves when it is back', async () => {
  const notice = '@联络员 /会议 3月18日上午9点 镇政府三楼会议室 主席团会议 3月17日下午6点前回复'
  expect(await post('say', { chat: '主席团', user: '杨国梁', text: notice })).toMatchObject({ status: 200 })

  network.swallowing = true
  const gone = { status: 503, body: { error: expect.stringContaining('database does not answer') } }
  expect(await post('clock', { now: '2026-03-19T10:00:00+08:00' })).toMatchObject(gone)
  expect(clock.now().getTime()).toBeLessThan(wednesdayMorning.getTime() + 3_600_000)
  expect(await post('clock', { now: '2026-03-19T10:00:00+08:00' })).toMatchObject(gone)
  expect(await post('say', { chat: '主席团', user: '杨国梁', text: '@联络员 /名单' })).toMatchObject(gone)

  network.swallowing = false
  const moved = await post('clock', { now: '2026-03-19T10:00:00+08:00' })
  expect(moved.status).toBe(200)
  expect(JSON.stringify(moved.body)).toContain('【请回复】')
})
