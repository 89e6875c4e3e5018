/**
 * Which columns are encrypted at rest, and to which place each value is bound (`vault.ts`). What writes and reads them says the
 * place with `places`; what goes over all of them (a new key, an archive in open formats) finds it here.
 */

/** `leave:12`: copies of one answer lie in two tables, so the place is named after what is said and whose row it is. */
export const places = {
  /** Why somebody cannot come to a meeting, and what was noted when it was decided. */
  leave: (meetingId: number) => `leave:${meetingId}`,
  /** Why somebody went before the end. */
  leftEarly: (meetingId: number) => `left-early:${meetingId}`,
  /** Why somebody cannot be on duty. */
  duty: (dayId: number) => `duty:${dayId}`,
  visitorName: (visitId: number) => `visitor-name:${visitId}`,
  visitorPhone: (visitId: number) => `visitor-phone:${visitId}`,
  /** What somebody brought and what came of it: the words can name him although nobody found his name in them. */
  visit: (congressId: number) => `visit:${congressId}`,
  visitEntry: (visitId: number) => `visit-entry:${visitId}`,
  /** What stood in a duty file, and what is wrong with it. */
  dispute: (congressId: number) => `dispute:${congressId}`,
  ruling: (disputeId: number) => `ruling:${disputeId}`,
  note: (personId: number) => `note:${personId}`,
  dialogue: (personId: number) => `dialogue:${personId}`,
  /** Within one bot no two messages have the same name. */
  reply: (msgid: string) => `reply:${msgid}`,
  /** Of a row that has no number yet when it is written. */
  outbox: () => 'outbox',
} as const

export interface SealedColumn {
  readonly table: string
  readonly column: string
  /** The column whose value tells the place; null: the same for all rows. */
  readonly of: string | null
  readonly place: (of: string) => string
  /** `alike`: the same words are the same when sealed; `json`: sealed as a whole; `reply`, `payload`: with sealed parts (`sealed-json.ts`). */
  readonly form: 'text' | 'alike' | 'json' | 'reply' | 'payload'
}

const byNumber = (place: (id: number) => string) => (of: string) => place(Number(of))

const column = (
  table: string,
  name: string,
  of: string,
  place: (id: number) => string,
  form: SealedColumn['form'] = 'text',
): SealedColumn => ({ table, column: name, of, place: byNumber(place), form })

export const sealedColumns: readonly SealedColumn[] = [
  column('invitee', 'reason', 'meeting_id', places.leave),
  column('invitee', 'decision_note', 'meeting_id', places.leave),
  column('answer_entry', 'reason', 'meeting_id', places.leave),
  column('attendance', 'left_reason', 'meeting_id', places.leftEarly),
  column('attendance_entry', 'left_reason', 'meeting_id', places.leftEarly),
  column('reception_duty', 'reason', 'day_id', places.duty),
  column('duty_entry', 'reason', 'day_id', places.duty),
  column('visitor', 'name', 'visit_id', places.visitorName),
  column('visitor', 'phone', 'visit_id', places.visitorPhone),
  column('visit', 'matter', 'congress_id', places.visit),
  column('visit', 'outcome', 'congress_id', places.visit),
  column('visit_entry', 'change', 'visit_id', places.visitEntry, 'json'),
  column('duty_dispute', 'sentence', 'congress_id', places.dispute),
  column('duty_dispute', 'reason', 'congress_id', places.dispute),
  column('duty_ruling', 'note', 'dispute_id', places.ruling),
  column('private_note', 'text', 'person_id', places.note, 'alike'),
  column('conversation', 'words', 'person_id', places.dialogue),
  { table: 'inbound', column: 'reply', of: 'msgid', place: places.reply, form: 'reply' },
  { table: 'outbox', column: 'payload', of: null, place: places.outbox, form: 'payload' },
]
