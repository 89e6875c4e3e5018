import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { createConsole } from '../../src/console/console.tsx'
import { LiveHub } from '../../src/console/live/hub.ts'
import { PlatformRefused, PlatformUnreachable } from '../../src/errors.ts'
import { marksOf } from '../../src/features/attendance/store/marks.ts'
import { createHttp } from '../../src/http/create-http.ts'
import { createMetrics } from '../../src/http/metrics.ts'
import { serve } from '../../src/http/serve.ts'
import { createLog } from '../../src/log.ts'
import { authorizeUrl } from '../../src/wecom/app/sign-in.ts'
import { settleTowns, now as start } from '../desk/stage.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { PlainBrowser } from './browser.ts'

const { db } = await testDatabase()
await settleTowns(db)
const given = { now: start, publicUrl: 'https://liaison.example.cn' }
const clock = { now: () => given.now, offsetMs: 0 }
/** code → who; codes are good once. */
const codes = new Map<string, { userid: string } | null | Error>()
const logged: { level: number; err?: object }[] = []
const answer = createConsole({
  db,
  clock,
  botName: '联络员',
  publicUrl: () => given.publicUrl,
  log: createLog('info', { write: line => logged.push(JSON.parse(line)) }),
  platform: {
    authorizeUrl: trip =>
      authorizeUrl(
        { oauthBase: () => 'https://open.weixin.qq.com', corpId: 'ww1', agentId: '1000002' },
        trip,
      ),
    async userOfCode(code) {
      const found = codes.get(code)
      codes.delete(code)
      if (found === undefined) throw new PlatformRefused(40029, 'invalid code')
      if (found instanceof Error) throw found
      return found
    },
  },
})
const http = createHttp({
  envelope: null,
  clock,
  receive: async () => ({ kind: 'silent' }),
  metrics: createMetrics(),
  checks: async () => [],
  publicUrl: () => given.publicUrl,
  console: { answer, live: new LiveHub({ db, clock, log: quietLog, marks: marksOf }) },
})
const serving = await serve(http, '127.0.0.1', 0)
afterAll(() => serving.stop(0))

const browser = (agent?: string) => new PlainBrowser(`http://127.0.0.1:${serving.port}`, agent)
const later = (ms: number) => {
  given.now = new Date(given.now.getTime() + ms)
}

/** As far as WeCom's page. */
async function leave(one: PlainBrowser, path = '/console'): Promise<URL> {
  const { status, location } = await one.get(path)
  expect(status).toBe(303)
  return new URL(location ?? '')
}
const comeBack = (one: PlainBrowser, { searchParams }: URL, code: string) =>
  one.get(`/console/oauth?${new URLSearchParams({ code, state: searchParams.get('state') ?? '' })}`)

beforeEach(async () => {
  given.now = start
  logged.length = 0
  codes.clear()
  codes.set('good', { userid: 'D1' })
  await db.sql`delete from sign_in_attempt`
})

