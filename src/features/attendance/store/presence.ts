import { places } from '../../../db/sealed-columns.ts'
import type { Tx } from '../../../db/tx.ts'
import { reasonsWritten } from '../../meetings/store/answers.ts'
import { sheetHint } from '../../meetings/types.ts'
import type { Presence } from '../types.ts'
import { belongs, everybodyOf, isSettled } from './belongs.ts'
import { openSitting } from './sitting.ts'

/** Who is there, written. Whoever writes holds the meeting's lock, so two entering the same sheet lose nothing. */

export interface Entered {
  readonly personId: number
  readonly presence: Presence
}

/** Where an entry comes from. */
export interface EntrySource {
  readonly at: Date
  readonly bot: string
  readonly msgid: string
}

/** Puts people's states on the sheet and into the log, by one statement each. */
export async function enterPresences(
  tx: Tx,
  meetingId: number,
  entered: readonly Entered[],
  { at, bot, msgid }: EntrySource,
): Promise<void> {
  if (entered.length === 0) return
  tx.hint(sheetHint)
  await openSitting(tx, meetingId)
  const { vault } = tx.sql
  const rows = entered.map(({ personId, presence }) => ({
    personId,
    ...presence,
    leftReason: vault.seal(places.leftEarly(meetingId), presence.leftReason),
  }))
  await tx.sql`
    with entered as (
      select * from jsonb_to_recordset(${tx.sql.json(rows)}) as t(
        "personId" int, "arrivedAt" timestamptz, "leftAt" timestamptz, "leftReason" text, late bool, door text,
        "enteredBy" int)
    ), logged as (
      insert into attendance_entry
        (meeting_id, person_id, arrived_at, left_at, left_reason, late, door, entered_by, at, bot, msgid)
      select ${meetingId}::int, "personId", "arrivedAt", "leftAt", "leftReason", late, door, "enteredBy",
             ${at}::timestamptz, ${bot}, ${msgid}
      from entered
    ), reopened as (
      ${reasonsWritten(tx, rows.some(row => row.leftReason !== null) ? [meetingId] : [])}
    )
    insert into attendance
      (meeting_id, person_id, is_member, arrived_at, left_at, left_reason, late, door, entered_by)
    select m.id, p.id, not ${isSettled(tx)} and ${belongs(tx)}, e."arrivedAt", e."leftAt", e."leftReason", e.late, e.door, e."enteredBy"
    from meeting m
    join congress c on c.id = m.congress_id
    join sitting s on s.meeting_id = m.id
    ${everybodyOf(tx)}
    join entered e on e."personId" = p.id
    where m.id = ${meetingId}::int
    on conflict (meeting_id, person_id) do update
    set arrived_at = excluded.arrived_at, left_at = excluded.left_at, left_reason = excluded.left_reason,
        late = excluded.late, door = excluded.door, entered_by = excluded.entered_by`
}

/**
 * Writes down who belongs, once the meeting has begun: from then on whoever leaves the roster stays on this sheet, as
 * he was a member when it began. A day later it is looked at who was absent from a session: by then what was entered or
 * approved late stands. Said again it changes nothing.
 */
export async function settleDay(tx: Tx, meetingId: number, now: Date): Promise<void> {
  await openSitting(tx, meetingId)
  const settled = await tx.sql`
    update sitting s
    set settled_at = ${now},
        review_at = case when m.notice->>'kind' = 'session' then greatest(m.starts_at, s.called_at) + interval '1 day' end
    from meeting m
    where s.meeting_id = ${meetingId} and m.id = s.meeting_id and not ${isSettled(tx)}
      and (m.starts_at <= ${now} or s.called_at is not null)`
  if (settled.count === 0) return
  await tx.sql`
    insert into attendance (meeting_id, person_id, is_member)
    select m.id, p.id, ${belongs(tx)}
    from meeting m
    join congress c on c.id = m.congress_id
    ${everybodyOf(tx)}
    where m.id = ${meetingId} and (v.person_id is not null or ${belongs(tx)})
    on conflict (meeting_id, person_id) do update set is_member = excluded.is_member`
}
