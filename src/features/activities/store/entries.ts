import type { Tx } from '../../../db/tx.ts'
import { emptyRecord, recordOf } from '../rules/fold.ts'
import type { ActivityEntry, ActivityRecord, RecordField, ReportWay, Votes } from '../types.ts'

/** What came of meetings, written and read. Whoever writes holds the meeting's row lock, so that no two take one number. */

/** What is written; what is not named is null. */
export type NewEntry =
  | { readonly kind: 'add' | 'replace'; readonly field: RecordField; readonly text: string }
  | { readonly kind: 'link' | 'unlink'; readonly suggestionId: number }
  | {
      readonly kind: 'report'
      readonly personId: number
      readonly way: ReportWay
      readonly votes: Votes | null
    }
  | { readonly kind: 'unreport'; readonly personId: number }

export interface Entering {
  readonly at: Date
  readonly enteredBy: number
  readonly message: { readonly bot: string; readonly msgid: string }
}

/** @param meetingId of a meeting that is locked */
export async function addEntries(
  tx: Tx,
  meetingId: number,
  entries: readonly NewEntry[],
  { at, enteredBy, message }: Entering,
): Promise<void> {
  const rows = entries.map(({ kind, ...entry }, i) => ({
    kind,
    place: i + 1,
    ...entry,
    ...('votes' in entry ? entry.votes : null),
  }))
  await tx.sql`
    insert into activity_entry (meeting_id, nth, kind, field, text, suggestion_id, person_id, way,
                                satisfied, basically, dissatisfied, at, entered_by, bot, msgid)
    select ${meetingId}::int,
           t.place + coalesce((select max(nth) from activity_entry where meeting_id = ${meetingId}), 0),
           t.kind, t.field, t.text, t."suggestionId", t."personId", t.way, t.satisfied, t.basically, t.dissatisfied,
           ${at}::timestamptz, ${enteredBy}::int, ${message.bot}, ${message.msgid}
    from jsonb_to_recordset(${tx.sql.json(rows)}) as t(
      place int, kind text, field text, text text, "suggestionId" int, "personId" int, way text,
      satisfied int, basically int, dissatisfied int)`
}

type Row = ActivityEntry & { readonly meetingId: number }

/** The record of each meeting; of one that has no entry an empty one. */
export async function readRecords(
  tx: Tx,
  meetingIds: readonly number[],
): Promise<ReadonlyMap<number, ActivityRecord>> {
  const rows = await tx.sql<Row[]>`
    select e.meeting_id as "meetingId", e.kind, e.field, e.text, e.suggestion_id as "suggestionId",
           e.person_id as "personId", p.name as "personName", e.way, e.satisfied, e.basically, e.dissatisfied,
           e.at, b.name as by
    from activity_entry e join person b on b.id = e.entered_by left join person p on p.id = e.person_id
    where e.meeting_id = any(${[...meetingIds]}::int[]) order by e.meeting_id, e.nth`
  return new Map(meetingIds.map(id => [id, recordOf(rows.filter(({ meetingId }) => meetingId === id))]))
}

export async function readRecord(tx: Tx, meetingId: number): Promise<ActivityRecord> {
  return (await readRecords(tx, [meetingId])).get(meetingId) ?? emptyRecord
}

/** The activities that a suggestion came of, by their notices' numbers. */
export async function activitiesOf(
  tx: Tx,
  suggestionId: number,
): Promise<readonly { readonly meetingId: number; readonly number: number }[]> {
  return tx.sql<{ meetingId: number; number: number }[]>`
    select l.meeting_id as "meetingId", m.number from (
      select distinct on (meeting_id) meeting_id, kind from activity_entry
      where suggestion_id = ${suggestionId} order by meeting_id, nth desc
    ) l join meeting m on m.id = l.meeting_id
    where l.kind = 'link' and m.status in ('open', 'closed') order by m.number`
}

/**
 * Deputies of a congress who have reported, with the meeting; what was taken back is not among them.
 * @param since when the term began; null: nobody has said, and everything counts
 */
export async function reportsOf(
  tx: Tx,
  congressId: number,
  since: Date | null,
): Promise<readonly { readonly personId: number; readonly meetingId: number }[]> {
  return tx.sql<{ personId: number; meetingId: number }[]>`
    select l.person_id as "personId", l.meeting_id as "meetingId" from (
      select distinct on (e.meeting_id, e.person_id) e.meeting_id, e.person_id, e.kind
      from activity_entry e join meeting m on m.id = e.meeting_id
      where m.congress_id = ${congressId} and e.person_id is not null and m.status in ('open', 'closed')
        and (${since}::timestamptz is null or m.starts_at >= ${since}::timestamptz)
      order by e.meeting_id, e.person_id, e.nth desc
    ) l where l.kind = 'report'`
}
