/** The liaison asks for her link in the room, signs in by it, and looks at who was reached: on a desk, a phone, and paper. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { packageRoot } from '../../src/package-root.ts'
import { launchBrowser } from './browser.ts'
import { type RunningService, startFresh } from './service.ts'
import { desktop, phone, type Visitor, visit } from './visitor.ts'

/** `PICTURES=1` keeps what is seen, for the manual. */
const folder = process.env.PICTURES === undefined ? null : join(packageRoot, 'docs', 'pictures')
const complaints: string[] = []

let browser: Browser
let service: RunningService
let visitor: Visitor
let pages: Page

beforeAll(async () => {
  browser = await launchBrowser()
  service = await startFresh()
  visitor = await visit(browser, service.url, { viewport: desktop })
  await visitor.sleep()
  await visitor.become('杨国梁')
  await visitor.open('主席团')
  await visitor.say(
    '/会议 后天上午9点 镇政府三楼会议室 代表建议督办座谈会 参加人员：杨国梁、沈月英、王秀兰、胡志强、许金泉、季连生、戴丽娟、潘金土、吴晓燕 议题：1.听取建议办理情况；2.研究督办办法 明天下午6点前回复',
  )
  await visitor.log.getByRole('button', { name: '参加' }).waitFor()
  for (const name of ['沈月英', '许金泉', '季连生']) {
    await visitor.become(name)
    await visitor.say('参加')
    await visitor.message(`${name}：已登记参加`).waitFor()
  }
  await visitor.become('王秀兰')
  await visitor.say('请假 在县里开会')
  await visitor.message('王秀兰：请假申请已登记').waitFor()
})
afterAll(async () => {
  await service.stop()
  await browser.close()
})

function listen(page: Page): void {
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
}

/** @param what the whole page, or what the window shows of it */
async function keep(name: string, what: 'page' | 'window' = 'page'): Promise<void> {
  if (folder === null) return
  mkdirSync(folder, { recursive: true })
  await pages.screenshot({
    path: join(folder, `${name}.png`),
    fullPage: what === 'page',
    animations: 'disabled',
  })
}

/** Nothing is wider than the window. */
const sideways = () =>
  pages.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

it('the link that the bot gives is opened with one press, and leads a clerk to what is to be done', async () => {
  await visitor.become('周晓敏')
  await visitor.open('联络员')
  await visitor.say('网页')
  const link = visitor.log.getByRole('link', { name: '打开网页' })
  await link.waitFor()
  const opened = visitor.page.waitForEvent('popup')
  await link.click()
  pages = await opened
  listen(pages)
  await pages.getByRole('button', { name: '进入' }).click()
  await pages.getByRole('heading', { level: 1, name: /^今天/ }).waitFor()
  await pages.getByText('待批准').waitFor()
  await keep('page-today', 'window')
  await pages.setViewportSize(phone)
  expect(await sideways()).toBe(0)
  await keep('page-today-phone', 'window')
  await pages.setViewportSize(desktop)
  await pages.getByRole('link', { name: '首页' }).click()
  await pages.getByRole('heading', { level: 1, name: '周晓敏，您好' }).waitFor()
  await pages.getByText('谷歌浏览器').waitFor()
  await keep('page-home', 'window')
})

it('by the keyboard alone one gets to the notice and sees who was not reached first', async () => {
  await pages.keyboard.press('Tab')
  await pages.getByRole('link', { name: '跳到正文' }).and(pages.locator(':focus')).waitFor()
  const menu = pages.getByRole('navigation').getByRole('link', { name: '会议通知' })
  for (let n = 0; n < 12 && !(await menu.evaluate(one => one === document.activeElement)); n++)
    await pages.keyboard.press('Tab')
  await pages.keyboard.press('Enter')
  await pages.getByRole('heading', { level: 1, name: '会议通知' }).waitFor()
  await keep('page-notices')
  await pages.getByRole('link', { name: /^第1号/ }).click()
  const sections = await pages.getByRole('heading', { level: 2 }).allTextContents()
  expect(sections).toEqual(['会议通知', '尚未通知到（3人）', '其他人员（6人）', '回复名单'])
  await pages.setViewportSize({ width: 900, height: 860 })
  expect(await sideways()).toBe(0)
  await keep('page-deliveries', 'window')
})

