/**
 * What an item's card offers with a button: of what somebody may do now that which takes the item a step further, the
 * most useful first. Everything else he says in words.
 */
import type { Suggestion } from '../types.ts'
import { type ActName, articles } from './articles.ts'
import { mayNow } from './decide.ts'
import { isReturnable, leadsOf, mayTakeUp } from './parts.ts'
import { isSigner, partsOf, type Standing } from './standing.ts'

/** A button for it: taking back, correcting and taking one's name off want words, or a second thought. */
type OfferedAct = Exclude<
  ActName,
  'settle_ratings' | 'uncosign' | 'withdraw' | 'refuse_withdrawal' | 'correct'
>

const byUse: readonly OfferedAct[] = [
  'rate',
  'reply_to_office',
  'grant_extension',
  'refuse_extension',
  'assign',
  'admit',
  'accept',
  'answer',
  'consult',
  'assist',
  'close',
  'redo',
  'keep_promise',
  'archive',
  'cosign',
  'reject',
  'return',
  'ask_deputy',
  'ask_extension',
  'key',
]

export const offeredActs = (item: Suggestion, who: Standing): OfferedAct[] =>
  byUse.filter(act => mayNow(item, act, who) && makesSense(item, act, who))

/** Whoever is a deputy can put his name to it. */
export const takesSignatures = ({ state }: Suggestion): boolean => articles.cosign.from.includes(state)

function makesSense(item: Suggestion, act: OfferedAct, who: Standing): boolean {
  const parts = partsOf(item, who)
  switch (act) {
    // A clerk enters ratings in words, because he has to say whose.
    case 'rate':
      return parts.has('signer') && !hasRated(item, who.personId)
    case 'reply_to_office':
      return item.waiting !== null
    case 'grant_extension':
    case 'refuse_extension':
      return item.extension !== null
    case 'assign':
      return ['submitted', 'admitted', 'returned'].includes(item.state) || item.openParts.length > 0
    case 'accept':
      return ofHis(item, who).some(officeId => mayTakeUp(item, officeId))
    case 'return':
      return ofHis(item, who).some(officeId => isReturnable(item, officeId))
    case 'answer':
      return item.state === 'consulted' && item.waiting === null
    // Again before the answer, or again after it, is said in words.
    case 'consult':
      return item.state !== 'consulted' && item.state !== 'consulted_again'
    case 'redo':
      return item.state === 'rated'
    case 'keep_promise':
      return item.promise !== null && item.promise.keptOn === null
    case 'archive':
      return item.promise === null || item.promise.keptOn !== null || item.state !== 'closed'
    case 'cosign':
      return who.personId !== null && !isSigner(item, who.personId)
    case 'ask_deputy':
      return item.waiting === null
    case 'ask_extension':
      return item.extension === null && item.dueOn !== null
    default:
      return true
  }
}

/** The leading offices that he may act for. */
const ofHis = (item: Suggestion, who: Standing): number[] =>
  leadsOf(item)
    .map(({ officeId }) => officeId)
    .filter(officeId => who.isClerk || who.officeIds.includes(officeId))

const hasRated = ({ ratings, round }: Suggestion, personId: number | null): boolean =>
  ratings.some(rating => rating.round === round && rating.personId === personId)
