/**
 * Takes the pictures of the liaison's manual (docs/pictures) from a fresh sandbox, so that they show what the
 * service says today: npx tsx test/e2e/take-pictures.ts
 */
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { packageRoot } from '../../src/package-root.ts'
import { launchBrowser } from './browser.ts'
import { startFresh } from './service.ts'
import { phone, takePhoto, type Visitor, visit } from './visitor.ts'

const folder = join(packageRoot, 'docs', 'pictures')
const dayMs = 24 * 3_600_000
const title = '主席团会议'

mkdirSync(folder, { recursive: true })
const service = await startFresh()
const browser = await launchBrowser()
try {
  await play(browser, service.url)
} finally {
  await browser.close()
  await service.stop()
}

async function play(browser: Browser, url: string): Promise<void> {
  const desk = await visit(browser, url, { viewport: { width: 1040, height: 640 } })
  const hand = await visit(browser, url, { viewport: phone, deviceScaleFactor: 1.5 })
  await runClockTo(desk, url, nextTuesdayMorning())
  await hand.page.reload()

  await desk.become('杨国梁')
  await desk.open('主席团')
  await whole('sandbox', desk)

  await desk.say(
    '/会议 后天上午9点 镇政府三楼会议室 主席团会议 议题：1.听取民生实事项目进展情况汇报；2.审议代表建议督办方案 明天下午6点前回复',
  )
  await desk.button(title, '参加').waitFor()
  await room('notice-card', desk, 760)

  await hand.become('王秀兰')
  await hand.open('主席团')
  await room('phone-notice', hand)
  await hand.button(title, '请假').click()
  await hand.card(title).getByRole('combobox').selectOption('病假')
  await room('phone-leave', hand)
  await hand.button(title, '提交').click()
  await hand.button(title, '提交').waitFor({ state: 'detached' })

  for (const name of ['沈月英', '许金泉', '季连生', '麻水仙']) {
    await desk.become(name)
    await desk.button(title, '参加').click()
    await desk.card(title).getByText('您已回复：参加。').waitFor()
  }
  await desk.become('胡志强')
  await desk.say('请假 在县里开会')
  await desk.message('胡志强：请假申请已登记').waitFor()
  await desk.become('钟林海')
  await desk.say('收到')
  await desk.message('只回“收到”不算回复').waitFor()
  await room('answers-in-words', desk)

  await desk.become('杨国梁')
  await desk.open('联络员')
  await desk.say('待批')
  await desk.card('请假待批').getByText('胡志强：公假').waitFor()
  await room('pending-leave', desk)
  await desk.button('请假待批', '准假').click()
  await desk.card('请假待批').getByText('已准假：王秀兰').waitFor()

  await hand.become('杨国梁')
  await hand.open('联络员')
  await hand.say('名单')
  await hand.message('应到9人').waitFor()
  await room('phone-sheet', hand)

  await runClockTo(desk, url, new Date(nextTuesdayMorning().getTime() + dayMs))
  await desk.open('主席团')
  await desk.message('【请回复】').waitFor()
  await desk.say('/改 地点改在镇政府四楼会议室')
  await desk.message('【通知变更】').waitFor()
  await room('reminder-and-change', desk, 940)

  await desk.become('周晓敏')
  await desk.open('联络员')
  await desk.say('/会议 12月15日 第二代表小组 视察饮用水提升工程')
  await desk.message('通知还差2处').waitFor()
  await desk.say('上午9点，石桥村文化礼堂')
  await desk.log.getByText('草稿已齐').waitFor()
  await room('draft', desk, 840)

  await desk.become('吴晓燕')
  await desk.open('全体代表')
  await desk.say('/我是 吴晓燕')
  await desk.button('账号确认', '确认').waitFor()
  await desk.become('周晓敏')
  await desk.open('全体代表')
  await room('claim', desk, 560)

  await photos(browser, hand)
  await receive(desk, hand, url)
}

/** A deputy's phone: a photo for what she has just entered. */
async function photos(browser: Browser, hand: Visitor): Promise<void> {
  await hand.become('王秀兰')
  await hand.open('联络员')
  await hand.say('/来访 枫树湾村路灯坏了两个月，转村镇建设办一周内修好')
  await hand.message('有照片的，30分钟内直接发到这里').waitFor()
  await hand.sendFile(await takePhoto(browser, '路灯.jpg'))
  await hand.message('现有1个附件').waitFor()
  await hand.say('/看附件 1')
  await hand.log.getByRole('link', { name: /^第1个/ }).waitFor()
  await room('phone-photo', hand)
}

