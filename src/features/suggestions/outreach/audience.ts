/**
 * Who hears what of a step. An office, the signers and those who do the clerical work are told what concerns them;
 * what somebody has to act on, or what settles the matter, calls him; the rest waits until he speaks to the bot.
 */
import { anyPart, onSuggestion, rightTo } from '../../notes/rules.ts'
import type { Ask, Errand, Right } from '../../notes/types.ts'
import type { Step } from '../commands/afterwards.ts'
import { answerOf, nullified } from '../rules/answers.ts'
import type { SuggestionEvent } from '../rules/events.ts'
import type { SuggestionRules } from '../settings.ts'
import * as words from '../texts/steps.ts'
import type { Party, Suggestion } from '../types.ts'

export interface Told {
  readonly personIds: readonly number[]
  readonly text: string
  /** `act`: he has something to do; `news`: he is called; `quiet`: it can wait. */
  readonly weight: 'act' | 'news' | 'quiet'
  /** As what they are told it. */
  readonly right: Right
  /** What they are asked to do, where that can be over before they hear of it; null: it tells what stays so. */
  readonly ask: Ask | null
}

export interface AudienceFacts extends Omit<words.StepWords, 'item'> {
  /** Who does the clerical work: the liaisons, where there is none chair and vice-chair. */
  readonly liaisons: readonly number[]
  readonly clerks: readonly number[]
  readonly contacts: (officeId: number) => readonly number[]
  readonly rules: Pick<SuggestionRules, 'classes' | 'motionSigners'>
  /** Who of the signers has left office. */
  readonly gone: ReadonlySet<number>
  /** Null: it happened by itself. */
  readonly actorId: number | null
}

type EventOf<T extends SuggestionEvent['type']> = Extract<SuggestionEvent, { type: T }>

/** One list for each event, in which whoever stands in several places is told by the first that names him. */
export function heardBy({ before, item, events }: Step, facts: AudienceFacts): Told[][] {
  const happened = new Set(events.map(({ type }) => type))
  const step = { ...facts, item }
  return events
    .filter(({ type }) => !isPartOf(type, happened))
    .map(event => told(event, { step, facts, before, events }))
}

/** What is said with something that happened at the same moment. */
const saidWith: Partial<Readonly<Record<SuggestionEvent['type'], readonly SuggestionEvent['type'][]>>> = {
  admitted: ['assigned'],
  accepted: ['consulted'],
  deputy_replied: ['consulted'],
  withdrawal_joined: ['withdrawn'],
  uncosigned: ['withdrawn'],
  rated: ['redone'],
}
const isPartOf = (type: SuggestionEvent['type'], happened: ReadonlySet<SuggestionEvent['type']>): boolean =>
  saidWith[type]?.some(other => happened.has(other)) ?? false

interface Scene {
  readonly step: words.StepWords
  readonly facts: AudienceFacts
  readonly before: Suggestion | null
  readonly events: readonly SuggestionEvent[]
}

/** As what people are told something of the item. */
const rightsIn = ({ id }: Suggestion) => ({
  clerk: rightTo(id, ['clerk']),
  signer: rightTo(id, ['signer']),
  office: rightTo(id, ['office', 'assistant']),
  /** Or has put his name to it meanwhile. */
  invited: rightTo(id, ['invited', 'signer']),
  any: rightTo(id, anyPart),
  former: { as: 'former', suggestion: id } as const,
})

const saying =
  (weight: Told['weight']) =>
  (right: Right, personIds: readonly number[], text: string): Told => ({
    personIds,
    text,
    weight,
    right,
    ask: null,
  })
const act = saying('act')
const news = saying('news')
const quiet = saying('quiet')
const asking = (item: Pick<Suggestion, 'id'>, to: Errand, told: Told): Told => ({
  ...told,
  ask: onSuggestion(item.id, to),
})

