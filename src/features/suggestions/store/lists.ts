/**
 * The list of handling before a meeting of the presidium: planned from the meetings there are, so a meeting that is
 * moved moves it, one that is cancelled has none, and each has it once.
 */
import type { Tx } from '../../../db/tx.ts'
import type { Congress } from '../../congress/types.ts'
import type { Suggestion } from '../types.ts'
import { selectSuggestions } from './suggestions.ts'

type Habits = Pick<Congress, 'zone' | 'province' | 'settings'>

export interface Meeting extends Habits {
  readonly id: number
  readonly congressId: number
  readonly startsAt: Date
}

const listKind = 'meeting_list'

/** Meetings of the presidium to come whose list is not planned, or for another time. */
export function unplannedMeetings(tx: Tx, now: Date, limit: number): Promise<Meeting[]> {
  return tx.sql<Meeting[]>`
    select m.id, m.congress_id as "congressId", m.starts_at as "startsAt", c.zone, c.province, c.settings
    from meeting m join congress c on c.id = m.congress_id
    where m.status in ('open', 'closed') and m.starts_at > ${now} and m.notice->>'kind' = 'presidium'
      and not exists (
        select from suggestion_call k
        where k.congress_id = m.congress_id and k.kind = ${listKind} and k.slot = m.id::text
          and (k.outcome in ('sent', 'nobody') or k.done_at is null and k.not_after = m.starts_at))
    order by m.starts_at limit ${limit}`
}

/** A list that was said stays said; one that was left out, because the meeting was off, comes back with the meeting. */
export async function planMeetingLists(
  tx: Tx,
  lists: readonly { readonly meeting: Meeting; readonly dueAt: Date }[],
): Promise<void> {
  const rows = lists.map(({ meeting, dueAt }) => ({
    congressId: meeting.congressId,
    slot: String(meeting.id),
    dueAt,
    notAfter: meeting.startsAt,
  }))
  await tx.sql`
    insert into suggestion_call as k (congress_id, kind, slot, due_at, not_after)
    select "congressId", ${listKind}, slot, "dueAt", "notAfter"
    from jsonb_to_recordset(${tx.sql.json(rows)}) as t(
      "congressId" int, slot text, "dueAt" timestamptz, "notAfter" timestamptz)
    on conflict (congress_id, kind, slot) do update
      set due_at = excluded.due_at, not_after = excluded.not_after, done_at = null, outcome = null
      where k.outcome is null or k.outcome = 'left_out'`
}

export interface DueList {
  readonly congressId: number
  readonly kind: typeof listKind
  readonly slot: string
  readonly notAfter: Date
  /** Null: the meeting is off, was moved, or is none of the presidium any more. */
  readonly startsAt: Date | null
  readonly congress: Habits
}

/** Takes the lists that are due; another replica takes others. */
export async function takeDueLists(tx: Tx, now: Date, limit: number): Promise<DueList[]> {
  const rows = await tx.sql<(Omit<DueList, 'congress' | 'kind'> & Habits)[]>`
    select k.congress_id as "congressId", k.slot, k.not_after as "notAfter", m.starts_at as "startsAt",
           c.zone, c.province, c.settings
    from suggestion_call k join congress c on c.id = k.congress_id
    left join meeting m on m.id = k.slot::int and m.status in ('open', 'closed') and m.starts_at = k.not_after
      and m.notice->>'kind' = 'presidium'
    where k.kind = ${listKind} and k.done_at is null and k.due_at <= ${now}
    order by k.due_at limit ${limit} for update of k skip locked`
  return rows.map(({ zone, province, settings, ...call }) => ({
    ...call,
    kind: listKind,
    congress: { zone, province, settings },
  }))
}

/** All items of these congresses that are not in the archive; not locked. */
export const openItems = (tx: Tx, congressIds: readonly number[]): Promise<Suggestion[]> =>
  selectSuggestions(
    tx,
    tx.sql
      .part`where s.congress_id = any(${[...congressIds]}::int[]) and s.state <> 'archived' order by s.id`,
  )
