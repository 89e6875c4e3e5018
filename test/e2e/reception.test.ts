import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { type RunningService, startFresh } from './service.ts'
import { type Visitor, visit } from './visitor.ts'

const dayMs = 24 * 3_600_000
const duty = '我的接待值班'

let browser: Browser
let service: RunningService
let visitor: Visitor

beforeAll(async () => {
  browser = await launchBrowser()
  service = await startFresh()
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

/** Runs the service's clock to so many minutes after midnight in China. */
async function runClockTo(midnightMs: number, minutes: number): Promise<void> {
  const now = new Date(midnightMs + minutes * 60_000)
  const answer = await visitor.page.request.post(`${service.url}/api/clock`, { data: { now } })
  expect(answer.ok(), await answer.text()).toBe(true)
  await visitor.page.reload()
  await visitor.me.waitFor()
}

async function alone(name: string): Promise<void> {
  await visitor.become(name)
  await visitor.open('联络员')
}

it('a reception day, in the browser: set, staffed, announced, answered, filled, received, closed and filed', async () => {
  visitor = await visit(browser, service.url)
  await visitor.sleep()
  const clock = (await (await visitor.page.request.get(`${service.url}/api/clock`)).json()) as { now: string }
  const morningMs = Date.parse(clock.now)
  // Eight in the morning in China is midnight in UTC.
  const midnightMs = morningMs - (morningMs % dayMs) - 8 * 3_600_000
  const heldMs = midnightMs + 9 * dayMs
  const held = new Date(heldMs + 12 * 3_600_000)
  const date = `${held.getUTCMonth() + 1}月${held.getUTCDate()}日`

  await alone('周晓敏')
  await visitor.say(
    `/接待设置 每30天一次，从${held.getUTCFullYear()}年${date}起，上午8:30至11:30，地点：代表联络站，电话：0571-88886666，遇节假日照常`,
  )
  await visitor.message('代表接待日已设置').getByText(date).first().waitFor()
  await visitor.say(`/排班 ${date} 王秀兰带班、胡志强`)
  await visitor.message('已改为').getByText('王秀兰（带班）、胡志强').waitFor()

  // Two days: on a holiday the week's notice comes earlier, so it is there by then in any case.
  await runClockTo(midnightMs + 2 * dayMs, 9 * 60 + 5)
  await visitor.become('王秀兰')
  await visitor.open('全体代表')
  await visitor.message('【值班通知】').getByText('@王秀兰').waitFor()
  await visitor.say('确认')
  await visitor.message('王秀兰：已确认').waitFor()

  await alone('胡志强')
  await visitor.say('值班')
  await visitor.button(duty, '请假').click()
  await visitor.card(duty).getByText('请补充原因').waitFor()
  await visitor.say('请假 在县里开会')
  await visitor.message('已告知联络员另行安排').waitFor()

  await alone('周晓敏')
  await visitor.say('补班')
  await visitor.card('接待值班缺人').getByText('胡志强请假（在县里开会）').waitFor()
  await visitor.button('接待值班缺人', '安排').click()
  await visitor.card('接待值班缺人').getByText('已安排').first().waitFor()

  await runClockTo(heldMs, 11 * 60 + 45)
  await visitor.become('王秀兰')
  await visitor.open('全体代表')
  await visitor.message('接待选民日公告').getByText('0571-88886666').waitFor()
  await visitor.message('【值班提醒】今天').waitFor()
  await visitor.message('【接待登记】').getByText('@王秀兰').waitFor()
  expect(await visitor.log.textContent()).not.toContain('在县里开会')

  await visitor.open('联络员')
  await visitor.say('/来访 村民李四（13800000000）反映枫树湾路灯坏了两个月，转村镇建设办一周内修好')
  const number = `来访${held.getUTCFullYear()}-001`
  const matter = visitor.card(`${number}（办理中）`)
  await matter.getByText('李四 13800000000').waitFor()
  await matter.getByRole('combobox', { name: '处理方式' }).selectOption('转交办理')
  await matter.getByRole('button', { name: '更正处理' }).click()
  await matter.getByText('转村镇建设办办理').waitFor()
  await visitor.say('/办结 1')
  await visitor.message('请写明办理结果').waitFor()
  await visitor.say('/办结 1 路灯已修好')
  await visitor.message(`${number}已办结`).waitFor()
  await visitor.say('/回访 1 满意')
  await visitor.message('的回访：满意').waitFor()

  await visitor.open('全体代表')
  await visitor.say('/来访 村民李四（13800000000）反映枫树湾水管漏水')
  await visitor.card(`来访${held.getUTCFullYear()}-002（办理中）`).waitFor()
  expect(await visitor.card(`来访${held.getUTCFullYear()}-002（办理中）`).textContent()).not.toMatch(
    /李四|138/,
  )

  await alone('周晓敏')
  await visitor.say('来访簿')
  const book = visitor.message('来访登记】')
  await book.getByText('来访2件、来信0件、联系0件，共2件').waitFor()
  const link = await book.getByRole('link', { name: '下载记录簿表格' }).getAttribute('href')
  const file = await visitor.page.request.get(link ?? '')
  expect(file.status()).toBe(200)
  // A workbook is a ZIP archive.
  expect((await file.body()).subarray(0, 2).toString()).toBe('PK')
  expect((await visitor.page.request.get(link ?? '')).ok()).toBe(false)

  await visitor.page.getByRole('button', { name: '无违规' }).waitFor()
  expect(visitor.complaints).toEqual([])
})
