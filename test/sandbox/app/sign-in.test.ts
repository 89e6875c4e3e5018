/** From a page of the service to WeCom's and back, over the app of the stand-in. */
import { expect, it } from 'vitest'
import { PlainBrowser } from '../../console/browser.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown(undefined, undefined, 'app')

async function comeAs(who: string) {
  // Inside WeCom, whose browser names itself.
  const browser = new PlainBrowser(town.url, 'Mozilla/5.0 wxwork/4.1.22')
  const { location } = await browser.get('/console')
  const chosen = await fetch(`${location?.split('#')[0]}&as=${who}`, { redirect: 'manual' })
  const back = new URL(chosen.headers.get('location') ?? '')
  return { browser, answer: await browser.get(`${back.pathname}${back.search}`) }
}

it('who is in the roster is signed in as himself, who is not in the corp is not', async () => {
  const { browser } = await comeAs('wangxiulan')
  expect((await browser.get('/console')).html).toContain('王秀兰')
  const stranger = await comeAs('outsider')
  expect(stranger.answer.html).not.toContain('王秀兰')
  expect(stranger.answer.status).not.toBe(303)
})
