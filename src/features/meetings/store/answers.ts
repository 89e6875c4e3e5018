/**
 * The sheet's reads and writes, by sets: one statement serves one answer or sixty.
 *
 * Invariant: whoever changes a line holds its meeting's row lock, taken in order of id. So counts read after
 * the lock are exact, two people clicking at once lose nothing, and two batches cannot deadlock.
 *
 * `(select $1::int[])` instead of `$1::int[]`: the planner then expects ten elements whatever is given, so a plan
 * made for these arrays is never cheaper than the one that is kept, and planning, dearer than running, is done
 * once. `lateral` keeps the kept plan on the indexes when a million answers are stored.
 */
import { places } from '../../../db/sealed-columns.ts'
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import { type NoticeReading, noticeReadingSchema } from '../../../language/notice.ts'
import { remembering } from '../../../remembering.ts'
import { readStoredSettings } from '../../congress/settings.ts'
import { addUp, type Tally } from '../rules/sheet.ts'
import { type Counts, type Line, type Meeting, sheetHint } from '../types.ts'

/** A meeting with the settings of its congress. */
export interface MeetingOfCongress extends Meeting {
  readonly congressName: string
  readonly zone: string
  readonly settings: unknown
  readonly province: string | null
}

/** The same, under lock. */
export type LockedMeeting = MeetingOfCongress

/** Locks the meetings until the transaction ends. Unknown ids are left out. */
export async function lockMeetings(tx: Tx, ids: readonly number[]): Promise<LockedMeeting[]> {
  return (await lockRows<MeetingRow>(tx, ids, meetingColumns(tx))).map(toMeeting)
}

/** A meeting, and which writes its row and its congress's are of: others from the next write on, of whatever column. */
export interface ReadMeeting {
  readonly written: string
  readonly meeting: LockedMeeting
}

/** By id. */
export interface RememberedMeetings {
  get(meetingId: number): ReadMeeting | undefined
  set(meetingId: number, read: ReadMeeting): void
}

/**
 * Locks as `lockMeetings` does, for whoever remembers: a notice's text and its meeting's columns are most of what would come.
 * One statement whatever is known: a second one costs two round trips on a connection that has not prepared it.
 * @param known what was read before; what has been written since, or is new, is read and added
 * @param asked a condition on `m` and `c` that is worth no statement of its own
 * @returns also the ids of those that it holds of, and under which word the counts of their sheets are remembered. Whoever locks
 *   them like this sees to those himself: what he writes in the sheets does not make them void
 */
export async function lockKnown(
  tx: Tx,
  ids: readonly number[],
  known: RememberedMeetings,
  asked: Part,
): Promise<{
  readonly meetings: LockedMeeting[]
  readonly holding: ReadonlySet<number>
  readonly countedBy: ReadonlyMap<number, string | null>
}> {
  const before = new Map(ids.map(id => [id, known.get(id)]))
  const knownWrites = [...before.values()].map(read => read?.written ?? null)
  const written = tx.sql.part`m.xmin::text || ' ' || c.xmin::text`
  const rows = await lockRows<KnownRow>(
    tx,
    ids,
    tx.sql.part`m.id, ${written} as written, (${asked})::bool as asked, m.counted_by as "countedBy",
      (select set_config('liaison.counts', 'kept', true)) as counts,
      case when ${written} is distinct from
        ((select ${knownWrites}::text[])::text[])[array_position((select ${[...before.keys()]}::int[])::int[], m.id)]
      then (select to_json(r)::text from (select ${meetingColumns(tx)}) r) end as unread`,
  )
  const meetings = rows.map(({ id, written, unread }) => {
    if (unread !== null) known.set(id, { written, meeting: readJson(unread) })
    const read = unread === null ? before.get(id) : known.get(id)
    if (read === undefined) throw new Error(`meeting ${id} has not been read`)
    return read.meeting
  })
  return {
    meetings,
    holding: new Set(rows.filter(row => row.asked === true).map(({ id }) => id)),
    countedBy: new Map(rows.map(row => [row.id, row.countedBy])),
  }
}

const lockRows = <T extends object>(tx: Tx, ids: readonly number[], columns: Part) =>
  tx.sql<T[]>`
    select ${columns}
    from meeting m join congress c on c.id = m.congress_id
    where m.id = any((select ${[...ids]}::int[])::int[])
    order by m.id
    for no key update of m`

