import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { type RunningService, startFresh } from './service.ts'
import { desktop, phone, type Visitor, visit } from './visitor.ts'

/** Everybody in the presidium of the sample town. */
const presidium = '杨国梁 沈月英 王秀兰 胡志强 钟林海 许金泉 傅德胜 季连生 麻水仙'.split(' ')
const notice = '/会议 后天上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目 明天下午6点前回复'
const title = '主席团会议'

let browser: Browser
let service: RunningService
let visitor: Visitor

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  service = await startFresh()
})
afterEach(async () => {
  try {
    await visitor.page.getByRole('button', { name: '无违规' }).waitFor()
    expect(visitor.complaints).toEqual([])
  } finally {
    await visitor.page.close()
    await service.stop()
  }
})

/** In the morning, when nobody is asleep: the chair in the group. */
async function arrive(viewport = desktop): Promise<void> {
  visitor = await visit(browser, service.url, { viewport })
  await visitor.sleep()
  await visitor.become('杨国梁')
  await visitor.open('主席团')
}

async function postNotice(): Promise<void> {
  await visitor.say(notice)
  await visitor.button(title, '参加').waitFor()
}

describe('the main job, in the browser', () => {
  it('a notice is answered on its card and in words, leave is approved, and the sheet has the names', async () => {
    await arrive()
    await postNotice()
    await visitor.card(title).getByText('须5人，还差5人').waitFor()

    await visitor.become('沈月英')
    await visitor.button(title, '参加').click()
    await visitor.card(title).getByText('您已回复：参加。').waitFor()

    await visitor.become('王秀兰')
    await visitor.button(title, '请假').click()
    await visitor.card(title).getByRole('combobox', { name: '请假类型' }).selectOption('病假')
    await visitor.button(title, '提交').click()
    await visitor.button(title, '提交').waitFor({ state: 'detached' })
    await visitor.card(title).getByText('您的请假申请已登记，待批准。').waitFor()

    await visitor.become('胡志强')
    await visitor.say('请假 在县里开会')
    await visitor.message('胡志强：请假申请已登记').waitFor()

    await visitor.become('杨国梁')
    await visitor.open('联络员')
    await visitor.say('待批')
    const pending = visitor.card('请假待批')
    await pending.getByText('第1号 王秀兰：病假').waitFor()
    await pending.getByRole('combobox').selectOption('胡志强（1号）')
    await pending.getByRole('button', { name: '准假' }).click()
    await pending.getByText('已准假：胡志强').waitFor()

    await visitor.say('名单')
    const sheet = visitor.message('应到9人')
    await sheet.getByText('已确认参加1人，请假2人（已准1、待批1、未准0），未回复6人').waitFor()
    const said = await visitor.textOf(sheet)
    expect(said).toContain('【参加】1人：沈月英')
    expect(said).toContain('【请假待批】1人：王秀兰（病假）')
    expect(said).toContain('【请假已准】1人：胡志强（公假，在县里开会）')
    expect(said).toContain('【未回复】6人：杨国梁、钟林海、许金泉、傅德胜、季连生、麻水仙')
  })

  it('names and reasons are not shown in the group', async () => {
    await arrive()
    await postNotice()
    await visitor.say('请假 住院手术')
    await visitor.message('请假申请已登记').waitFor()
    await visitor.say('名单')
    const counts = visitor.message('应到9人')
    await counts.getByText('请单独给我发送').waitFor()
    expect(await visitor.textOf(counts)).not.toMatch(/住院|病假|王秀兰/)
    await visitor.become('沈月英')
    await visitor.button(title, '名单').click()
    await visitor.card(title).getByText('应到9人').waitFor()
    expect(await visitor.card(title).textContent()).not.toMatch(/住院|病假|杨国梁/)
  })

  it('the next morning mentions the silent ones and nobody else', async () => {
    await arrive()
    await postNotice()
    await visitor.button(title, '参加').click()
    await visitor.card(title).getByText('您已回复').waitFor()
    await visitor.become('季连生')
    await visitor.say('请假 出差')
    await visitor.message('季连生：请假申请已登记').waitFor()
    const silent = presidium.filter(name => !['杨国梁', '季连生'].includes(name))
    await visitor.sleep()
    const reminder = visitor.message('【请回复】')
    await reminder.getByText(`还有${silent.length}位同志未回复`).waitFor()
    expect(mentionsIn(await visitor.textOf(reminder))).toEqual(silent)
  })

  it('on the day before the meeting those who confirmed are reminded, and the silent are not', async () => {
    await arrive()
    await postNotice()
    await visitor.button(title, '参加').click()
    await visitor.card(title).getByText('您已回复').waitFor()
    await visitor.sleep()
    await visitor.sleep()
    const reminder = visitor.message('【会议提醒】')
    await reminder.waitFor()
    expect(mentionsIn(await visitor.textOf(reminder))).toEqual(['杨国梁'])
    await visitor.message('【回复截止】').getByText('已确认参加1人').waitFor()
  })

  it('what is missing in a notice is asked for, and the missing piece alone completes it', async () => {
    await arrive()
    await visitor.say('/会议 后天 镇政府三楼会议室 主席团会议 议题：审议民生实事项目')
    const question = visitor.message('通知还差1处')
    await question.getByText('几点开始？').waitFor()
    expect(await visitor.log.getByRole('form').count()).toBe(0)
    await visitor.say('下午2点半')
    await visitor.card(title).getByText('下午2:30').waitFor()
    await visitor.card(title).getByText('镇政府三楼会议室').waitFor()
    await visitor.button(title, '参加').waitFor()
  })

  it('a draft of the single chat is nobody else’s until it is published in the group', async () => {
    await arrive()
    await visitor.open('联络员')
    await visitor.say(notice)
    await visitor.card(title).getByText('/发布 1').waitFor()
    expect(await visitor.button(title, '参加').count()).toBe(0)
    await visitor.open('主席团')
    expect(await visitor.log.getByRole('form').count()).toBe(0)
    await visitor.say('/发布')
    await visitor.button(title, '参加').waitFor()
  })

  it('an account that the roster does not know answers after the liaison’s one click', async () => {
    await arrive()
    await visitor.open('全体代表')
    await visitor.say('/会议 后天上午9点 镇文化中心报告厅 全体代表学习培训')
    await visitor.log.getByRole('button', { name: '参加' }).waitFor()
    await visitor.become('吴晓燕')
    await visitor.say('参加')
    await visitor.message('花名册中还没有您的企业微信账号').waitFor()
    await visitor.say('/我是 吴晓燕')
    await visitor.button('账号确认', '确认').waitFor()
    await visitor.become('周晓敏')
    await visitor.button('账号确认', '确认').click()
    await visitor.card('账号确认').getByText('已确认：此账号为吴晓燕。').waitFor()
    await visitor.become('吴晓燕')
    await visitor.say('参加')
    await visitor.message('吴晓燕：已登记参加').waitFor()
  })

  it('is done by the keyboard alone: notice, another person, leave with its kind', async () => {
    visitor = await visit(browser, service.url)
    const { keyboard } = visitor.page
    await pressAt(visitor.page.getByRole('button', { name: '到明早8:00' }))
    await visitor.page.locator('#clock').filter({ hasText: '08:00' }).waitFor()
    await pressAt(visitor.chat('主席团'))
    await write(notice)
    await visitor.button(title, '参加').waitFor()
    await become('王秀兰')
    await pressAt(visitor.button(title, '请假'))
    await visitor.button(title, '提交').waitFor()
    await tabTo(visitor.card(title).getByRole('combobox'))
    await keyboard.press('ArrowDown')
    await pressAt(visitor.button(title, '提交'))
    await visitor.button(title, '提交').waitFor({ state: 'detached' })
    await become('杨国梁')
    await pressAt(visitor.chat('联络员'))
    await write('名单')
    await visitor.message('王秀兰（事假）').waitFor()

    async function pressAt(control: Locator): Promise<void> {
      await tabTo(control)
      await keyboard.press('Enter')
    }
    async function write(text: string): Promise<void> {
      await tabTo(visitor.composer)
      await keyboard.press('End')
      await keyboard.type(text)
      await keyboard.press('Enter')
    }
    async function become(name: string): Promise<void> {
      await pressAt(visitor.me)
      await keyboard.type(name)
      await keyboard.press('Enter')
      await visitor.page.getByRole('button', { name: `当前身份：${name}` }).waitFor()
    }
  })

  it('is done on a phone of 390 pixels, and nothing is wider than its screen', async () => {
    await arrive(phone)
    await postNotice()
    await fits()
    await visitor.become('许金泉')
    await visitor.open('主席团')
    await visitor.button(title, '请假').click()
    await visitor.button(title, '提交').click()
    await visitor.button(title, '提交').waitFor({ state: 'detached' })
    await fits()
    await visitor.become('杨国梁')
    await visitor.open('联络员')
    await visitor.say('待批')
    await visitor.button('请假待批', '准假').click()
    await visitor.card('请假待批').getByText('已准假：许金泉').waitFor()
    await visitor.say('名单')
    await visitor.message('【请假已准】1人：许金泉（病假）').waitFor()
    await fits()
  })
})

/** The names that a reminder calls, in its order: they stand in its last line. */
function mentionsIn(text: string): string[] {
  const [line = ''] = text.trim().split('\n').slice(-1)
  return [...line.matchAll(/@(\p{Script=Han}+)/gu)].map(match => match[1] ?? '')
}

/** Presses Tab until this control has the focus. */
async function tabTo(control: Locator): Promise<void> {
  const maxPresses = 60
  for (let press = 0; press < maxPresses; press += 1) {
    await visitor.page.keyboard.press('Tab')
    if (await control.evaluate(element => element === element.ownerDocument.activeElement)) return
  }
  throw new Error(`Tab never reached ${control}`)
}

async function fits(): Promise<void> {
  expect(await visitor.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
}
