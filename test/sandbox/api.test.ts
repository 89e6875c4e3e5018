import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buttonCard, cardReply, multipleCard, streamReply, textNotice, voteCard } from './cards.ts'
import { clockMove, room, type Stand, start0, startStand } from './stand.ts'

let stand: Stand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.close())
beforeEach(() => {
  stand.heard.length = 0
  stand.script(() => ({ json: streamReply('好的') }))
})

describe('saying something', () => {
  it('reaches the bot in a group as WeCom sends it', async () => {
    const outcome = await stand.say('主席团', '沈月英', '@联络员 参加')
    expect(outcome).toMatchObject({
      delivered: true,
      reason: null,
      text: '好的',
      card: null,
      pushed: [],
      violations: [],
    })
    expect(outcome.reply).toEqual(streamReply('好的'))
    expect(stand.heard[0]).toMatchObject({
      aibotid: 'bot-1',
      chatid: 'wrYunxiPresidium01',
      chattype: 'group',
      from: { userid: 'shenyueying' },
      msgtype: 'text',
      text: { content: '@联络员 参加' },
      create_time: start0.getTime() / 1000,
    })
  })

  it('reaches the bot in a single chat without a mention and without a chatid', async () => {
    await stand.say('single', 'ShenYueYing', '参加')
    expect(stand.heard[0]).toMatchObject({ chattype: 'single', from: { userid: 'shenyueying' } })
    expect(stand.heard[0]).not.toHaveProperty('chatid')
  })

  it('stays unheard in a group without a mention', async () => {
    const outcome = await stand.say('wrYunxiPresidium01', 'shenyueying', '大家好')
    expect(outcome).toMatchObject({ delivered: false, reason: 'no mention', message: null, reply: null })
    expect(stand.heard).toEqual([])
    const seen = room.parse((await stand.api('/chats/wrYunxiPresidium01/messages?limit=1')).body)
    expect(seen.messages[0]).toMatchObject({ text: '大家好', from: { kind: 'user', userid: 'shenyueying' } })
  })

  it.each(['＠联络员 帮助', '@联络员帮助', '大家看 @联络员'])('counts %s as a mention', async text => {
    expect(await stand.say('主席团', 'shenyueying', text)).toMatchObject({ delivered: true })
  })

  it('quotes a message by its id, or any text', async () => {
    const { message } = await stand.say('主席团', 'shenyueying', '@联络员 帮助')
    await stand.say('主席团', 'shenyueying', '@联络员 参加', message?.id)
    await stand.say('主席团', 'shenyueying', '@联络员 参加', '原文')
    expect(stand.heard.slice(1)).toMatchObject([
      { quote: { msgtype: 'text', text: { content: '好的' } } },
      { quote: { msgtype: 'text', text: { content: '原文' } } },
    ])
  })

  it('waits for what the service pushes because of it, and shows it', async () => {
    const key = '00000000-0000-4000-8000-000000000002'
    stand.onSettle(async () => {
      await stand.call(`/sandbox/wecom/cgi-bin/webhook/send?key=${key}`, {
        msgtype: 'text',
        text: { content: '通知' },
      })
    })
    const outcome = await stand.say('主席团', 'shenyueying', '@联络员 催')
    stand.onSettle(async () => undefined)
    expect(outcome.pushed).toMatchObject([{ chat: 'wrYunxiDeputies02', text: '通知' }])
  })
})

