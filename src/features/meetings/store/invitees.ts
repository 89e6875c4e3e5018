import type { Tx } from '../../../db/tx.ts'
import type { Moved } from '../rules/notice.ts'

/**
 * Who is called besides gets an empty line on the sheet, who is called no longer loses his; what he answered stays
 * in the log. Somebody who comes back has said nothing yet: he is asked again. The caller holds the meeting's lock.
 */
export async function changeInvitees(
  tx: Tx,
  meetingId: number,
  { added, removed }: Moved<{ readonly personId: number }>,
): Promise<void> {
  if (removed.length > 0) {
    const left = removed.map(person => person.personId)
    await tx.sql`delete from invitee where meeting_id = ${meetingId} and person_id = any(${left}::int[])`
  }
  if (added.length > 0) {
    const fresh = added.map(person => person.personId)
    // The lock waits for somebody who is just leaving, and lets nobody leave unseen until this is committed.
    await tx.sql`
      insert into invitee (meeting_id, person_id)
      select ${meetingId}::int, p.id from person p where p.id = any(${fresh}::int[]) and p.active
      for share on conflict do nothing`
  }
}
