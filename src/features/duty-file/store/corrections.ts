import type { Tx } from '../../../db/tx.ts'
import { keyOf } from '../rules/keys.ts'

/**
 * Whose lines of a meeting's sheet are to be put right: a clerk has accepted what they say of them, and it was not entered
 * for them since.
 * @param what whether somebody was there, or what he had answered: leave
 */
export async function linesToCorrect(
  tx: Tx,
  congressId: number,
  meeting: { readonly id: number; readonly number: number },
  what: 'presence' | 'answer',
): Promise<ReadonlySet<number>> {
  const rows = await tx.sql<{ id: number }[]>`
    select distinct d.person_id as id
    from duty_dispute d join duty_ruling r on r.dispute_id = d.id and r.accepted
    where d.congress_id = ${congressId} and d.entry = ${keyOf.notice(meeting.number)}
      and not exists (select from attendance_entry e
                      where ${what} = 'presence' and e.meeting_id = ${meeting.id} and e.person_id = d.person_id and e.at > r.at)
      and not exists (select from answer_entry e
                      where ${what} = 'answer' and e.meeting_id = ${meeting.id} and e.person_id = d.person_id and e.at > r.at)`
  return new Set(rows.map(({ id }) => id))
}
