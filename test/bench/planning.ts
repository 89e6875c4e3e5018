/**
 * All congresses of the country receive on the same 15th at half past eight: how long planning takes, how long it
 * takes to say what is due of it in one half hour, whether the oldest is said first, and whether anybody has to wait
 * for others who have a hundred times as much to say.
 */
import type { Channel } from '../../src/channels/channel.ts'
import { webhookChannel } from '../../src/channels/webhook.ts'
import { MovableClock } from '../../src/clock.ts'
import { type Database, openDatabase } from '../../src/db/open.ts'
import { callReception } from '../../src/features/reception/jobs/call.ts'
import { planReception } from '../../src/features/reception/jobs/plan.ts'
import { canonical, defaultRule } from '../../src/features/reception/rules/rule.ts'
import { createDispatcher } from '../../src/outbox/dispatcher.ts'
import { margin } from '../../src/outbox/pace.ts'
import { below, effects, type Figure, info, perSecond } from './support-figures.ts'
import { benchLog } from './support-server.ts'

export interface PlanningBench {
  /** A database with the schema and nothing in it. */
  readonly databaseUrl: string
  /** China has 38 602 townships and streets. */
  readonly congresses: number
}

const deputiesEach = 4
const zoneMs = 8 * 3_600_000
/** A Monday; the next Monday is the 15th, so the week's plan holds all that is said of it. */
const monday = new Date(Date.UTC(2026, 5, 8, 8, 30) - zoneMs)
const dutyMorning = new Date(Date.UTC(2026, 5, 15, 8, 0) - zoneMs)

export async function planning({ databaseUrl, congresses }: PlanningBench): Promise<Figure[]> {
  const db = await openDatabase({ url: databaseUrl })
  try {
    await settle(db, congresses)
    const clock = new MovableClock(monday)
    return [
      ...(await plan(db, clock, congresses)),
      ...(await call(db, clock, congresses)),
      ...(await drain(db, clock, congresses)),
    ]
  } finally {
    await db.close()
  }
}

/** The congresses, each with a liaison, a group with a webhook and a rule of its own, which is the same for all. */
async function settle(db: Database, congresses: number): Promise<void> {
  await db.sql`
    insert into congress (name, kind, county, created_at)
    select n || '镇', 'township', '某县', now() from generate_series(1, ${congresses}::int) n`
  await db.sql`
    insert into person (congress_id, name, userid, levels, updated_at)
    select c.id, '代表' || n, 'p' || c.id || '-' || n, case when n = 0 then '{}' else '{town}' end::text[], now()
    from congress c cross join generate_series(0, ${deputiesEach}::int) n`
  await db.sql`insert into person_role (person_id, role) select id, 'liaison' from person where levels = '{}'`
  await db.sql`
    insert into chat (congress_id, chatid, purpose, webhook_key, bound_at)
    select id, 'wrPlanning' || id, 'deputies', 'key-' || id, now() from congress`
  await db.sql`
    insert into reception_rule (congress_id, rule, from_minute, until_minute, place, updated_at)
    select id, ${canonical(defaultRule)}, 510, 690, '人大代表联络站', now() from congress`
  await db.sql`vacuum analyze`
}

async function plan(db: Database, clock: MovableClock, congresses: number): Promise<Figure[]> {
  const startedAtMs = performance.now()
  let planned = 0
  let nearMs = 0
  for (;;) {
    const done = await db.transaction(tx => planReception({ tx, clock, now: monday, botName: '联络员' }))
    if (done === 0) break
    planned += done
    // First the near days of all, then the year of all.
    if (nearMs === 0 && planned >= congresses) nearMs = performance.now() - startedAtMs
  }
  const wholeMs = performance.now() - startedAtMs
  const [rows] = await db.sql<{ days: number; calls: number; whole: number }[]>`
    select (select count(*) from reception_day where status = 'planned') as days,
           (select count(*) from reception_call) as calls,
           (select count(*) from reception_call where slot = '2026-06-15.1') as whole`
  if (planned !== 2 * congresses || rows?.whole !== 6 * congresses)
    throw new Error(`${planned} planned, ${rows?.whole} calls of the 15th`)
  return [
    below(
      `planning: ${congresses} congresses on the same 15th at 8:30, the days and what is said of them`,
      nearMs / 1000,
      10,
      's',
    ),
    info(
      'planning: … and a year and a month of days for each',
      `${(wholeMs / 1000).toFixed(1)} s, ${rows.days} days, ${rows.calls} calls`,
    ),
  ]
}

