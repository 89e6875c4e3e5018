import { PassThrough } from 'node:stream'
import type { Middleware } from 'koa'
import { describe, expect, test } from 'vitest'
import { say } from '../../src/bot/reply.ts'
import { createHttp } from '../../src/http/create-http.ts'
import { createMetrics } from '../../src/http/metrics.ts'
import { serve } from '../../src/http/serve.ts'
import { envelope, seal } from '../wecom/official.ts'
import { cleanedUp, groupText, post } from './service.ts'

const start = cleanedUp()

describe('stopping', () => {
  const gate = () => {
    let release = (): void => {}
    const opened = new Promise<void>(resolve => {
      release = resolve
    })
    return { opened, release: () => release() }
  }

  test('callbacks under way are answered in full, new connections are not accepted', async () => {
    const { opened, release } = gate()
    const arrived = gate()
    let waiting = 0
    const service = await start({}, async () => {
      if (++waiting === 50) arrived.release()
      await opened
      return say('好')
    })
    const answers = Array.from({ length: 50 }, () =>
      post(service, seal(groupText)).then(answer => answer.json()),
    )
    await arrived.opened
    const stopped = service.stop(5_000)
    await expect(fetch(`${service.url}/healthz`)).rejects.toThrow()
    release()
    expect(await stopped).toBe(true)
    for (const answer of await Promise.all(answers)) expect(answer).toHaveProperty('encrypt')
  })

  test('waits no longer than told and says so', async () => {
    const { opened, release } = gate()
    const arrived = gate()
    const service = await start({}, async () => {
      arrived.release()
      await opened
      return say('好')
    })
    const answer = post(service, seal(groupText)).then(
      () => 'answered',
      () => 'cut off',
    )
    await arrived.opened
    expect(await service.stop(30)).toBe(false)
    expect(await answer).toBe('cut off')
    release()
  })

  test('an event stream that never ends does not hold it up', async () => {
    const part: Middleware = ctx => {
      ctx.type = 'text/event-stream'
      const events = new PassThrough()
      events.write('data: 1\n\n')
      ctx.body = events
    }
    const service = await start({ parts: [part] })
    const stream = await fetch(`${service.url}/events`)
    expect(stream.status).toBe(200)
    const ended = stream.text().catch(() => 'closed')
    expect(await service.stop(60_000)).toBe(true)
    expect(await ended).toBe('closed')
  })

  test('while it stops it says that it is not ready', async () => {
    const http = createHttp({
      envelope,
      clock: { now: () => new Date(0), offsetMs: 0 },
      receive: async () => say('x'),
      metrics: createMetrics(),
      checks: async () => [],
    })
    const serving = await serve(http, '127.0.0.1', 0)
    http.startDraining()
    const answer = await fetch(`http://127.0.0.1:${serving.port}/readyz`)
    expect([answer.status, await answer.json()]).toEqual([
      503,
      { ready: false, well: false, checks: [{ name: 'serving', ok: false, words: 'stopping' }] },
    ])
    expect(await serving.stop(1_000)).toBe(true)
  })

  test('a port that is taken is told by the system’s own error', async () => {
    const service = await start()
    const http = createHttp({
      envelope: null,
      clock: { now: () => new Date(0), offsetMs: 0 },
      receive: async () => say('x'),
      metrics: createMetrics(),
      checks: async () => [],
    })
    await expect(serve(http, '127.0.0.1', service.port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})
