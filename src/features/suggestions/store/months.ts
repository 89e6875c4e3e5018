/** What was done in a month, told when it is over: planned with the first step of the month, so a month without one is none. */
import { addMonths, type Day, isoDay } from '../../../calendar/day.ts'
import type { Tx } from '../../../db/tx.ts'
import type { Congress } from '../../congress/types.ts'

const monthKind = 'month'

export interface PlannedMonth {
  readonly congressId: number
  readonly month: Pick<Day, 'year' | 'month'>
  readonly dueAt: Date
  /** Later than this it is old news. */
  readonly notAfter: Date
}

const firstOf = ({ year, month }: Pick<Day, 'year' | 'month'>): string => isoDay({ year, month, day: 1 })

export async function planMonth(tx: Tx, { congressId, month, dueAt, notAfter }: PlannedMonth): Promise<void> {
  await tx.sql`
    insert into suggestion_call (congress_id, kind, slot, due_at, not_after)
    values (${congressId}, ${monthKind}, ${firstOf(month)}, ${dueAt}, ${notAfter})
    on conflict do nothing`
}

export interface DueMonth {
  readonly congressId: number
  readonly kind: typeof monthKind
  readonly slot: string
  readonly notAfter: Date
  readonly congress: Pick<Congress, 'zone' | 'province' | 'settings'>
}

/** Takes the months that are due; another replica takes others. */
export async function takeDueMonths(tx: Tx, now: Date, limit: number): Promise<DueMonth[]> {
  const rows = await tx.sql<(Omit<DueMonth, 'congress' | 'kind'> & DueMonth['congress'])[]>`
    select k.congress_id as "congressId", k.slot, k.not_after as "notAfter", c.zone, c.province, c.settings
    from suggestion_call k join congress c on c.id = k.congress_id
    where k.kind = ${monthKind} and k.done_at is null and k.due_at <= ${now}
    order by k.due_at limit ${limit} for update of k skip locked`
  return rows.map(({ zone, province, settings, ...call }) => ({
    ...call,
    kind: monthKind,
    congress: { zone, province, settings },
  }))
}

/** How many items each step of the month was about, by congress; an answer is one when all offices have given theirs. */
export async function stepsIn(
  tx: Tx,
  congressIds: readonly number[],
  month: Pick<Day, 'year' | 'month'>,
): Promise<readonly { readonly congressId: number; readonly type: string; readonly count: number }[]> {
  return tx.sql<{ congressId: number; type: string; count: number }[]>`
    select s.congress_id as "congressId", e.event->>'type' as type, count(distinct s.id)::int as count
    from suggestion s join suggestion_entry e on e.suggestion_id = s.id
    where s.congress_id = any(${[...congressIds]}::int[])
      and e.day >= ${firstOf(month)}::date and e.day < ${firstOf(addMonths({ ...month, day: 1 }, 1))}::date
      and (e.event->>'type' <> 'answered' or (e.event->>'complete')::bool)
    group by 1, 2`
}
