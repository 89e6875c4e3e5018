import type { Tx } from '../../../db/tx.ts'
import { count, isForItsBody, standingOf } from '../rules/sheet.ts'
import type { Counts, Meeting, SheetLine } from '../types.ts'
import { whoIsCalled } from './addressees.ts'

/**
 * Of the body whose quorum the law counts: all its members, and those of them who come. The sheet's own counts are
 * the same as long as exactly the body is called. With guests (列席) on the sheet, a member left out of it, or some called by name, the
 * members are counted by the roster: a guest is no vote, and who is not called belongs to the body all the same.
 */
export async function readBody(
  tx: Tx,
  meeting: Pick<Meeting, 'congressId' | 'notice' | 'timeVersion'>,
  sheet: readonly SheetLine[],
): Promise<Pick<Counts, 'invited' | 'attend'>> {
  const { kind } = meeting.notice
  if (isForItsBody(meeting.notice)) return count(meeting, sheet)
  const body = { to: kind === 'presidium' ? 'presidium' : 'deputies' } as const
  const { people } = await whoIsCalled(tx, meeting.congressId, [body])
  const members = new Set(people.map(person => person.id))
  const coming = sheet.filter(line => standingOf(meeting, line) === 'attend' && members.has(line.personId))
  return { invited: members.size, attend: coming.length }
}
