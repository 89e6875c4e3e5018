import { type Day, isoDay } from '../../../calendar/day.ts'
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import type { Period, Scope, Visit } from '../types.ts'
import { personsIn } from './visitors.ts'
import { selectVisits } from './visits.ts'
import { within } from './within.ts'

export interface VisitCounts {
  readonly visits: number
  readonly letters: number
  readonly contacts: number
  /** Met by these contacts, of `people`. */
  readonly voters: number
  /** 人次 */
  readonly people: number
  readonly persons: number
  readonly closed: number
  readonly open: number
  readonly overdue: number
  readonly followedUp: number
}

/** @param today what is overdue is open and was due before */
export async function countVisits(tx: Tx, scope: Scope, period: Period, today: Day): Promise<VisitCounts> {
  const [row] = await countsBy(tx, within(tx, scope, period), [{ id: scope.congressId, today }])
  if (row === undefined) throw new Error('a count returned no row')
  const { congressId: _, overdueSince: __, ...counts } = row
  return { ...counts, persons: await personsIn(tx, scope, period) }
}

export interface MatterCounts extends Omit<VisitCounts, 'persons'> {
  /** The day on which the longest overdue one was due (ISO); null: none is. */
  readonly overdueSince: string | null
}

/**
 * The same of many congresses at once, without persons; what is overdue is so whatever year it came in.
 * @param towns each with its own day
 */
export async function countVisitsOf(
  tx: Tx,
  towns: readonly { readonly id: number; readonly today: Day }[],
  year: number,
): Promise<ReadonlyMap<number, MatterCounts>> {
  const rows = await countsBy(
    tx,
    tx.sql
      .part`v.received_on >= make_date(${year}::int, 1, 1) and v.received_on < make_date(${year}::int + 1, 1, 1)`,
    towns,
  )
  const late = new Map(
    (await overdueOf(tx, towns)).map(({ congressId, ...overdue }) => [congressId, overdue]),
  )
  return new Map(
    rows.map(({ congressId, ...counts }) => [congressId, { ...counts, ...late.get(congressId) }]),
  )
}

/** All open matters that were due before, of whatever year; a line for each of the congresses. */
function overdueOf(
  tx: Tx,
  towns: readonly { readonly id: number; readonly today: Day }[],
): Promise<(Pick<MatterCounts, 'overdue' | 'overdueSince'> & { congressId: number })[]> {
  return tx.sql<(Pick<MatterCounts, 'overdue' | 'overdueSince'> & { congressId: number })[]>`
    select b.id as "congressId", count(v.id)::int as overdue, min(v.due_on) as "overdueSince"
    from unnest(${towns.map(({ id }) => id)}::int[], ${towns.map(({ today }) => isoDay(today))}::date[]) as b(id, today)
    left join visit v on v.congress_id = b.id and v.status = 'open' and v.due_on < b.today
    group by b.id`
}

/** A line for each of the congresses, also where there is nothing. @param which a condition on `visit v` */
function countsBy(
  tx: Tx,
  which: Part,
  towns: readonly { readonly id: number; readonly today: Day }[],
): Promise<(MatterCounts & { congressId: number })[]> {
  return tx.sql<(MatterCounts & { congressId: number })[]>`
    select b.id as "congressId", count(*) filter (where v.kind = 'visit')::int as visits,
           count(*) filter (where v.kind = 'letter')::int as letters,
           count(*) filter (where v.kind = 'contact')::int as contacts,
           coalesce(sum(v.people) filter (where v.kind = 'contact'), 0)::int as voters,
           coalesce(sum(v.people), 0)::int as people,
           count(*) filter (where v.status = 'closed')::int as closed,
           count(*) filter (where v.status = 'open')::int as open,
           count(*) filter (where v.status = 'open' and v.due_on < b.today)::int as overdue,
           count(*) filter (where v.followed_up_on is not null)::int as "followedUp",
           min(v.due_on) filter (where v.status = 'open' and v.due_on < b.today) as "overdueSince"
    from unnest(${towns.map(({ id }) => id)}::int[], ${towns.map(({ today }) => isoDay(today))}::date[]) as b(id, today)
    left join visit v on v.congress_id = b.id and ${which} and v.status <> 'void'
    group by b.id order by b.id`
}

/** What is still to be done, the most overdue first, then what has no day. */
export function openVisits(tx: Tx, scope: Scope, period: Period): Promise<Visit[]> {
  return selectVisits(
    tx,
    tx.sql
      .part`where ${within(tx, scope, period)} and v.status = 'open' order by v.due_on nulls last, v.year, v.number`,
  )
}

/** The same of all years: what nobody has closed is still to be done. */
export function allOpenVisits(tx: Tx, congressId: number): Promise<Visit[]> {
  return selectVisits(
    tx,
    tx.sql.part`where v.congress_id = ${congressId} and v.status = 'open'
      order by v.due_on nulls last, v.year, v.number`,
  )
}

/** The register as it is filed: every number, those entered by mistake, too. */
export function registerVisits(
  tx: Tx,
  scope: Scope,
  period: Period,
  window?: { readonly from: number; readonly count: number },
): Promise<Visit[]> {
  return selectVisits(
    tx,
    tx.sql.part`where ${within(tx, scope, period)} order by v.year, v.number
      limit ${window?.count ?? null}::int offset ${window?.from ?? 0}::int`,
  )
}

/** Its rows, those entered by mistake too, and the attachments of the others. */
export async function registerSize(
  tx: Tx,
  scope: Scope,
  period: Period,
): Promise<{ readonly rows: number; readonly attachments: number }> {
  const [row] = await tx.sql<{ rows: number; attachments: number }[]>`
    select count(*)::int as rows,
           (select count(*)::int from attachment a join visit v on v.id = a.subject_id
            where a.subject_kind = 'visit' and a.removed_at is null and ${within(tx, scope, period)}
              and v.status <> 'void') as attachments
    from visit v where ${within(tx, scope, period)}`
  return row ?? { rows: 0, attachments: 0 }
}
