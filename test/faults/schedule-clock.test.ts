/**
 * F10, what the clock brings: replicas whose machines are wrong about the time say each reminder once, and after two hours in
 * which none of them ran each of those that were due is said late or left out, as its kind has it.
 */
import { beforeEach, expect, test } from 'vitest'
import { type Clock, MovableClock } from '../../src/clock.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { registry } from '../../src/desk/registry.ts'
import { jobs } from '../../src/schedule/jobs.ts'
import { runDue } from '../../src/schedule/run-due.ts'
import { botName, click, deputies, settleTowns, now as stageNow, words } from '../desk/stage.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { figure } from '../support/guarantees.ts'

const { db } = await testDatabase()
const minuteMs = 60_000
const hourMs = 60 * minuteMs

const empty = () => db.sql`truncate congress, inbound, outbox, outbox_target restart identity cascade`
beforeEach(empty)

/** Of the schedule, what a notice brings. */
const ofMeetings = jobs.filter(({ name }) => name.startsWith('meetings.'))

/** A replica whose machine is so far off; nobody moved the service's time by that. */
const off = (clock: MovableClock, byMs: number): Clock => ({
  now: () => new Date(clock.now().getTime() + byMs),
  get offsetMs() {
    return clock.offsetMs
  },
})

/** A notice of the stage's morning, 11 March, for nine days later at nine, to all in the group, and who comes. */
async function announceByWords(clock: MovableClock): Promise<void> {
  await settleTowns(db, stageNow)
  const desk = createDesk({ db, clock, registry, botName, log: quietLog })
  await desk(
    words('d1', '/会议 3月20日上午9点 镇政府三楼会议室 全体代表会议 审议民生实事项目 3月18日下午6点前回复'),
  )
  const [meeting] = await db.sql<{ id: number }[]>`select id from meeting where status = 'open'`
  for (const userid of deputies.slice(0, 30)) await desk(click(userid, `attend:${meeting?.id ?? 0}`))
}

/** Lets so much time pass in steps, all replicas looking together at each. */
async function pass(
  clock: MovableClock,
  replicas: readonly Clock[],
  until: Date,
  everyMs: number,
): Promise<void> {
  for (let at = clock.now().getTime(); at < until.getTime(); at += everyMs) {
    clock.moveTo(new Date(at))
    await Promise.all(
      replicas.map(each => runDue({ db, clock: each, jobs: ofMeetings, botName, log: quietLog })),
    )
  }
}

interface Told {
  readonly kind: string
  readonly outcome: string
  /** By the right clock, to the minute of Shanghai. */
  readonly at: string
  /** How often the log of deeds has it. */
  readonly times: number
}

const told = (): Promise<readonly Told[]> => db.sql<Told[]>`
  select r.kind, r.outcome, to_char(r.done_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as at,
         (select count(*) from deed d where d.subject = 'meeting:' || r.meeting_id and d.detail ->> 'kind' = r.kind) as times
  from reminder r order by r.due_at`
const closings = async (): Promise<number> =>
  (await db.sql<{ n: number }[]>`select count(*) as n from deed where action = 'meeting.close'`)[0]?.n ?? -1
/** What was said to the group. */
const said = async (): Promise<number> =>
  (await db.sql<{ n: number }[]>`select count(*) as n from outbox where target like 'chat:%'`)[0]?.n ?? -1

const wrongBy = [-hourMs, -90_000, 0, 90_000, hourMs, 24 * hourMs]

test('F10: six replicas, from an hour behind to a day ahead, say every reminder once and close once', async ({
  annotate,
}) => {
  const end = new Date('2026-03-21T12:00:00+08:00')
  const alone = new MovableClock(stageNow)
  await announceByWords(alone)
  await pass(alone, [alone], end, 30 * minuteMs)
  const wanted = await said()
  await empty()

  const clock = new MovableClock(stageNow)
  await announceByWords(clock)
  await pass(
    clock,
    wrongBy.map(byMs => off(clock, byMs)),
    end,
    30 * minuteMs,
  )
  const reminders = await told()
  const once = reminders.filter(({ times }) => times === 1)
  const [closed, spoken] = [await closings(), await said()]
  await figure(
    annotate,
    'F10',
    `six replicas, from an hour behind to a day ahead: ${once.length} of ${reminders.length} reminders of a notice taken once (pass: all), closed ${closed} time (pass: 1), ${spoken} messages to its group (pass: ${wanted}, as of a single replica that is right)`,
  )
  expect(reminders).toHaveLength(6)
  expect(once).toEqual(reminders)
  expect(closed).toBe(1)
  expect(wanted).toBeGreaterThan(3)
  expect(spoken).toBe(wanted)
})

test('F10: after two hours without any replica what still helps is said, what does not is left out', async ({
  annotate,
}) => {
  const clock = new MovableClock(stageNow)
  await announceByWords(clock)
  const replicas = [0, 90_000].map(byMs => off(clock, byMs))
  const at = (text: string): Date => new Date(`2026-03-${text}:00+08:00`)
  const stand = async (from: string, until: string): Promise<void> => {
    await pass(clock, replicas, at(from), 10 * minuteMs)
    clock.moveTo(at(until))
  }
  // The evening before, and around the beginning: its last call, check-in and the beginning itself.
  await stand('19T18:30', '19T20:30')
  await stand('20T07:30', '20T09:40')
  await pass(clock, replicas, at('21T12:00'), 10 * minuteMs)
  const reminders = await told()
  const each = reminders.map(({ kind, outcome, at: when }) => `${kind} ${outcome} ${when}`)
  await figure(
    annotate,
    'F10',
    `two replicas 90 s apart, twice two hours without any: ${each.join(', ')} (pass: said late, or left out, each once)`,
  )
  expect(reminders.every(({ times }) => times === 1)).toBe(true)
  expect(reminders.map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ['deadline_eve', 'sent'],
    ['deadline_day', 'sent'],
    ['start_eve', 'sent'],
    ['start_hour', 'left_out'],
    ['check_in', 'left_out'],
    // It says who is there: nobody, for nobody was asked to check in.
    ['roll_call', 'nobody'],
  ])
  expect(reminders[2]?.at).toMatch(/^03-19 20:3/)
  expect(await closings()).toBe(1)
})
