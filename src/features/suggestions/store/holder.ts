import { isClerk, type Member } from '../../../bot/actor.ts'
import type { Tx } from '../../../db/tx.ts'
import type { Held, Holder } from '../../attachments/types.ts'
import { couldMean, takeSuggestionNumber } from '../rules/number.ts'
import { mayAttach, maySee, type Standing } from '../rules/standing.ts'
import { numberOf, stateNames } from '../texts/words.ts'
import type { Suggestion } from '../types.ts'
import { contactsOf } from './people.ts'
import { readSuggestionStanding } from './standing.ts'
import { lockSuggestions, suggestionsNumbered } from './suggestions.ts'

/** Suggestions, criticisms, opinions and motions with their photos: of what stands there, and of what was done about it. */
export const suggestionHolder: Holder = {
  kind: 'suggestion',
  readNumber(words) {
    const { which, isNamed, rest } = takeSuggestionNumber(words)
    if (which === null) return null
    return {
      isNamed,
      rest,
      async find(tx: Tx, member: Member) {
        const who = await readSuggestionStanding(tx, member)
        const items = await suggestionsNumbered(tx, member.congressId, which)
        const meant = couldMean(items.filter(item => maySee(item, who))).map(({ id }) => id)
        const locked = await lockSuggestions(tx, meant)
        return heldOf(
          tx,
          // He may have ceased to see it while its lock was waited for.
          meant.flatMap(id => locked.find(item => item.id === id && maySee(item, who)) ?? []),
        )
      },
    }
  },
  async lock(tx, id) {
    const [held = null] = await heldOf(tx, await lockSuggestions(tx, [id]))
    return held
  },
}

/** Whoever may see an item may look at its photos: they are part of what it says. */
async function heldOf(tx: Tx, items: readonly Suggestion[]): Promise<Held[]> {
  const contacts = await contactsOf(
    tx,
    items.flatMap(({ parties }) => parties.map(({ officeId }) => officeId)),
  )
  return items.map(item => {
    const offices = item.parties.map(({ officeId }) => officeId)
    // Whether he is a deputy changes nothing of what he may see.
    const standing = (member: Member): Standing => ({
      personId: member.personId,
      isClerk: isClerk(member),
      isDeputy: false,
      officeIds: offices.filter(officeId => contacts.get(officeId)?.includes(member.personId) ?? false),
    })
    return {
      subject: { kind: 'suggestion', id: item.id },
      congressId: item.congressId,
      name: numberOf(item),
      over: isFinal(item) ? stateNames[item.state] : null,
      mayAdd: member => mayAttach(item, standing(member)),
      maySee: member => maySee(item, standing(member)),
    }
  })
}

/** Of what is closed the promise may still be kept, and shown to be. */
const isFinal = ({ state }: Suggestion): boolean =>
  state === 'rejected' || state === 'withdrawn' || state === 'archived'
