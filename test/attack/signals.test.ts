/** What is sent to the service by a terminal that closes, by what turns logs over, or by mistake. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { startFakePlatform } from '../channels/fake-platform.ts'
import { buildService } from '../faults/support-service.ts'
import { testDatabase } from '../support/database.ts'

const { url } = await testDatabase()
const platform = await startFakePlatform()
const service = await buildService()
afterAll(async () => {
  await service.remove()
  await platform.close()
})

const started = () => service.start({ databaseUrl: url, apiBase: platform.apiBase })
const inspector = () =>
  fetch('http://127.0.0.1:9229/json/version').then(
    () => 'open',
    () => 'closed',
  )

it('no debugger is opened, and nothing ended, by a signal', async () => {
  const { child, port } = await started()
  expect(await inspector()).toBe('closed')
  for (const signal of ['SIGUSR1', 'SIGPIPE', 'SIGWINCH', 'SIGURG', 'SIGCHLD'] as const) {
    child.kill(signal)
    await sleep(200)
    expect(await (await fetch(`http://127.0.0.1:${port}/healthz`)).text(), signal).toBe('ok')
    expect(await inspector(), signal).toBe('closed')
  }
  child.kill('SIGKILL')
}, 30_000)

it('a terminal that closes stops the service as it is asked to: what is begun is ended', async () => {
  const { child, exited } = await started()
  child.kill('SIGHUP')
  expect(await exited).toBe(0)
}, 30_000)
