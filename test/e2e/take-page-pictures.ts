/**
 * Takes the manual's pictures of every page, on a desk and on a phone, in a town that has most of a year behind it and
 * something of every kind before it: npm run pictures:pages [-- NAME…]
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { MovableClock } from '../../src/clock.ts'
import { packageRoot } from '../../src/package-root.ts'
import { linkIn } from '../console/browser.ts'
import { county } from '../features/county/county-town.ts'
import { type Room, roomAt } from '../support/room.ts'
import { besides, inOrder, liaison, linesOf, perform, postedAt } from '../year/play.ts'
import { programme } from '../year/programme.ts'
import { launchBrowser } from './browser.ts'
import { settleCounty } from './county.ts'
import { addressOf, pagePictures } from './page-pictures.ts'
import { startFresh } from './service.ts'

const folder = join(packageRoot, 'docs', 'pictures', 'pages')
/** The duty reports of the third group are a day off; the fourth presidium meeting is announced by hand. */
const until = '2026-11-18T09:30:00+08:00'

const service = await startFresh(new MovableClock(new Date('2025-12-30T10:00:00+08:00')))
const browser = await launchBrowser()
try {
  mkdirSync(folder, { recursive: true })
  const room = roomAt(`http://127.0.0.1:${service.port}`, '联络员')
  await play(room)
  const { townId, countyId } = await settleCounty(service, new Date(until))
  await sayInCounty(room)
  const only = process.argv.slice(2)
  for (const picture of pagePictures.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const path = addressOf(picture, picture.of === 'county' ? countyId : townId)
    await take(browser, room, picture.name, picture.who, `http://127.0.0.1:${service.port}${path}`)
  }
} finally {
  await browser.close()
  await service.stop()
}

async function play(room: Room): Promise<void> {
  const numbered = programme
    .toSorted((a, b) => Date.parse(postedAt(a)) - Date.parse(postedAt(b)))
    .map((held, i) => ({ held, number: i + 1 }))
  const lines = inOrder([...besides, ...numbered.flatMap(({ held, number }) => linesOf(held, number))])
  let now = ''
  for (const line of lines.filter(({ at }) => Date.parse(at) < Date.parse(until))) {
    if (line.at > now) await room.moveTo(line.at)
    now = line.at
    await perform(room, line)
  }
  await room.moveTo(until)
  const said: readonly (readonly [who: string, words: string, chat?: string])[] = [
    [liaison, '/排班 每次2人 按小组 组长带班'],
    [liaison, '/审查 1、2、3'],
    [liaison, '/交办 1 农业农村办'],
    [liaison, '/交办 2 村镇建设办'],
    ['王秀兰', '/建议 修复石桥村文化广场路灯，坏了两个月，晚上看不见'],
    ['胡志强', '/建议 后山村溪道清淤和护岸加固，汛期前完成'],
    ['王秀兰', '/来访 村民李四（13800000001）反映枫树湾路灯坏了，转城建办一周内修好'],
    [liaison, '/收文 县人大办 云人办〔2026〕38号 关于报送代表履职情况的通知 2份'],
    [liaison, '/文件 12 交 沈月英 办理 11月20日前'],
    [
      liaison,
      '/会议 第四季度主席团会议 11月20日上午9点 地点：镇政府三楼会议室 议程：1.听取民生实事项目情况汇报；2.审议并表决视察方案',
      '主席团',
    ],
    ['王秀兰', '参加', '主席团'],
    ['沈月英', '参加', '主席团'],
    ['胡志强', '请假 在县里开会', '主席团'],
    ['王秀兰', '/我的履职'],
  ]
  for (const [who, words, chat] of said) await room.say(who, words, chat)
}

/** A notice to all towns that one has answered, and one that is over. */
async function sayInCounty(room: Room): Promise<void> {
  const said: readonly (readonly [who: string, words: string])[] = [
    [county, '/县通知 请各乡镇11月20日下午5点前报送代表联络站建设情况。回报：建成数量、存在问题'],
    [county, '/县通知 1 发布'],
    [liaison, '/县通知 1 建成4个；桥亭村联络站缺电脑'],
    [county, '/县通知 12月3日上午9点在县委党校举办乡镇人大干部培训班，请每个乡镇派2人参加'],
    [county, '/县通知 2 发布'],
  ]
  for (const [who, words] of said) console.log(who, words, (await room.say(who, words)).text)
}

async function take(browser: Browser, room: Room, name: string, who: string, path: string): Promise<void> {
  for (const [suffix, width, most] of [
    ['', 1000, 700],
    ['-phone', 375, 780],
  ] as const) {
    const context = await browser.newContext({ viewport: { width, height: 800 } })
    const page = await context.newPage()
    await signIn(page, room, who)
    const response = await page.goto(path)
    if (response?.status() !== 200) throw new Error(`${path} as ${who}: ${response?.status()}`)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    if (wide > width) console.log(`${name}${suffix} is ${wide} px wide`)
    const high = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.screenshot({
      path: join(folder, `${name}${suffix}.png`),
      clip: { x: 0, y: 0, width, height: Math.min(high, most) },
      fullPage: true,
    })
    await context.close()
  }
  console.log(name)
}

async function signIn(page: Page, room: Room, who: string): Promise<void> {
  await page.goto(linkIn((await room.say(who, '网页')).text))
  await page.getByRole('button', { name: '进入' }).click()
  await page.waitForURL(/console/)
}
