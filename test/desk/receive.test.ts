import { expect, test } from 'vitest'
import { type Context, defineButton, defineCommand } from '../../src/bot/command.ts'
import type { Incoming } from '../../src/bot/incoming.ts'
import { say } from '../../src/bot/reply.ts'
import type { Clock } from '../../src/clock.ts'
import type { Database } from '../../src/db/open.ts'
import type { Tx } from '../../src/db/tx.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { type Registry, register, registry } from '../../src/desk/registry.ts'
import { cleanedUp, post } from '../http/service.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { readAnswer, seal, unsealAnswer } from '../wecom/official.ts'
import * as stage from './stage.ts'
import { click, words } from './stage.ts'
import { wireOf } from './wire.ts'

const { db, open } = await testDatabase()
const clock: Clock = { now: () => stage.now, offsetMs: 0 }
const { sixty } = await stage.settleTowns(db)
const [meetingId = 0] = await stage.announce(db, sixty)
const start = cleanedUp()

const deskOn = (database: Database, known: Registry = registry) =>
  createDesk({ db: database, clock, registry: known, botName: stage.botName, log: quietLog })
const desk = deskOn(db)

async function count(table: string): Promise<number> {
  const [row] = await db.sql<{ n: number }[]>`select count(*) as n from ${db.sql.identifier(table)}`
  return row?.n ?? 0
}