/** The next reception day that is far enough ahead for everything that is said before it. */
async function receive(desk: Visitor, hand: Visitor, url: string): Promise<void> {
  await desk.become('周晓敏')
  await desk.open('联络员')
  await desk.say('/接待设置 每月15日上午8:30至11:30，地点：代表联络站，遇节假日顺延，电话：0571-88886666')
  await desk.message('代表接待日已设置').waitFor()
  await desk.say('/排班 每次2人 按小组 组长带班')
  await desk.message('已排班').waitFor()
  await room('rota', desk, 560)
  const { ms: heldMs, leader } = await nextReception(desk)

  await runClockTo(desk, url, new Date(heldMs - 6 * dayMs + 2 * 3_600_000))
  await desk.become(leader)
  await desk.open('全体代表')
  await desk.say('确认')
  await desk.message(`${leader}：已确认`).waitFor()
  await runClockTo(desk, url, new Date(heldMs - 2 * dayMs + 2 * 3_600_000))
  await desk.open('全体代表')
  await desk.message('接待选民日公告').waitFor()
  await room('reception-notice', desk, 760)

  await runClockTo(desk, url, new Date(heldMs + 4 * 3_600_000))
  await hand.become(leader)
  await hand.open('联络员')
  await hand.say('/来访 村民李四（13800000000）反映枫树湾路灯坏了两个月，转村镇建设办一周内修好')
  await hand.log.getByText('李四 13800000000').last().waitFor()
  await room('phone-visit', hand)
}

interface Reception {
  /** Eight in the morning in China. */
  readonly ms: number
  readonly leader: string
}

/** The first day of the rota that is more than eight days ahead: `2027年1月15日（星期五）：郑永福（带班）、徐小芬`. */
async function nextReception(visitor: Visitor): Promise<Reception> {
  const text = await visitor.textOf(visitor.message('已排班'))
  const clock = (await visitor.page.locator('#clock').textContent()) ?? ''
  const [, year = '', month = '', day = ''] = /(\d+)年(\d+)月(\d+)日/.exec(clock) ?? []
  const todayMs = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const found = [...text.matchAll(/(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日（星期.）：([^0-9（]+)（带班）/g)]
    .map(match => ({
      ms: Date.UTC(Number(match[1] ?? year), Number(match[2]) - 1, Number(match[3])),
      leader: match[4] ?? '',
    }))
    .find(({ ms }) => ms > todayMs + 8 * dayMs)
  if (found === undefined) throw new Error('no reception day is far enough ahead')
  return found
}

/** The chat alone, as it is in WeCom: without the sandbox's own bar. */
async function room(name: string, visitor: Visitor, heightPx = 640): Promise<void> {
  const { width, height } = visitor.page.viewportSize() ?? phone
  if (width > phone.width) await visitor.page.setViewportSize({ width, height: heightPx })
  await visitor.page.mouse.move(0, 0)
  await visitor.composer.blur()
  await visitor.log.evaluate(log => log.scrollTo(0, log.scrollHeight))
  const path = join(folder, `${name}.png`)
  await visitor.page.getByRole('main').screenshot({ path, animations: 'disabled', caret: 'hide' })
  await visitor.page.setViewportSize({ width, height })
  report(path)
}

async function whole(name: string, visitor: Visitor): Promise<void> {
  const path = join(folder, `${name}.png`)
  await visitor.page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  report(path)
}

function report(path: string): void {
  process.stdout.write(`${path} ${Math.ceil(statSync(path).size / 1024)} KiB\n`)
}

async function runClockTo(visitor: Visitor, url: string, now: Date): Promise<void> {
  const answer = await visitor.page.request.post(`${url}/api/clock`, { data: { now } })
  if (!answer.ok()) throw new Error(await answer.text())
  await visitor.page.reload()
}

/** Nine o'clock in China: a working day with working days behind it. */
function nextTuesdayMorning(): Date {
  const today = new Date(Date.now() + dayMs)
  const days = (2 - today.getUTCDay() + 7) % 7
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + days, 1))
}
