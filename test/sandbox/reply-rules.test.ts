import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  buttonCard,
  cardReply,
  freshTaskId,
  multipleCard,
  newsNotice,
  streamReply,
  textNotice,
  updateReply,
  voteCard,
} from './cards.ts'
import { type Outcome, type Stand, startStand } from './stand.ts'

let stand: Stand
beforeAll(async () => {
  stand = await startStand({ timing: { streamPollMs: 1, streamLifeMs: 60_000 } })
})
afterAll(() => stand.close())
beforeEach(() => stand.script(() => ({})))

const rules = (outcome: Outcome): string[] => outcome.violations.map(({ rule }) => rule)
const advice = (outcome: Outcome): string[] => outcome.advice.map(({ rule }) => rule)

async function answered(json: unknown, chat = '主席团'): Promise<Outcome> {
  stand.script(() => ({ json }))
  return stand.say(chat, 'yangguoliang', '@联络员 帮助')
}

/** A card in the room, and what comes of a click on it that is answered with `json`. */
async function clicked(json: (taskId: string) => unknown, chat = '主席团'): Promise<Outcome> {
  const taskId = freshTaskId()
  const { message } = await answered(cardReply(buttonCard(taskId)), chat)
  stand.script(() => ({ json: json(taskId) }))
  return stand.click(chat, 'yangguoliang', message?.id ?? '', 'reply:yes')
}

describe('the reply to a message', () => {
  it.each([
    ['a stream', () => streamReply('好')],
    ['a button card', () => cardReply(buttonCard())],
    ['a vote card', () => cardReply(voteCard())],
    ['a card of drop-downs', () => cardReply(multipleCard())],
    ['a text notice', () => cardReply(textNotice())],
    ['a news notice', () => cardReply(newsNotice())],
    [
      'a stream with a card',
      () => ({ ...streamReply('好'), msgtype: 'stream_with_template_card', template_card: buttonCard() }),
    ],
  ])('may be %s', async (_, make) => {
    const outcome = await answered(make())
    expect(rules(outcome)).toEqual([])
    expect(outcome.message?.via).toBe('reply')
  })

  it.each([
    ['reply-kind', 'plain text', { msgtype: 'text', text: { content: '好' } }],
    ['reply-kind', 'markdown', { msgtype: 'markdown', markdown: { content: '好' } }],
    ['reply-kind', 'nothing known', { hello: 1 }],
    ['reply-kind', 'a list', []],
    ['update-target', 'an update of a card', updateReply(buttonCard('none'))],
    ['reply-field', 'a stream without an id', { msgtype: 'stream', stream: { finish: true, content: '好' } }],
    [
      'reply-field',
      'a stream whose end is a text',
      { msgtype: 'stream', stream: { id: 's', finish: 'true', content: '好' } },
    ],
    [
      'reply-field',
      'a stream with a field more',
      { msgtype: 'stream', stream: { id: 's', finish: true, content: '好', colour: 1 } },
    ],
    ['reply-field', 'a stream cut inside a character', streamReply('😀'.slice(0, 1))],
    ['byte-limit', 'a stream over 20480 bytes', streamReply('好'.repeat(6827))],
    [
      'card-limit',
      'a card with 7 rows',
      cardReply({
        ...buttonCard(),
        horizontal_content_list: Array.from({ length: 7 }, () => ({ keyname: 'a' })),
      }),
    ],
    [
      'card-limit',
      'a card with an overlong key',
      cardReply({ ...buttonCard(), button_list: [{ text: 'a', key: 'k'.repeat(1025) }] }),
    ],
    [
      'card-field',
      'a card with a field that is not in its table',
      cardReply({ ...voteCard(), sub_title_text: 'a' }),
    ],
    [
      'card-field',
      'a card whose style is a text',
      cardReply({ ...buttonCard(), button_list: [{ text: 'a', key: 'k', style: '1' }] }),
    ],
    ['card-field', 'a card without a task_id', cardReply({ ...voteCard(), task_id: undefined })],
  ])('breaks the rule %s when it is %s, and is not shown', async (rule, _, json) => {
    const outcome = await answered(json)
    expect(new Set(rules(outcome))).toEqual(new Set([rule]))
    expect(outcome.message).toBeNull()
    expect(outcome.reply).toEqual(JSON.parse(JSON.stringify(json)))
  })

  it('may be a stream of exactly 20480 bytes', async () => {
    expect(rules(await answered(streamReply(`${'好'.repeat(6826)}ab`)))).toEqual([])
  })

  it('breaks the rule task-id when a card repeats one that was sent before, in any chat', async () => {
    const taskId = freshTaskId()
    expect(rules(await answered(cardReply(buttonCard(taskId))))).toEqual([])
    const again = await answered(cardReply(buttonCard(taskId)), 'single')
    expect(rules(again)).toEqual(['task-id'])
    expect(again.message).toBeNull()
  })

  it('is noted, not refused, when its texts are longer than advised', async () => {
    const outcome = await answered(cardReply({ ...buttonCard(), main_title: { title: '长'.repeat(27) } }))
    expect(rules(outcome)).toEqual([])
    expect(advice(outcome)).toEqual(['length'])
    expect(outcome.message).not.toBeNull()
  })

  it('is noted when it is silence, a disabled question, a control character, or a mention', async () => {
    expect(advice(await answered(undefined))).toEqual(['silence'])
    const disabled = { ...voteCard(), checkbox: { ...voteCard().checkbox, disable: true } }
    expect(advice(await answered(cardReply(disabled)))).toEqual(['disabled'])
    expect(advice(await answered(streamReply('a\u202eb')))).toEqual(['control-character'])
    expect(advice(await answered(streamReply('a\nb\tc')))).toEqual([])
    const mention = await answered(streamReply('请 <@all> 和 <@shenyueying> 注意'))
    expect(advice(mention)).toEqual(['mention'])
    expect(mention.message?.mentions).toEqual(['@all', 'shenyueying'])
    expect(mention.text).toBe('请 @所有人 和 @沈月英 注意')
  })
})

