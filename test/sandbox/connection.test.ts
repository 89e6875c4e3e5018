/** The rules of WeCom's end of the long connection (wecom-protocol 2, 8.5): each is kept, and what breaks one is written down. */
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { buttonCard } from './cards.ts'
import { startConnectionStand } from './connection-stand.ts'

const stand = await startConnectionStand()
afterAll(() => stand.close())
const { room } = stand
const deputy = '王秀兰'
let known = 0
const broken = () => stand.rules().slice(known)

beforeEach(() => {
  known = stand.rules().length
  stand.when(async () => undefined)
})

const words = (content: string) => ({ msgtype: 'stream', stream: { id: 's', finish: true, content } })
const markdown = (content: string) => ({ msgtype: 'markdown', markdown: { content } })
const to = (chatid: string, body: object) => ({ chatid, ...body })

describe('subscribing', () => {
  it('comes first: whatever is said before is refused', async () => {
    const bot = await stand.connect(null)
    expect(await bot.send('aibot_send_msg', to('wangxiulan', markdown('好')))).toMatchObject({
      errcode: 846609,
    })
    expect(broken()).toEqual(['connection-frame'])
  })

  it('with a wrong secret is refused, breaks no rule and leaves the socket open', async () => {
    const bot = await stand.connect('another')
    expect(await bot.send('ping')).toMatchObject({ errcode: 0 })
    expect(await bot.send('aibot_subscribe', { bot_id: 'bot', secret: 'x' })).toMatchObject({
      errcode: 853000,
    })
    expect(await bot.send('aibot_subscribe', { bot_id: 'bot', secret: 'secret' })).toMatchObject({
      errcode: 0,
    })
    expect(broken()).toEqual([])
  })

  it('the newer wins; the older is told and then closed', async () => {
    const older = await stand.connect()
    const newer = await stand.connect()
    await vi.waitFor(() =>
      expect(older.heard.at(-1)?.body).toMatchObject({ event: { eventtype: 'disconnected_event' } }),
    )
    expect(await older.send('aibot_send_msg', to('x', markdown('好')))).toMatchObject({ errcode: 846609 })
    await older.closed
    expect(newer.heard).toEqual([])
    expect(broken()).toEqual([])
  })

  it('that nobody does leaves people unheard, which is written down', async () => {
    const silent = await startConnectionStand()
    expect(await silent.room.say(deputy, '在吗')).toMatchObject({ delivered: false })
    expect(silent.rules()).toEqual(['unreachable'])
    await silent.close()
  })
})

describe('an answer', () => {
  it('names what it answers; a stream is frozen when it is finished, and over after six minutes', async () => {
    const bot = await stand.connect()
    let request = ''
    stand.when(async ({ headers }) => {
      request = headers.req_id
      await bot.send('aibot_respond_msg', words('收到'), request)
    })
    expect(await room.say(deputy, '在吗')).toMatchObject({ text: '收到', reply: { msgtype: 'stream' } })
    expect(await bot.send('aibot_respond_msg', words('收到'), request)).toMatchObject({ errcode: 0 })
    expect(await bot.send('aibot_respond_msg', words('改了'), request)).toMatchObject({ errcode: 846608 })
    const open = { msgtype: 'stream', stream: { id: 't', finish: false, content: '请稍候' } }
    expect(await bot.send('aibot_respond_msg', open, request)).toMatchObject({ errcode: 0 })
    expect(broken()).toEqual([])
    stand.clock.moveTo(new Date(stand.clock.now().getTime() + 6 * 60_000 + 1))
    const more = { msgtype: 'stream', stream: { id: 't', finish: true, content: '好了' } }
    expect(await bot.send('aibot_respond_msg', more, request)).toMatchObject({ errcode: 846608 })
    expect(broken()).toEqual(['stream'])
  })

  it('with the wrong command, to a request of another kind, or in a form there is not, is refused', async () => {
    const bot = await stand.connect()
    let request = ''
    stand.when(async ({ headers }) => {
      request = headers.req_id
    })
    await room.say(deputy, '在吗')
    const welcome = { msgtype: 'text', text: { content: '您好' } }
    expect(await bot.send('aibot_respond_welcome_msg', welcome, request)).toMatchObject({ errcode: 846605 })
    expect(await bot.send('aibot_respond_msg', welcome, request)).toMatchObject({ errcode: 40008 })
    expect(await bot.send('aibot_respond_msg', words('好'), 'never-given')).toMatchObject({ errcode: 846605 })
    expect(broken()).toEqual(['request-id', 'connection-kind'])
  })

  it('greets and changes the clicked card, once', async () => {
    const bot = await stand.connect()
    const acks: unknown[] = []
    stand.when(async ({ headers }) => {
      const welcome = { msgtype: 'text', text: { content: '您好' } }
      for (let nth = 0; nth < 2; nth++)
        acks.push((await bot.send('aibot_respond_welcome_msg', welcome, headers.req_id)).errcode)
    })
    expect((await room.api('enter', { user: deputy })).body).toMatchObject({ text: '您好' })
    expect(acks).toEqual([0, 846605])
    expect(broken()).toEqual([])
  })
})

