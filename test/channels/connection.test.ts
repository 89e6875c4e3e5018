/** What the channel of the long connection says, and what it does when it is refused or nobody knows. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Card } from '../../src/bot/reply.ts'
import { Elsewhere, NoWay } from '../../src/channels/channel.ts'
import { createConnectionChannel } from '../../src/channels/connection.ts'
import type { Payload } from '../../src/channels/payload.ts'
import { MovableClock } from '../../src/clock.ts'
import { PlatformRefused, PlatformUnreachable } from '../../src/errors.ts'
import { quietLog, testDatabase } from '../support/database.ts'

const { db } = await testDatabase()
const clock = new MovableClock()
const card: Card = { taskId: 'notice-1', title: '会议通知', buttons: [{ text: '参加', key: 'attend:1' }] }

type Said = readonly ['respond' | 'push' | 'upload', string, unknown]
let said: Said[]
let isOpen: boolean
/** Asked before each is accepted; throws what the platform refuses. */
let judge: (one: Said) => void
let spent: string[]

const say = async (...one: Said): Promise<void> => {
  said.push(one)
  judge(one)
}
const speaker = {
  respond: (id: string, body: object) => say('respond', id, body),
  push: (place: { kind: string; id: string }, body: object) => say('push', `${place.kind}:${place.id}`, body),
  async uploadFile(name: string) {
    await say('upload', name, null)
    return 'media-1'
  },
}
const channelThat = (groupCards: 'try' | 'never', streamMinutes = 6) =>
  createConnectionChannel({
    sql: db.sql,
    speaker: () => (isOpen ? speaker : null),
    groupCards,
    streamMinutes,
    publicUrl: () => 'https://rd.example.cn',
    documents: {
      open: async token => (token === 'T' ? { name: '来访簿.xlsx', bytes: new Uint8Array(9) } : 'over'),
      spend: async token => spent.push(token),
    },
    clock,
    log: quietLog,
  })
let channel = channelThat('try')
const send = (target: string, payload: Payload, id = 1) =>
  channel.send({ id, target, payload }, new AbortController().signal)
const failure = (sending: Promise<void>): Promise<unknown> =>
  sending.then(
    () => null,
    (error: unknown) => error,
  )
const kinds = () =>
  said.map(([way, , body]) => [way, (body as { msgtype?: string } | null)?.msgtype].join(' ').trim())
const refuse = (errcode: number, when: (one: Said) => boolean) => {
  judge = one => {
    if (when(one)) throw new PlatformRefused(errcode, 'refused')
  }
}
const isCard = ([, , body]: Said) => (body as { msgtype?: string }).msgtype === 'template_card'
const answer = (of: object): Payload => ({ kind: 'reply', requestId: 'r1', msgid: 'm1', ...of })

beforeEach(async () => {
  said = []
  spent = []
  isOpen = true
  judge = () => undefined
  channel = channelThat('try')
  await db.sql`delete from menu_choice`
})

describe('an answer', () => {
  it('names its request; without one, or when the platform does not know it any more, it is pushed', async () => {
    await send('user:li', answer({ text: '好' }))
    await send('user:li', answer({ text: '好', requestId: null }))
    refuse(846605, ([way]) => way === 'respond')
    await send('user:li', answer({ text: '好', requestId: 'r2' }))
    refuse(846608, ([way]) => way === 'respond')
    await send('user:li', answer({ text: '好', requestId: 'r3' }))
    expect(kinds()).toEqual([
      'respond stream',
      'push markdown',
      'respond stream',
      'push markdown',
      'respond stream',
      'push markdown',
    ])
  })

  it('in words, sent once more because nobody knows, is the same message', async () => {
    judge = () => {
      throw new PlatformUnreachable('no answer', 'unknown')
    }
    await failure(send('user:li', answer({ text: '好' })))
    judge = () => undefined
    await send('user:li', answer({ text: '好' }))
    expect(said[1]).toEqual(said[0])
    clock.moveTo(new Date(clock.now().getTime() + 6 * 60_000))
    await send('user:li', answer({ text: '好' }))
    expect(kinds().at(-1), 'its stream is over').toBe('push markdown')
  })

  it('is the same message for as long as streams are said to live', async () => {
    channel = channelThat('try', 10)
    judge = () => {
      throw new PlatformUnreachable('no answer', 'unknown')
    }
    await failure(send('user:li', answer({ text: '好' })))
    judge = () => undefined
    clock.moveTo(new Date(clock.now().getTime() + 8 * 60_000))
    await send('user:li', answer({ text: '好' }))
    expect(said[1]).toEqual(said[0])
    clock.moveTo(new Date(clock.now().getTime() + 2 * 60_000))
    await send('user:li', answer({ text: '好' }))
    expect(kinds().at(-1), 'its stream is over').toBe('push markdown')
  })

  it('has its links behind the words, whole however long these are, and only alone with somebody', async () => {
    const links = [{ words: '打开网页', path: '/console/enter/T' }]
    const long = '字'.repeat(9_000)
    await send('user:li', answer({ text: long, links }))
    await send('user:li', answer({ text: long, links, requestId: null }))
    for (const [, , body] of said) {
      const content = JSON.stringify(body)
      expect(content).toContain('\\n[打开网页](https://rd.example.cn/console/enter/T)')
      expect(Buffer.byteLength(content)).toBeLessThan(20_480 + 200)
    }
    await send('group:g', answer({ text: '好', links, requestId: 'r2' }))
    expect(JSON.stringify(said.at(-1))).not.toContain('rd.example.cn')
  })

  it('that is a card, sent once more, is pushed; that it is there already counts as sent', async () => {
    judge = () => {
      throw new PlatformUnreachable('no answer', 'unknown')
    }
    await failure(send('user:li', answer({ card })))
    refuse(42014, () => true)
    await send('user:li', answer({ card }))
    expect(kinds()).toEqual(['respond template_card', 'push template_card'])
  })
})