function told(event: SuggestionEvent, scene: Scene): Told[] {
  const { step, facts, before } = scene
  const { item } = step
  const signers = item.signers.map(({ personId }) => personId)
  const lead = signers.slice(0, 1)
  const leading = contactsOf(facts, item, 'lead')
  const all = [...leading, ...contactsOf(facts, item, 'assist')]
  const as = rightsIn(item)
  switch (event.type) {
    case 'submitted': {
      const missing = missingSigners(item, facts)
      const text = words.submitted(step, missing)
      const say = missing > 0 ? quiet : act
      return [asking(item, 'examine', say(as.clerk, facts.liaisons, text))]
    }
    case 'cosigned': {
      const isComplete =
        item.kind === 'motion' &&
        missingSigners(item, facts) === 0 &&
        before !== null &&
        missingSigners(before, facts) > 0
      return [
        quiet(as.signer, lead, words.cosigned(step, event.personId)),
        ...(isComplete
          ? [asking(item, 'examine', act(as.clerk, facts.liaisons, words.motionComplete(step)))]
          : []),
      ]
    }
    case 'uncosigned':
      return [quiet(as.signer, lead, words.uncosigned(step, event.personId))]
    case 'declined':
      return [quiet(as.signer, lead, words.declined(step, event.personId))]
    case 'withdrawal_joined': {
      const agreed = item.withdrawal?.by ?? []
      const waited = signers.filter(id => !agreed.includes(id))
      if ((before?.withdrawal ?? null) === null) {
        const text = words.withdrawalAsked(step, event.personId, event.reason)
        return [asking(item, 'agree_withdrawal', act(as.signer, waited, text))]
      }
      const left = waited.filter(id => !facts.gone.has(id)).length
      const enteredBy = facts.actorId === event.personId ? null : facts.actorId
      const text = words.withdrawalAgreed(step, { personId: event.personId, enteredBy, left })
      return [
        asking(item, 'agree_withdrawal', act(as.signer, waited, `${text}${words.agreeHow(item)}`)),
        ...(enteredBy === null ? [] : [news(as.signer, [event.personId], `${text}${words.ifNotSo}`)]),
        quiet(as.signer, agreed, text),
      ]
    }
    case 'withdrawal_refused': {
      const enteredBy = facts.actorId === event.personId ? null : facts.actorId
      const text = words.withdrawalRefused(step, event.personId, enteredBy)
      return [
        ...(enteredBy === null ? [] : [news(as.signer, [event.personId], `${text}${words.ifNotSo}`)]),
        news(as.signer, signers, text),
      ]
    }
    case 'invited':
      return [asking(item, 'cosign', news(as.invited, event.personIds, words.invited(step)))]
    case 'withdrawn':
      return [news(as.any, [...all, ...signers, ...facts.liaisons], words.withdrawn(step))]
    case 'corrected': {
      const fields = Object.keys(event.fields)
      // They put their names to other words: it must not wait until they next write to the bot.
      const isOther = 'text' in event.fields || 'kind' in event.fields
      return [
        ...(isOther
          ? [
              asking(
                item,
                'look_over',
                act(as.signer, signers.slice(1), words.correctedUnderNames(step, fields)),
              ),
            ]
          : []),
        quiet(as.any, [...all, ...signers, ...facts.liaisons], words.corrected(step, fields)),
      ]
    }
    case 'admitted':
      return [quiet(as.signer, signers, words.admitted(step))]
    case 'rejected':
      return [news(as.signer, signers, words.rejected(step))]
    case 'assigned':
      return assigned(event, scene)
    case 'accepted':
      return [quiet(as.signer, signers, words.accepted(step, event.officeId))]
    case 'returned':
      return returned(event, scene)
    case 'deputy_asked':
      return [
        asking(item, 'reply', act(as.signer, signers, words.deputyAsked(step, event.officeId, event.words))),
      ]
    case 'deputy_replied':
      return [
        act(as.office, leading, words.deputyReplied(step, event.personId, event.words)),
        quiet(as.signer, signers, words.otherReplied(step, event.personId)),
      ]
    case 'consulted': {
      const talk = item.consultations.at(-1)
      if (talk === undefined) return []
      return event.nth === 1
        ? [quiet(as.signer, signers, words.consulted(step, talk))]
        : [asking(item, 'rate', act(as.signer, signers, words.consultedAgain(step, talk)))]
    }
    case 'assist_answered':
      return [news(as.office, leading, words.assisted(step, event.officeId, event.text))]
    case 'answered':
      return answered(event, scene)
    case 'extension_asked':
      return [asking(item, 'decide_extension', act(as.clerk, facts.clerks, words.extensionAsked(step)))]
    case 'extension_granted':
      return [
        news(as.office, leading, words.extensionGranted(step)),
        quiet(as.signer, signers, words.extendedForSigner(step)),
      ]
    case 'extension_refused':
      return [news(as.office, leading, words.extensionRefused(step, event.reason))]
    case 'rated':
      return [quiet(as.any, [...leading, ...facts.liaisons], words.rated(step, event))]
    case 'ratings_settled': {
      const isBad = item.ratings.some(one => one.round === item.round && one.result === 'dissatisfied')
      return [
        asking(item, 'conclude', act(as.clerk, isBad ? facts.clerks : facts.liaisons, words.settled(step))),
      ]
    }
    case 'redone':
      return redone(event, scene)
    case 'closed':
      return [news(as.signer, signers, words.closed(step)), news(as.office, all, words.closedForOffice(step))]
    case 'promise_kept':
      return [
        news(as.signer, signers, words.promiseKept(step, event.on, event.words)),
        news(as.clerk, facts.liaisons, words.promiseKeptForClerk(step, event.on, event.words)),
      ]
    case 'archived':
    // Whom the service reminded it has told already.
    case 'reminded':
    case 'return_reckoned':
      return []
    case 'key_listed': {
      const text = words.keyListed(step)
      const told = news(as.office, all, text)
      return [item.isKey ? asking(item, 'press_on', told) : told, quiet(as.signer, signers, text)]
    }
    case 'reckoned':
      return [news(as.office, leading, words.reckoned(step))]
  }
}

