import { beforeAll, describe, expect, it } from 'vitest'
import { Vault } from '../../../src/db/vault.ts'
import {
  type Delivery,
  reachOf,
  unreached,
  worthShowing,
} from '../../../src/features/meetings/rules/delivery.ts'
import { readDeliveries } from '../../../src/features/meetings/store/deliveries.ts'
import { sayDelivery } from '../../../src/features/meetings/texts/deliveries.ts'
import { hint } from '../../../src/features/notes/texts.ts'
import { enqueue } from '../../../src/outbox/enqueue.ts'
import { forgetOld } from '../../../src/schedule/housekeeping.ts'
import { announce, botName, now, settleTowns } from '../../desk/stage.ts'
import { testDatabase } from '../../support/database.ts'

const delivery = (way: Delivery['way'], state: Delivery['state'] = 'sent', minute = 0): Delivery => ({
  way,
  state,
  at: new Date(now.getTime() + minute * 60_000),
  reason: state === 'failed' ? 'unreachable' : null,
  isCurrent: true,
})
const old = (way: Delivery['way'], state: Delivery['state'] = 'sent'): Delivery => ({
  ...delivery(way, state, -60),
  isCurrent: false,
})

describe('somebody', () => {
  it.each([
    [
      'who has answered was reached, whatever went wrong',
      { hasAnswered: true, deliveries: [delivery('card', 'failed')] },
      'answered',
    ],
    [
      'without an account is to be called',
      { hasAccount: false, deliveries: [delivery('group')] },
      'no_account',
    ],
    ['who got a card was reached', { deliveries: [delivery('card')] }, 'reached'],
    ['who was only called need not have looked', { deliveries: [delivery('call')] }, 'called'],
    [
      'whose word is under way waits',
      { deliveries: [delivery('call'), delivery('card', 'waiting')] },
      'waiting',
    ],
    [
      'who was reached once needs no second try',
      { deliveries: [delivery('card'), delivery('mention', 'failed')] },
      'reached',
    ],
    ['for whom all failed is to be called', { deliveries: [delivery('mention', 'failed')] }, 'failed'],
    ['for whom nothing was tried is to be called', { deliveries: [] }, 'never'],
    [
      'who has only what was said before a change is to be called',
      { deliveries: [old('group'), old('card')] },
      'never',
    ],
    [
      'for whom the change failed is to be called, though he has answered before it',
      {
        hasAnswered: true,
        answeredSince: false,
        deliveries: [old('group'), delivery('mention', 'failed')],
      },
      'failed',
    ],
    [
      'who has answered before a change that has reached him is reached',
      { hasAnswered: true, answeredSince: false, deliveries: [old('group'), delivery('mention')] },
      'answered',
    ],
  ] as const)('%s', (_who, given, reach) => {
    expect(reachOf({ hasAccount: true, hasAnswered: false, answeredSince: true, ...given })).toBe(reach)
  })

  it('who was only called is among those to be called on the telephone', () => {
    expect([...unreached].sort()).toEqual(['called', 'failed', 'never', 'no_account'])
  })

  it('is shown what was said since a change, though what was said before it went out and this did not', () => {
    const many = [old('mention'), delivery('mention', 'failed'), old('card')]
    expect(worthShowing(many).map(({ way, state }) => `${way} ${state}`)).toEqual([
      'card sent',
      'mention failed',
    ])
  })

  it('whose word may have gone out is not said to have got none', () => {
    const maybe: Delivery = { ...delivery('mention', 'failed'), reason: 'maybe_sent' }
    expect(sayDelivery(maybe, '10:00')).toBe(
      '群里点名：发送时中断，不确定是否已送达；为免重复打扰，没有再发。',
    )
    expect(sayDelivery(old('card'), '9:00')).toBe('应用单独发卡片（变更前）：9:00')
  })

  it('is shown each way once: the latest that went out', () => {
    const many = [
      delivery('group'),
      delivery('mention', 'sent', 5),
      delivery('mention', 'failed', 9),
      delivery('card', 'waiting'),
    ]
    expect(worthShowing(many).map(({ way, state }) => `${way} ${state}`)).toEqual([
      'card waiting',
      'mention sent',
      'group sent',
    ])
  })
})

