import { expect, test } from 'vitest'
import { accountOf } from '../../src/bot/account.ts'
import type { Reply } from '../../src/bot/reply.ts'
import type { Clock } from '../../src/clock.ts'
import type { Database } from '../../src/db/open.ts'
import { isRetryable } from '../../src/db/trouble.ts'
import type { Tx } from '../../src/db/tx.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { registry } from '../../src/desk/registry.ts'
import { cancelNotice } from '../../src/features/meetings/texts/commands.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import * as stage from './stage.ts'
import { click, deputies, words } from './stage.ts'

const { db, open } = await testDatabase()
const clock: Clock = { now: () => stage.now, offsetMs: 0 }
const { sixty, foreign } = await stage.settleTowns(db)

const deskOn = (database: Database) =>
  createDesk({ db: database, clock, registry, botName: stage.botName, log: quietLog })
const desk = deskOn(db)

const announced = async (options: Parameters<typeof stage.announce>[2] = {}) =>
  (await stage.announce(db, sixty, options))[0] ?? 0

const cardOf = (reply: Reply) => {
  if (reply.kind !== 'update') throw new Error(`a click was answered with a ${reply.kind}`)
  return reply.card
}
const bodyOf = (reply: Reply): string => cardOf(reply).body ?? ''

/** The counts as they stand on a card: 参加 1 请假 0 未回复 59. */
function countsOn(reply: Reply): { attend: number; leave: number; silent: number } {
  const row = cardOf(reply)
    .rows?.map(({ value }) => /参加(\d+) 请假(\d+) 未回复(\d+)/.exec(value))
    .find(Boolean)
  const [attend = Number.NaN, leave = Number.NaN, silent = Number.NaN] = row?.slice(1).map(Number) ?? []
  return { attend, leave, silent }
}

test('sixty people who click at once are all written down, and every count in between is true', async () => {
  const meetingId = await announced()
  const attends = (n: number) => n % 3 !== 0
  const replies = await Promise.all(
    deputies.map((userid, n) => desk(click(userid, `${attends(n) ? 'attend' : 'leave'}:${meetingId}`))),
  )
  const seen = replies.map(countsOn)
  for (const { attend, leave, silent } of seen) expect(attend + leave + silent).toBe(60)
  // One after the other, whatever batch they were in: every number of answers was seen once.
  expect(seen.map(({ silent }) => silent).sort((a, b) => a - b)).toEqual(deputies.map((_, n) => n))
  expect(seen.find(({ silent }) => silent === 0)).toEqual({ attend: 40, leave: 20, silent: 0 })
  for (const [n, reply] of replies.entries())
    expect(bodyOf(reply)).toContain(attends(n) ? '您已回复：参加' : '请假申请已登记')
  const lines = await stage.sheet(db, meetingId)
  expect(lines.map(({ userid, answer }) => [userid, answer])).toEqual(
    deputies.map((userid, n) => [userid, attends(n) ? 'attend' : 'leave']),
  )
  expect(await stage.answerLog(db, meetingId)).toHaveLength(60)
})

test('those who click in the same turn of the event loop are answered in two transactions, one half each', async () => {
  const meetingId = await announced()
  const clicks = deputies.map(userid => click(userid, `attend:${meetingId}`))
  await Promise.all(clicks.map(one => desk(one)))
  expect(clicks.map(({ origin }) => accountOf(origin).batch)).toEqual(deputies.map(() => deputies.length / 2))
})

test('those who click again as soon as they are answered stay two halves', async () => {
  const meetingId = await announced()
  const batches: number[] = []
  await Promise.all(
    deputies.slice(0, 16).map(async (userid, n) => {
      // Not all at once: the first is alone.
      for (let turn = 0; turn < n; turn++) await new Promise(setImmediate)
      for (let round = 0; round < 40; round++) {
        const one = click(userid, `${round % 2 === 0 ? 'attend' : 'leave'}:${meetingId}`)
        await desk(one)
        if (round >= 20) batches.push(accountOf(one.origin).batch ?? 0)
      }
    }),
  )
  const full = batches.filter(size => size >= 6 && size <= 10)
  expect(full.length / batches.length, batches.join(' ')).toBeGreaterThan(0.8)
})

