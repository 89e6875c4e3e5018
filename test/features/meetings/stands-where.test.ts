/** In which group a notice stands, and what a change makes of what was said before: as the page of deliveries has it. */
import { describe, expect, it } from 'vitest'
import { recordDeeds } from '../../../src/features/deeds/store.ts'
import { readDeliveries } from '../../../src/features/meetings/store/deliveries.ts'
import { hint } from '../../../src/features/notes/texts.ts'
import { enqueue, type NewMessage } from '../../../src/outbox/enqueue.ts'
import { announce, botName, group, now, settleTowns } from '../../desk/stage.ts'
import { testDatabase } from '../../support/database.ts'

const { db } = await testDatabase()
const { sixty } = await settleTowns(db)
const people = await db.sql<{ id: number; userid: string }[]>`select id, userid from person`
const idOf = (userid: string): number => people.find(person => person.userid === userid)?.id ?? 0
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const card = { taskId: 't', title: 't', buttons: [{ text: 'a', key: 'b' }] }

async function announced(): Promise<{ id: number; subject: string }> {
  const [id = 0] = await announce(db, sixty)
  return { id, subject: `meeting:${id}` }
}

const put = (message: Partial<NewMessage>, at = now) =>
  db.transaction(tx =>
    enqueue(tx, { now: () => at, offsetMs: at.getTime() - Date.now() }, [
      {
        congressId: sixty,
        channel: 'app',
        target: 'user:d2',
        promise: 'at_least_once',
        payload: { kind: 'markdown', text: 'x', card },
        ...message,
      },
    ]),
  )

const done = (subject: string, action: string, at: Date, msgid: string, detail?: Record<string, unknown>) =>
  db.transaction(tx =>
    recordDeeds(tx, [
      {
        congressId: sixty,
        at,
        userid: 'd1',
        action,
        outcome: 'done',
        subject,
        message: { bot: 'b', msgid },
        ...(detail === undefined ? {} : { detail }),
      },
    ]),
  )

const heard = (msgid: string, chatid: string | null) => db.sql`
  insert into inbound (bot, msgid, kind, userid, chatid, received_at) values ('b', ${msgid}, 'text', 'd1', ${chatid}, ${now})`

async function waysOf(id: number, userid: string): Promise<string[]> {
  const lines = await db.transaction(tx => readDeliveries(tx, { id, congressId: sixty }, hint(botName)))
  const line = lines.find(one => one.userid === userid)
  return (line?.deliveries ?? [])
    .map(({ way, state, isCurrent }) => `${way} ${state}${isCurrent ? '' : ' old'}`)
    .sort()
}

describe('a notice', () => {
  it('that the app has sent to each alone stands in no group, though one speaks for it', async () => {
    const { id, subject } = await announced()
    await put({ subject, personIds: [idOf('d2')], dedupeKey: `notice:${id}:${idOf('d2')}` })
    expect(await waysOf(id, 'd2')).toEqual(['card waiting'])
    expect(await waysOf(id, 'd3')).toEqual([])
  })

  it.each([
    ['waiting', 'group waiting'],
    ['sent', 'group sent'],
    ['dead', 'group failed'],
  ])('whose card the connection carries to the group, %s, is there as that', async (state, way) => {
    const { id, subject } = await announced()
    const key = `notice:${id}:group:${group}`
    const personIds = [idOf('d3')]
    await put({ subject, channel: 'connection', target: `group:${group}`, personIds, dedupeKey: key })
    await db.sql`update outbox set state = ${state} where dedupe_key = ${key}`
    expect(await waysOf(id, 'd3')).toEqual([way])
  })

  it('said in the group stands there when the answer to it went out, where answers are messages of their own', async () => {
    const { id, subject } = await announced()
    await done(subject, 'meeting.publish', now, 'm1')
    await put({ channel: 'connection', target: `group:${group}`, dedupeKey: 'reply:b:m1:0' })
    expect(await waysOf(id, 'd3')).toEqual(['group waiting'])
    await db.sql`update outbox set state = 'sent' where dedupe_key = 'reply:b:m1:0'`
    expect(await waysOf(id, 'd3')).toEqual(['group sent'])
  })
})

describe('a change', () => {
  it('makes what was said before it old, and not what is said after it', async () => {
    const { id, subject } = await announced()
    await put({ subject, personIds: [idOf('d2')] }, later(1))
    await done(subject, 'meeting.amend', later(60), 'm2', { parts: ['place'] })
    await heard('m2', null)
    expect(await waysOf(id, 'd2')).toEqual(['card waiting old', 'group sent old'])
    await put({ subject, channel: 'webhook', target: 'chat:1', personIds: [idOf('d2')] }, later(60))
    expect(await waysOf(id, 'd2')).toEqual(['card waiting old', 'group sent old', 'mention waiting'])
    expect(await waysOf(id, 'd3')).toEqual(['group sent old'])
  })

  it.each(['meeting.cancel', 'meeting.recall', 'meeting.restore'])('also by %s', async action => {
    const { id, subject } = await announced()
    await done(subject, action, later(60), `x-${action}`)
    expect(await waysOf(id, 'd3')).toEqual(['group sent old'])
  })

  it('said in a group stands there; of who comes and goes alone the others need not know', async () => {
    const { id, subject } = await announced()
    await done(subject, 'meeting.amend', later(50), 'm3', { parts: ['audience'] })
    expect(await waysOf(id, 'd3')).toEqual(['group sent'])
    await done(subject, 'meeting.amend', later(60), 'm4', { parts: ['startsAt', 'audience'] })
    await heard('m4', group)
    expect(await waysOf(id, 'd3')).toEqual(['group sent', 'group sent old'])
  })

  it('that was heard before the answer leaves the answer an answer', async () => {
    const { id, subject } = await announced()
    await db.sql`
      update invitee set answer = 'attend', answered_at = ${later(30)} where meeting_id = ${id} and person_id = ${idOf('d2')}`
    await db.sql`
      update invitee set answer = 'attend', answered_at = ${later(70)} where meeting_id = ${id} and person_id = ${idOf('d3')}`
    await done(subject, 'meeting.amend', later(60), 'm5', { parts: ['place'] })
    const lines = await db.transaction(tx => readDeliveries(tx, { id, congressId: sixty }, hint(botName)))
    const since = (userid: string) => lines.find(one => one.userid === userid)?.answeredSince
    expect([since('d2'), since('d3'), since('d4')]).toEqual([false, true, false])
  })
})