describe('what is kept of a notice', async () => {
  const { db } = await testDatabase({ vault: new Vault([Buffer.alloc(32, 7)]) })
  const { sixty, foreign } = await settleTowns(db)
  const [meetingId = 0] = await announce(db, sixty)
  const [foreignMeeting = 0] = await announce(db, foreign)
  const person = new Map(
    (await db.sql<{ id: number; userid: string }[]>`select id, userid from person`).map(row => [
      row.userid,
      row.id,
    ]),
  )
  const idOf = (userid: string): number => person.get(userid) ?? 0
  const word = { congressId: sixty, promise: 'at_least_once', subject: `meeting:${meetingId}` } as const
  const say = (text: string) => ({ kind: 'text' as const, text, mention: [] })
  const card = { taskId: 't', title: 't', buttons: [{ text: 'a', key: 'b' }] }

  beforeAll(async () => {
    await db.transaction(tx =>
      enqueue(tx, { now: () => now, offsetMs: 0 }, [
        {
          ...word,
          channel: 'webhook',
          target: 'chat:1',
          payload: say('请回复'),
          personIds: [idOf('d2'), idOf('d3')],
        },
        {
          ...word,
          channel: 'webhook',
          target: 'chat:1',
          payload: say(hint(botName)),
          personIds: [idOf('d4')],
        },
        {
          ...word,
          channel: 'connection',
          target: 'group:C',
          payload: say('请回复'),
          personIds: [idOf('d5')],
        },
        {
          ...word,
          channel: 'connection',
          target: 'user:d6',
          payload: { kind: 'markdown', text: '请回复' },
          personIds: [idOf('d6')],
        },
        {
          ...word,
          channel: 'response_url',
          target: 'person:7',
          payload: { kind: 'markdown', text: '已准' },
          personIds: [idOf('d7')],
        },
        {
          ...word,
          channel: 'app',
          target: 'user:d8',
          payload: { kind: 'markdown', text: 'x', card },
          personIds: [idOf('d8')],
        },
        {
          ...word,
          channel: 'app',
          target: 'user:d9',
          payload: { kind: 'markdown', text: 'x' },
          personIds: [idOf('d9')],
        },
        {
          ...word,
          channel: 'app',
          target: 'user:d10',
          payload: { kind: 'recall', subject: `meeting:${meetingId}` },
          personIds: [idOf('d10')],
        },
        {
          ...word,
          subject: 'meeting:999',
          channel: 'app',
          target: 'user:d11',
          payload: { kind: 'markdown', text: 'x' },
          personIds: [idOf('d11')],
        },
        {
          ...word,
          congressId: foreign,
          channel: 'app',
          target: 'user:d12',
          payload: { kind: 'markdown', text: 'x' },
          personIds: [idOf('d12')],
        },
        { ...word, channel: 'webhook', target: 'chat:1', payload: say('请回复'), personIds: [idOf('d13')] },
        {
          ...word,
          channel: 'app',
          target: 'user:d15',
          payload: { kind: 'markdown', text: 'x', card },
          personIds: [idOf('d15')],
        },
      ]),
    )
    await db.sql`update outbox set state = 'sent', settled_at = ${now} where not person_ids && ${[idOf('d3'), idOf('d13'), idOf('d15')]}::int[]`
    await db.sql`
      update outbox set state = 'dead', settled_at = ${now}, last_error = 'refused:93000'
      where person_ids && ${[idOf('d13'), idOf('d15')]}::int[]`
    await db.sql`
      insert into private_card (task_id, userid, person_id, subject, sent_at)
      values ('t1', 'd14', ${idOf('d14')}, ${`meeting:${meetingId}`}, ${now})`
  })

  const ways = async () => {
    const lines = await db.transaction(tx =>
      readDeliveries(tx, { id: meetingId, congressId: sixty }, hint(botName)),
    )
    return new Map(
      lines.map(({ userid, deliveries }) => [
        userid,
        deliveries.filter(({ way }) => way !== 'group').map(({ way, state }) => `${way} ${state}`),
      ]),
    )
  }

  it.each([
    ['d2', ['mention waiting']],
    ['d4', ['call sent']],
    ['d5', ['mention sent']],
    ['d6', ['bot sent']],
    ['d7', ['answer sent']],
    // The app said the words, because it could not send its card.
    ['d8', ['app sent']],
    ['d9', ['app sent']],
    ['d10', []],
    ['d11', []],
    ['d12', []],
    ['d13', ['mention failed']],
    ['d14', ['card sent']],
    ['d15', ['card failed']],
    ['d20', []],
  ])('%s: %j', async (userid, expected) => {
    expect((await ways()).get(userid)).toEqual(expected)
  })

  it('a call that lies there from before there was a key is one, too', async () => {
    const texts = await db.sql<{ text: unknown }[]>`
      update outbox set payload = jsonb_set(payload, '{text}', to_jsonb(${hint(botName)}::text))
      where person_ids && ${[idOf('d4')]}::int[] and payload ? 'text'
      returning payload->'text' as text`
    expect(texts.length).toBeGreaterThan(0)
    expect((await ways()).get('d4')).toEqual(['call sent'])
  })

  it('somebody who got a card has got one also a month later, when none can be changed any more', async () => {
    const late = new Date(now.getTime() + 30 * 86_400_000)
    await db.transaction(tx =>
      forgetOld({
        tx,
        clock: { now: () => late, offsetMs: late.getTime() - Date.now() },
        now: late,
        botName,
      }),
    )
    expect((await ways()).get('d14')).toEqual(['card sent'])
  })

  it('the notice stands in the group of those who are in it, and in no other', async () => {
    const read = (id: number, congressId: number) =>
      db.transaction(tx => readDeliveries(tx, { id, congressId }, hint(botName)))
    const lines = await read(meetingId, sixty)
    expect(lines).toHaveLength(60)
    expect(lines.every(({ deliveries }) => deliveries.some(({ way }) => way === 'group'))).toBe(true)
    await db.sql`update person set levels = '{}' where userid = 'd20'`
    const after = await read(meetingId, sixty)
    expect(after.find(({ userid }) => userid === 'd20')?.deliveries).toEqual([])
    expect((await read(foreignMeeting, foreign)).map(({ userid }) => userid)).toEqual(['s1'])
  })

  it('is read in one statement, though ten thousand others are kept', async () => {
    await db.sql`
      insert into outbox (congress_id, channel, target, promise, payload, subject, person_ids, state, due_at, created_at)
      select ${sixty}, 'webhook', 'chat:1', 'at_most_once', '{"kind":"text","text":"x","mention":[]}',
             'meeting:' || (100 + n % 500), array[1], 'sent', ${now}, ${now} from generate_series(1, 10000) n`
    await db.sql`analyze outbox`
    const plan = await db.sql<{ 'QUERY PLAN': string }[]>`
      explain select from outbox o where o.congress_id = ${sixty} and o.subject = ${`meeting:${meetingId}`} and o.person_ids is not null`
    expect(plan.map(row => row['QUERY PLAN']).join('\n')).toContain('outbox_by_subject')
  })
})