test('one person who clicks 参加 and 请假 at once: the log has both, the sheet the later', async () => {
  const meetingId = await announced()
  const others = deputies.slice(1).map(userid => desk(click(userid, `attend:${meetingId}`)))
  await Promise.all([
    ...others,
    desk(click('d1', `attend:${meetingId}`, { msgid: 'both-1' })),
    desk(click('d1', `leave:${meetingId}`, { msgid: 'both-2' })),
  ])
  const log = (await stage.answerLog(db, meetingId)).filter(({ userid }) => userid === 'd1')
  expect(log.map(({ msgid, answer }) => [msgid, answer])).toEqual([
    ['both-1', 'attend'],
    ['both-2', 'leave'],
  ])
  const line = (await stage.sheet(db, meetingId)).find(({ userid }) => userid === 'd1')
  expect(line?.answer).toBe('leave')
})

test('clicks and words of everybody on several notices, on two replicas at once: no line astray', async () => {
  const meetings = await stage.announce(db, sixty, { count: 3 })
  const numbers = await db.sql<{ number: number }[]>`
    select number from meeting where id = any(${meetings}::int[]) order by id`
  const other = deskOn(await open())
  const said = deputies.flatMap((userid, n) => [
    desk(click(userid, `attend:${meetings[n % 3]}`)),
    other(click(userid, `leave:${meetings[n % 3]}`)),
    (n % 2 ? desk : other)(words(userid, `第${numbers[(n + 1) % 3]?.number}号 请假 出差`)),
    (n % 2 ? other : desk)(click(userid, `attend:${meetings[(n + 1) % 3]}`)),
  ])
  const replies = await Promise.all(said)
  for (const reply of replies) expect(JSON.stringify(reply)).not.toMatch(/没有处理成功|已不再使用/)
  expect(await stage.strayLines(db)).toBe(0)
  const log = await Promise.all(meetings.map(id => stage.answerLog(db, id)))
  expect(log.flat()).toHaveLength(240)
})

interface Odd {
  readonly what: string
  arrange(): Promise<{ userid: string; key: string; chat?: string }>
  readonly told: RegExp
}

const odd: readonly Odd[] = [
  {
    what: 'a stranger',
    arrange: async () => ({ userid: 'nobody', key: `attend:${await announced()}` }),
    told: /我是 姓名/,
  },
  {
    what: 'somebody of another congress, on a card that was carried into his group',
    arrange: async () => ({ userid: 's1', key: `attend:${await announced()}`, chat: stage.foreignGroup }),
    told: /不属于您所在的单位/,
  },
  {
    what: 'a deputy who is not addressed',
    arrange: async () => ({ userid: 'd9', key: `leave:${await announced({ without: ['d9'] })}` }),
    told: /您不在“第1次会议”的通知对象中/,
  },
  {
    what: 'somebody on the card of a draft',
    arrange: async () => ({ userid: 'd9', key: `attend:${await announced({ draft: true })}` }),
    told: /尚未发出/,
  },
  {
    what: 'a deputy on a notice that was cancelled',
    arrange: async () => {
      const meetingId = await announced()
      const [row] = await db.sql<{ number: number }[]>`select number from meeting where id = ${meetingId}`
      await desk(words('d1', `${cancelNotice.usage.slice(0, 3)} ${row?.number} 与县里会议冲突`))
      return { userid: 'd9', key: `attend:${meetingId}` }
    },
    told: /已取消，不需要再回复。取消原因：与县里会议冲突/,
  },
  {
    what: 'somebody on a card of a notice that does not exist',
    arrange: async () => ({ userid: 'd9', key: 'attend:99999999' }),
    told: /不属于您所在的单位/,
  },
  {
    what: 'somebody on a button that nobody knows',
    arrange: async () => ({ userid: 'd9', key: 'explode:1' }),
    told: /不再使用/,
  },
]

