/** A signed-in person's browser against what is not his, and what was his. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSession } from '../../src/features/sessions/store/sessions.ts'
import { PlainBrowser } from '../console/browser.ts'
import { type Looker, lookAt } from '../console/live-looker.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const { db } = town.database
const lookers: Looker[] = []
const path = '/console/c/1/meetings/1/live'

beforeAll(async () => {
  await town.say('杨国梁', '/会议 3月14日上午9点 镇政府三楼会议室 学习培训 参加人员：全体代表', '全体代表')
})
afterAll(() => {
  for (const looker of lookers) looker.leave()
})

async function signedIn(userid: string): Promise<{ browser: PlainBrowser; session: string }> {
  const at = town.clock.now()
  const session = await db.transaction(tx => openSession(tx, { account: userid, device: 'other/other' }, at))
  const browser = new PlainBrowser(town.url)
  browser.cookies.set('liaison-session', session)
  return { browser, session }
}

async function look(session: string): Promise<Looker> {
  const looker = await lookAt(town.url, path, session)
  lookers.push(looker)
  await looker.until(() => looker.events.length > 0)
  return looker
}

const formToken = (html: string): string => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? ''

it('signing out everywhere ends what goes on in every window within moments, and in nobody else’s', async () => {
  const { browser, session } = await signedIn('yangguoliang')
  const other = await look((await signedIn('shenyueying')).session)
  const looker = await look(session)
  const token = formToken((await browser.get('/console')).html)
  expect((await browser.post('/console/sign-out-everywhere', { token })).status).toBe(200)
  await looker.until(() => looker.isOver)
  expect(other.isOver).toBe(false)
})

it('so does leaving office', async () => {
  const looker = await look((await signedIn('wangxiulan')).session)
  await db.sql`update person set active = false, left_at = ${town.clock.now()}, left_reason = 'resigned' where userid = 'wangxiulan'`
  await looker.until(() => looker.isOver)
})

it('so does handing over the office by which names and reasons are seen', async () => {
  const looker = await look((await signedIn('zhouxiaomin')).session)
  expect((await town.say('杨国梁', '/交接 联络员 胡志强')).text).toContain('已交接')
  await looker.until(() => looker.isOver)
})

it.each(['series=%00', 'series=%ED%A0%80', 'year=%00', 'year=%00&series=2026', 'office=%00', 'before=%00'])(
  'a page that is asked for with ?%s is there or is not: never a fault',
  async query => {
    const { browser } = await signedIn('yangguoliang')
    await town.say('杨国梁', '/建议 关于修复路灯的建议 枫树湾村路灯坏了两个月')
    for (const page of [
      'suggestions/1',
      'suggestions',
      'charts',
      'reception',
      'meetings',
      'registers/visits',
      'duty-files',
    ])
      expect([200, 404], page).toContain((await browser.get(`/console/c/1/${page}?${query}`)).status)
  },
)
