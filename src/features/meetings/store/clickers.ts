import type { Tx } from '../../../db/tx.ts'
import type { Line } from '../types.ts'

export interface Clicker {
  readonly personId: number
  /** Null when the person is not addressed, or unknown. */
  readonly line: Line | null
  /** The reply that this very message was given before; null when it is new. */
  readonly earlier: unknown
}

interface Row extends Omit<Line, 'answer'> {
  nth: number
  answer: Line['answer']
  personId: number | null
  invited: boolean
  earlier: unknown
}

/**
 * Who clicked, by the roster of the meeting's congress, with his line of the sheet and whether this message
 * was answered before: one statement for all clicks, in their order.
 */
export async function clickers(
  tx: Tx,
  clicks: readonly {
    readonly origin: { readonly bot: string; readonly msgid: string; readonly userid: string }
    readonly meetingId: number
  }[],
): Promise<Clicker[]> {
  const rows = await tx.sql<Row[]>`
    select k.nth::int as nth, p.id as "personId", v.person_id is not null as invited, i.reply as earlier,
           v.answer, v.reason, v.leave_kind as "leaveKind", v.late, v.entered_by as "enteredBy",
           v.time_version as "timeVersion", v.answered_at as "answeredAt", v.decision, v.decision_note as "decisionNote"
    from unnest(
      ${clicks.map(click => click.origin.bot)}::text[],
      ${clicks.map(click => click.origin.msgid)}::text[],
      ${clicks.map(click => click.origin.userid)}::text[],
      ${clicks.map(click => click.meetingId)}::int[]
    ) with ordinality as k(bot, msgid, userid, meeting_id, nth)
    left join inbound i on i.bot = k.bot and i.msgid = k.msgid
    left join meeting m on m.id = k.meeting_id
    left join person p on p.congress_id = m.congress_id and lower(p.userid) = lower(k.userid) and p.active
    left join invitee v on v.meeting_id = m.id and v.person_id = p.id
    order by k.nth`
  return rows.map(({ personId, invited, earlier, nth: _, ...line }) => ({
    personId: personId ?? 0,
    line: personId !== null && invited ? line : null,
    earlier: earlier ?? null,
  }))
}
