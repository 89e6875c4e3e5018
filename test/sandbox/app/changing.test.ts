import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { agentId, card, startAppStand } from './app-stand.ts'

const stand = await startAppStand()
afterAll(() => stand.close())
beforeEach(() => {
  stand.broken()
})

let count = 0
async function sent(touser = 'wangxiulan|huzhiqiang') {
  count += 1
  const taskId = `task-${count}`
  const answer = await stand.ask('message/send', {
    touser,
    agentid: agentId,
    msgtype: 'template_card',
    template_card: card(taskId),
  })
  return { code: String(answer.response_code), msgid: String(answer.msgid), taskId }
}
const update = (code: string, more: object, userids = ['wangxiulan']) =>
  stand.ask('message/update_template_card', { agentid: agentId, response_code: code, userids, ...more })
const changed = (title: string, more: object = {}) => ({
  template_card: {
    card_type: 'button_interaction',
    main_title: { title },
    button_list: card('x').button_list,
    ...more,
  },
})
const shown = async (userid: string) => (await stand.room(userid)).at(-1)

describe('update_template_card', () => {
  it('changes the card of those it names, and of nobody else', async () => {
    const { code, taskId } = await sent()
    expect(await update(code, changed('改期'))).toMatchObject({ errcode: 0, invaliduser: [] })
    expect(await shown('wangxiulan')).toMatchObject({
      card: { main_title: { title: '改期' }, task_id: taskId },
    })
    expect(await shown('huzhiqiang')).toMatchObject({ card: { main_title: { title: '会议' } } })
  })

  it('a code is good once', async () => {
    const { code } = await sent()
    await update(code, changed('一'))
    expect(await update(code, changed('二'), ['huzhiqiang'])).toMatchObject({ errcode: 40058 })
    expect(stand.broken()).toEqual(['response-code'])
  })

  it('a code is over after 72 hours', async () => {
    const { code } = await sent()
    stand.later(72 * 3_600_000 + 1)
    expect(await update(code, changed('迟'))).toMatchObject({ errcode: 40058 })
    expect(stand.broken()).toEqual(['response-code'])
  })

  it('an invented code changes nothing', async () => {
    expect(await update('invented', changed('x'))).toMatchObject({ errcode: 40058 })
    expect(stand.broken()).toEqual(['response-code'])
  })

  it('who did not get it is named', async () => {
    const { code } = await sent('wangxiulan')
    const answer = await update(code, changed('改'), ['wangxiulan', 'zhonglinhai'])
    expect(answer).toMatchObject({ errcode: 0, invaliduser: ['zhonglinhai'] })
  })

  it('a refused update uses no code up', async () => {
    const { code } = await sent()
    expect(await update(code, changed(''))).toMatchObject({ errcode: 40058 })
    expect(await update(code, changed('好'))).toMatchObject({ errcode: 0 })
    expect(stand.broken()).toEqual(['card-field'])
  })

  it('another task id is refused', async () => {
    const { code } = await sent()
    expect(await update(code, changed('好', { task_id: 'another' }))).toMatchObject({ errcode: 40058 })
    expect(stand.broken()).toEqual(['task-id'])
  })

  it('words in place of the buttons cannot be pressed', async () => {
    const { code } = await sent()
    await update(code, { button: { replace_name: '已取消' } })
    const message = await shown('wangxiulan')
    expect(message).toMatchObject({ card: { replace_text: '已取消' } })
    const pressed = await stand.api('click', {
      chat: 'app',
      user: 'wangxiulan',
      message: message?.id,
      key: 'attend',
    })
    expect(pressed).toHaveProperty('error')
  })
})

describe('recall', () => {
  const recall = (msgid: string) => stand.ask('message/recall', { msgid })

  it('takes it out of every room, once, and leaves a line', async () => {
    const { msgid } = await sent()
    expect(await recall(msgid)).toMatchObject({ errcode: 0 })
    for (const userid of ['wangxiulan', 'huzhiqiang'])
      expect(await shown(userid)).toMatchObject({ msgtype: 'recalled', card: null })
    expect(await recall(msgid)).toMatchObject({ errcode: 40058 })
    expect(stand.broken()).toEqual(['app-recall'])
  })

  it('is over after a day', async () => {
    const { msgid } = await sent()
    stand.later(86_400_001)
    expect(await recall(msgid)).toMatchObject({ errcode: 40058 })
    expect((await shown('wangxiulan'))?.msgtype).toBe('template_card')
  })
})
