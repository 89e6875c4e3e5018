import type { Tx } from '../../../db/tx.ts'
import { belongs, everybodyOf, isSettled } from '../../attendance/store/belongs.ts'
import { count, hasBody, standingOf } from '../rules/sheet.ts'
import type { Body, Meeting, SheetLine } from '../types.ts'

/**
 * Of the body whose quorum the law counts: all its members, and those of them who come. With guests (列席) on the sheet, a
 * member left out of it, or one who came into the body since it was sent, the sheet's own counts are others: a guest is no vote, and
 * who is not called belongs to the body all the same. Who belongs is what the day of the meeting counts.
 */
export async function readBody(
  tx: Tx,
  meeting: Pick<Meeting, 'id' | 'notice' | 'timeVersion'>,
  sheet: readonly SheetLine[],
): Promise<Body> {
  if (!hasBody(meeting.notice.kind)) return { ...count(meeting, sheet), uncalled: [] }
  const members = await tx.sql<{ id: number; name: string; isCalled: boolean }[]>`
    select p.id, p.name, v.person_id is not null as "isCalled"
    from meeting m
    join congress c on c.id = m.congress_id
    left join sitting s on s.meeting_id = m.id
    ${everybodyOf(tx)}
    where m.id = ${meeting.id}
      and case when ${isSettled(tx)} then coalesce(a.is_member, false) else ${belongs(tx)} end
    order by p.group_id nulls first, p.id`
  const ids = new Set(members.map(({ id }) => id))
  const coming = sheet.filter(line => standingOf(meeting, line) === 'attend' && ids.has(line.personId))
  return {
    invited: members.length,
    attend: coming.length,
    uncalled: members.filter(({ isCalled }) => !isCalled).map(({ name }) => name),
  }
}