describe('clicking', () => {
  const card = async (make: () => object) => {
    stand.script(() => ({ json: cardReply(make()) }))
    const { message } = await stand.say('主席团', 'yangguoliang', '@联络员 会议')
    stand.script(() => ({}))
    stand.heard.length = 0
    return message?.id ?? ''
  }
  const event = () => stand.heard[0]?.event?.template_card_event

  it('sends the key, the task_id and what the drop-down shows', async () => {
    const id = await card(buttonCard)
    await stand.click('主席团', 'shenyueying', id, 'reply:leave', { reason: 'duty' })
    expect(event()).toMatchObject({
      card_type: 'button_interaction',
      event_key: 'reply:leave',
      selected_items: { selected_item: [{ question_key: 'reason', option_ids: { option_id: ['duty'] } }] },
    })
  })

  it('sends the first option of a drop-down nobody touched, as the client shows it', async () => {
    const id = await card(buttonCard)
    await stand.click('主席团', 'shenyueying', id, 'reply:leave')
    expect(event()).toMatchObject({
      selected_items: { selected_item: [{ option_ids: { option_id: ['ill'] } }] },
    })
  })

  it('sends no selected_items for a card without a question', async () => {
    const id = await card(() => ({ ...buttonCard(), button_selection: undefined }))
    await stand.click('主席团', 'shenyueying', id, 'reply:yes')
    expect(event()).not.toHaveProperty('selected_items')
  })

  it('sends every choice of a vote, and every drop-down of several', async () => {
    await stand.click('主席团', 'shenyueying', await card(voteCard), 'submit', { when: ['am', 'pm'] })
    expect(event()).toMatchObject({
      selected_items: { selected_item: [{ option_ids: { option_id: ['am', 'pm'] } }] },
    })
    await stand.click('主席团', 'shenyueying', await card(multipleCard), 'submit', { second: '2' })
    expect(event()).toMatchObject({
      selected_items: {
        selected_item: [
          { question_key: 'first', option_ids: { option_id: ['1'] } },
          { question_key: 'second', option_ids: { option_id: ['2'] } },
        ],
      },
    })
  })

  it('sends no selected_items for an entry of the menu', async () => {
    const menu = { desc: '操作', action_list: [{ text: '不再提醒', key: 'mute' }] }
    const id = await card(() => ({ ...buttonCard(), action_menu: menu }))
    await stand.click('主席团', 'shenyueying', id, 'mute')
    expect(event()).toMatchObject({ event_key: 'mute' })
    expect(event()).not.toHaveProperty('selected_items')
  })

  it.each<[status: number, why: string, body: object]>([
    [404, 'no such message', { message: 'm999999' }],
    [404, 'no such button', { key: 'nothing' }],
    [400, 'no such option', { selected: { reason: 'x' } }],
    [400, 'no such question', { selected: { x: 'ill' } }],
    [400, 'two options of one drop-down', { selected: { reason: ['ill', 'duty'] } }],
    [403, 'not a member', { user: 'dinghaiyan' }],
    [404, 'a message of another chat', { chat: 'single' }],
  ])('is refused with %d: %s', async (status, _, wrong) => {
    const right = { chat: '主席团', user: 'shenyueying', message: await card(buttonCard), key: 'reply:yes' }
    expect(await stand.api('/click', { ...right, ...wrong })).toEqual({
      status,
      body: { error: expect.stringMatching(/^[^\n]+\.$/) },
    })
    expect(stand.heard).toEqual([])
  })

  it('is refused on a message that is no card, and on a card that cannot call back', async () => {
    const { message } = await stand.say('主席团', 'yangguoliang', '@联络员 帮助')
    const noCard = { chat: '主席团', user: 'yangguoliang', message: message?.id, key: 'k' }
    expect((await stand.api('/click', noCard)).status).toBe(400)
    const notice = await card(textNotice)
    expect((await stand.api('/click', { ...noCard, message: notice })).status).toBe(400)
  })
})

