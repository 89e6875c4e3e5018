import { type Day, isoDay } from '../../../calendar/day.ts'
import type { Tx } from '../../../db/tx.ts'
import type { WantedDay } from '../rules/wanted.ts'

/** Congresses with one rule, one zone and the same hours: what is computed once holds for all of them. */
export interface Member {
  readonly congressId: number
  readonly group: number
  /** Reception has been given up: what somebody has changed by hand ends too. */
  readonly stopped: boolean
  /** The day (ISO) from which on its last plan was none any more; null: it had none, or its rule is another. */
  readonly plannedUntil: string | null
}

export interface GroupDays {
  readonly group: number
  readonly days: readonly WantedDay[]
}

/**
 * Brings the days to come of these congresses in line with their rules: two statements, however many they are.
 *
 * Left alone are days that have begun, that somebody has changed by hand, and those beyond `lastDay` (a clock that
 * was ahead has planned them). A day that is another than it was gets a new version, so what was to be said of the
 * old one is not said any more (`apply-calls.ts`).
 *
 * First the days that will not be received on any more are vacated: of a congress only one day may be planned for
 * a date, and days may change places. That counts as no change yet: a day that is only moved has one new version.
 * @returns how many days changed that were planned before, and whose are not on their date any more
 */
export async function applyDays(
  tx: Tx,
  members: readonly Member[],
  groups: readonly GroupDays[],
  lastDay: Day,
  now: Date,
): Promise<{ readonly changed: number; readonly movedOf: readonly number[] }> {
  const who = tx.sql.json(members)
  // Beside the join: an array of ids is looked up in the index, also before the table has statistics.
  const ids = members.map(member => member.congressId)
  const wanted = tx.sql.json(groups.flatMap(({ group, days }) => days.map(day => rowOf(group, day))))
  const vacated = await tx.sql<{ congressId: number }[]>`
    update reception_day d set status = 'skipped', reason = null, planned_at = ${now}
    from jsonb_to_recordset(${who}) as m("congressId" int, "group" int, stopped boolean)
    where d.congress_id = any(${ids}::int[]) and d.congress_id = m."congressId"
      and d.status = 'planned' and (m.stopped or not d.by_hand)
      and d.starts_at > ${now} and d.nominal <= ${isoDay(lastDay)}::date
      and not exists (
        select from jsonb_to_recordset(${wanted}) as w("group" int, nominal date, day date, status text)
        where w."group" = m."group" and w.nominal = d.nominal and w.day = d.day and w.status = 'planned')
    returning d.congress_id as "congressId"`
  const [applied] = await tx.sql<{ changed: number }[]>`
    with member as materialized (
      select * from jsonb_to_recordset(${who}) as m("congressId" int, "group" int)
    ), wanted as materialized (
      select * from jsonb_to_recordset(${wanted})
        as w("group" int, nominal date, day date, status text, starts_at timestamptz, ends_at timestamptz)
      where w.starts_at > ${now}
    ), held as materialized (
      select d.congress_id, d.day, d.nominal from reception_day d
      where d.congress_id = any(${ids}::int[]) and d.status = 'planned'
        and d.day >= (select min(day) from wanted) and (d.by_hand or d.starts_at <= ${now} or d.nominal > ${isoDay(lastDay)}::date)
    ), applied as (
      insert into reception_day as d (congress_id, nominal, day, status, starts_at, ends_at, place, planned_at)
      select m."congressId", w.nominal, w.day,
             case when w.status = 'planned' and h.congress_id is not null then 'merged' else w.status end,
             w.starts_at, w.ends_at, r.place, ${now}
      from member m
      join wanted w on w."group" = m."group"
      join reception_rule r on r.congress_id = m."congressId"
      left join held h on h.congress_id = m."congressId" and h.day = w.day and h.nominal <> w.nominal
      on conflict (congress_id, nominal) do update set
        day = excluded.day, status = excluded.status, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
        place = excluded.place, reason = null, version = d.version + 1, planned_at = excluded.planned_at
      where not d.by_hand and d.starts_at > ${now}
        and (d.day, d.status, d.starts_at, d.ends_at, d.place)
          is distinct from (excluded.day, excluded.status, excluded.starts_at, excluded.ends_at, excluded.place)
      returning d.version
    )
    select count(*) filter (where version > 1) as changed from applied`
  return {
    changed: vacated.length + (applied?.changed ?? 0),
    movedOf: [...new Set(vacated.map(({ congressId }) => congressId))],
  }
}

const rowOf = (group: number, { nominal, day, status, startsAt, endsAt }: WantedDay) => ({
  group,
  nominal: isoDay(nominal),
  day: isoDay(day),
  status,
  starts_at: startsAt,
  ends_at: endsAt,
})