it('what somebody answers elsewhere appears without a reload, and his line alone', async () => {
  const line = pages.getByRole('row', { name: /^胡志强 .*未回复/ }).last()
  await line.waitFor()
  await pages.getByText('实时更新', { exact: true }).waitFor()
  await pages.evaluate(() => document.body.setAttribute('data-first', 'yes'))
  await visitor.become('胡志强')
  await visitor.open('主席团')
  await visitor.say('参加')
  await pages.getByRole('row', { name: /^胡志强 .*参加/ }).waitFor()
  await pages.locator('dl.figures div').filter({ hasText: '参加4' }).waitFor()
  expect(await pages.locator('body').getAttribute('data-first')).toBe('yes')
})

it('without a script the browser asks again by itself', async () => {
  const cookies = await pages.context().cookies()
  const plain = await browser.newContext({ javaScriptEnabled: false })
  await plain.addCookies(cookies)
  const page = await plain.newPage()
  await page.goto(pages.url())
  await page.getByRole('heading', { level: 2, name: '回复名单' }).waitFor()
  expect(await page.locator('noscript meta').getAttribute('content')).toBe('20;url=?again')
  await plain.close()
})

it('all that an old phone loads for the live sheet is small', async () => {
  const sizes = await pages.evaluate(async () => {
    const named = [...document.querySelectorAll('link[href], script[src]')]
    const files = named.map(one => one.getAttribute('href') ?? one.getAttribute('src') ?? '')
    const all = [location.pathname, ...files.filter(file => file.startsWith('/console/file/'))]
    return Promise.all(
      all.map(async path => [path, (await (await fetch(path)).arrayBuffer()).byteLength] as const),
    )
  })
  const sum = sizes.reduce((total, [, bytes]) => total + bytes, 0)
  console.log(`the page with its files: ${(sum / 1024).toFixed(1)} KiB`, sizes)
  expect(sum).toBeLessThan(64 * 1024)
})

it('on a phone nothing is cut off and everything is big enough to press', async () => {
  await pages.setViewportSize({ width: 360, height: 740 })
  expect(await sideways()).toBe(0)
  const tall = await pages
    .getByRole('button')
    .evaluateAll(all => all.map(one => one.getBoundingClientRect().height))
  expect(Math.min(...tall)).toBeGreaterThanOrEqual(44)
  await pages.setViewportSize(phone)
  await pages.getByRole('heading', { name: '尚未通知到（3人）' }).evaluate(one => one.scrollIntoView())
  await keep('page-deliveries-phone', 'window')
})

it('on paper it is a few sheets of A4, without what is for pressing', async () => {
  await pages.setViewportSize(desktop)
  await pages.emulateMedia({ media: 'print' })
  expect(await pages.getByRole('navigation').isVisible()).toBe(false)
  expect(await pages.getByRole('button', { name: '退出登录' }).isVisible()).toBe(false)
  await pages.emulateMedia({ media: null })
  const pdf = await pages.pdf({ preferCSSPageSize: true })
  const text = pdf.toString('latin1')
  expect(text).toMatch(/MediaBox\s*\[0 0 59[45][\d.]* 84[12][\d.]*\]/)
  expect(text.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(3)
})

it('signing out ends it, and nothing was complained of', async () => {
  await pages.getByRole('button', { name: '退出登录' }).click()
  await pages.getByRole('heading', { name: '已退出登录' }).waitFor()
  await pages.goto(`http://127.0.0.1:${service.port}/console`)
  await pages.getByRole('heading', { name: '请先登录' }).waitFor()
  expect(complaints.filter(text => !text.includes('401'))).toEqual([])
})
