import { type Day, dayOfIso, isoDay } from '../../../calendar/day.ts'
import { places } from '../../../db/sealed-columns.ts'
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import type { VisitNumber } from '../rules/number.ts'
import type { Visit, VisitFields, VisitKind } from '../types.ts'

/** Matters of the register, without who came. */

type Row = Omit<Visit, 'receivedOn' | 'dueOn' | 'closedOn' | 'followedUpOn'> & {
  readonly receivedOn: string
  readonly dueOn: string | null
  readonly closedOn: string | null
  readonly followedUpOn: string | null
}

/** @param which what stands behind `from visit v left join person p …` */
export async function selectVisits(tx: Tx, which: Part): Promise<Visit[]> {
  const rows = await tx.sql<Row[]>`
    select v.id, v.congress_id as "congressId", v.year, v.number, v.kind, v.received_on as "receivedOn",
           v.deputy_id as "deputyId", p.name as "deputyName", v.village, v.matter, v.category, v.people, v.handling,
           v.office_id as "officeId", v.office_name as "officeName", v.due_on as "dueOn", v.status, v.outcome,
           v.closed_on as "closedOn", v.followed_up_on as "followedUpOn", v.satisfaction, v.entered_by as "enteredBy"
    from visit v left join person p on p.id = v.deputy_id ${which}`
  const { vault } = tx.sql
  return rows.map(row => {
    const place = places.visit(row.congressId)
    return toVisit({ ...row, matter: vault.open(place, row.matter), outcome: vault.open(place, row.outcome) })
  })
}

function toVisit(row: Row): Visit {
  const receivedOn = dayOfIso(row.receivedOn)
  if (receivedOn === null) throw new Error('a visit was received on no day')
  const day = (iso: string | null): Day | null => (iso === null ? null : dayOfIso(iso))
  return {
    ...row,
    receivedOn,
    dueOn: day(row.dueOn),
    closedOn: day(row.closedOn),
    followedUpOn: day(row.followedUpOn),
  }
}

export interface NewVisit extends VisitFields {
  readonly congressId: number
  readonly kind: VisitKind
  readonly enteredBy: number
}

const isoOrNull = (day: Day | null): string | null => (day === null ? null : isoDay(day))

/**
 * Enters a matter under the next number of its year, and under the reception day on which it was brought. Whoever
 * enters at the same moment waits for this transaction: numbers have no gaps.
 * @returns its id
 */
export async function insertVisit(tx: Tx, added: NewVisit, now: Date): Promise<number> {
  const { year } = added.receivedOn
  const seal = sealer(tx, added)
  const [row] = await tx.sql<{ id: number }[]>`
    with counted as (
      insert into visit_counter as c (congress_id, year, last) values (${added.congressId}, ${year}, 1)
      on conflict (congress_id, year) do update set last = c.last + 1 returning last
    ) insert into visit (congress_id, year, number, kind, received_on, day_id, deputy_id, village, matter, category,
                         people, handling, office_id, office_name, due_on, status, outcome, closed_on, followed_up_on,
                         satisfaction, entered_by, entered_at)
    select ${added.congressId}::int, ${year}::int, last, ${added.kind}, ${isoDay(added.receivedOn)}::date,
           (select d.id from reception_day d where ${added.kind} = 'visit' and d.congress_id = ${added.congressId}
              and d.day = ${isoDay(added.receivedOn)}::date and d.status = 'planned'),
           ${added.deputyId}::int, ${added.village}, ${seal(added.matter)}, ${added.category}, ${added.people}::int,
           ${added.handling}, ${added.officeId}::int, ${added.officeName}, ${isoOrNull(added.dueOn)}::date,
           ${added.status}, ${seal(added.outcome)}, ${isoOrNull(added.closedOn)}::date,
           ${isoOrNull(added.followedUpOn)}::date, ${added.satisfaction}, ${added.enteredBy}::int, ${now}
    from counted returning id`
  if (row === undefined) throw new Error('an insert returned no row')
  return row.id
}

const sealer =
  ({ sql: { vault } }: Tx, { congressId }: { readonly congressId: number }) =>
  (words: string | null) =>
    vault.seal(places.visit(congressId), words)

/** Writes all that can be changed; the reception day follows the day. */
export async function saveVisit(tx: Tx, visit: Visit): Promise<void> {
  const received = isoDay(visit.receivedOn)
  const seal = sealer(tx, visit)
  await tx.sql`
    update visit v set received_on = ${received}::date, deputy_id = ${visit.deputyId}, village = ${visit.village},
      matter = ${seal(visit.matter)}, category = ${visit.category}, people = ${visit.people}, handling = ${visit.handling},
      office_id = ${visit.officeId}, office_name = ${visit.officeName}, due_on = ${isoOrNull(visit.dueOn)}::date,
      status = ${visit.status}, outcome = ${seal(visit.outcome)}, closed_on = ${isoOrNull(visit.closedOn)}::date,
      followed_up_on = ${isoOrNull(visit.followedUpOn)}::date, satisfaction = ${visit.satisfaction},
      day_id = case when v.received_on = ${received}::date then v.day_id
                    else (select d.id from reception_day d where v.kind = 'visit' and d.congress_id = v.congress_id
                            and d.day = ${received}::date and d.status = 'planned') end
    where v.id = ${visit.id}`
}

/** The deputy who received each of these; without the others. */
export async function receiversOf(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.sql<{ id: number; deputyId: number }[]>`
    select id, deputy_id as "deputyId" from visit where id = any(${[...ids]}::int[]) and deputy_id is not null`
  return new Map(rows.map(({ id, deputyId }) => [id, deputyId]))
}

/** The matter, and nobody else changes it until the transaction ends. */
export async function lockVisit(tx: Tx, id: number): Promise<Visit | null> {
  // Of two statements, not one: what was waited for is to be seen by the second, the deputy's name too.
  await tx.sql`select from visit where id = ${id} for update`
  const [visit] = await selectVisits(tx, tx.sql.part`where v.id = ${id}`)
  return visit ?? null
}

/** Which of the matters a number can mean: of this year and the last, and those that are open for longer, the latest first. Locked. */
export async function visitsNumbered(
  tx: Tx,
  congressId: number,
  { year, number }: VisitNumber,
  thisYear: number,
): Promise<Visit[]> {
  const numbered = tx.sql.part`v.congress_id = ${congressId} and v.number = ${number}
    and (v.year = ${year}::int or (${year}::int is null and (v.year >= ${thisYear - 1}::int or v.status = 'open')))`
  await tx.sql`select from visit v where ${numbered} order by v.year desc for update`
  return selectVisits(tx, tx.sql.part`where ${numbered} order by v.year desc`)
}

/** Whose matter it is; null when there is none. */
export async function congressOfVisit(tx: Tx, id: number): Promise<number | null> {
  const [row] = await tx.sql<{ congressId: number }[]>`
    select congress_id as "congressId" from visit where id = ${id}`
  return row?.congressId ?? null
}
