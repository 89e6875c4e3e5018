/** The sandbox behind a proxy: links lead to PUBLIC_URL, and pages belong to it. */
import { afterAll, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { start } from '../../src/start.ts'
import { PlainBrowser, tokenIn } from '../console/browser.ts'
import { testDatabase } from '../support/database.ts'
import { roomAt } from '../support/room.ts'

const database = await testDatabase()
const publicUrl = 'https://liaison.example.gov.cn'
const open = (settings: Record<string, string>) =>
  start(
    readConfig({
      ...{ PORT: '0', LOG_LEVEL: 'silent', LIAISON_ADMIN_CODE: 'tests-only', DATABASE_URL: database.url },
      SANDBOX_CHANNELS: 'app',
      ...settings,
    }),
    systemClock,
  )
const linkIn = (text: string | null): string => /https?:[^\s)]+\/console\/[^\s)]+/.exec(text ?? '')?.[0] ?? ''
const running: { stop(maxMs: number): Promise<void> }[] = []
afterAll(async () => {
  for (const one of running) await one.stop(1_000)
})

it('where it is set, links, forms and the trip to WeCom go by it', async () => {
  const service = await open({ PUBLIC_URL: publicUrl })
  running.push(service)
  const local = `http://127.0.0.1:${service.port}`
  const link = linkIn((await roomAt(local, '联络员').say('王秀兰', '网页')).text)
  expect(link).toMatch(/^https:\/\/liaison\.example\.gov\.cn\/console\/enter\//)

  const browser = new PlainBrowser(local)
  const path = new URL(link).pathname
  const page = await browser.get(path)
  const entered = await browser.post(path, { token: tokenIn(page.html) }, { origin: publicUrl })
  expect(entered.status).toBe(303)
  expect(entered.headers.getSetCookie().join()).toContain('__Host-liaison-session')

  const trip = new URL((await new PlainBrowser(local).get('/console')).location ?? '')
  expect(trip.origin).toBe(publicUrl)
  expect(trip.searchParams.get('redirect_uri')).toBe(`${publicUrl}/console/oauth`)
  const back = await new PlainBrowser(local).get(`${trip.pathname}${trip.search}&as=wangxiulan`)
  expect(new URL(back.location ?? '').origin).toBe(publicUrl)
})

it('where it is not, links lead to where it listens', async () => {
  const service = await open({})
  running.push(service)
  const local = `http://127.0.0.1:${service.port}`
  expect(linkIn((await roomAt(local, '联络员').say('王秀兰', '网页')).text)).toContain(`${local}/console/`)
})