const meetingColumns = (tx: Tx): Part => tx.sql.part`
  m.id, m.congress_id, m.number, m.status, m.notice::text as notice, m.starts_at, m.closes_at, m.version,
  m.time_version, m.created_by, m.chat_id, m.cancel_reason,
  c.name as congress_name, c.zone, c.settings::text as settings, c.province`

/**
 * Meetings for whoever only looks: nobody who answers waits for him.
 * @param which a condition on `m`, and its order
 */
export async function lookAtMeetings(tx: Tx, which: Part): Promise<MeetingOfCongress[]> {
  const rows = await tx.sql<MeetingRow[]>`
    select ${meetingColumns(tx)} from meeting m join congress c on c.id = m.congress_id where ${which}`
  return rows.map(toMeeting)
}

/** The counts of a sheet whose meeting is locked. */
export async function readCounts(tx: Tx, meeting: Pick<Meeting, 'id' | 'timeVersion'>): Promise<Counts> {
  return addUp(meeting, await readTallies(tx, [meeting.id]))
}

export interface SheetTally extends Tally {
  readonly meetingId: number
}

/**
 * What the lines of the sheets say, alike ones as one row: what that counts as, `rules/sheet.ts` knows. Adding up in
 * the database takes twice as long, because every line is then asked for every column.
 */
export async function readTallies(tx: Tx, meetingIds: readonly number[]): Promise<SheetTally[]> {
  return tx.sql<SheetTally[]>`
    select meeting_id as "meetingId", answer, decision, time_version as "timeVersion", count(*)::int as people
    from invitee
    where meeting_id = any((select ${[...meetingIds]}::int[])::int[])
    group by meeting_id, answer, decision, time_version`
}

/** From now on the counts of these sheets are remembered under these words, or by nobody. The caller holds the meetings' locks. */
export async function writeClaims(tx: Tx, claims: ReadonlyMap<number, string | null>): Promise<void> {
  await tx.sql`
    update meeting m set counted_by = c.word
    from unnest((select ${[...claims.keys()]}::int[]), (select ${[...claims.values()]}::text[])) as c(id, word)
    where m.id = c.id`
}

export interface LineKey {
  readonly meetingId: number
  readonly personId: number
}

/** One line of the sheet, or null when the person is not addressed. */
export async function readLine(tx: Tx, key: LineKey): Promise<Line | null> {
  return (await readLines(tx, key.personId, [key.meetingId])).get(key.meetingId) ?? null
}

/** A person's lines on these sheets, by meeting; none where he is not addressed. */
export async function readLines(
  tx: Tx,
  personId: number,
  meetingIds: readonly number[],
): Promise<ReadonlyMap<number, Line>> {
  const rows = await tx.sql<(Line & { meetingId: number })[]>`
    select meeting_id as "meetingId", answer, reason, leave_kind as "leaveKind", late, entered_by as "enteredBy",
           time_version as "timeVersion", answered_at as "answeredAt", decision, decision_note as "decisionNote"
    from invitee
    where meeting_id = any((select ${[...meetingIds]}::int[])::int[]) and person_id = ${personId}`
  return new Map(rows.map(({ meetingId, ...line }) => [meetingId, withOpenWords(tx, meetingId, line)]))
}

/** A line as it was said: its words lie sealed. */
export const withOpenWords = <T extends Pick<Line, 'reason' | 'decisionNote'>>(
  { sql: { vault } }: Tx,
  meetingId: number,
  line: T,
): T => ({
  ...line,
  reason: vault.open(places.leave(meetingId), line.reason),
  decisionNote: vault.open(places.leave(meetingId), line.decisionNote),
})

/** A changed line and the message that changed it. */
export interface AnswerChange extends LineKey {
  readonly line: Line
  readonly bot: string
  readonly msgid: string
}

/**
 * Writes changed lines and their entries in the log, in one statement. When a person appears twice, the log
 * keeps both and the sheet the later one.
 */
export async function writeAnswers(tx: Tx, changes: readonly AnswerChange[]): Promise<void> {
  if (changes.length === 0) return
  await tx.sql`with ${answersToWrite(tx, changes)} select 1`
}

