import type { Member } from '../../../bot/actor.ts'
import type { Tx } from '../../../db/tx.ts'
import type { Held, Holder } from '../../attachments/types.ts'
import { mayHandle, maySeeVisitor } from '../rules/access.ts'
import { couldMean, takeVisitNumber } from '../rules/number.ts'
import { numberOf, voided } from '../texts/words.ts'
import type { Visit } from '../types.ts'
import { lockVisit, visitsNumbered } from './visits.ts'

/** The matters of the register with their photos. */
export const visitHolder: Holder = {
  kind: 'visit',
  readNumber(words) {
    const { which, isNamed, rest } = takeVisitNumber(words)
    if (which === null) return null
    return {
      isNamed,
      rest,
      async find(tx: Tx, member: Member, today) {
        const visits = await visitsNumbered(tx, member.congressId, which, today.year)
        return couldMean(visits.filter(visit => mayHandle(member, visit))).map(heldOf)
      },
    }
  },
  async lock(tx, id) {
    const visit = await lockVisit(tx, id)
    return visit === null ? null : heldOf(visit)
  },
}

/** A photo can show who came, so it is for whoever may see that. */
const heldOf = (visit: Visit): Held => ({
  subject: { kind: 'visit', id: visit.id },
  congressId: visit.congressId,
  name: numberOf(visit),
  over: visit.status === 'void' ? voided : null,
  mayAdd: member => mayHandle(member, visit),
  maySee: member => maySeeVisitor(member, visit, false),
})
