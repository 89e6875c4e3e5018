import { chatidOf, type Origin } from '../../../bot/incoming.ts'
import { openReply } from '../../../db/sealed-json.ts'
import type { Tx } from '../../../db/tx.ts'
import type { Line } from '../types.ts'
import { withOpenWords } from './answers.ts'

export interface Clicker {
  readonly personId: number
  /** Null when the person is not addressed, or unknown, or the message's number was another's. */
  readonly line: Line | null
  /** Opened: the reply that this very message was given before; null when it is new. */
  readonly earlier: unknown
}

type Row = Omit<Line, 'answer'> & {
  answer: Line['answer']
  personId: number | null
  isInvited: boolean
  isHeard: boolean
  earlier: unknown
}

/**
 * Who clicked, by the roster of the meeting's congress, with his line of the sheet and whether this message
 * was answered before. (`answers.ts` says why the arrays are selected.) A message number that was another person's, of
 * another place, or that of no click has neither: what was answered there is not for here.
 * @returns in the order of the clicks
 */
export async function clickers(
  tx: Tx,
  clicks: readonly {
    readonly origin: Pick<Origin, 'bot' | 'msgid' | 'userid' | 'chat'>
    readonly meetingId: number
  }[],
): Promise<Clicker[]> {
  const rows = await tx.sql<Row[]>`
    select p.id as "personId", v.person_id is not null as "isInvited", i.bot is not null as "isHeard",
           case when i.kind = 'click' and i.userid is not distinct from k.userid and i.chatid is not distinct from k.chatid
             then i.reply end as earlier,
           v.answer, v.reason, v.leave_kind as "leaveKind", v.late, v.entered_by as "enteredBy",
           v.time_version as "timeVersion", v.answered_at as "answeredAt", v.decision, v.decision_note as "decisionNote"
    from unnest(
      (select ${clicks.map(click => click.origin.bot)}::text[]),
      (select ${clicks.map(click => click.origin.msgid)}::text[]),
      (select ${clicks.map(click => click.origin.userid)}::text[]),
      (select ${clicks.map(({ origin }) => chatidOf(origin))}::text[]),
      (select ${clicks.map(click => click.meetingId)}::int[])
    ) with ordinality as k(bot, msgid, userid, chatid, meeting_id, nth)
    left join inbound i on i.bot = k.bot and i.msgid = k.msgid
    left join meeting m on m.id = k.meeting_id
    left join lateral (
      select id from person
      where congress_id = m.congress_id and lower(userid) = lower(k.userid) and active limit 1
    ) p on true
    left join lateral (
      select * from invitee where meeting_id = m.id and person_id = p.id limit 1
    ) v on true
    order by k.nth`
  return rows.map((row, nth) => ({
    personId: row.personId ?? 0,
    line:
      row.personId !== null && row.isInvited && !(row.isHeard && row.earlier === null)
        ? withOpenWords(tx, clicks[nth]?.meetingId ?? 0, lineOf(row))
        : null,
    earlier: openReply(tx.sql.vault, clicks[nth]?.origin.msgid ?? '', row.earlier ?? null),
  }))
}

const lineOf = (row: Line): Line => ({
  answer: row.answer,
  reason: row.reason,
  leaveKind: row.leaveKind,
  late: row.late,
  enteredBy: row.enteredBy,
  timeVersion: row.timeVersion,
  answeredAt: row.answeredAt,
  decision: row.decision,
  decisionNote: row.decisionNote,
})
