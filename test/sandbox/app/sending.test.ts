import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { agentId, card, corpId, startAppStand } from './app-stand.ts'

const stand = await startAppStand()
afterAll(() => stand.close())
beforeEach(async () => {
  await stand.api('faults', { clear: true })
  stand.broken()
})

const send = (more: object) => stand.ask('message/send', { agentid: agentId, ...more })
const words = (content: string, touser = 'wangxiulan') => ({ touser, msgtype: 'text', text: { content } })
const cards = (taskId: string, touser = 'wangxiulan', more: object = {}) => ({
  touser,
  msgtype: 'template_card',
  template_card: card(taskId, more),
})

describe('the token', () => {
  it('is the same while it is good, and over after two hours', async () => {
    const first = await stand.tokenNow()
    expect(await stand.tokenNow()).toBe(first)
    stand.later(7_200_000)
    const answer = await (await stand.raw('user/get', { access_token: first, userid: 'x' })).json()
    expect(answer).toMatchObject({ errcode: 42001 })
    expect(await stand.tokenNow()).not.toBe(first)
  })
  it.each([
    ['another', 'secret', 40013],
    [corpId, 'wrong', 40001],
  ])('is not given to %s with %s', async (corpid, secret, errcode) => {
    expect(await stand.gettoken(corpid, secret)).toMatchObject({ errcode })
  })
  it('that was never given out is 40014', async () => {
    const answer = await (await stand.raw('user/get', { access_token: 'invented', userid: 'x' })).json()
    expect(answer).toMatchObject({ errcode: 40014 })
  })
  it('can be over early', async () => {
    const before = await stand.tokenNow()
    await stand.api('faults', { expireTokens: 1 })
    expect(await send(words('早'))).toMatchObject({ errcode: 42001 })
    expect(await stand.tokenNow()).not.toBe(before)
    expect(await send(words('早'))).toMatchObject({ errcode: 0 })
  })
})

describe('message/send', () => {
  it('shows the words in the conversation of each, and gives a msgid and no code for them', async () => {
    const answer = await send(words('你好', 'wangxiulan|huzhiqiang'))
    expect(answer).toMatchObject({ errcode: 0, msgid: expect.any(String), invaliduser: '' })
    expect(answer).not.toHaveProperty('response_code')
    for (const userid of ['wangxiulan', 'huzhiqiang'])
      expect((await stand.room(userid)).at(-1)).toMatchObject({ text: '你好', via: 'push' })
  })

  it('names who is not there, in small letters, and reaches the others', async () => {
    const answer = await send(words('在吗', 'WangXiulan|Nobody'))
    expect(answer).toMatchObject({ errcode: 0, invaliduser: 'nobody' })
    expect((await stand.room('wangxiulan')).at(-1)?.text).toBe('在吗')
    await stand.api('faults', { unseen: ['huzhiqiang'] })
    expect(await send(words('在', 'huzhiqiang'))).toMatchObject({ errcode: 81013, invaliduser: 'huzhiqiang' })
    expect(stand.broken()).toEqual([])
  })

  it.each([
    ['an agentid in quotes', { ...words('a'), agentid: '1000002' }, 40056],
    ['another app', { ...words('a'), agentid: 7 }, 40056],
    ['no receivers', { msgtype: 'text', text: { content: 'a' } }, 82001],
    ['1,001 receivers', words('a', Array.from({ length: 1_001 }, (_, n) => `u${n}`).join('|')), 40031],
    ['2,049 bytes', words('a'.repeat(2_049)), 45002],
    ['no words', words(''), 44004],
    ['a kind that there is not', { touser: 'wangxiulan', msgtype: 'sticker' }, 40008],
    ['a field that there is not', { ...words('a'), urgent: 1 }, 40058],
    ['an interval without measure', { ...words('a'), duplicate_check_interval: 20_000 }, 40058],
    ['a flag that is none', { ...words('a'), enable_duplicate_check: true }, 40058],
    ['seven buttons', cards('seven', 'wangxiulan', { button_list: many(7) }), 40058],
    ['a card without a title', cards('bare', 'wangxiulan', { main_title: {} }), 41016],
    ['a task id of other letters', cards('任务'), 42014],
    ['words in place of buttons that are new', cards('rt', 'wangxiulan', { replace_text: '好' }), 40058],
    ['feedback, which is the bot’s', cards('fb', 'wangxiulan', { feedback: { id: 'f' } }), 40058],
    ['a file that is not there', { touser: 'wangxiulan', msgtype: 'file', file: { media_id: 'm' } }, 40007],
  ])('%s is refused and journalled', async (_, body, errcode) => {
    expect(await send(body)).toMatchObject({ errcode })
    expect(stand.broken().length).toBeGreaterThan(0)
  })

  it('takes text of exactly 2,048 bytes', async () => {
    expect(await send(words('a'.repeat(2_048)))).toMatchObject({ errcode: 0 })
  })

  it('a task id is good once, for whomever', async () => {
    expect(await send(cards('once'))).toMatchObject({ errcode: 0, response_code: expect.any(String) })
    expect(await send(cards('once', 'huzhiqiang'))).toMatchObject({ errcode: 42014 })
  })

  it('what is said again to the same is dropped within the interval, without a word and without an id', async () => {
    const checked = { ...words('重复'), enable_duplicate_check: 1, duplicate_check_interval: 60 }
    await send(checked)
    const before = (await stand.room('wangxiulan')).length
    const again = await send(checked)
    expect(again).toMatchObject({ errcode: 0 })
    expect(again).not.toHaveProperty('msgid')
    expect(await stand.room('wangxiulan')).toHaveLength(before)
    await send({ ...checked, touser: 'wangxiulan|huzhiqiang' })
    stand.later(61_000)
    await send(checked)
    expect(await stand.room('wangxiulan')).toHaveLength(before + 2)
  })

  it('one member gets 30 a minute: the next is dropped silently and journalled', async () => {
    stand.later(120_000)
    const before = (await stand.room('zhonglinhai')).length
    for (let n = 0; n < 31; n++)
      expect(await send(words(`第${n}条`, 'zhonglinhai'))).toMatchObject({ errcode: 0 })
    expect(await stand.room('zhonglinhai')).toHaveLength(before + 30)
    expect(stand.broken()).toEqual(['app-rate'])
    stand.later(60_001)
    await send(words('下一分钟', 'zhonglinhai'))
    expect(await stand.room('zhonglinhai')).toHaveLength(before + 31)
  })

  it.each([-1, 45009, 60020, 48002])('says %i while it is told to', async errcode => {
    await stand.api('faults', { appErrcode: { code: errcode, times: 2 } })
    expect(await send(words('一'))).toMatchObject({ errcode })
    expect(await send(words('二'))).toMatchObject({ errcode })
    expect(await send(words('三'))).toMatchObject({ errcode: 0 })
  })
})

it('without an address where it hears, an app sends words and no cards', async () => {
  const deaf = await startAppStand({ hears: false })
  const ask = (more: object) => deaf.ask('message/send', { agentid: agentId, ...more })
  expect(await ask(cards('deaf'))).toMatchObject({ errcode: 43012 })
  expect(await ask(words('听不见'))).toMatchObject({ errcode: 0 })
  await deaf.close()
})

function many(count: number) {
  return Array.from({ length: count }, (_, n) => ({ text: String(n), key: String(n) }))
}
