/** A town with its county and something of every kind, and people who are signed in to its pages: one for a whole file. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { MovableClock } from '../../src/clock.ts'
import { linkIn } from '../console/browser.ts'
import { county } from '../features/county/county-town.ts'
import { type Room, roomAt } from '../support/room.ts'
import { launchBrowser } from './browser.ts'
import { settleCounty } from './county.ts'
import { startFresh } from './service.ts'

export const liaison = '周晓敏'
export const deputy = '王秀兰'
export const officeContact = '贾文斌'
export { county }

export interface SmallTown {
  readonly browser: Browser
  readonly room: Room
  readonly base: string
  readonly townId: number
  readonly countyId: number
  /** A page's address below the town. */
  at(path: string): string
  /** What pages complained of. */
  readonly complaints: readonly string[]
  /** A browser of somebody's own, signed in by the link that the bot gave. */
  enter(who: string, options?: Parameters<Browser['newContext']>[0]): Promise<Page>
  close(): Promise<void>
}

type Said = readonly [who: string, words: string, chat?: string]

const morning = '2026-03-11T10:00:00+08:00'

/** @param said what has been said before anybody looks; `at:…` in place of a person moves the clock */
export async function openSmallTown(said: readonly Said[]): Promise<SmallTown> {
  const [browser, service] = await Promise.all([
    launchBrowser(),
    startFresh(new MovableClock(new Date(morning))),
  ])
  const base = `http://127.0.0.1:${service.port}`
  const room = roomAt(base, '联络员')
  const { townId, countyId } = await settleCounty(service, new Date(morning))
  for (const [who, words, chat] of said)
    await (who === 'at' ? room.moveTo(words) : room.say(who, words, chat))
  const complaints: string[] = []
  return {
    ...{ browser, room, base, townId, countyId, complaints },
    at: path => `${base}/console/c/${townId}/${path}`,
    async enter(who, options) {
      const page = await (await browser.newContext(options)).newPage()
      page.on('pageerror', error => complaints.push(error.message))
      page.on('console', message => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      await signIn(page, room, who)
      return page
    },
    async close() {
      await browser.close()
      await service.stop()
    },
  }
}

async function signIn(page: Page, room: Room, who: string): Promise<void> {
  await page.goto(linkIn((await room.say(who, '网页')).text))
  await page.getByRole('button', { name: '进入' }).click()
  await page.waitForURL(/console\/?(c\/.*)?$/)
}

/** What stands behind a link to a file, as the browser's own person gets it. */
export async function fetched(context: BrowserContext, href: string): Promise<Buffer> {
  const answer = await context.request.get(href)
  if (!answer.ok()) throw new Error(`${href}: ${answer.status()}`)
  return answer.body()
}

export const everyKind: readonly Said[] = [
  [liaison, '/接待设置 每月15日上午8:30至11:30，地点：代表联络站，遇节假日顺延，电话：0571-88886666'],
  [liaison, '/排班 每次2人 按小组 组长带班'],
  [deputy, '/建议 修复石桥村文化广场路灯，坏了两个月，晚上看不见'],
  ['胡志强', '/建议 后山村溪道清淤和护岸加固，汛期前完成'],
  [liaison, '/审查 1、2'],
  [liaison, '/交办 1 村镇建设办'],
  [officeContact, '/接收 1'],
  [deputy, '/来访 村民李四（13800000001）反映枫树湾路灯坏了，转村镇建设办一周内修好'],
  [liaison, '/收文 县人大办 云人办〔2026〕12号 关于做好换届选举工作的通知 3份'],
  [
    liaison,
    '/会议 后天上午9点 镇政府三楼会议室 主席团会议 议程：1.听取建议办理情况汇报；2.审议视察方案',
    '主席团',
  ],
  [deputy, '参加', '主席团'],
  ['胡志强', '请假 在县里开会', '主席团'],
  [county, '/县通知 请各乡镇3月20日下午5点前报送联络站建设情况。回报：建成数量'],
  [county, '/县通知 1 发布'],
  [liaison, '/县通知 1 建成4个'],
]
