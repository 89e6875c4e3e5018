/**
 * Towns that receive voters, on a database of their own, with the schedule and the dispatcher, but without the front
 * desk: what they send goes by the real webhook channel to a server that keeps it with the service's time.
 */
import { afterAll } from 'vitest'
import { type Day, dayOfIso } from '../../../src/calendar/day.ts'
import { createWebhookChannel } from '../../../src/channels/webhook.ts'
import { MovableClock } from '../../../src/clock.ts'
import type { Database } from '../../../src/db/open.ts'
import { callReception } from '../../../src/features/reception/jobs/call.ts'
import { planReception } from '../../../src/features/reception/jobs/plan.ts'
import { defaultRule } from '../../../src/features/reception/rules/rule.ts'
import { plannedDays } from '../../../src/features/reception/store/days.ts'
import { nextReceptionCallAt } from '../../../src/features/reception/store/due-calls.ts'
import { setDuties } from '../../../src/features/reception/store/duties.ts'
import { nextPlanAt, planBatch } from '../../../src/features/reception/store/planning.ts'
import { saveReception } from '../../../src/features/reception/store/rule.ts'
import type { ReceptionDay, ReceptionSettings } from '../../../src/features/reception/types.ts'
import { seedTown } from '../../../src/features/roster/seed.ts'
import { createDispatcher } from '../../../src/outbox/dispatcher.ts'
import type { ScheduleDeps } from '../../../src/schedule/run-due.ts'
import { runForward } from '../../../src/schedule/run-forward.ts'
import { startFakePlatform } from '../../channels/fake-platform.ts'
import { quietLog, type TestDatabase, testDatabase } from '../../support/database.ts'
import { privateNotes } from '../../support/opened.ts'

const zone = 'Asia/Shanghai'

interface Said {
  /** Service time, to the minute: `2026-03-13 09:00`. */
  readonly at: string
  /** The webhook's key: the town's id. */
  readonly key: string
  readonly text: string
  readonly mention: readonly string[]
}

export interface Stage {
  readonly db: Database
  readonly database: TestDatabase
  readonly clock: MovableClock
  readonly schedule: ScheduleDeps & { readonly clock: MovableClock }
  /** Everything that went out by webhook, in its order. */
  readonly said: Said[]
  /** What went out to one town's group: `03-13 09:00 【值班通知】3月16日… @yunxi-1`. */
  heard(key: string): string[]
  moveTo(instant: string): Promise<void>
  /** What was written to people alone, oldest first. */
  notes(): Promise<readonly { readonly at: string; readonly to: string; readonly text: string }[]>
}

const receptionJobs = [
  { name: 'reception.plan', run: planReception, nextDueAt: nextPlanAt },
  { name: 'reception.call', run: callReception, nextDueAt: nextReceptionCallAt },
]

/** @param start the service's time, e.g. `2026-03-02T10:00` in Shanghai */
export async function openStage(start: string): Promise<Stage> {
  const database = await testDatabase()
  const { db } = database
  const clock = new MovableClock(shanghai(start))
  const platform = await startFakePlatform()
  const said: Said[] = []
  const ok = platform.answer
  platform.answer = (response, arrival) => {
    const { text } = arrival.body as { text: { content: string; mentioned_list?: string[] } }
    const key = decodeURIComponent(new URL(arrival.url, platform.apiBase).searchParams.get('key') ?? '')
    said.push({ at: minute(clock.now()), key, text: text.content, mention: text.mentioned_list ?? [] })
    ok(response, arrival)
  }
  const channel = createWebhookChannel({ sql: db.sql, apiBase: () => platform.apiBase })
  const dispatcher = createDispatcher({ db, clock, log: quietLog, channels: [channel] })
  const schedule = { db, clock, jobs: receptionJobs, botName: '联络员', log: quietLog }
  afterAll(async () => {
    await dispatcher.stop()
    await platform.close()
  })
  return {
    db,
    database,
    clock,
    schedule,
    said,
    heard: key =>
      said
        .filter(one => one.key === key)
        .map(({ at, text, mention }) =>
          [at.slice(5), text, ...mention.map(userid => `@${userid}`)].join(' '),
        ),
    moveTo: instant => runForward(schedule, dispatcher, shanghai(instant)),
    notes: async () => {
      const notes = await privateNotes(db)
      return notes.map(({ at, userid, text }) => ({ at: minute(at), to: userid ?? '', text }))
    },
  }
}

