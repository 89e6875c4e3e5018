import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { agentId, answerXml, card, field, startAppStand, textXml } from './app-stand.ts'

const stand = await startAppStand()
afterAll(() => stand.close())
beforeEach(async () => {
  await stand.api('faults', { clear: true })
  stand.heard.length = 0
  stand.answer(() => ({}))
  stand.broken()
})

const say = (text: string) => stand.api('say', { chat: 'app', user: 'wangxiulan', text })

let count = 0
async function cardFor(touser: string, more: object = {}): Promise<string> {
  count += 1
  const message = { touser, agentid: agentId, msgtype: 'template_card' }
  await stand.ask('message/send', { ...message, template_card: card(`c-${count}`, more) })
  return (await stand.room('wangxiulan')).at(-1)?.id ?? ''
}
const click = (message: string, more: object = {}) =>
  stand.api('click', { chat: 'app', user: 'wangxiulan', message, key: 'attend', ...more })
const shownCard = async (id: string, userid = 'wangxiulan') =>
  (await stand.room(userid)).find(message => message.id === id)?.card

describe('what is said', () => {
  it('comes as XML with a number for the app and an id of 64 bits, and the answer is shown', async () => {
    stand.answer(heard => ({ xml: textXml(heard, '收到') }))
    expect(await say('a ]]> <b>&')).toMatchObject({ delivered: true, text: '收到', violations: [] })
    const [xml = ''] = stand.heard
    expect(xml).toContain('<MsgType><![CDATA[text]]></MsgType>')
    expect(xml).toContain(`<AgentID>${agentId}</AgentID>`)
    expect(BigInt(field(xml, 'MsgId'))).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER))
  })

  it('comes up to three times with the same id while it is answered wrongly', async () => {
    stand.answer(heard => (stand.heard.length < 3 ? { status: 500 } : { xml: textXml(heard, '好') }))
    expect(await say('三次')).toMatchObject({ text: '好' })
    expect(new Set(stand.heard.map(xml => field(xml, 'MsgId'))).size).toBe(1)
    expect(stand.broken()).toEqual(['http-status', 'http-status'])
    stand.heard.length = 0
    stand.answer(() => ({ status: 500 }))
    await say('不再')
    expect(stand.heard).toHaveLength(3)
  })

  it('when its answer is lost it comes once more, and both answers must be the same', async () => {
    await stand.api('faults', { loseReply: 1 })
    stand.answer(heard => ({ xml: textXml(heard, String(stand.heard.length)) }))
    await say('丢')
    expect(stand.heard).toHaveLength(2)
    expect(stand.broken()).toEqual(['duplicate-reply'])
  })

  it.each([
    ['for another corp', (heard: string) => ({ xml: textXml(heard, 'x'), receiveid: 'ww2' }), 'receiveid'],
    ['with another nonce', (heard: string) => ({ xml: textXml(heard, 'x'), nonce: 'n' }), 'nonce'],
    ['signed wrongly', (heard: string) => ({ xml: textXml(heard, 'x'), signature: 's' }), 'signature'],
    ['that is no XML', () => ({ xml: 'x' }), 'reply-json'],
    ['too long', (heard: string) => ({ xml: textXml(heard, 'a'.repeat(2_049)) }), 'byte-limit'],
    ['to somebody else', () => ({ xml: textXml('<FromUserName>u</FromUserName>', 'x') }), 'userids'],
    ['of no kind', (heard: string) => ({ xml: answerXml(heard, 'dance', '') }), 'reply-kind'],
    [
      'that changes a card nobody pressed',
      (heard: string) => ({
        xml: answerXml(heard, 'update_button', '<Button><ReplaceName>a</ReplaceName></Button>'),
      }),
      'update-target',
    ],
  ])('an answer %s is not shown and journalled', async (_, answer, rule) => {
    stand.answer(answer)
    await say('答')
    expect(new Set(stand.broken())).toEqual(new Set([rule]))
  })
})

