/**
 * What an act comes to: the entries to be written, or why it is not done. Pure: the item, who acts, the rules, the day.
 * The states and who may stand in `articles.ts`; here is what an act wants besides.
 */
import type { Suggestion } from '../types.ts'
import type { Act, Refusal } from './acts.ts'
import { type ActName, articles } from './articles.ts'
import { type Bench, type Decision, done, refuse } from './bench.ts'
import { decideAnswer, decideAssist, decideConsult, decideReply, keepPromise } from './decide-answer.ts'
import { decideAssign, decideExtension, decideReturn, grantExtension } from './decide-assign.ts'
import { decideClose, decideRating, decideRedo, settleRatings } from './decide-rating.ts'
import type { SuggestionEvent } from './events.ts'
import { officeMeant } from './offices.ts'
import { mayTakeUp } from './parts.ts'
import { isSigner, missingSigners, partsOf, type Standing } from './standing.ts'

/** Why the table forbids these hands to do this now; null when it does not. What an act wants besides is not asked. */
export function forbidden(item: Suggestion, act: ActName, who: Standing): Refusal | null {
  const { by, from } = articles[act]
  const parts = partsOf(item, who)
  if (!by.some(part => parts.has(part))) return { why: 'not_his', act }
  return from.includes(item.state) ? null : { why: 'wrong_state', act }
}

export const mayNow = (item: Suggestion, act: ActName, who: Standing): boolean =>
  forbidden(item, act, who) === null

export function decide(item: Suggestion, act: Act, bench: Bench): Decision {
  const refusal = forbidden(item, act.act, bench.who)
  return refusal === null ? decideAllowed(item, act, bench) : refuse(refusal)
}

function decideAllowed(item: Suggestion, act: Act, bench: Bench): Decision {
  switch (act.act) {
    case 'cosign': {
      const { personId } = bench.who
      if (personId === null) return refuse({ why: 'no_signer' })
      return isSigner(item, personId)
        ? refuse({ why: 'already', act: 'cosign' })
        : done({ type: 'cosigned', personId })
    }
    case 'uncosign':
      return decideUncosign(item, bench)
    case 'withdraw':
      return decideWithdraw(item, act, bench)
    case 'refuse_withdrawal': {
      const spoken = whoseWord(item, act, bench)
      return 'refusal' in spoken ? refuse(spoken.refusal) : done({ type: 'withdrawal_refused', ...spoken })
    }
    case 'correct':
      return decideCorrect(item, act.fields, bench)
    case 'admit':
      return tooFewSigners(item, bench) ?? done({ type: 'admitted' })
    case 'reject':
      return done({ type: 'rejected', ground: act.ground, reason: act.reason })
    case 'assign':
      return tooFewSigners(item, bench) ?? decideAssign(item, act, bench)
    case 'accept': {
      const officeId = officeMeant(item, act.officeId, bench.who, 'lead')
      if (typeof officeId !== 'number') return refuse(officeId)
      return mayTakeUp(item, officeId)
        ? done({ type: 'accepted', officeId })
        : refuse({ why: 'wrong_state', act: 'accept' })
    }
    case 'return':
      return decideReturn(item, act, bench)
    case 'ask_deputy': {
      if (item.waiting !== null) return refuse({ why: 'already', act: 'ask_deputy' })
      const officeId = officeMeant(item, act.officeId, bench.who, 'lead')
      return typeof officeId === 'number'
        ? done({ type: 'deputy_asked', officeId, words: act.words })
        : refuse(officeId)
    }
    case 'reply_to_office':
      return decideReply(item, act, bench)
    case 'consult':
      return decideConsult(item, act, bench)
    case 'answer':
      return decideAnswer(item, act, bench)
    case 'assist':
      return decideAssist(item, act, bench)
    case 'ask_extension':
      return decideExtension(item, act, bench)
    case 'grant_extension':
      return grantExtension(item, bench)
    case 'refuse_extension':
      return item.extension === null
        ? refuse({ why: 'no_extension' })
        : done({ type: 'extension_refused', reason: act.reason })
    case 'rate':
      return decideRating(item, act, bench)
    case 'settle_ratings':
      return settleRatings(item, bench)
    case 'redo':
      return decideRedo(act.reason, bench)
    case 'close':
      return decideClose(item, act.outcome)
    case 'keep_promise':
      return keepPromise(item, act, bench)
    case 'archive':
      return item.promise !== null && item.promise.keptOn === null && item.state === 'closed'
        ? refuse({ why: 'promise_open', until: item.promise.until })
        : done({ type: 'archived' })
    case 'key':
      return item.isKey === act.isKey
        ? refuse({ why: 'already', act: 'key' })
        : done({ type: 'key_listed', isKey: act.isKey })
  }
}