describe('a bad request gets one sentence', () => {
  it.each<[status: number, why: string, path: string, body: unknown]>([
    [404, 'nobody of that name', '/say', { chat: 'single', user: '张三', text: 'a' }],
    [400, 'two people of that name', '/say', { chat: 'single', user: '陈建华', text: 'a' }],
    [404, 'no such chat', '/say', { chat: 'wryunxipresidium01', user: 'yangguoliang', text: 'a' }],
    [403, 'not a member', '/say', { chat: '主席团', user: 'dinghaiyan', text: 'a' }],
    [
      403,
      "somebody else's single chat",
      '/say',
      { chat: 'single:shenyueying', user: 'yangguoliang', text: 'a' },
    ],
    [400, 'no text', '/say', { chat: 'single', user: 'yangguoliang' }],
    [400, 'not an object', '/say', []],
    [400, 'not JSON', '/say', '{'],
    [400, 'an instant that is none', '/clock', { now: 'tomorrow' }],
    [400, 'a clock that goes back', '/clock', { now: '2026-11-23T01:00:00Z' }],
    [400, 'a year too far', '/clock', { now: '2062-11-23T01:00:00Z' }],
    [404, 'no such address', '/nothing', undefined],
    [405, 'the wrong method', '/chats', {}],
    [404, 'an unknown chat', '/chats/none/messages', undefined],
    [400, 'a broken address', '/chats/%E0%A4%A/messages', undefined],
    [400, 'a limit that is no number', '/chats/wrYunxiPresidium01/messages?limit=x', undefined],
  ])('%d: %s', async (status, _, path, body) => {
    expect(await stand.api(path, body)).toEqual({
      status,
      body: { error: expect.stringMatching(/^[^\n]+$/) },
    })
  })

  it('413: a body that is too long', async () => {
    const body = { chat: 'single', user: 'yangguoliang', text: 'a'.repeat(600_000) }
    expect((await stand.api('/say', body)).status).toBe(413)
  })

  it.each([
    { origin: 'https://evil.test' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('403: a page of another site (%o)', async headers => {
    const body = { chat: 'single', user: 'yangguoliang', text: 'a' }
    expect((await stand.api('/say', body, headers)).status).toBe(403)
    expect(stand.heard).toEqual([])
    const key = '00000000-0000-4000-8000-000000000001'
    const spoken = await fetch(`${stand.url}/sandbox/wecom/cgi-bin/webhook/send?key=${key}`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', ...headers } as Record<string, string>,
      body: JSON.stringify({ msgtype: 'text', text: { content: 'not the bot' } }),
    })
    expect(spoken.status).toBe(403)
  })

  it('415: a form, which a page of another site could send without asking', async () => {
    expect((await stand.api('/say', {}, { 'content-type': 'text/plain' })).status).toBe(415)
  })

  it("takes the room's own requests", async () => {
    const headers = { origin: stand.url, 'sec-fetch-site': 'same-origin' }
    expect(
      (await stand.api('/say', { chat: 'single', user: 'yangguoliang', text: 'a' }, headers)).status,
    ).toBe(200)
  })
})

describe('the clock', () => {
  it('moves the service to the instant and answers what came of it', async () => {
    const key = '00000000-0000-4000-8000-000000000001'
    stand.onSettle(async () => {
      await stand.call(`/sandbox/wecom/cgi-bin/webhook/send?key=${key}`, {
        msgtype: 'text',
        text: { content: '提醒' },
      })
    })
    const { body } = await stand.api('/clock', { now: '2026-11-24T08:00' })
    stand.onSettle(async () => undefined)
    expect(clockMove.parse(body)).toMatchObject({
      now: '2026-11-24T00:00:00.000Z',
      pushed: [{ text: '提醒' }],
    })
    expect(stand.moves.at(-1)).toEqual(new Date('2026-11-24T00:00:00Z'))
    expect((await stand.api('/clock')).body).toEqual({
      now: '2026-11-24T00:00:00.000Z',
      zone: 'Asia/Shanghai',
    })
  })

  it.each(['2026-11-25T08:00:00+08:00', '2026-11-26T00:00:00.000Z', '2026-11-27T08:00'])(
    'understands %s',
    async now => {
      expect((await stand.api('/clock', { now })).status).toBe(200)
    },
  )

  it('stamps the callbacks that follow', async () => {
    await stand.say('single', 'yangguoliang', '帮助')
    expect(stand.heard[0]?.query.timestamp).toBe(String(Date.parse('2026-11-27T08:00:00+08:00') / 1000))
  })
})

describe('the lists', () => {
  it('chats: a person sees the own groups and the single chat with the bot', async () => {
    const { body } = await stand.api('/chats?user=yangguoliang')
    expect(body).toMatchObject({
      chats: [
        { id: 'wrYunxiPresidium01', type: 'group', name: '主席团', purpose: 'presidium', memberCount: 10 },
        { id: 'wrYunxiDeputies02', purpose: 'deputies' },
        { id: 'wrYunxiGroup03', group: '第一代表小组', purpose: 'group' },
        { id: 'single:yangguoliang', type: 'single', name: '联络员', webhookKey: null },
      ],
    })
  })

  it('people: everyone with an account, once', async () => {
    expect((await stand.api('/people')).body).toMatchObject({
      bot: { id: 'bot-1', name: '联络员' },
      people: expect.arrayContaining([expect.objectContaining({ userid: 'chenjianhua2', name: '陈建华' })]),
    })
  })

  it('messages: from a place on, the newest so many', async () => {
    const all = room.parse((await stand.api('/chats/single:yangguoliang/messages')).body).messages
    const third = all.at(-3)?.seq ?? 0
    const { body } = await stand.api(`/chats/single:yangguoliang/messages?after=${third}&limit=1`)
    expect(room.parse(body).messages).toEqual(all.slice(-1))
  })

  it('events: tell an open room that something changed', async () => {
    const response = await fetch(`${stand.url}/sandbox/api/events`)
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    await stand.say('single', 'yangguoliang', '帮助')
    let seen = ''
    while (!seen.includes('"single:yangguoliang"')) seen += (await reader?.read())?.value ?? ''
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    await reader?.cancel()
  })
})

describe('the page', () => {
  it('is served with a policy that allows no inline script', async () => {
    const response = await fetch(`${stand.url}/sandbox`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'")
    const html = await response.text()
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|style=/)
  })

  it.each([
    '/sandbox/web/../sandbox.ts',
    '/sandbox/web/%2e%2e/sandbox.ts',
    '/sandbox/web/none.js',
    '/sandbox/web/',
  ])('serves nothing at %s', async path => {
    expect((await fetch(stand.url + path)).status).toBe(404)
  })
})
