import { beforeEach, describe, expect, it } from 'vitest'
import { startTown } from '../support/town.ts'
import { linkIn, PlainBrowser, tokenIn } from './browser.ts'
import { lookAt } from './live-looker.ts'

const town = await startTown()
const { sql } = town.database.db
const link = async (user = '王秀兰') => linkIn((await town.say(user, '网页')).text)
const pathOf = (address: string) => new URL(address).pathname
const browser = (agent?: string) => new PlainBrowser(town.url, agent)
const chrome = 'Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36'

async function signedIn(user = '王秀兰'): Promise<PlainBrowser> {
  const one = browser()
  const answer = await one.enter(await link(user))
  expect(answer.status).toBe(303)
  return one
}

beforeEach(async () => {
  await sql`delete from sign_in_attempt`
})

describe('/网页', () => {
  it('alone gives a link that signs in with one press', async () => {
    const one = browser()
    const address = await link()
    const page = await one.get(address)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('王秀兰')
    const entered = await one.post(pathOf(address), { token: tokenIn(page.html) })
    expect(entered.location).toBe('/console')
    const home = await one.get('/console')
    expect(home.status).toBe(200)
    expect(home.html).toContain('王秀兰，您好')
    expect(home.html).toContain('企业微信（安卓）')
  })

  it.each(['网页', '/网页', '登录', 'console'])('is also said as %s', async words => {
    expect(linkIn((await town.say('王秀兰', words)).text)).toContain('/console/enter/')
  })

  it('in a group gives none, and says to ask alone', async () => {
    const { text } = await town.say('王秀兰', '/网页', '主席团')
    expect(text).toContain('请单独给我发送“网页”')
    expect(text).not.toContain('/console/')
  })

  it('gives a stranger none', async () => {
    expect((await town.say('何小川', '/网页')).text).not.toContain('/console/')
  })

  it('said again by the platform is the same link', async () => {
    const rows = await sql`select count(*)::int as n from sign_in_link`
    await link()
    const after = await sql`select count(*)::int as n from sign_in_link`
    expect(after[0]?.n).toBe(Number(rows[0]?.n) + 1)
  })
})