describe('pushes', () => {
  it('go only where the bot was spoken to: opening the chat does not count', async () => {
    const bot = await stand.connect()
    expect(await bot.send('aibot_send_msg', to('huzhiqiang', markdown('好')))).toMatchObject({
      errcode: 846607,
    })
    await room.say('胡志强', '在吗')
    expect(await bot.send('aibot_send_msg', to('huzhiqiang', markdown('好')))).toMatchObject({ errcode: 0 })
    expect(await bot.send('aibot_send_msg', to('nobody', markdown('好')))).toMatchObject({ errcode: 93006 })
    expect(broken()).toEqual(['not-spoken', 'not-spoken'])
  })

  it('are 30 a minute of one conversation, together with the answers', async () => {
    const bot = await stand.connect()
    stand.when(async ({ headers }) => {
      await bot.send('aibot_respond_msg', words('收到'), headers.req_id)
    })
    stand.clock.moveTo(new Date(stand.clock.now().getTime() + 60_000))
    await room.say('沈月英', '在吗')
    const push = () => bot.send('aibot_send_msg', to('shenyueying', markdown('好')))
    for (let nth = 0; nth < 29; nth++) expect(await push()).toMatchObject({ errcode: 0 })
    expect(await push()).toMatchObject({ errcode: 846607 })
    expect(broken()).toEqual(['connection-rate'])
    stand.clock.moveTo(new Date(stand.clock.now().getTime() + 60_000))
    expect(await push()).toMatchObject({ errcode: 0 })
  })

  it.each([
    ['shown', 0, 1],
    ['refused', 40008, 0],
    ['dropped', 0, 0],
  ])('of cards into groups are %s when the town says so', async (groupCards, errcode, shown) => {
    const bot = await stand.connect()
    await room.api('faults', { groupCards })
    const chat = '主席团'
    await room.say(deputy, '在吗', chat)
    const before = (await room.messages(chat)).length
    const card = { ...buttonCard(), task_id: `task-${groupCards}` }
    const chats = (await room.api('chats')).body as { chats: { id: string; name: string }[] }
    const chatid = chats.chats.find(({ name }) => name === chat)?.id ?? ''
    const body = to(chatid, { msgtype: 'template_card', template_card: card })
    expect(await bot.send('aibot_send_msg', body)).toMatchObject({ errcode })
    expect((await room.messages(chat)).length - before).toBe(shown)
    await room.api('faults', { clear: true })
    expect(broken()).toEqual([])
  })
})

describe('a file', () => {
  const content = Buffer.alloc(600 * 1024, 7)
  const chunk = 512 * 1024
  const init = { type: 'file', filename: '名册.xlsx', total_size: content.length, total_chunks: 2 }

  it('is brought in pieces and sent under its media id', async () => {
    const bot = await stand.connect()
    await room.say(deputy, '名册')
    const begun = await bot.send('aibot_upload_media_init', init)
    const upload_id = begun.body?.upload_id
    for (const nth of [1, 0]) {
      const base64_data = content.subarray(nth * chunk, (nth + 1) * chunk).toString('base64')
      const piece = { upload_id, chunk_index: nth, base64_data }
      expect(await bot.send('aibot_upload_media_chunk', piece)).toMatchObject({ errcode: 0 })
    }
    const done = await bot.send('aibot_upload_media_finish', { upload_id })
    const file = { msgtype: 'file', file: { media_id: done.body?.media_id } }
    expect(await bot.send('aibot_send_msg', to('wangxiulan', file))).toMatchObject({ errcode: 0 })
    expect((await room.messages('single:wangxiulan')).at(-1)).toMatchObject({
      files: [{ name: '名册.xlsx' }],
    })
    expect(broken()).toEqual([])
  })

  it.each([
    ['announced too small', { ...init, total_size: 4 }],
    ['in too many pieces', { ...init, total_chunks: 101 }],
    ['with too long a name', { ...init, filename: '册'.repeat(86) }],
  ])('%s is refused', async (_how, wrong) => {
    const bot = await stand.connect()
    expect(await bot.send('aibot_upload_media_init', wrong)).toMatchObject({ errcode: 40058 })
    expect(broken()).toEqual(['upload'])
  })

  it('whose pieces are not the whole is refused', async () => {
    const bot = await stand.connect()
    const begun = await bot.send('aibot_upload_media_init', init)
    const { errcode } = await bot.send('aibot_upload_media_finish', { upload_id: begun.body?.upload_id })
    expect(errcode).toBe(40058)
    expect(broken()).toEqual(['upload'])
  })
})
