/** The calendar, the board, one item, the pictures and the settings, on a desk, a phone and paper: all that is asked of every page. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MovableClock } from '../../src/clock.ts'
import { packageRoot } from '../../src/package-root.ts'
import { linkIn } from '../console/browser.ts'
import { type Room, roomAt } from '../support/room.ts'
import { launchBrowser } from './browser.ts'
import { type RunningService, startFresh } from './service.ts'

/** `PICTURES=1` keeps what is seen, for the manual. */
const folder = process.env.PICTURES === undefined ? null : join(packageRoot, 'docs', 'pictures')
const liaison = '周晓敏'
const complaints: string[] = []

let browser: Browser
let service: RunningService
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  service = await startFresh(new MovableClock(new Date('2026-03-11T10:00:00+08:00')))
  const room = roomAt(`http://127.0.0.1:${service.port}`, '联络员')
  await play(room)
  page = await (await browser.newContext()).newPage()
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(linkIn((await room.say(liaison, '网页')).text))
  await page.getByRole('button', { name: '进入' }).click()
}, 180_000)
afterAll(async () => {
  await service.stop()
  await browser.close()
})

async function play(room: Room): Promise<void> {
  const all = async (who: string, ...words: string[]) => {
    for (const said of words) await room.say(who, said)
  }
  await all(
    liaison,
    '/接待设置 每月15日上午8:30至11:30，地点：代表联络站，遇节假日顺延，电话：0571-88886666',
    '/排班 每次2人 按小组 组长带班',
  )
  await all(
    '王秀兰',
    '/建议 修复石桥村文化广场路灯，坏了两个月，晚上看不见',
    '/建议 白岩村至镇区增开早晚两班公交',
  )
  await all('胡志强', '/建议 后山村溪道清淤和护岸加固，汛期前完成', '/建议 在云溪社区增设老年食堂助餐点')
  await all(
    liaison,
    '/审查 1、2、3',
    '/交办 1 村镇建设办',
    '/交办 2 农业农村办',
    '/交办 3 农业农村办主办，生态环境办协办',
  )
  await all('徐志刚', '/接收 2', '/约商 2 请说明早晚各几点发车')
  await all('贾文斌', '/接收 1', '/面商 1 今天在石桥村，双方同意先修东侧', '/答复 1 A 十二盏路灯已全部修复')
  await room.say(liaison, '/会议 后天上午9点 石桥村村委会 视察农田水利 对象：第二代表小组', '全体代表')
  await room.say(liaison, '/会议 后天上午9点半 镇政府三楼会议室 主席团会议 议题：研究督办', '主席团')
  await room.moveTo('2026-03-13T10:00:00+08:00')
  await all(liaison, '/点名 1 除董长庚外全到', '/点名 2 全到')
  await room.moveTo('2026-03-16T10:00:00+08:00')
  await all(
    '王秀兰',
    '/来访 石桥村村民李四反映渠道淤塞，转农业农村办一周内清理',
    '/来访 白岩村村民反映公交太少，当场解答',
    '/信箱 石桥村 建议增设垃圾分类点',
  )
  await room.moveTo('2026-06-20T10:00:00+08:00')
}

async function open(path: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 860 })
  await page.goto(`http://127.0.0.1:${service.port}/console/c/1/${path}`)
}

async function keep(name: string): Promise<void> {
  if (folder === null) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
}

/** How much is wider than the window. */
const sideways = () =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe.each([
  ['reception', '2026年代表接待日'],
  ['reception?year=2026&month=6', '2026年6月代表接待日'],
  ['reception/20260316', '3月16日（星期一）代表接待日'],
  ['suggestions', '代表建议'],
  ['suggestions?office=1&overdue=1', '代表建议'],
  ['suggestions/2', '建议2026-002'],
  ['charts', '2026年图表'],
  ['settings', '设置'],
])('%s', (path, title) => {
  it.each([360, 1180])('at %i px is not wider than the window', async width => {
    await open(path, width)
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    expect(await sideways()).toBe(0)
  })

  it('on paper is A4, without what is for pressing', async () => {
    await open(path, 1180)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('navigation').isVisible()).toBe(false)
    expect(await page.getByRole('button', { name: '筛选' }).isVisible()).toBe(false)
    await page.emulateMedia({ media: null })
    const text = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(text).toMatch(/MediaBox\s*\[0 0 59[45][\d.]* 84[12][\d.]*\]/)
  })
})

it('the board is asked by keyboard alone for what is overdue, and the address keeps it', async () => {
  await open('suggestions', 1180)
  await keep('page-board')
  await page.getByText('按单位、结果、年份筛选').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox', { name: '只看办理逾期' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: '筛选' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/overdue=1/)
  const cards = page.locator('.board > li')
  expect(await cards.count()).toBe(1)
  expect(await cards.first().textContent()).toContain('已逾期')
})

it('of a month a desk shows a grid and a phone the days that have something, one below the other', async () => {
  await open('reception?year=2026&month=6', 1180)
  expect(await page.getByRole('cell').count()).toBeGreaterThanOrEqual(30)
  const wide = await page.locator('.month .held').boundingBox()
  await open('reception?year=2026&month=6', 360)
  const narrow = await page.locator('.month .held').boundingBox()
  expect(wide?.width ?? 0).toBeLessThan(narrow?.width ?? 0)
  expect(await page.locator('.month td.none').first().isVisible()).toBe(false)
  await open('reception', 390)
  await page.getByRole('heading', { level: 2, name: '2026年全年' }).evaluate(one => one.scrollIntoView())
  await keep('page-reception-phone')
})

it('pictures are readable on a phone: no letter smaller than 10 px, none outside its picture', async () => {
  await open('charts', 1180)
  await keep('page-charts')
  await open('charts', 360)
  const found = await page.locator('.chart text').evaluateAll(all =>
    all.map(one => {
      const box = one.getBoundingClientRect()
      const svg = one.closest('svg')?.getBoundingClientRect()
      const isInside = svg !== undefined && box.left >= svg.left - 1 && box.right <= svg.right + 1
      return { height: box.height, isInside, text: one.textContent }
    }),
  )
  expect(found.length).toBeGreaterThan(20)
  expect(found.filter(({ height, isInside }) => height < 10 || !isInside)).toEqual([])
  expect(await page.locator('.chart table').count()).toBe(await page.locator('.chart > svg').count())
})

it('nothing was complained of', () => expect(complaints).toEqual([]))
