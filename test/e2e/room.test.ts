import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buttonCard, cardReply, streamReply, updateReply, voteCard } from '../sandbox/cards.ts'
import { type Stand, startStand } from '../sandbox/stand.ts'
import { launchBrowser } from './browser.ts'

let browser: Browser
let stand: Stand
let page: Page
/** What the page complained of; a policy that was broken is among it. */
let complaints: string[]

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  stand = await startStand()
  complaints = []
})
afterEach(async () => {
  await page.close()
  await stand.close()
  expect(complaints).toEqual([])
})

const presidium = 'wrYunxiPresidium01'

async function open(user: string, chat = '', viewport = { width: 1280, height: 800 }): Promise<void> {
  page = await browser.newPage({ viewport })
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  await page.goto(`${stand.url}/sandbox#user=${user}&chat=${encodeURIComponent(chat)}`)
  await page.getByRole('button', { name: '当前身份' }).waitFor()
}

const log = () => page.getByRole('log', { name: '消息记录' })
const composer = () => page.getByRole('textbox', { name: /^输入消息/ })

describe('the room', () => {
  it('shows the first thing to type, and typing it brings the card', async () => {
    stand.script(() => ({ json: cardReply(buttonCard()) }))
    await open('yangguoliang', presidium)
    await log().getByText('先输入').waitFor()
    await page.getByRole('button', { name: '填入' }).click()
    await page.keyboard.press('Enter')
    const card = log().getByRole('form', { name: '主席团会议' })
    await card.getByRole('button', { name: '参加' }).waitFor()
    expect(await composer().inputValue()).toBe('@联络员 ')
    expect(await card.getByRole('combobox', { name: '请假原因' }).inputValue()).toBe('ill')
  })

  it('sends a click with the choice of the drop-down, and shows each person their own card', async () => {
    stand.script(({ event }) => {
      const pressed = event?.template_card_event
      if (!pressed) return { json: cardReply(buttonCard()) }
      return {
        json: updateReply({ ...buttonCard(pressed.task_id), sub_title_text: '您已请假' }, ['shenyueying']),
      }
    })
    await stand.say(presidium, 'yangguoliang', '@联络员 会议')
    await open('shenyueying', presidium)
    const card = log().getByRole('form')
    await card.getByRole('combobox').selectOption('公假')
    await card.getByRole('button', { name: '请假' }).click()
    await log().getByText('您已请假').waitFor()
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('请假')
    expect(stand.heard.at(-1)?.event?.template_card_event).toMatchObject({
      event_key: 'reply:leave',
      selected_items: { selected_item: [{ option_ids: { option_id: ['duty'] } }] },
    })
    await page.close()
    await open('yangguoliang', presidium)
    await log().getByText('一、听取报告').waitFor()
    expect(await log().getByText('您已请假').count()).toBe(0)
  })

  it('keeps a choice half made while other messages arrive', async () => {
    stand.script(() => ({ json: cardReply(voteCard()) }))
    await stand.say(presidium, 'yangguoliang', '@联络员 投票')
    await open('yangguoliang', presidium)
    await log().getByRole('checkbox', { name: '下午' }).check()
    await stand.say(presidium, 'shenyueying', '大家好')
    await log().getByText('大家好').waitFor()
    expect(await log().getByRole('checkbox', { name: '下午' }).isChecked()).toBe(true)
  })

  it('shows markup that people and the bot write as the text it is', async () => {
    const attack = '<img src=x onerror="document.title=1"><b>粗</b>'
    stand.script(() => ({
      json: {
        msgtype: 'stream_with_template_card',
        stream: { id: 's', finish: true, content: attack },
        template_card: { ...buttonCard(), main_title: { title: attack }, sub_title_text: attack },
      },
    }))
    await stand.say(presidium, 'yangguoliang', `@联络员 ${attack}`)
    await open('yangguoliang', presidium)
    await log().getByText(attack).nth(3).waitFor()
    expect(await page.locator('#log img, #log b').count()).toBe(0)
  })

  it('shows in red what the service did against the rules', async () => {
    stand.script(() => ({ json: { msgtype: 'text', text: { content: '好' } } }))
    await open('yangguoliang', presidium)
    await composer().fill('@联络员 帮助')
    await page.keyboard.press('Enter')
    await log().getByRole('alert').getByText('此处不允许这种应答').waitFor()
    await page.getByRole('button', { name: '违规 1' }).click()
    await page.getByRole('dialog').getByText('text cannot answer message').waitFor()
  })

  it('says that a message without a mention was not heard', async () => {
    await open('yangguoliang', presidium)
    await composer().fill('大家好')
    await page.keyboard.press('Enter')
    await page.getByText('机器人不会收到').waitFor()
    expect(stand.heard).toEqual([])
  })

  it('runs the clock forward to eight in the morning, and shows what came', async () => {
    stand.onSettle(async () => {
      stand.onSettle(async () => undefined)
      await stand.call('/sandbox/wecom/cgi-bin/webhook/send?key=00000000-0000-4000-8000-000000000001', {
        msgtype: 'text',
        text: { content: '请尽快回复', mentioned_list: ['yangguoliang'] },
      })
    })
    await open('yangguoliang', presidium)
    await page.getByRole('button', { name: '到明早8:00' }).click()
    await page.getByText('2026年11月24日 星期二 08:00').waitFor()
    await log().getByText('@杨国梁').waitFor()
    expect(stand.moves).toEqual([new Date('2026-11-24T00:00:00Z')])
  })

  it('is used by the keyboard alone: become somebody, open a chat, say something', async () => {
    stand.script(() => ({ json: streamReply('已收到') }))
    await open('yangguoliang')
    await page.getByRole('button', { name: '当前身份' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.type('老年协会')
    await page.getByText('没有符合的人').waitFor()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('shenyue')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '当前身份：沈月英' }).waitFor()
    await page.keyboard.press('Tab')
    await page
      .getByRole('navigation', { name: '会话' })
      .getByRole('button', { name: /^主席团/ })
      .focus()
    await page.keyboard.press('Enter')
    await composer().focus()
    await page.keyboard.type('参加')
    await page.keyboard.press('Enter')
    await log().getByText('已收到').waitFor()
    expect(stand.heard.at(-1)).toMatchObject({
      from: { userid: 'shenyueying' },
      text: { content: '@联络员 参加' },
    })
  })

  it('takes a press on a chat also when a message arrives in the middle of it', async () => {
    await open('yangguoliang')
    const chat = page.getByRole('navigation').getByRole('button', { name: /^主席团/ })
    await chat.hover()
    await page.mouse.down()
    await stand.say(presidium, 'shenyueying', '大家好')
    await chat.getByText('沈月英：大家好').waitFor()
    await page.mouse.up()
    await page.getByRole('heading', { name: '主席团', level: 1 }).waitFor()
  })

  it('shows the room that was chosen last, however late the one before comes', async () => {
    await open('yangguoliang')
    const slow = `**/chats/single*/messages*`
    let release = (): void => undefined
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    await page.route(slow, async route => {
      await held
      await route.continue()
    })
    const chats = page.getByRole('navigation')
    await chats.getByRole('button', { name: /^联络员/ }).click()
    await chats.getByRole('button', { name: /^主席团/ }).click()
    release()
    await page.getByRole('heading', { name: '主席团', level: 1 }).waitFor()
    expect(await composer().inputValue()).toBe('@联络员 ')
  })

  it('sends what is written while the service still thinks, in the order it was written', async () => {
    let finish = (): void => undefined
    const thinking = new Promise<void>(resolve => {
      finish = resolve
    })
    stand.script(() => ({ json: streamReply('已收到'), after: thinking }))
    await open('yangguoliang', presidium)
    for (const text of ['第一句', '第二句', '第三句']) {
      await composer().press('End')
      await page.keyboard.insertText(text)
      await page.keyboard.press('Enter')
    }
    expect(stand.heard.length).toBeLessThanOrEqual(1)
    finish()
    await log().getByText('第三句').waitFor()
    await expect
      .poll(() => stand.heard.map(({ text }) => text))
      .toEqual(['第一句', '第二句', '第三句'].map(text => ({ content: `@联络员 ${text}` })))
  })

  it('sets a fault and takes it back', async () => {
    await open('yangguoliang', presidium)
    await page.getByRole('button', { name: '故障' }).click()
    await page.getByRole('spinbutton', { name: /丢弃回调/ }).fill('2')
    await page.getByRole('button', { name: '应用' }).click()
    await page.getByRole('button', { name: '故障已开启' }).waitFor()
    expect((await stand.api('/faults')).body).toMatchObject({ dropNext: 2 })
    await page.getByRole('button', { name: '故障已开启' }).click()
    await page.getByRole('button', { name: '全部关闭' }).click()
    await page.getByRole('button', { name: '故障', exact: true }).waitFor()
  })

  it('fits a phone: one column, and nothing wider than the screen', async () => {
    stand.script(() => ({ json: cardReply(buttonCard()) }))
    await stand.say(presidium, 'yangguoliang', '@联络员 会议')
    await open('yangguoliang', '', { width: 390, height: 844 })
    await page.getByRole('button', { name: /^主席团/ }).click()
    await log().getByRole('form').waitFor()
    expect(await page.getByRole('navigation').isVisible()).toBe(false)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await page.getByRole('button', { name: '返回会话列表' }).click()
    await page.getByRole('navigation').waitFor()
  })
})
