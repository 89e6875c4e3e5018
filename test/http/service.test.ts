import { Writable } from 'node:stream'
import type { Middleware } from 'koa'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { say } from '../../src/bot/reply.ts'
import { HttpRefused } from '../../src/errors.ts'
import { callbackPath } from '../../src/http/callback-route.ts'
import { seal } from '../wecom/official.ts'
import { cleanedUp, groupText, post } from './service.ts'

const start = cleanedUp()

describe('routes', () => {
  test('alive, ready and measured', async () => {
    const service = await start()
    expect(await (await fetch(`${service.url}/healthz`)).text()).toBe('ok')
    const ready = await fetch(`${service.url}/readyz`)
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { ready: true, well: true, checks: [{ name: 'database', ok: true, words: 'answers' }] },
    ])
    await (await post(service, seal(groupText))).text()
    const metrics = await (await fetch(`${service.url}/metrics`)).text()
    expect(metrics).toContain('liaison_callback_seconds_count{kind="text",outcome="text"} 1')
    expect(metrics).toContain('process_resident_memory_bytes')
  })

  test.each<[string, Parameters<typeof start>[0]]>([
    [
      'one check is not ok',
      { checks: async () => [{ name: 'schema', ok: false, words: 'newer than this program' }] },
    ],
    ['the checks themselves fail', { checks: async () => Promise.reject(new Error('secret')) }],
  ])('not ready when %s', async (_name, deps) => {
    const answer = await fetch(`${(await start(deps)).url}/readyz`)
    expect(answer.status).toBe(503)
    expect(await answer.text()).not.toContain('secret')
  })

  test.each([
    ['GET', '/', 404],
    ['GET', '/wecom/bot/callback/', 404],
    ['GET', '/WECOM/bot/callback', 404],
    ['POST', '/nowhere', 404],
    ['PROPFIND', '/nowhere', 404],
    ['GET', '/%E0%A4%A', 404],
    ['GET', '//healthz', 404],
    ['PUT', callbackPath, 405],
    ['DELETE', callbackPath, 405],
    ['OPTIONS', callbackPath, 405],
    ['PROPFIND', callbackPath, 405],
    ['POST', '/healthz', 405],
    ['PATCH', '/metrics', 405],
    ['HEAD', '/healthz', 200],
    ['HEAD', callbackPath, 403],
  ])('%s %s is %i', async (method, path, status) => {
    const answer = await fetch((await start()).url + path, { method })
    expect(answer.status).toBe(status)
    if (status === 405) expect(answer.headers.get('allow')).toMatch(/GET, HEAD/)
    for (const header of [
      'x-content-type-options',
      'referrer-policy',
      'content-security-policy',
      'x-frame-options',
    ]) {
      expect(answer.headers.get(header)).toBeTruthy()
    }
    expect(answer.headers.get('x-powered-by')).toBeNull()
  })

  test('without a bot in callback mode its route does not exist', async () => {
    const answer = await post(await start({ envelope: null }), seal(groupText))
    expect(answer.status).toBe(404)
  })

  test('other parts add routes; theirs come after ours and their refusals become statuses', async () => {
    const part: Middleware = async (ctx, next) => {
      if (ctx.path === '/sandbox' || ctx.path === '/healthz') ctx.body = 'here'
      else if (ctx.path === '/refused') throw new HttpRefused(409, 'not now')
      else if (ctx.path === '/users/%E0%A4%A') decodeURIComponent(ctx.path)
      else await next()
    }
    const { url } = await start({ parts: [part] })
    const get = async (path: string): Promise<string> => {
      const answer = await fetch(url + path)
      return `${answer.status} ${await answer.text()}`
    }
    expect(await get('/sandbox')).toBe('200 here')
    expect(await get('/refused')).toBe('409 not now')
    expect(await get('/users/%E0%A4%A')).toBe('400 malformed URL')
    expect(await get('/healthz')).toBe('200 ok')
    expect(await get('/nowhere')).toMatch(/^404 /)
  })
})

describe('errors of the service', () => {
  const failing = (error: unknown) => start({}, () => Promise.reject(error))

  test('an unexpected one is 500 without a word of it', async () => {
    const service = await failing(new Error('select * from member where phone = 13800000000'))
    const answer = await post(service, seal(groupText))
    expect([answer.status, await answer.text()]).toEqual([500, 'internal error'])
  })

  test('so is a thrown thing that is no error', async () => {
    expect((await post(await failing('text'), seal(groupText))).status).toBe(500)
  })

  test.each(['ECONNREFUSED', 'CONNECTION_CLOSED', '57P01', '08006', '53300', '25006'])(
    'a database that cannot serve now (%s) is 503, also when an ORM wrapped it',
    async code => {
      const lost = Object.assign(new Error('lost'), { code })
      expect((await post(await failing(lost), seal(groupText))).status).toBe(503)
      const wrapped = new Error('Failed query', { cause: lost })
      expect((await post(await failing(wrapped), seal(groupText))).status).toBe(503)
    },
  )

  test('an answer that the platform does not allow is a 500 of ours, and is not sent', async () => {
    const service = await start({}, () => ({
      kind: 'update',
      card: { taskId: 't', title: 'x', buttons: [] },
      audience: 'everyone',
    }))
    expect((await post(service, seal(groupText))).status).toBe(500)
  })
})

test('one event per callback in the log: id, kind, outcome and time, never what was said', async () => {
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const service = await start({ log: pino({ level: 'info' }, sink) }, () => say('已转交主席'))
  await (await post(service, seal(groupText))).text()
  const { query, body } = seal(groupText)
  await (await post(service, { query: { ...query, msg_signature: 'a'.repeat(40) }, body })).text()
  await (await post(service, seal({ ...groupText, msgtype: 'location' }))).text()

  const events = lines.map(line => JSON.parse(line)).filter(event => event.msg === 'callback')
  expect(events).toMatchObject([
    { msgid: 'm1', kind: 'text', outcome: 'text', ms: expect.any(Number) },
    { msgid: null, kind: 'unread', outcome: 'refused 403' },
    { msgid: 'm1', kind: 'unknown', outcome: 'empty', what: 'msgtype location' },
  ])
  expect(lines.join('')).not.toMatch(/住院|已转交|zhangsan|SimToken|msg_signature/)
})

test('what takes longer than the platform waits is refused in time, whatever comes of it later', async () => {
  let fail = (_error: Error): void => undefined
  const service = await start({
    receive: () =>
      new Promise((_resolve, reject) => {
        fail = reject
      }),
  })
  const startMs = performance.now()
  const answer = await post(service, seal(groupText))
  expect([answer.status, await answer.text()]).toEqual([503, 'not answered in time, try again'])
  expect(performance.now() - startMs).toBeGreaterThan(3_000)
  fail(new Error('too late for anybody'))
  const metrics = await (await fetch(`${service.url}/metrics`)).text()
  expect(metrics).toContain('liaison_callback_seconds_count{kind="text",outcome="refused 503"} 1')
})