describe('an unfinished stream', () => {
  it('is asked for until it is finished, and shows the newest text only', async () => {
    stand.script(({ msgtype, query }) => {
      expect(query.msg_signature).toBeTypeOf('string')
      const asked = stand.heard.filter(message => message.msgtype === 'stream').length
      return { json: streamReply('1'.repeat(asked + 1), msgtype === 'stream' && asked === 3) }
    })
    const outcome = await stand.say('single', 'yangguoliang', '帮助')
    expect(rules(outcome)).toEqual([])
    expect(outcome.text).toBe('1111')
    expect(stand.heard.at(-1)).toMatchObject({ msgtype: 'stream', stream: { id: 's1' }, response_url: '' })
  })

  it('breaks the rule stream when it changes its id', async () => {
    stand.script(({ msgtype }) => ({ json: streamReply('a', false, msgtype === 'stream' ? 'other' : 's1') }))
    expect(rules(await stand.say('single', 'yangguoliang', '帮助'))).toEqual(['stream'])
  })

  it('breaks the rule stream when it is not finished within its life', async () => {
    const brief = await startStand({ timing: { streamPollMs: 1, streamLifeMs: 50 } })
    brief.script(() => ({ json: streamReply('a', false) }))
    const outcome = await brief.say('主席团', 'yangguoliang', '@联络员 帮助')
    await brief.close()
    expect(rules(outcome)).toEqual(['stream'])
  })

  it('breaks the rule stream when it brings a second card', async () => {
    stand.script(({ msgtype }) => ({
      json: {
        ...streamReply('a', msgtype === 'stream'),
        msgtype: 'stream_with_template_card',
        template_card: buttonCard(),
      },
    }))
    const outcome = await stand.say('single', 'yangguoliang', '帮助')
    expect(rules(outcome)).toEqual(['stream'])
    expect(outcome.card).not.toBeNull()
  })

  it('breaks the rule reply-kind when a refresh is answered with a card alone', async () => {
    stand.script(({ msgtype }) => ({
      json: msgtype === 'stream' ? cardReply(buttonCard()) : streamReply('a', false),
    }))
    expect(rules(await stand.say('single', 'yangguoliang', '帮助'))).toEqual(['reply-kind'])
  })
})