describe('a card', () => {
  it('that goes to many places has a task id of its own in each', async () => {
    await send('user:li', { kind: 'markdown', text: '请回复', card }, 1)
    await send('user:wang', { kind: 'markdown', text: '请回复', card }, 2)
    const ids = said.map(
      ([, , body]) => (body as { template_card: { task_id: string } }).template_card.task_id,
    )
    expect(ids).toEqual(['notice-1-1', 'notice-1-2'])
  })

  it('refused in a group is said in words with numbers, and no other is tried for an hour', async () => {
    refuse(40008, isCard)
    await send('group:g', answer({ card }))
    await send('group:g', { kind: 'markdown', text: '开会', card })
    expect(kinds()).toEqual(['respond template_card', 'respond stream', 'push markdown'])
    expect(JSON.stringify(said[1])).toMatch(/会议通知.*1　参加/)
    expect(JSON.stringify(said[2])).toMatch(/开会.*2　参加/)
    clock.moveTo(new Date(clock.now().getTime() + 3_600_000))
    await send('group:g', { kind: 'markdown', text: '开会', card })
    expect(kinds().slice(3)).toEqual(['push template_card', 'push markdown'])
  })

  it('refused for what stands on it is said in words, and the next one is tried', async () => {
    refuse(42017, isCard)
    await send('group:g', answer({ card }))
    await send('group:g', { kind: 'markdown', text: '开会', card })
    expect(kinds()).toEqual([
      'respond template_card',
      'respond stream',
      'push template_card',
      'push markdown',
    ])
  })

  it('is never tried in a group where the setting says so, and always alone', async () => {
    channel = channelThat('never')
    await send('group:g', answer({ card }))
    await send('user:li', answer({ card, requestId: 'r2' }))
    expect(kinds()).toEqual(['respond stream', 'respond template_card'])
  })
})

describe('what was given up meanwhile', () => {
  it('is not said after all: somebody tries it once more', async () => {
    const given = new AbortController()
    judge = ([way]) => {
      given.abort()
      if (way === 'respond') throw new PlatformRefused(846605, 'invalid req_id')
    }
    const document: Payload = { kind: 'file', link: { words: '下载', path: '/download/T' } }
    for (const payload of [document, answer({ text: '好' }), answer({ card, requestId: 'r2' })])
      expect(await failure(channel.send({ id: 1, target: 'user:li', payload }, given.signal))).toMatchObject({
        delivered: 'no',
      })
    expect(kinds().filter(kind => kind.startsWith('push'))).toEqual([])
    expect(spent).toEqual([])
  })
})

describe('a document', () => {
  const document = (path: string): Payload => ({ kind: 'file', link: { words: '下载', path } })

  it('goes out as a file, and its link is used up when it was accepted, not before', async () => {
    judge = ([way]) => {
      if (way === 'push') throw new PlatformUnreachable('no answer', 'unknown')
    }
    await failure(send('user:li', document('/download/T')))
    expect(spent).toEqual([])
    judge = () => undefined
    await send('user:li', document('/download/T'))
    expect(spent).toEqual(['T'])
    expect(kinds()).toEqual(['upload', 'push file', 'upload', 'push file'])
  })

  it('whose link is over is no way', async () => {
    expect(await failure(send('user:li', document('/download/X')))).toMatchObject({ what: 'document_over' })
  })
})

describe('a refusal', () => {
  const call = {
    target: 'chat:1',
    text: '有一条消息等您查看',
    mention: ['li'],
    zone: 'Asia/Shanghai',
    quietHours: { fromMinute: 0, untilMinute: 0 },
  }

  it('hands over to the call that the message has for this case', async () => {
    refuse(93006, () => true)
    const thrown = await failure(send('user:li', { kind: 'markdown', text: '请回复', otherwise: call }))
    expect(thrown).toBeInstanceOf(Elsewhere)
    expect(await failure(send('user:li', { kind: 'markdown', text: '请回复' }))).toMatchObject({
      errcode: 93006,
    })
  })

  it.each([-1, 45009, 846607])('%i only asks to come again', async errcode => {
    refuse(errcode, () => true)
    const thrown = await failure(send('user:li', { kind: 'markdown', text: '请回复', otherwise: call }))
    expect(thrown).toMatchObject({ errcode })
  })

  it('for want of a subscription, or of a connection, was certainly not delivered', async () => {
    refuse(846609, () => true)
    expect(await failure(send('user:li', answer({ text: '好' })))).toMatchObject({ delivered: 'no' })
    isOpen = false
    expect(channel.isOpen?.()).toBe(false)
    expect(await failure(send('user:li', answer({ text: '好' })))).toMatchObject({ delivered: 'no' })
  })

  it('what only the app can do is no way here', async () => {
    expect(await failure(send('user:li', { kind: 'recall', subject: 'meeting:1' }))).toBeInstanceOf(NoWay)
  })
})
