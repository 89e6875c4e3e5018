import { isClerk, type Member } from '../../../bot/actor.ts'
import type { Tx } from '../../../db/tx.ts'
import type { Held, Holder } from '../../attachments/types.ts'
import { contactsOf } from '../../suggestions/store/people.ts'
import { isSecret } from '../rules/fold.ts'
import { couldMean, takePaperNumber } from '../rules/number.ts'
import { numberOf, secretPaper, voided } from '../texts/words.ts'
import type { IncomingPaper } from '../types.ts'
import { lockPaper, papersNumbered } from './papers.ts'

/** Papers with their photos: 文件5. Never by a number alone, which has always been one of the other registers'. */
export const paperHolder: Holder = {
  kind: 'incoming_paper',
  readNumber(words) {
    const { which, isNamed, rest } = takePaperNumber(words)
    if (which === null || !isNamed) return null
    return {
      isNamed,
      rest,
      async find(tx: Tx, member: Member, today) {
        const papers = await papersNumbered(tx, member.congressId, which, today.year)
        const seen = (await allHeld(tx, papers)).filter(({ held }) => held.maySee(member))
        return couldMean(seen).map(({ held }) => held)
      },
    }
  },
  async lock(tx, id) {
    const paper = await lockPaper(tx, id)
    const [found] = paper === null ? [] : await allHeld(tx, [paper])
    return found?.held ?? null
  },
}

/** By office. */
type Contacts = ReadonlyMap<number, readonly number[]>

async function allHeld(
  tx: Tx,
  papers: readonly IncomingPaper[],
): Promise<readonly { readonly paper: IncomingPaper; readonly held: Held }[]> {
  const contacts = await contactsOf(
    tx,
    papers.flatMap(({ officeId }) => officeId ?? []),
  )
  return papers.map(paper => ({ paper, held: heldOf(paper, contacts) }))
}

/** What is secret has no business in a chat program: nothing of it is taken. */
function heldOf(paper: IncomingPaper, contactsOfAll: Contacts): Held {
  const { officeId, personId, readers } = paper
  const contacts = officeId === null ? [] : (contactsOfAll.get(officeId) ?? [])
  const concerned = [...(personId === null ? [] : [personId]), ...contacts, ...readers]
  return {
    subject: { kind: 'incoming_paper', id: paper.id },
    congressId: paper.congressId,
    name: numberOf(paper),
    over: isSecret(paper) ? secretPaper : paper.state === 'void' ? voided : null,
    mayAdd: isClerk,
    maySee: member => isClerk(member) || (!isSecret(paper) && concerned.includes(member.personId)),
  }
}