function tooFewSigners(item: Suggestion, { rules }: Bench): Decision | null {
  const missing = missingSigners(item, rules)
  return missing > 0 ? refuse({ why: 'signers_missing', missing, needed: rules.motionSigners }) : null
}

function decideUncosign(item: Suggestion, { who }: Bench): Decision {
  const [lead] = item.signers
  if (who.personId === null || lead?.personId === who.personId) return refuse({ why: 'leads' })
  if (!isSigner(item, who.personId)) return done({ type: 'declined', personId: who.personId })
  const event = { type: 'uncosigned', personId: who.personId } as const
  const left = item.signers.filter(({ personId }) => personId !== who.personId)
  return done(
    event,
    ...endIfAllAgree(
      item,
      left.map(({ personId }) => personId),
      item.withdrawal?.by ?? [],
    ),
  )
}

/** Whose word on taking it back it is: his own, or, once somebody has asked for it, what a clerk enters for him. */
function whoseWord(
  item: Suggestion,
  { act, personId: named }: Extract<Act, { act: 'withdraw' | 'refuse_withdrawal' }>,
  { who }: Bench,
): { readonly personId: number } | { readonly refusal: Refusal } {
  const personId = named ?? who.personId
  if (personId === null) return { refusal: { why: 'no_signer' } }
  const isOwn = personId === who.personId
  if (!isSigner(item, personId) || !(isOwn || who.isClerk)) return { refusal: { why: 'not_his', act } }
  return item.withdrawal === null && !(isOwn && act === 'withdraw')
    ? { refusal: { why: 'no_withdrawal' } }
    : { personId }
}

/** Who has left office is not waited for: nobody would ever hear him. */
function decideWithdraw(item: Suggestion, act: Extract<Act, { act: 'withdraw' }>, bench: Bench): Decision {
  const { gone = [] } = act
  const spoken = whoseWord(item, act, bench)
  if ('refusal' in spoken) return refuse(spoken.refusal)
  const reason = item.withdrawal?.reason ?? act.reason
  // Somebody else has refused meanwhile: whoever agreed to another's wish has none of his own.
  if (reason === null) return refuse({ why: 'no_withdrawal' })
  const { personId } = spoken
  const agreed = item.withdrawal?.by ?? []
  const signers = item.signers.map(signer => signer.personId).filter(id => !gone.includes(id))
  if (agreed.includes(personId)) {
    const [ended] = endIfAllAgree(item, signers, agreed)
    return ended === undefined ? refuse({ why: 'already', act: 'withdraw' }) : done(ended)
  }
  return done(
    { type: 'withdrawal_joined', personId, reason },
    ...endIfAllAgree(item, signers, [...agreed, personId]),
  )
}

/** It is withdrawn when all whose names are under it agree, and not before. */
function endIfAllAgree(
  { withdrawal }: Suggestion,
  signers: readonly number[],
  agreed: readonly number[],
): SuggestionEvent[] {
  const isAsked = withdrawal !== null || agreed.length > 0
  return isAsked && signers.every(personId => agreed.includes(personId)) ? [{ type: 'withdrawn' }] : []
}

function decideCorrect(item: Suggestion, wanted: Partial<Suggestion>, { who }: Bench): Decision {
  if (!who.isClerk && item.state !== 'submitted') return refuse({ why: 'examined' })
  const { kind, raised, source, title, text, category, district, confidential } = wanted
  const fields = {
    ...(kind !== undefined && kind !== item.kind && { kind }),
    ...(raised !== undefined && raised !== item.raised && { raised }),
    ...(source !== undefined && source !== item.source && { source }),
    ...(title !== undefined && title !== item.title && { title }),
    ...(text !== undefined && text !== item.text && { text }),
    ...(category !== undefined && category !== item.category && { category }),
    ...(district !== undefined && district !== item.district && { district }),
    ...(confidential !== undefined && confidential !== item.confidential && { confidential }),
  }
  return Object.keys(fields).length === 0
    ? refuse({ why: 'nothing_changed' })
    : done({ type: 'corrected', fields })
}