describe('a link', () => {
  it('is not used up by whatever looks at it before its person does', async () => {
    const address = await link()
    const preview = browser('facebookexternalhit/1.1')
    for (const method of ['HEAD', 'GET', 'GET'])
      expect((await preview.send(address, { method })).status).toBe(200)
    expect((await browser().enter(address)).status).toBe(303)
  })

  it('used a second time signs nobody in', async () => {
    const address = await link()
    await browser().enter(address)
    const second = browser()
    expect((await second.get(address)).status).toBe(410)
    expect((await second.get(address)).html).toContain('链接已用过或已过期')
    expect(second.cookies.has('liaison-session')).toBe(false)
  })

  it('pressed by two at once signs one in', async () => {
    const address = await link()
    // All have its form before the first sends it.
    const forms = await Promise.all(
      [browser(), browser(), browser()].map(async one => ({
        one,
        token: tokenIn((await one.get(address)).html),
      })),
    )
    const entered = await Promise.all(forms.map(({ one, token }) => one.post(pathOf(address), { token })))
    expect(entered.map(({ status }) => status).sort()).toEqual([303, 410, 410])
  })

  it('is over after ten minutes', async () => {
    const address = await link()
    await town.moveTo(new Date(town.clock.now().getTime() + 10 * 60_000).toISOString())
    expect((await browser().get(address)).status).toBe(410)
  })

  it('is not entered by the form of another site, nor by one without the browser’s own token', async () => {
    const address = await link()
    const one = browser()
    const token = tokenIn((await one.get(address)).html)
    const from = (headers: Record<string, string>) => one.post(pathOf(address), { token }, headers)
    expect((await from({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await from({ origin: 'null' })).status).toBe(403)
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    const foreign = browser()
    expect((await foreign.post(pathOf(address), { token })).status).toBe(403)
    expect((await one.post(pathOf(address), {})).status).toBe(403)
    expect((await one.post(pathOf(address), { token: 'x' })).status).toBe(403)
    expect((await from({})).status).toBe(303)
  })

  it('guessed too often makes the address wait, and nobody there who has a good one', async () => {
    const [one, address] = [browser(), await link()]
    const guess = (n: number) => one.get(`/console/enter/${String(n).padStart(43, 'x')}`)
    for (let n = 0; n < 30; n++) expect((await guess(n)).status).toBe(404)
    expect((await guess(31)).status).toBe(429)
    expect((await browser().enter(address)).status).toBe(303)
    const elsewhere = { 'x-forwarded-for': '203.0.113.9' }
    expect((await one.get(`/console/enter/${'x'.repeat(43)}`, elsewhere)).status).toBe(404)
  })

  it.each(['', '<script>', '%00', '..%2f..', "'--", 'x'.repeat(5_000)])(
    'with the token %j is unknown',
    async token => {
      const { status, html } = await browser().get(`/console/enter/${token}`)
      expect([400, 404]).toContain(status)
      expect(html).not.toContain('<script')
    },
  )
})

describe('a session', () => {
  it('is a cookie that no script reads, and its id changes with signing in', async () => {
    const one = browser()
    one.cookies.set('liaison-session', 'a'.repeat(43))
    const address = await link()
    const page = await one.get(address)
    const entered = await one.post(pathOf(address), { token: tokenIn(page.html) })
    const cookie = entered.headers.getSetCookie().find(line => line.startsWith('liaison-session=')) ?? ''
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(one.cookies.get('liaison-session')).not.toBe('a'.repeat(43))
    const thief = browser()
    thief.cookies.set('liaison-session', 'a'.repeat(43))
    expect((await thief.get('/console')).status).toBe(401)
  })

  it('signing in anew ends what the browser had before', async () => {
    const one = await signedIn()
    const old = one.cookies.get('liaison-session') ?? ''
    await one.enter(await link())
    const thief = browser()
    thief.cookies.set('liaison-session', old)
    expect((await thief.get('/console')).status).toBe(401)
    expect((await one.get('/console')).status).toBe(200)
  })

  it('is ended here by this form, and everywhere by the other', async () => {
    const [here, there] = [await signedIn(), await signedIn()]
    const token = async (one: PlainBrowser) => tokenIn((await one.get('/console')).html)
    const out = await here.post('/console/sign-out', { token: await token(here) })
    expect(out.html).toContain('您已退出登录')
    expect((await here.get('/console')).status).toBe(401)
    expect((await there.get('/console')).status).toBe(200)
    const [third, other, unopened] = [await signedIn(), await signedIn('沈月英'), await link()]
    await there.post('/console/sign-out-everywhere', { token: await token(there) })
    expect((await third.get('/console')).status).toBe(401)
    expect((await browser().enter(unopened)).status).toBe(403)
    expect((await other.get('/console')).status).toBe(200)
  })

  it('that is over signs out all the same, without sending the form to another site', async () => {
    const out = await browser().post('/console/sign-out', { token: 'x'.repeat(43) })
    expect([out.status, out.location]).toEqual([401, null])
    expect(out.html).toContain('您已退出登录')
    expect(out.html).toContain('href="/console"')
  })

  it('does nothing that its own form does not ask for', async () => {
    const [one, other] = [await signedIn(), await signedIn('沈月英')]
    const [own, foreign] = [
      tokenIn((await one.get('/console')).html),
      tokenIn((await other.get('/console')).html),
    ]
    const out = (form: Record<string, string>, headers = {}) => one.post('/console/sign-out', form, headers)
    expect((await out({})).status).toBe(403)
    expect((await out({ token: foreign })).status).toBe(403)
    expect((await out({ token: own }, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await out({ token: own }, { 'content-type': 'application/json' })).status).toBe(403)
    expect((await one.get('/console/sign-out')).status).toBe(404)
    expect((await one.get('/console')).status).toBe(200)
    expect((await out({ token: own })).status).toBe(200)
  })

  it('keeps its forms when its id changes, and is not lost by requests at once', async () => {
    const one = await signedIn()
    const token = tokenIn((await one.get('/console')).html)
    const before = one.cookies.get('liaison-session')
    await town.moveTo(new Date(town.clock.now().getTime() + 16 * 60_000).toISOString())
    const answers = await Promise.all([1, 2, 3, 4].map(() => one.get('/console')))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(one.cookies.get('liaison-session')).not.toBe(before)
    expect((await one.get('/console')).status).toBe(200)
    expect((await one.post('/console/sign-out', { token })).status).toBe(200)
  })

  it('ends with the office, with the account, and after twelve idle hours', async () => {
    const [leaver, mover, idler] = [await signedIn('毛水法'), await signedIn('章美琴'), await signedIn()]
    await sql`update person set active = false where name = '毛水法'`
    await sql`update person set userid = 'zhangmeiqin9' where name = '章美琴'`
    for (const one of [leaver, mover]) {
      const { status, html } = await one.get('/console')
      expect(status).toBe(403)
      expect(html).toContain('请与本单位人大联络员联系')
    }
    await town.moveTo(new Date(town.clock.now().getTime() + 12 * 3_600_000).toISOString())
    expect((await idler.get('/console')).status).toBe(401)
  })

  it('is not kept open by a sheet that goes on, nor by what a browser fetches by itself', async () => {
    await town.say('杨国梁', '/会议 后天上午9点 镇政府三楼会议室 学习培训 参加人员：全体代表', '全体代表')
    const one = await signedIn('周晓敏')
    const page = '/console/c/1/meetings/1'
    expect((await one.get(page)).html).toContain('content="20;url=?again"')
    const later = (hours: number) =>
      town.moveTo(new Date(town.clock.now().getTime() + hours * 3_600_000).toISOString())
    await later(11)
    expect((await one.get(`${page}?again`)).status).toBe(200)
    expect((await one.send(page, { method: 'HEAD' })).status).toBe(200)
    expect((await one.send(`${page}/live`, { method: 'HEAD' })).status).toBe(200)
    const looker = await lookAt(town.url, `${page}/live`, one.cookies.get('liaison-session') ?? '')
    looker.leave()
    await later(1)
    expect((await one.get(`${page}?again`)).status).toBe(401)
    expect((await one.get(page)).status).toBe(401)
  })
})

describe('a page', () => {
  it('runs nothing, is framed by nobody and kept by no cache; its style is kept for long', async () => {
    const one = await signedIn()
    const { html, headers } = await one.get('/console')
    const policy = headers.get('content-security-policy') ?? ''
    for (const part of [
      "default-src 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ])
      expect(policy).toContain(part)
    expect(policy).not.toMatch(/unsafe|script-src/)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(html).not.toMatch(/<script|<style| style=| on\w+=/)
    const [, style = ''] = /href="(\/console\/file\/[^"]+\.css)"/.exec(html) ?? []
    const file = await browser().get(style)
    expect(file.status).toBe(200)
    expect(file.headers.get('cache-control')).toContain('immutable')
  })

  it('for nobody tells how to sign in, and sends nobody elsewhere', async () => {
    for (const path of ['/console', '/console/c/1/meetings', '/console/sign-in?back=https://evil.example']) {
      const { status, location, html } = await browser(chrome).get(path)
      expect(status).toBe(401)
      expect(location).toBeNull()
      expect(html).toContain('请在企业微信里单独给“联络员”发送“网页”')
    }
    expect((await browser().send('/console', { method: 'DELETE' })).status).toBe(405)
  })
})