/** The morning of the day, 8:00: all are due, since half an hour or less, in an order that is not that of the rows. */
async function call(db: Database, clock: MovableClock, congresses: number): Promise<Figure[]> {
  await db.sql`
    insert into reception_duty (day_id, person_id, leads, source)
    select d.id, p.id, p.name = '代表1', 'rota'
    from reception_day d join person p on p.congress_id = d.congress_id and p.levels = '{town}'
    where d.day = '2026-06-15'`
  // What was due in the week before has been said.
  await db.sql`
    update reception_call set done_at = now(), outcome = 'sent' where due_at < ${dutyMorning}`
  await db.sql`
    update reception_call set due_at = due_at - abs(hashint4(congress_id) % 1800) * interval '1 second'
    where due_at = ${dutyMorning}`
  await db.sql`vacuum analyze reception_duty, reception_call, reception_rule`
  clock.moveTo(dutyMorning)
  const startedAtMs = performance.now()
  let slowestMs = 0
  for (;;) {
    const batchAtMs = performance.now()
    const done = await db.transaction(tx => callReception({ tx, clock, now: dutyMorning, botName: '联络员' }))
    slowestMs = Math.max(slowestMs, performance.now() - batchAtMs)
    if (done === 0) break
  }
  const tookMs = performance.now() - startedAtMs
  const [rows] = await db.sql<{ enqueued: number; groups: number; early: number }[]>`
    select count(*) as enqueued, count(distinct target) as groups, count(*) filter (where due_at < earlier) as early
    from (
      select o.target, c.due_at, max(c.due_at) over (order by o.id) as earlier
      from outbox o
      join reception_call c on c.congress_id = o.congress_id and c.kind = 'duty_morning' and c.slot = '2026-06-15.1') as words`
  if (rows?.enqueued !== congresses || rows.groups !== congresses)
    throw new Error(`${rows?.enqueued} words for ${rows?.groups} groups`)
  return [
    info(
      'planning: calls of one half hour turned into words of the outbox, one replica',
      `${(tookMs / 1000).toFixed(1)} s, ${perSecond(congresses / (tookMs / 1000))}, longest transaction ${Math.round(slowestMs)} ms`,
    ),
    effects('planning: … oldest first: words before an older one', String(rows.early), '0', rows.early === 0),
  ]
}

const perMinute = 20
/** A group in a hundred has so many older words waiting. */
const oftenEach = 60

/** At the pace of the platform, with a sender that does nothing. */
async function drain(db: Database, clock: MovableClock, congresses: number): Promise<Figure[]> {
  await db.sql`
    insert into outbox (channel, target, promise, payload, state, due_at, created_at)
    select o.channel, o.target, o.promise, o.payload, 'waiting', o.due_at - (${oftenEach} - n) * interval '1 minute', o.created_at
    from (select * from outbox where congress_id % 100 = 0) o cross join generate_series(0, ${oftenEach - 1}::int) n`
  await db.sql`vacuum analyze outbox`
  const sent: { readonly id: number; readonly target: string }[] = []
  const channel: Channel = {
    name: webhookChannel,
    limits: { perMinute, perHour: null, burst: 1 },
    send: async ({ id, target }) => {
      sent.push({ id, target })
    },
  }
  const dispatcher = createDispatcher({ db, clock, channels: [channel], log: benchLog })
  const startedAtMs = performance.now()
  await dispatcher.runOnce()
  const tookMs = performance.now() - startedAtMs
  const inFirstMinute = sent.length
  let minutes = 1
  while ((await waiting(db)) > 0 && minutes < 2 * oftenEach) {
    clock.moveTo(new Date(clock.now().getTime() + 60_000 + margin))
    await dispatcher.runOnce()
    minutes += 1
  }
  await dispatcher.stop()
  const { groups, ahead } = turnsOf(sent)
  if (groups !== congresses) throw new Error(`${groups} groups heard`)
  const [order] = await db.sql<{ early: number }[]>`
    select count(*) filter (where o.due_at < o.earlier) as early from (
      select o.due_at, max(o.due_at) over (partition by o.target order by s.nth) as earlier
      from jsonb_array_elements_text(${db.sql.json(sent.map(({ id }) => id))}) with ordinality as s(id, nth)
      join outbox o on o.id = s.id::bigint) o`
  const fewest = Math.ceil((oftenEach + 1) / perMinute)
  return [
    info(
      'planning: … and sent, each to a group of its own, at 20 a minute a group',
      `${(tookMs / 1000).toFixed(1)} s, ${perSecond(inFirstMinute / (tookMs / 1000))}`,
    ),
    effects(
      `planning: … nobody starves: words that one group in a hundred, with ${oftenEach} older ones, got before another got its first`,
      String(ahead),
      '<= 1',
      ahead <= 1,
    ),
    effects(
      'planning: … all gone after as many minutes as the pace wants, in each group oldest first',
      `${minutes} min, ${order?.early} before an older one`,
      `${fewest} min, 0`,
      minutes === fewest && order?.early === 0,
    ),
  ]
}

async function waiting(db: Database): Promise<number> {
  const [row] = await db.sql<{ n: number }[]>`select count(*) as n from outbox where state = 'waiting'`
  return row?.n ?? 0
}

/** How many groups heard something, and how many words the one had got before the last of the others got its first. */
function turnsOf(sent: readonly { readonly target: string }[]): { groups: number; ahead: number } {
  const got = new Map<string, number>()
  let most = 0
  let ahead = 0
  for (const { target } of sent) {
    const count = (got.get(target) ?? 0) + 1
    got.set(target, count)
    if (count === 1) ahead = most
    most = Math.max(most, count)
  }
  return { groups: got.size, ahead }
}