test.for(odd)('$what is told so, and nothing changes', async ({ arrange, told }) => {
  const { userid, key, chat = stage.group } = await arrange()
  const before = await db.sql`select count(*) as n from answer_entry`
  const message = click(userid, key, { chat })
  const reply = await desk(message)
  expect(cardOf(reply).taskId).toBe(message.click.taskId)
  expect(bodyOf(reply)).toMatch(told)
  expect(await desk(message)).toEqual(reply)
  expect(await db.sql`select count(*) as n from answer_entry`).toEqual(before)
  expect(await stage.recorded(db, message.origin.msgid)).toEqual([{ kind: 'click', detail: null, reply }])
})

test('a member of two congresses answers for the one whose card it is', async () => {
  await db.sql`
    insert into person (congress_id, name, userid, levels, updated_at)
    values (${foreign}, '赵一', 'd1', '{town}', ${stage.now})`
  const [own = 0] = await stage.announce(db, sixty)
  const [theirs = 0] = await stage.announce(db, foreign)
  for (const meetingId of [own, theirs]) {
    await desk(click('d1', `attend:${meetingId}`))
    expect(await stage.sheet(db, meetingId)).toHaveLength(1)
  }
})

/** Two notices whose clicks are answered in one batch, when others before them keep it waiting. */
async function batchMates(): Promise<[number, number]> {
  const [first = 0, , third = 0] = await stage.announce(db, sixty, { count: 3 })
  return [first, third]
}

test('what breaks one click of a batch breaks only that one', async () => {
  const [good, broken] = await batchMates()
  await db.sql`update meeting set notice = '{}' where id = ${broken}`
  const attend = (userid: string, meetingId: number) => click(userid, `attend:${meetingId}`)
  const poison = attend('d5', broken)
  const clicks = deputies.map(userid => attend(userid, good))
  const replies = await Promise.all(
    [...clicks.slice(0, 30), poison, ...clicks.slice(30)].map(one => desk(one)),
  )
  const [poisoned] = replies.splice(30, 1)
  for (const reply of replies) expect(bodyOf(reply)).toContain('您已回复：参加')
  expect(poisoned && bodyOf(poisoned)).toContain(poison.origin.msgid)
  expect(await stage.sheet(db, good)).toHaveLength(60)
  expect(await stage.answerLog(db, broken)).toEqual([])
  expect(await stage.strayLines(db)).toBe(0)
})

/** @returns the replies; null when the server ended the test's own transaction, and so not the batch's */
async function closeCircle(first: number, second: number): Promise<Reply[] | null> {
  const lock = (tx: Tx, id: number) => tx.sql`select from meeting where id = ${id} for update`
  const blocked = async () => {
    const rows = await db.sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    return rows.length > 0
  }
  let clicks: Promise<Reply>[] = []
  const survived = await db
    .transaction(async tx => {
      await lock(tx, second)
      const users = deputies.slice(0, 20)
      clicks = users.map((userid, n) => desk(click(userid, `attend:${n > 3 && n % 2 ? second : first}`)))
      // The batch holds the first and waits for the second: who now asks for the first closes the circle.
      while (!(await blocked())) await db.sql`select pg_sleep(0.01)`
      await lock(tx, first)
    })
    .then(
      () => true,
      error => {
        if (!isRetryable(error)) throw error
        return false
      },
    )
  const replies = await Promise.all(clicks)
  return survived ? replies : null
}

test('a batch that ends in a deadlock is done one by one, and no click is lost', async () => {
  let [first, second] = await batchMates()
  let replies = await closeCircle(first, second)
  // Whoever looks for the deadlock first is ended by it: on a busy machine now and then the test itself.
  while (replies === null) {
    ;[first, second] = await batchMates()
    replies = await closeCircle(first, second)
  }
  for (const reply of replies) expect(bodyOf(reply)).toContain('您已回复：参加')
  const written = [...(await stage.answerLog(db, first)), ...(await stage.answerLog(db, second))]
  expect(written.map(({ userid }) => userid).sort()).toEqual([...deputies.slice(0, 20)].sort())
  expect(await stage.strayLines(db)).toBe(0)
})
