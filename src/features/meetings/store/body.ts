import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import { belongs, everybodyOf, isSettled } from '../../attendance/store/belongs.ts'
import { count, hasBody, standingOf } from '../rules/sheet.ts'
import type { Body, Meeting, SheetLine } from '../types.ts'
import { addressees } from './addressees.ts'

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
  if (!hasBody(meeting.notice.kind)) return count(meeting, sheet)
  const members = await tx.sql<{ id: number }[]>`
    select p.id
    from meeting m
    join congress c on c.id = m.congress_id
    left join sitting s on s.meeting_id = m.id
    ${everybodyOf(tx)}
    where m.id = ${meeting.id}
      and case when ${isSettled(tx)} then coalesce(a.is_member, false) else ${belongs(tx)} end`
  const ids = new Set(members.map(({ id }) => id))
  const coming = sheet.filter(line => standingOf(meeting, line) === 'attend' && ids.has(line.personId))
  return { invited: members.length, attend: coming.length }
}

/** Whether `m` has a body of its own, and a sheet that is not exactly it: somebody came or went since it was sent. */
export const isApartFromBody = (tx: Tx): Part => tx.sql.part`
  m.notice->>'kind' in ('presidium', 'session') and exists (
    select from person p left join invitee v on v.meeting_id = m.id and v.person_id = p.id
    where p.congress_id = m.congress_id and (v.person_id is not null) <> ${belongs(tx)})`

/** Whom a notice to come is for by the roster of today, and who is not on its sheet: he came in since it was sent. */
export async function uncalled(
  tx: Tx,
  { congressId, notice, startsAt }: Pick<Meeting, 'congressId' | 'notice' | 'startsAt'>,
  sheet: readonly SheetLine[],
  now: Date,
): Promise<readonly string[]> {
  if (notice.audience === null || startsAt === null || startsAt <= now) return []
  const on = new Set(sheet.map(({ personId }) => personId))
  const { people } = await addressees(tx, congressId, notice.audience)
  return people.filter(({ id }) => !on.has(id)).map(({ name }) => name)
}
