/** What is heard reaches the desk: in each person's order, whatever the database does, within bounds. */
import { WSClient } from '@wecom/aibot-node-sdk'
import { describe, expect, it, vi } from 'vitest'
import type { Incoming } from '../../src/bot/incoming.ts'
import { silent } from '../../src/bot/reply.ts'
import { Inbox, type InboxDeps } from '../../src/connection/inbox.ts'
import { ConnectionLost } from '../../src/db/trouble.ts'
import { ConnectionFrame } from '../../src/wecom/connection-frame.ts'
import { quietLog } from '../support/database.ts'

/** Frames as Tencent's client hands them over. */
function frames(...said: { user: string; text: string }[]): ConnectionFrame[] {
  const heard: ConnectionFrame[] = []
  const client = new WSClient({ botId: 'b', secret: 's' })
  ConnectionFrame.hear(
    client,
    frame => heard.push(frame),
    () => expect.unreachable(),
  )
  for (const [nth, { user, text }] of said.entries()) {
    const from = { userid: user }
    const body = { msgid: `${user}-${nth}`, aibotid: 'b', chattype: 'single', from, msgtype: 'text' }
    const headers = { req_id: `r${nth}` }
    client.emit(
      'message',
      JSON.parse(JSON.stringify({ headers, body: { ...body, text: { content: text } } })),
    )
  }
  return heard
}

function open(given: Partial<InboxDeps> & { took?: (incoming: Incoming) => Promise<void> }) {
  const outcomes: string[] = []
  const inbox = new Inbox({
    receive: async incoming => {
      await given.took?.(incoming)
      return silent
    },
    answer: async () => undefined,
    done: (_kind, outcome) => outcomes.push(outcome),
    log: quietLog,
    ...given,
  })
  return { inbox, outcomes }
}

const textOf = (incoming: Incoming) => (incoming.kind === 'text' ? incoming.text : '')

describe('the inbox', () => {
  it('takes one person’s messages in their order and several people’s side by side, so many at once', async () => {
    const order: string[] = []
    let atOnce = 0
    let most = 0
    const { inbox } = open({
      most: 3,
      async took(incoming) {
        most = Math.max(most, ++atOnce)
        await new Promise(resolve => setImmediate(resolve))
        order.push(textOf(incoming))
        atOnce -= 1
      },
    })
    const people = ['a', 'b', 'c', 'd', 'e']
    const said = people.flatMap(user => [1, 2, 3].map(nth => ({ user, text: `${user}${nth}` })))
    for (const frame of frames(...said)) inbox.add(frame)
    await inbox.quiet()
    expect(most).toBe(3)
    for (const user of people)
      expect(order.filter(text => text.startsWith(user))).toEqual([1, 2, 3].map(nth => `${user}${nth}`))
  })

  it('keeps what the database does not take, in its order, until it does', async () => {
    const order: string[] = []
    let away = 3
    const { inbox, outcomes } = open({
      async took(incoming) {
        if (away-- > 0) throw new ConnectionLost('away', 'no')
        order.push(textOf(incoming))
      },
    })
    for (const frame of frames({ user: 'a', text: '1' }, { user: 'a', text: '2' })) inbox.add(frame)
    await inbox.quiet()
    expect(order).toEqual(['1', '2'])
    expect(outcomes).toEqual(['answered', 'answered'])
  })

  it('a message that breaks the desk holds up its person for three tries, not for ever', async () => {
    const { inbox, outcomes } = open({
      async took(incoming) {
        if (textOf(incoming) === 'bad') throw new TypeError('a fault of ours')
      },
    })
    for (const frame of frames({ user: 'a', text: 'bad' }, { user: 'a', text: 'good' })) inbox.add(frame)
    await inbox.quiet()
    expect(outcomes).toEqual(['lost', 'answered'])
  })

  it('a statement that never ends in time holds up its person for ten tries, one that others held up is done', async () => {
    vi.useFakeTimers()
    const tries = new Map<string, number>()
    const { inbox, outcomes } = open({
      async took(incoming) {
        const nth = (tries.get(textOf(incoming)) ?? 0) + 1
        tries.set(textOf(incoming), nth)
        if (textOf(incoming) === 'slow' || nth < 10)
          throw Object.assign(new Error('canceling statement'), { code: '57014' })
      },
    })
    for (const frame of frames({ user: 'a', text: 'slow' }, { user: 'a', text: 'held up' })) inbox.add(frame)
    await vi.advanceTimersByTimeAsync(60_000)
    vi.useRealTimers()
    expect(outcomes).toEqual(['lost', 'answered'])
    expect([...tries.values()]).toEqual([10, 10])
  })

  it('does not grow without bounds, and counts what it cannot keep', async () => {
    let go = (): void => undefined
    const held = new Promise<void>(resolve => {
      go = resolve
    })
    const { inbox, outcomes } = open({ mostBytes: 900, took: () => held })
    const long = { user: 'a', text: 'x'.repeat(400) }
    for (const frame of frames(long, long, long)) inbox.add(frame)
    expect(outcomes).toEqual(['dropped', 'dropped'])
    go()
    await inbox.quiet()
    expect(outcomes).toEqual(['dropped', 'dropped', 'answered'])
  })

  it('a stop waits for what is under way and says what it lost', async () => {
    const { inbox, outcomes } = open({
      took: () => Promise.reject(new ConnectionLost('away', 'no')),
    })
    for (const frame of frames({ user: 'a', text: '1' })) inbox.add(frame)
    await inbox.stop(50)
    expect(outcomes).toEqual(['lost'])
  })

  it('a stop does not wait for a database that never answers', async () => {
    const { inbox, outcomes } = open({ took: () => new Promise(() => undefined) })
    for (const frame of frames({ user: 'a', text: '1' }, { user: 'a', text: '2' })) inbox.add(frame)
    await inbox.stop(50)
    expect(outcomes).toEqual([])
  })
})
