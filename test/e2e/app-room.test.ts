/** The conversation with the self-built app in the browser, over the whole service. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { type RunningService, startFresh } from './service.ts'

let browser: Browser
let page: Page
let service: RunningService
beforeAll(async () => {
  service = await startFresh(undefined, 0, { SANDBOX_CHANNELS: 'callback+app' })
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

const log = () => page.getByRole('log', { name: '消息记录' })
const composer = () => page.getByRole('textbox', { name: /^输入消息/ })

it('is listed beside the bot’s; what is said there is answered, a card is pressed, and a cancelled one has no buttons', async () => {
  await page.goto(`${service.url}#user=yangguoliang`)
  await page.getByRole('button', { name: /^联络员（应用）/ }).click()
  await log().getByText('联络员').first().waitFor()
  await composer().fill('/会议 明天上午9点 镇政府三楼会议室 主席团会议 审议民生实事项目')
  await page.keyboard.press('Enter')
  await log().getByText('正在逐一发给').waitFor()
  const card = log().getByRole('form', { name: '主席团会议' })
  await card.getByRole('button', { name: '参加' }).click()
  await card.getByText('您已回复：参加').waitFor()
  await composer().fill('/取消 1 与县里会议冲突')
  await page.keyboard.press('Enter')
  await card.first().getByText('已取消', { exact: true }).waitFor()
  expect(await card.first().getByRole('button', { name: '已取消' }).isDisabled()).toBe(true)
  expect(await card.first().getByRole('button', { name: '名单' }).count()).toBe(0)
})