describe('the reply to a click', () => {
  it('may be empty: the card stays as it was', async () => {
    const outcome = await clicked(() => undefined)
    expect(rules(outcome)).toEqual([])
    expect(outcome.card).toMatchObject({ main_title: { title: '主席团会议' } })
  })

  it('may be the same card, changed for everyone', async () => {
    const outcome = await clicked(taskId => updateReply({ ...buttonCard(taskId), sub_title_text: '已收到' }))
    expect(rules(outcome)).toEqual([])
    expect(outcome.text).toContain('已收到')
    expect(outcome.message?.personal).toBe(false)
  })

  it('may be a view for the clicker alone', async () => {
    const outcome = await clicked(taskId =>
      updateReply({ ...buttonCard(taskId), sub_title_text: '您已参加' }, ['YangGuoliang']),
    )
    expect(rules(outcome)).toEqual([])
    expect(outcome.message?.personal).toBe(true)
    expect(outcome.text).toContain('您已参加')
    const { body } = await stand.api(
      `/chats/${encodeURIComponent('主席团')}/messages?user=shenyueying&limit=1`,
    )
    expect(body).toMatchObject({ messages: [{ id: outcome.message?.id, personal: false }] })
    expect(JSON.stringify(body)).not.toContain('您已参加')
  })

  it('replaces personal views when the card then changes for everyone', async () => {
    const taskId = freshTaskId()
    const { message } = await answered(cardReply(buttonCard(taskId)))
    stand.script(() => ({
      json: updateReply({ ...buttonCard(taskId), sub_title_text: '我的' }, ['yangguoliang']),
    }))
    await stand.click('主席团', 'yangguoliang', message?.id ?? '', 'reply:yes')
    stand.script(() => ({ json: updateReply({ ...buttonCard(taskId), sub_title_text: '大家的' }) }))
    await stand.click('主席团', 'shenyueying', message?.id ?? '', 'reply:yes')
    stand.script(() => ({}))
    const mine = await stand.click('主席团', 'yangguoliang', message?.id ?? '', 'reply:yes')
    expect(mine.text).toContain('大家的')
  })

  it.each<[rule: string, why: string, json: (taskId: string) => unknown]>([
    ['task-id', 'has another task_id', () => updateReply(buttonCard())],
    [
      'userids',
      'is for somebody outside the chat',
      taskId => updateReply(buttonCard(taskId), ['dinghaiyan']),
    ],
    ['reply-field', 'is for nobody', taskId => updateReply(buttonCard(taskId), [])],
    ['reply-kind', 'is a new card', () => cardReply(buttonCard())],
    ['reply-kind', 'is a stream', () => streamReply('好')],
    [
      'reply-field',
      'has a field more',
      taskId => ({ ...updateReply(buttonCard(taskId)), replace_text: 'a' }),
    ],
    ['card-field', 'is no right card', taskId => updateReply({ ...buttonCard(taskId), jump_list: [] })],
  ])('breaks the rule %s when it %s, and the card stays as it was', async (rule, _, json) => {
    const outcome = await clicked(json)
    expect(rules(outcome)).toEqual([rule])
    expect(outcome.text).toContain('[参加] [请假]')
    expect(outcome.message?.personal).toBe(false)
  })

  it('is noted when it changes the kind of card', async () => {
    const outcome = await clicked(taskId => updateReply({ ...voteCard(), task_id: taskId }))
    expect(rules(outcome)).toEqual([])
    expect(advice(outcome)).toEqual(['card-type'])
  })
})

describe('the reply to entering the single chat', () => {
  const enter = async (user: string, json: unknown): Promise<unknown> => {
    stand.script(() => ({ json }))
    return (await stand.api('/enter', { user })).body
  }

  it('may be text, once a day', async () => {
    const welcome = { msgtype: 'text', text: { content: '您好' } }
    expect(await enter('shenyueying', welcome)).toMatchObject({
      delivered: true,
      text: '您好',
      violations: [],
    })
    expect(await enter('shenyueying', welcome)).toMatchObject({
      delivered: false,
      reason: 'already entered today',
    })
    stand.clock.set(new Date(stand.clock.now().getTime() + 24 * 3_600_000))
    expect(await enter('shenyueying', welcome)).toMatchObject({ delivered: true })
  })
  it('may be a card or nothing', async () => {
    expect(await enter('zhengyongfu', cardReply(buttonCard()))).toMatchObject({ violations: [], card: {} })
    expect(await enter('xuxiaofen', undefined)).toMatchObject({ violations: [], advice: [], message: null })
  })
  it('breaks the rule reply-kind when it is a stream', async () => {
    expect(await enter('jinzhiming', streamReply('您好'))).toMatchObject({
      violations: [{ rule: 'reply-kind' }],
    })
  })
  it('breaks the rule byte-limit when the text is too long', async () => {
    const long = { msgtype: 'text', text: { content: '好'.repeat(683) } }
    expect(await enter('luqiaozhen', long)).toMatchObject({ violations: [{ rule: 'byte-limit' }] })
  })
})
