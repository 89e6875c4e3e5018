/**
 * Planning: the days that a congress's rule comes to, and what is said about them.
 *
 * Congresses are taken a batch at a time. What they have in common (rule, hours, zone, settings) is computed once;
 * the rows of all of them are then written by a few statements. Whoever plans, changes or says something about a
 * congress's reception holds the lock of its `reception_rule`, so that no two do so at once.
 */
import type { HolidayTable } from '../../../calendar/holidays.ts'
import type { Tx } from '../../../db/tx.ts'
import { readHolidays } from '../../holidays/store.ts'
import { dayCalls, type Habits, type PlannedCall } from '../rules/calls.ts'
import {
  callsUntil,
  haveSameDays,
  horizonAt,
  nextToPlan,
  type Plan,
  planEndsAt,
  planFor,
  planText,
  type Reach,
  readPlan,
} from '../rules/horizon.ts'
import { habitsOf, type PlanGroup, planGroups, type Stored } from '../rules/plan-groups.ts'
import type { ReceptionDay } from '../types.ts'
import { applyCalls, applyChanges, applyOwnCalls, applyRetabled } from './apply-calls.ts'
import { applyDays } from './apply-days.ts'
import { selectDays } from './days.ts'

/** In one transaction; replicas share the congresses. */
const batch = 1_000

interface Row extends Stored {
  /** What it was planned with; null: it has to be planned whatever it was. */
  readonly plannedWith: string | null
}

interface Holidays {
  readonly table: HolidayTable
  readonly revision: string
}

/**
 * Plans a batch of congresses: those whose plan is none or out of date; when there are none left, for the year those
 * that are planned for the near only. @returns how many
 */
export async function planBatch(tx: Tx, now: Date): Promise<number> {
  const holidays = await readHolidays(tx)
  const text = nextToPlan(await plansThere(tx), now, holidays.revision)
  if (text === undefined) return 0
  const which = text === null ? tx.sql.part`r.planned_with is null` : tx.sql.part`r.planned_with = ${text}`
  const rows = await tx.sql<Row[]>`
    select ${columns(tx)}, r.planned_with as "plannedWith"
    from reception_rule r join congress c on c.id = r.congress_id
    where ${which} limit ${batch} for update of r skip locked`
  // A plan with the same holidays only goes on by a week or a month; anything else begins with what is near.
  const goesOn = (row: Row) => readPlan(row.plannedWith).revision === holidays.revision
  await plan(tx, rows.filter(goesOn), 'far', holidays, now)
  await plan(
    tx,
    rows.filter(row => !goesOn(row)),
    'near',
    holidays,
    now,
  )
  return rows.length
}

/** Plans one congress's days now, whatever its plan: after its rule was changed, say. */
export async function planCongress(tx: Tx, congressId: number, now: Date): Promise<void> {
  const rows = await tx.sql<Row[]>`
    select ${columns(tx)}, null as "plannedWith" from reception_rule r join congress c on c.id = r.congress_id
    where r.congress_id = ${congressId} for update of r`
  await plan(tx, rows, 'far', await readHolidays(tx), now)
}

/** What is said about a day anew, after somebody changed it; the congress's reception is locked. */
export async function planDay(tx: Tx, congressId: number, dayId: number, now: Date): Promise<void> {
  await applyChanges(tx, [congressId], now)
  const { table } = await readHolidays(tx)
  const [congress] = await tx.sql<Stored[]>`
    select ${columns(tx)} from reception_rule r join congress c on c.id = r.congress_id
    where r.congress_id = ${congressId}`
  const [day] = await selectDays(tx, tx.sql.part`d.id = ${dayId} and d.status = 'planned'`)
  if (congress === undefined || day === undefined) return
  await applyOwnCalls(tx, [{ id: day.id, calls: ownCalls(day, habitsOf(congress, table), now) }], now)
}

/** When the next plan has to be made; in the past when it is now. Null: nobody receives. */
export async function nextPlanAt(tx: Tx): Promise<Date | null> {
  const { revision } = await readHolidays(tx)
  const endsMs = (await plansThere(tx)).map(text => planEndsAt(readPlan(text), revision).getTime())
  return endsMs.length === 0 ? null : new Date(Math.min(...endsMs))
}

/** A handful, however many congresses there are. */
async function plansThere(tx: Tx): Promise<(string | null)[]> {
  const plans = await tx.sql<{ text: string | null }[]>`
    select distinct planned_with as text from reception_rule`
  return plans.map(({ text }) => text)
}

const columns = (tx: Tx) => tx.sql.part`
  r.congress_id as "congressId", r.rule, r.from_minute as "fromMinute", r.until_minute as "untilMinute",
  c.zone, c.province, c.settings`

async function plan(
  tx: Tx,
  rows: readonly Row[],
  reach: Reach,
  { table, revision }: Holidays,
  now: Date,
): Promise<void> {
  if (rows.length === 0) return
  const horizon = horizonAt(now, reach)
  const made = planFor(now, reach, revision)
  const congressIds = rows.map(row => row.congressId)
  const before = new Map(rows.map(row => [row.congressId, readPlan(row.plannedWith)]))
  const stored = rows.map(({ plannedWith: _, ...row }) => row)

  const groups = planGroups(stored, horizon, table, now).map((each, group) => ({ group, ...each }))
  const members = groups.flatMap(each =>
    each.congressIds.map(congressId => ({
      congressId,
      group: each.group,
      stopped: each.stopped,
      plannedUntil: before.get(congressId)?.goodUntil || null,
    })),
  )
  const old = members.filter(member => !haveSameDays(before.get(member.congressId) ?? readPlan(null), made))
  if (old.length > 0) {
    const { changed, movedOf } = await applyDays(tx, old, groups, horizon.lastDay, now)
    if (changed > 0) await applyChanges(tx, congressIds, now)
    const retabled = movedOf.filter(id => isRetabled(before.get(id) ?? readPlan(null), revision))
    await applyRetabled(tx, retabled, revision, now)
  }
  await applyCalls(tx, members, groups, now)
  await planOwnDays(tx, groups, now)
  await tx.sql`
    update reception_rule set planned_with = ${planText(made)} where congress_id = any(${congressIds}::int[])`
}

/** Whether days that move do so because of other tables: seen by the near plan, or by the far one that follows it. */
const isRetabled = (before: Plan, revision: string): boolean =>
  before.revision !== '' && (before.revision !== revision || before.reach === 'near')

/** The days that somebody has changed by hand have hours of their own. */
async function planOwnDays(tx: Tx, groups: readonly PlanGroup[], now: Date): Promise<void> {
  const groupOf = new Map(groups.flatMap(group => group.congressIds.map(id => [id, group])))
  const days = await selectDays(
    tx,
    tx.sql.part`d.congress_id = any(${[...groupOf.keys()]}::int[]) and d.status = 'planned' and d.by_hand
      and d.ends_at > ${now}`,
  )
  const own = days.flatMap(day => {
    const group = groupOf.get(day.congressId)
    return group === undefined ? [] : [{ id: day.id, calls: ownCalls(day, group.habits, now) }]
  })
  await applyOwnCalls(tx, own, now)
}

const ownCalls = (day: ReceptionDay, habits: Habits, now: Date): PlannedCall[] =>
  dayCalls(day, habits).filter(call => call.dueAt < callsUntil(horizonAt(now, 'near')))