/** @returns what `writeAnswers` does, as the `with` queries of a statement that does more. */
export function answersToWrite(tx: Tx, changes: readonly AnswerChange[]): Part {
  tx.hint(sheetHint)
  const lines = changes.map(change => change.line)
  const withReason = changes.filter(({ line }) => line.reason !== null).map(({ meetingId }) => meetingId)
  return tx.sql.part`
    changed as (
      select * from unnest(
        (select ${changes.map(change => change.meetingId)}::int[]),
        (select ${changes.map(change => change.personId)}::int[]),
        (select ${lines.map(line => line.answer)}::text[]),
        (select ${changes.map(({ meetingId, line }) => tx.sql.vault.seal(places.leave(meetingId), line.reason))}::text[]),
        (select ${lines.map(line => line.leaveKind)}::text[]),
        (select ${lines.map(line => line.late)}::bool[]),
        (select ${lines.map(line => line.enteredBy)}::int[]),
        (select ${lines.map(line => line.timeVersion)}::int[]),
        (select ${lines.map(line => line.answeredAt?.toISOString() ?? null)}::timestamptz[]),
        (select ${lines.map(line => line.decision)}::text[]),
        (select ${changes.map(change => change.bot)}::text[]),
        (select ${changes.map(change => change.msgid)}::text[])
      ) with ordinality as t(
        meeting_id, person_id, answer, reason, leave_kind, late, entered_by, time_version, at, decision, bot, msgid, nth)
    ), logged as (
      insert into answer_entry (meeting_id, person_id, answer, reason, leave_kind, late, entered_by, time_version, at, bot, msgid)
      select meeting_id, person_id, answer, reason, leave_kind, late, entered_by, time_version, at, bot, msgid
      from changed order by nth
    ), lines as (
      update invitee v
      set answer = c.answer, reason = c.reason, leave_kind = c.leave_kind, late = c.late, entered_by = c.entered_by,
          time_version = c.time_version, answered_at = c.at, decision = c.decision,
          decision_note = null,
          decided_by = case when c.decision = 'approved' then v.decided_by end,
          decided_at = case when c.decision = 'approved' then v.decided_at end
      from (select distinct on (meeting_id, person_id) * from changed order by meeting_id, person_id, nth desc) c
      where v.meeting_id = c.meeting_id and v.person_id = c.person_id
    )${withReason.length === 0 ? tx.sql.part`` : tx.sql.part`, reopened as (${reasonsWritten(tx, withReason)})`}`
}

/** A reason that comes after those of its meeting were erased by rule has its time, too. @returns a statement */
export const reasonsWritten = ({ sql }: Tx, meetingIds: readonly number[]): Part => sql.part`
  update meeting set reasons_erased_at = null
  where id = any((select ${[...new Set(meetingIds)]}::int[])::int[]) and reasons_erased_at is not null`

interface MeetingRow {
  id: number
  congress_id: number
  number: number
  status: Meeting['status']
  notice: string
  starts_at: Date | null
  closes_at: Date | null
  version: number
  time_version: number
  created_by: number
  chat_id: number | null
  cancel_reason: string | null
  congress_name: string
  zone: string
  settings: string
  province: string | null
}

interface KnownRow {
  id: number
  written: string
  asked: boolean | null
  countedBy: string | null
  /** Null: it is known. */
  unread: string | null
}

/** A row that comes as JSON: instants are text in it. */
function readJson(text: string): MeetingOfCongress {
  type Written = Omit<MeetingRow, 'starts_at' | 'closes_at'> &
    Record<'starts_at' | 'closes_at', string | null>
  const row: Written = JSON.parse(text)
  const instant = (at: string | null) => (at === null ? null : new Date(at))
  return toMeeting({ ...row, starts_at: instant(row.starts_at), closes_at: instant(row.closes_at) })
}

const toMeeting = (row: MeetingRow): MeetingOfCongress => ({
  id: row.id,
  congressId: row.congress_id,
  number: row.number,
  status: row.status,
  notice: readStoredNotice(row.notice),
  startsAt: row.starts_at,
  closesAt: row.closes_at,
  version: row.version,
  timeVersion: row.time_version,
  createdBy: row.created_by,
  chatId: row.chat_id,
  cancelReason: row.cancel_reason,
  congressName: row.congress_name,
  zone: row.zone,
  settings: readStoredSettings(row.settings),
  province: row.province,
})

/** A notice as it lies in the database. */
export const readStoredNotice = remembering(
  (text): NoticeReading => noticeReadingSchema.parse(JSON.parse(text)),
)