const missingSigners = ({ kind, signers }: Suggestion, { rules }: AudienceFacts): number =>
  kind === 'motion' ? Math.max(0, rules.motionSigners - signers.length) : 0

const contactsOf = ({ contacts }: AudienceFacts, { parties }: Suggestion, role: Party['role']): number[] =>
  parties.filter(party => party.role === role).flatMap(({ officeId }) => contacts(officeId))

function assigned({ goOn = [] }: EventOf<'assigned'>, { step, facts, before }: Scene): Told[] {
  const { item } = step
  const now = new Set(item.parties.map(({ officeId }) => officeId))
  const as = rightsIn(item)
  const gone = before?.parties.filter(({ officeId }) => !now.has(officeId)) ?? []
  const lost = before === null ? [] : nullified(before, item)
  return [
    ...item.parties.map(({ officeId, role }) => {
      const contacts = facts.contacts(officeId)
      const goesOn = goOn.includes(officeId) || (role === 'assist' && answerOf(item, officeId) !== undefined)
      if (goesOn) return quiet(as.office, contacts, words.othersAssigned(step, officeId))
      const text = (role === 'lead' ? words.assignedToLead : words.assignedToAssistant)(step, officeId)
      const lostToo = lost.includes(officeId) ? words.answerLost : ''
      return asking(item, 'handle', act(as.office, contacts, text + lostToo))
    }),
    ...gone.map(({ officeId }) => news(as.former, facts.contacts(officeId), words.takenAway(step, officeId))),
    news(
      as.signer,
      item.signers.map(({ personId }) => personId),
      words.assignedToSigner(step),
    ),
    quiet(as.clerk, facts.liaisons, words.assignedToSigner(step)),
  ]
}

function returned(event: EventOf<'returned'>, { step, facts, before }: Scene): Told[] {
  const { officeId, reason } = event
  const as = rightsIn(step.item)
  const others = before?.parties.filter(party => party.officeId !== officeId) ?? []
  const signers = step.item.signers.map(({ personId }) => personId)
  if (event.part !== undefined)
    return [
      asking(
        step.item,
        'assign_again',
        act(as.clerk, facts.liaisons, words.partToClerk(step, officeId, reason)),
      ),
      quiet(
        as.office,
        others.flatMap(party => facts.contacts(party.officeId)),
        words.partToOthers(step, officeId),
      ),
      quiet(as.signer, signers, words.partToSigner(step, officeId)),
    ]
  return [
    asking(
      step.item,
      'assign_again',
      act(as.clerk, facts.liaisons, words.returnedToClerk(step, officeId, reason)),
    ),
    news(
      as.former,
      others.flatMap(party => facts.contacts(party.officeId)),
      words.returnedToOthers(step, officeId),
    ),
    quiet(as.signer, signers, words.returnedToSigner(step, officeId)),
  ]
}

function answered({ officeId }: EventOf<'answered'>, { step, facts }: Scene): Told[] {
  const { item } = step
  const answer = answerOf(item, officeId)
  if (answer === undefined) return []
  const { classes } = facts.rules
  const as = rightsIn(item)
  return [
    news(
      as.signer,
      item.signers.map(({ personId }) => personId),
      words.answered(step, answer, classes),
    ),
    quiet(as.clerk, facts.liaisons, words.answeredToClerk(step, answer, classes)),
  ]
}

/** Opened by a rating, or by a clerk. */
function redone({ reason }: EventOf<'redone'>, { step, facts, events }: Scene): Told[] {
  const { item } = step
  const rating = events.find(event => event.type === 'rated')
  const as = rightsIn(item)
  const why = rating === undefined ? words.quotedReason(reason) : words.notSatisfied(step, rating)
  return [
    asking(item, 'handle', act(as.office, contactsOf(facts, item, 'lead'), words.redoneForOffice(step, why))),
    news(
      as.signer,
      item.signers.map(({ personId }) => personId),
      words.redoneForSigner(step),
    ),
    news(as.clerk, facts.liaisons, words.redoneForClerk(step, why)),
  ]
}