/** Everything that a message may write, but its own row. */
async function state(): Promise<unknown> {
  const tables = await db.sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name <> 'inbound' order by 1`
  return Promise.all(
    tables.map(async ({ name }) => [
      name,
      await db.sql`select t::text as row from ${db.sql.identifier(name)} t order by t::text`,
    ]),
  )
}

const newNotice = '/会议 3月20日上午9点 镇政府三楼会议室 主席团会议 审议民生实事项目'

/** Every way in, each with what it is to write: entries in the log of answers, and notices. */
const messages: {
  readonly what: string
  make(deputy: string): Incoming
  readonly entries: number
  readonly notices: number
}[] = [
  { what: 'a click', make: who => click(who, `attend:${meetingId}`), entries: 1, notices: 0 },
  {
    what: 'a click with a kind',
    make: who => click(who, `kind:${meetingId}`, { kind: 'sick' }),
    entries: 1,
    notices: 0,
  },
  { what: 'a click on 名单', make: who => click(who, `list:${meetingId}`), entries: 0, notices: 0 },
  { what: 'an answer in words', make: who => words(who, '请假 住院'), entries: 1, notices: 0 },
  { what: 'a command', make: () => words('d1', newNotice, { chat: null }), entries: 0, notices: 1 },
]

test.for(messages)('$what said again gets the same reply and changes nothing', async ({ make }) => {
  const message = make(`d${10 + messages.findIndex(one => one.make === make)}`)
  const first = await desk(message)
  expect(first.kind).not.toBe('silent')
  const before = await state()
  expect(await desk(message)).toEqual(first)
  expect(await deskOn(await open())(message)).toEqual(first)
  expect(await state()).toEqual(before)
  expect(await stage.recorded(db, message.origin.msgid)).toHaveLength(1)
})

test.for(messages)(
  '$what that comes twenty times at once, to two replicas, has one effect',
  async ({ make, entries, notices }) => {
    const message = make(`d${20 + messages.findIndex(one => one.make === make)}`)
    const noticesBefore = await count('meeting')
    const other = deskOn(await open())
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? desk : other)(message)),
    )
    for (const reply of replies) expect(reply).toEqual(replies[0])
    expect(await stage.recorded(db, message.origin.msgid)).toHaveLength(1)
    const log = await stage.answerLog(db, meetingId)
    expect(log.filter(({ msgid }) => msgid === message.origin.msgid)).toHaveLength(entries)
    expect(await count('meeting')).toBe(noticesBefore + notices)
    expect(await stage.strayLines(db)).toBe(0)
  },
)

test('a repetition over HTTP is the same answer, sealed anew with the nonce of its own request', async () => {
  const service = await start({ receive: desk })
  for (const message of [click('d30', `leave:${meetingId}`), words('d31', '参加')]) {
    const first = seal(wireOf(message))
    const again = seal(wireOf(message))
    const one = await readAnswer(await post(service, first))
    const two = await readAnswer(await post(service, again))
    expect([one.nonce, two.nonce]).toEqual([first.query.nonce, again.query.nonce])
    expect(one.encrypt).not.toBe(two.encrypt)
    expect(unsealAnswer(one)).toEqual(unsealAnswer(two))
    const log = await stage.answerLog(db, meetingId)
    expect(log.filter(({ msgid }) => msgid === message.origin.msgid)).toHaveLength(1)
  }
})

test('a repetition that comes late does not bring the old answer back', async () => {
  const attends = click('d32', `attend:${meetingId}`)
  const first = await desk(attends)
  await desk(words('d32', '请假 出差'))
  expect(await desk(attends)).toEqual(first)
  const line = (await stage.sheet(db, meetingId)).find(({ userid }) => userid === 'd32')
  expect(line).toMatchObject({ answer: 'leave', reason: expect.stringContaining('出差') })
})

test('the same msgid of another bot is another message', async () => {
  const msgid = 'shared-msgid'
  await desk(click('d33', `attend:${meetingId}`, { msgid }))
  await desk(click('d34', `attend:${meetingId}`, { msgid, bot: 'another-bot' }))
  const log = (await stage.answerLog(db, meetingId)).filter(entry => entry.msgid === msgid)
  expect(log.map(({ userid }) => userid).sort()).toEqual(['d33', 'd34'])
})

type Fail = (run: number, tx: Tx) => unknown

/** A command and a button that write and then fail as told; they count how often they were run. */
function faulty(fail: Fail) {
  const seen = { runs: 0 }
  const write = async ({ tx, tenant }: Context) => {
    await tx.sql`update congress set last_meeting_number = last_meeting_number + 100 where id = ${tenant.id}`
    await fail(++seen.runs, tx)
    return say('好了')
  }
  const face = { name: '试', aliases: [], summary: '试', usage: '/试', examples: ['/试'] }
  const command = defineCommand({ ...face, who: 'members', run: write })
  const button = defineButton({ action: 'try', who: 'members', press: write })
  return { seen, desk: deskOn(db, register([command], [button])) }
}

async function lastNumber(): Promise<number> {
  const [row] = await db.sql<
    { n: number }[]
  >`select last_meeting_number as n from congress where id = ${sixty}`
  return row?.n ?? 0
}

const failures: { readonly what: string; readonly fail: Fail }[] = [
  { what: 'an error', fail: () => Promise.reject(new Error('unexpected')) },
  { what: 'something that is no error', fail: () => Promise.reject('just words') },
  { what: 'a statement that the database refuses', fail: (_, tx) => tx.sql`select 1 / ${0}::int` },
  {
    what: 'a refused statement that the handler hides',
    fail: (_, tx) => tx.sql`select 1 / ${0}::int`.catch(() => null),
  },
]

test.for(failures)(
  'after $what nothing is left; the apology has the msgid and a repetition gets it again',
  async ({ fail }) => {
    const { seen, desk: failing } = faulty(fail)
    const before = await lastNumber()
    for (const message of [words('d40', '/试'), click('d40', 'try:1')]) {
      seen.runs = 0
      const reply = await failing(message)
      expect(JSON.stringify(reply)).toContain(message.origin.msgid)
      expect(reply.kind).toBe(message.kind === 'click' ? 'update' : 'text')
      expect(await failing(message)).toEqual(reply)
      expect(seen.runs).toBe(1)
      expect(await lastNumber()).toBe(before)
      const rows = await stage.recorded(db, message.origin.msgid)
      expect(rows).toEqual([{ kind: message.kind, detail: null, reply }])
    }
  },
)

test('a failing message that comes ten times at once gets one apology', async () => {
  const { desk: failing } = faulty(() => Promise.reject(new Error('unexpected')))
  const before = await lastNumber()
  const message = words('d41', '/试')
  const replies = await Promise.all(Array.from({ length: 10 }, () => failing(message)))
  for (const reply of replies) expect(reply).toEqual(replies[0])
  expect(await lastNumber()).toBe(before)
  expect(await stage.recorded(db, message.origin.msgid)).toHaveLength(1)
})

test('after a deadlock the message is done again from the start, and once in effect', async () => {
  const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' })
  const { seen, desk: trying } = faulty(run => (run < 3 ? Promise.reject(deadlock) : null))
  const before = await lastNumber()
  expect(await trying(words('d42', '/试'))).toEqual(say('好了'))
  expect(seen.runs).toBe(3)
  expect(await lastNumber()).toBe(before + 100)
})

test('when the connection is lost in the middle nothing is recorded, and the repetition is done', async () => {
  const { seen, desk: cut } = faulty((run, tx) =>
    run === 1 ? tx.sql`select pg_terminate_backend(pg_backend_pid())` : null,
  )
  const before = await lastNumber()
  const message = words('d43', '/试')
  await expect(cut(message)).rejects.toThrow()
  expect(await stage.recorded(db, message.origin.msgid)).toEqual([])
  expect(await lastNumber()).toBe(before)
  expect(await cut(message)).toEqual(say('好了'))
  expect(seen.runs).toBe(2)
  expect(await lastNumber()).toBe(before + 100)
})

test('what took so long that nobody waits for it is not recorded, and the repetition is done', async () => {
  const { seen, desk: slow } = faulty(async (run, tx) => {
    if (run > 1) return
    await tx.sql`set local statement_timeout = '20ms'`
    await tx.sql`select pg_sleep(5)`
  })
  const before = await lastNumber()
  const message = words('d47', '/试')
  await expect(slow(message)).rejects.toThrow()
  expect(await stage.recorded(db, message.origin.msgid)).toEqual([])
  expect(await slow(message)).toEqual(say('好了'))
  expect(seen.runs).toBe(2)
  expect(await lastNumber()).toBe(before + 100)
})

test('without the database a message is answered 503, and done when it is sent again', async () => {
  const away = await open()
  await away.close()
  const without = await start({ receive: deskOn(away) })
  const back = await start({ receive: desk })
  for (const message of [click('d44', `attend:${meetingId}`), words('d45', '参加')]) {
    const refused = await post(without, seal(wireOf(message)))
    expect([refused.status, await refused.text()]).toEqual([503, 'the database is unreachable, try again'])
    expect(await stage.recorded(db, message.origin.msgid)).toEqual([])
    expect((await post(back, seal(wireOf(message)))).status).toBe(200)
    expect(await stage.recorded(db, message.origin.msgid)).toHaveLength(1)
  }
})

test('what is not understood is recorded with its kind and answered with nothing, however often', async () => {
  const service = await start({ receive: desk })
  const head = { aibotid: stage.bot, chatid: stage.group, chattype: 'group', from: { userid: 'd46' } }
  const strange = [
    { ...head, msgid: 'u1', msgtype: 'location', location: {} },
    { ...head, msgid: 'u2', msgtype: 'event', event: { eventtype: 'add_to_chat' } },
    { ...head, msgid: 'u3', msgtype: 'text' },
    { ...head, msgid: 'u4', from: { userid: 'sys' }, msgtype: 'text', text: { content: '入群' } },
    { ...head, msgid: 'u5', msgtype: 'event', event: { eventtype: 'feedback_event' } },
  ]
  const before = await state()
  for (const message of strange) {
    for (let times = 0; times < 2; times++) {
      const answer = await post(service, seal(message))
      expect([answer.status, await answer.text()]).toEqual([200, ''])
    }
    const feedback = message.msgid === 'u5'
    expect(await stage.recorded(db, message.msgid)).toEqual([
      {
        kind: feedback ? 'feedback' : 'unknown',
        detail: feedback ? null : expect.stringMatching(/\S/),
        reply: { kind: 'silent' },
      },
    ])
  }
  expect(await state()).toEqual(before)
})