/** `2026-03-02T10:00` → the instant at which clocks in Shanghai show it. */
export const shanghai = (wall: string): Date =>
  new Date(`${wall.length === 10 ? `${wall}T00:00` : wall}:00+08:00`)

export function day(iso: string): Day {
  const found = dayOfIso(iso)
  if (found === null) throw new Error(`${iso} is no day`)
  return found
}

/** Plans until nothing is left to plan. */
export async function planAll(db: Database, now: Date): Promise<void> {
  while ((await db.transaction(tx => planBatch(tx, now))) > 0);
}

/** The wall clock of Shanghai, to the minute. */
export const minute = (instant: Date): string =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

export interface TownOptions {
  readonly settings?: Partial<ReceptionSettings>
  readonly webhook?: boolean
  readonly zone?: string
  readonly now: Date
}

const names = { yunxi: '云溪镇', shiqiao: '石桥镇', hekou: '河口乡', dongshan: '东山镇' } as const

/** A town with a liaison (`<id>-liaison`) and four deputies (`<id>-1` to `-4`), which receives on the 15th. */
export async function addTown(
  db: Database,
  id: keyof typeof names,
  { settings = {}, webhook = true, zone: where = zone, now }: TownOptions,
): Promise<{ readonly congressId: number; readonly deputies: readonly number[] }> {
  const name = names[id]
  await seedTown(
    db,
    {
      name,
      kind: 'township',
      county: '某县',
      province: '浙江',
      offices: [],
      roster: [
        { 姓名: '李联', 企业微信账号: `${id}-liaison`, 代表层级: '', 职务: '联络员' },
        ...['张一', '王二', '赵三', '钱四'].map((deputy, n) => ({
          姓名: deputy,
          企业微信账号: `${id}-${n + 1}`,
          代表层级: n === 0 ? '乡镇、县' : '乡镇',
          职务: '',
        })),
      ],
      chats: [{ id: `${id}-deputies`, purpose: 'deputies', webhookKey: webhook ? id : null }],
    },
    now,
  )
  return db.transaction(async tx => {
    const [congress] = await tx.sql<{ id: number }[]>`
      update congress set zone = ${where}, settings = settings || ${tx.sql.json(withoutPlan)}::jsonb
      where name = ${name} returning id`
    const congressId = congress?.id ?? 0
    const people = await tx.sql<{ id: number }[]>`
      select id from person where congress_id = ${congressId} and cardinality(levels) > 0 order by id`
    await saveReception(tx, { ...usual, congressId, ...settings }, null, now)
    return { congressId, deputies: people.map(person => person.id) }
  })
}

/** Nothing is said but about reception. */
export const withoutPlan = {
  year: {
    presidiumPerQuarter: 0,
    sessionsPerYear: 0,
    receptionPerMonth: 0,
    presidiumStudiesPerQuarter: 0,
    deputyStudiesPerYear: 0,
    groupActivitiesPerYear: 0,
    dutyReportsLeast: 0,
  },
  visits: { contactsPerYear: 0 },
}

const usual = {
  rule: defaultRule,
  fromMinute: 8 * 60 + 30,
  untilMinute: 11 * 60 + 30,
  place: '代表联络站',
  phone: '0571-88886666',
}

/** Somebody on duty says that he comes, or that he does not, to what he was told of the day last. */
export async function answer(
  db: Database,
  dayId: number,
  personId: number | undefined,
  said: 'confirm' | 'leave',
  at: Date,
): Promise<void> {
  const { count } = await db.sql`
    update reception_duty u set answer = ${said}, answered_version = d.version, answered_at = ${at}
    from reception_day d where d.id = u.day_id and u.day_id = ${dayId} and u.person_id = ${personId ?? 0}`
  if (count !== 1) throw new Error('he is not on duty')
}

/** Puts the same people on duty on all days that are planned from one to another. */
export async function staff(
  db: Database,
  congressId: number,
  people: readonly number[],
  [from, until]: readonly [Day, Day],
  at: Date,
): Promise<readonly ReceptionDay[]> {
  return db.transaction(async tx => {
    const days = await plannedDays(tx, congressId, from, until)
    const duties = days.flatMap(day =>
      people.map((personId, n) => ({ dayId: day.id, personId, leads: n === 0 })),
    )
    await setDuties(
      tx,
      days.map(day => day.id),
      duties,
      { source: 'rota', at, enteredBy: null },
    )
    return days
  })
}
