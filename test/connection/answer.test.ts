/** What has to be said at once: in time it names its request, later it is said in words or left out. */

import { beforeEach, describe, expect, it } from 'vitest'
import type { Incoming, Line } from '../../src/bot/incoming.ts'
import { type Reply, say } from '../../src/bot/reply.ts'
import { systemClock } from '../../src/clock.ts'
import { answerAtOnce } from '../../src/connection/answer.ts'
import { carryLater } from '../../src/desk/carry.ts'
import { PlatformRefused, PlatformUnreachable } from '../../src/errors.ts'
import { rememberSpoken } from '../../src/features/reach/store.ts'
import { click, words } from '../desk/stage.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { queued } from '../support/opened.ts'

const { db } = await testDatabase()
const line: Line = { kind: 'connection', requestId: 'r1' }
const over = <T extends Incoming>(incoming: T): T => ({ ...incoming, origin: { ...incoming.origin, line } })
const pressed = (chat: string | null) => over(click('d1', 'attend:1', { chat, msgid: 'm1' }))
const entered: Incoming = { kind: 'enter', origin: pressed(null).origin }
const update: Reply = {
  kind: 'update',
  audience: 'clicker',
  card: {
    taskId: 'task-d1',
    title: '会议通知',
    body: '您已登记参加。',
    buttons: [{ text: '名单', key: 'list:1' }],
  },
}

let said: string[]
let trouble: Error | null
const connection = {
  async respondWelcome(id: string) {
    said.push(`welcome ${id}`)
    if (trouble) throw trouble
  },
  async updateCard(id: string) {
    said.push(`update ${id}`)
    if (trouble) throw trouble
  },
}
const answer = (incoming: Incoming, reply: Reply, { open = true, agoMs = 0 } = {}) =>
  answerAtOnce({
    open: () => (open ? connection : null),
    later: (late, lateReply) => db.transaction(tx => carryLater(tx, systemClock, late, lateReply)),
    log: quietLog,
  })(incoming, reply, performance.now() - agoMs)
const pushes = async () => (await queued(db)).map(({ payload }) => payload.text)

beforeEach(async () => {
  said = []
  trouble = null
  await db.sql`delete from outbox`
  await db.sql`delete from spoken_place`
  await db.transaction(tx => rememberSpoken(tx, 'user:d1', new Date()))
})

describe('a click and a greeting', () => {
  it('are answered under their request; words are not, for they are rows of the outbox', async () => {
    await answer(pressed(null), update)
    await answer(entered, say('您好'))
    await answer(over(words('d1', '参加')), say('好'))
    expect(said).toEqual(['update r1', 'welcome r1'])
    expect(await pushes()).toEqual([])
  })

  it.each([
    ['after five seconds', { agoMs: 5_000 }],
    ['without a connection', { open: false }],
  ])('%s are said in words, alone', async (_when, how) => {
    await answer(pressed(null), update, how)
    await answer(pressed(null), update, how)
    expect(said).toEqual([])
    expect(await pushes()).toEqual(['会议通知\n您已登记参加。'])
  })

  it('refused as too late are said in words; when nobody knows, they are not said twice', async () => {
    trouble = new PlatformUnreachable('no answer', 'unknown')
    await answer(pressed(null), update)
    expect(await pushes()).toEqual([])
    trouble = new PlatformRefused(846605, 'invalid req_id')
    await answer(entered, say('您好'))
    expect(await pushes()).toEqual(['您好'])
  })

  it('that cannot be said as they are do not break what answers: they are said in words', async () => {
    const unfit: Reply = { ...update, card: { ...update.card, taskId: 'no task id' } }
    await answer(pressed(null), unfit)
    expect(await pushes()).toEqual(['会议通知\n您已登记参加。'])
  })

  it('are not said aloud in a group, nor where nobody has spoken to the bot', async () => {
    await answer(pressed('wrGroup'), update, { agoMs: 5_000 })
    await db.sql`delete from spoken_place`
    await answer(pressed(null), update, { agoMs: 5_000 })
    expect(await pushes()).toEqual([])
  })
})