describe('a press', () => {
  const update = (heard: string, title: string) =>
    answerXml(
      heard,
      'update_template_card',
      `<TemplateCard><CardType>button_interaction</CardType><MainTitle><Title><![CDATA[${title}]]></Title></MainTitle>` +
        '<ButtonList><Text><![CDATA[改]]></Text><Style>2</Style><Key><![CDATA[k]]></Key></ButtonList></TemplateCard>',
    )

  it('brings the key, the task, what was chosen and a code, and the answer changes the card of that one alone', async () => {
    const id = await cardFor('huzhiqiang|wangxiulan', {
      button_selection: { question_key: 'kind', option_list: [{ id: 'sick', text: '病假' }] },
    })
    stand.answer(heard => ({ xml: update(heard, '已回复') }))
    await click(id, { selected: { kind: 'sick' } })
    const [xml = ''] = stand.heard
    expect([field(xml, 'Event'), field(xml, 'EventKey'), field(xml, 'TaskId')]).toEqual([
      'template_card_event',
      'attend',
      `c-${count}`,
    ])
    expect([field(xml, 'QuestionKey'), field(xml, 'OptionId')]).toEqual(['kind', 'sick'])
    expect(await shownCard(id)).toMatchObject({ main_title: { title: '已回复' }, task_id: `c-${count}` })
    expect((await stand.room('huzhiqiang')).at(-1)?.card).toMatchObject({ main_title: { title: '会议' } })
    const later = await stand.ask('message/update_template_card', {
      agentid: agentId,
      response_code: field(xml, 'ResponseCode'),
      userids: ['wangxiulan'],
      template_card: { ...card(`c-${count}`), main_title: { title: '后来' } },
    })
    expect(later).toMatchObject({ errcode: 0 })
    expect(await shownCard(id)).toMatchObject({ main_title: { title: '后来' } })
  })

  it('words in place of the button', async () => {
    const id = await cardFor('wangxiulan')
    stand.answer(heard => ({
      xml: answerXml(
        heard,
        'update_button',
        '<Button><ReplaceName><![CDATA[已参加]]></ReplaceName></Button>',
      ),
    }))
    await click(id)
    expect(await shownCard(id)).toMatchObject({ replace_text: '已参加' })
  })

  it('an update with a field that no card has changes nothing', async () => {
    const id = await cardFor('wangxiulan')
    stand.answer(heard => ({ xml: update(heard, 'x').replace('<Style>2</Style>', '<Colour>red</Colour>') }))
    await click(id)
    expect(await shownCard(id)).toMatchObject({ main_title: { title: '会议' } })
    expect(stand.broken()).toEqual(['card-field'])
  })
})

describe('coming in', () => {
  it('is told once as somebody new, later once a day', async () => {
    const enter = () => stand.api('enter', { user: 'shenyueying', chat: 'app' })
    stand.answer(heard => ({ xml: textXml(heard, '欢迎') }))
    await enter()
    await enter()
    stand.later(86_400_000)
    await enter()
    expect(stand.heard.map(xml => field(xml, 'Event'))).toEqual(['subscribe', 'enter_agent'])
  })
})

describe('pictures', () => {
  it('come one by one under a name of the platform, words before them', async () => {
    const base64 = Buffer.from('picture').toString('base64')
    const one = { name: 'a.jpg', base64 }
    await stand.api('send', {
      chat: 'app',
      user: 'wangxiulan',
      kind: 'image',
      ...one,
      text: '两张',
      more: [one],
    })
    expect(stand.heard.map(xml => field(xml, 'MsgType'))).toEqual(['text', 'image', 'image'])
    const media_id = field(stand.heard[1] ?? '', 'MediaId')
    const file = await stand.raw('media/get', { access_token: await stand.tokenNow(), media_id })
    expect(await file.text()).toBe('picture')
  })
})

it('where there is only the app, a group has nobody who hears, and the single chat is the one with the app', async () => {
  const inGroup = await stand.api('say', { chat: '主席团', user: 'yangguoliang', text: '@联络员 /帮助' })
  expect(inGroup).toMatchObject({ delivered: false, reason: 'no bot' })
  stand.answer(heard => ({ xml: textXml(heard, '在') }))
  expect(await stand.api('say', { chat: 'single', user: 'yangguoliang', text: '在吗' })).toMatchObject({
    message: { chat: 'app:yangguoliang' },
  })
})