describe('in WeCom', () => {
  it('a page without a session goes by WeCom and comes back to itself', async () => {
    const one = browser()
    const there = await leave(one, '/console/c/1/meetings?before=5&again')
    expect(there.origin + there.pathname).toBe('https://open.weixin.qq.com/connect/oauth2/authorize')
    expect(Object.fromEntries(there.searchParams)).toEqual({
      appid: 'ww1',
      agentid: '1000002',
      response_type: 'code',
      scope: 'snsapi_base',
      redirect_uri: 'https://liaison.example.cn/console/oauth',
      state: expect.stringMatching(/^[\w-]{43}$/),
    })
    expect(there.hash).toBe('#wechat_redirect')
    const back = await comeBack(one, there, 'good')
    expect(back.location).toBe('/console/c/1/meetings?before=5')
    const cookie = back.headers.getSetCookie().find(line => line.includes('session')) ?? ''
    expect(cookie).toMatch(
      /^__Host-liaison-session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    )
    expect((await one.get('/console')).status).toBe(200)
  })

  it('a private installation has the page on its own host', () => {
    const names = { oauthBase: () => 'https://zw.example.cn', corpId: 'ww1', agentId: '1' }
    expect(authorizeUrl(names, { state: 's', returnTo: 'https://l.cn/console/oauth' })).toMatch(
      /^https:\/\/zw\.example\.cn\/connect\/oauth2\/authorize\?/,
    )
  })

  it('nobody comes back twice, late, in another browser or with an invented state', async () => {
    const one = browser()
    const there = await leave(one)
    expect((await comeBack(browser(), there, 'good')).status).toBe(403)
    expect((await comeBack(one, there, 'good')).location).toBe('/console')
    codes.set('again', { userid: 'd1' })
    const trip = browser()
    const second = await leave(trip)
    later(5 * 60_000)
    expect((await comeBack(trip, second, 'again')).status).toBe(403)
    expect((await trip.get('/console/oauth?code=again&state=invented')).status).toBe(403)
    expect((await trip.get('/console/oauth')).status).toBe(403)
    expect(trip.cookies.has('__Host-liaison-session')).toBe(false)
    expect(codes.has('again')).toBe(true)
  })

  it('asked for twice by WeCom’s browser, its person finds the way to his page', async () => {
    const one = browser()
    const there = await leave(one)
    expect((await comeBack(one, there, 'good')).location).toBe('/console')
    const again = await comeBack(one, there, 'good')
    expect(again.status).toBe(403)
    expect(again.html).toContain('href="/console"')
    expect((await one.get('/console')).status).toBe(200)
  })

  it('attempts in vain at an address keep nobody there from coming back', async () => {
    const [one, other] = [browser(), browser()]
    const there = await leave(one)
    for (let n = 0; n < 31; n++) await other.get('/console/oauth?code=x&state=invented')
    expect((await other.get('/console/oauth?code=x&state=invented')).status).toBe(429)
    expect((await comeBack(one, there, 'good')).location).toBe('/console')
  })

  it('the same state again signs nobody in, though the browser is the same', async () => {
    const one = browser()
    const there = await leave(one)
    const trip = one.cookies.get('__Host-liaison-trip') ?? ''
    await comeBack(one, there, 'good')
    one.cookies.set('__Host-liaison-trip', trip)
    codes.set('good', { userid: 'd1' })
    expect((await comeBack(one, there, 'good')).status).toBe(403)
  })

  it('whoever is no member, is in no roster, or whom WeCom does not name is told what to do', async () => {
    const attempt = async (code: string, who: { userid: string } | null | Error) => {
      codes.set(code, who)
      const one = browser()
      return { one, answer: await comeBack(one, await leave(one), code) }
    }
    const stranger = await attempt('c1', null)
    expect(stranger.answer.status).toBe(403)
    expect(stranger.answer.html).toContain('您不是本单位企业微信的成员')
    const unknown = await attempt('c2', { userid: 'nobody' })
    const home = await unknown.one.get(unknown.answer.location ?? '')
    expect(home.status).toBe(403)
    expect(home.html).toContain('请与本单位人大联络员联系')
    const away = await attempt('c3', new PlatformUnreachable('timeout', 'no'))
    expect(away.answer.status).toBe(503)
    for (const errcode of [-1, 45009, 60020, 48002]) {
      const refused = await attempt(`e${Math.abs(errcode)}`, new PlatformRefused(errcode, 'no'))
      expect(refused.answer.status).toBe(503)
      expect(refused.answer.html).toContain('暂时不能登录')
    }
    // What is wrong with the service stands in the log; of a code that anybody may invent it has no stack.
    expect(logged.filter(({ level, err }) => level === 40 && err !== undefined)).toHaveLength(5)
    logged.length = 0
    const refused = await attempt('c4', new PlatformRefused(40029, 'bad'))
    expect(refused.answer.status).toBe(403)
    expect(logged).toMatchObject([{ level: 30, event: 'sign-in', errcode: 40029 }])
    expect(JSON.stringify(logged)).not.toContain('stack')
    expect((await refused.one.get('/console/oauth?code=%3Cscript%3E&state=x')).html).not.toContain('<script')
  })

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', '/console/c/1/../../..//evil'])(
    'nobody is sent to %s afterwards',
    async back => {
      const one = browser()
      const there = await leave(one, `/console/sign-in?${new URLSearchParams({ back })}`)
      expect((await comeBack(one, there, 'good')).location).toBe('/console')
    },
  )

  it('what asks with HEAD begins nothing', async () => {
    const count = async () =>
      (await db.sql<{ n: number }[]>`select count(*)::int as n from sign_in_trip`)[0]?.n
    const before = await count()
    for (const path of ['/console', '/console/sign-in', '/console/oauth?code=good&state=x'])
      expect((await browser().send(path, { method: 'HEAD' })).status).toBe(401)
    expect(await count()).toBe(before)
    expect(codes.has('good')).toBe(true)
  })

  it('one address begins so many trips and no more', async () => {
    const one = browser()
    await db.sql`
      insert into sign_in_attempt (address, kind, since, count) values ('127.0.0.1', 'begun', ${start}, 1000)`
    expect((await one.get('/console')).status).toBe(429)
  })
})

it('below a path of its host every address on a page begins with that path', async () => {
  const { publicUrl } = given
  given.publicUrl = 'https://rd.example.cn/liaison'
  const one = browser()
  const there = await leave(one)
  expect(there.searchParams.get('redirect_uri')).toBe('https://rd.example.cn/liaison/console/oauth')
  expect((await comeBack(one, there, 'good')).location).toBe('/liaison/console')
  const { html } = await one.get('/console')
  expect(html).toMatch(/href="\/liaison\/console\/file\/[^"]+css"/)
  expect(html).toContain('action="/liaison/console/sign-out"')
  expect(html).not.toContain('="/console')
  given.publicUrl = publicUrl
})

it('a browser outside of WeCom is told of both ways, and can take WeCom’s', async () => {
  const one = browser('Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36')
  const { status, html } = await one.get('/console/c/1/meetings/3')
  expect(status).toBe(401)
  expect(html).toContain('发送“网页”')
  const [, href = ''] = /href="(\/console\/sign-in[^"]+)"/.exec(html) ?? []
  const there = await leave(one, href.replaceAll('&amp;', '&'))
  expect((await comeBack(one, there, 'good')).location).toBe('/console/c/1/meetings/3')
})
