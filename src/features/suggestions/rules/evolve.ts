/** Folds what happened into the item. Knows no rule: what was decided is done. */
import type { Day } from '../../../calendar/day.ts'
import type { Answer, Consultation, Party, State, Suggestion } from '../types.ts'
import { answered, promiseOf, withAnswer } from './answers.ts'
import { atRest } from './at-rest.ts'
import { extended, resumed, withChange } from './clock-changes.ts'
import type { Happened, SuggestionEvent } from './events.ts'

/** What stands about an item outside of its entries. */
export type Head = Pick<Suggestion, 'id' | 'congressId' | 'series' | 'number'>

/** @throws when the entries are not of one life: the first, and only the first, hands it in */
export function replay(head: Head, entries: readonly Happened[]): Suggestion {
  const [first, ...others] = entries
  if (first?.event.type !== 'submitted') throw new Error('an item begins with its being handed in')
  return others.reduce(evolve, born(head, first.event, first.on))
}

/** Field by field: an object of so many fields that is spread together is copied ten times as slowly ever after. */
function born(head: Head, event: Extract<SuggestionEvent, { type: 'submitted' }>, on: Day): Suggestion {
  return {
    id: head.id,
    congressId: head.congressId,
    series: head.series,
    number: head.number,
    revision: 1,
    kind: event.kind,
    raised: event.raised,
    source: event.source,
    visitId: event.visitId,
    title: event.title,
    text: event.text,
    category: event.category,
    district: event.district,
    confidential: event.confidential,
    state: 'submitted',
    round: 1,
    signers: [{ personId: event.signerId, on }],
    invited: [],
    withdrawal: null,
    withdrawnOn: null,
    submittedOn: on,
    admittedOn: null,
    rejection: null,
    mode: null,
    breadth: 'normal',
    parties: [],
    assignedOn: null,
    returned: null,
    openParts: [],
    clock: null,
    dueOn: null,
    waiting: null,
    extension: null,
    consultations: [],
    answers: [],
    reply: null,
    ratings: [],
    ratingUntil: null,
    ratedOn: null,
    isKey: false,
    outcome: null,
    closedOn: null,
    archivedOn: null,
    promise: null,
  }
}

/** @throws when an item is handed in a second time */
export function evolve(before: Suggestion, { event, on }: Happened): Suggestion {
  return { ...before, ...changed(before, event, on), revision: before.revision + 1 }
}

function changed(item: Suggestion, event: SuggestionEvent, on: Day): Partial<Suggestion> {
  switch (event.type) {
    case 'submitted':
      throw new Error('an item is handed in once')
    case 'corrected':
      // To whom it was shown before it became confidential, and who has not signed it, it is shown no longer.
      return event.fields.confidential === true && !item.confidential
        ? { ...event.fields, invited: [] }
        : event.fields
    case 'cosigned':
      return {
        signers: [...item.signers, { personId: event.personId, on }],
        invited: item.invited.filter(personId => personId !== event.personId),
      }
    case 'uncosigned':
      return {
        signers: item.signers.filter(({ personId }) => personId !== event.personId),
        withdrawal: withoutPerson(item.withdrawal, event.personId),
      }
    case 'invited':
      return { invited: event.personIds }
    case 'declined':
      return { invited: item.invited.filter(personId => personId !== event.personId) }
    case 'withdrawal_refused':
      return { withdrawal: null }
    case 'withdrawal_joined':
      return {
        withdrawal: {
          reason: item.withdrawal?.reason ?? event.reason,
          askedBy: item.withdrawal?.askedBy ?? event.personId,
          by: [...(item.withdrawal?.by ?? []), event.personId],
        },
      }
    case 'withdrawn':
      // What was promised to those who have taken it back is owed to nobody.
      return { state: 'withdrawn', withdrawnOn: on, promise: null, ...atRest }
    case 'admitted':
      return { state: 'admitted', admittedOn: on }
    case 'rejected':
      return { state: 'rejected', rejection: { ground: event.ground, reason: event.reason, on }, ...atRest }
    case 'assigned':
      return assigned(item, event, on)
    case 'accepted':
      return {
        state: item.state === 'assigned' ? 'handling' : item.state,
        parties: item.parties.map(party =>
          party.officeId === event.officeId ? { ...party, isTakenUp: true } : party,
        ),
      }
    case 'returned':
      return returned(item, event, on)
    case 'deputy_asked':
      return {
        waiting: { officeId: event.officeId, words: event.words },
        clock: withChange(item.clock, { kind: 'pause', from: on, until: null }),
        dueOn: null,
      }
    case 'deputy_replied':
      return { waiting: null, clock: resumed(item.clock, on), dueOn: event.dueOn }
    case 'consulted':
      return consulted(item, event)
    case 'assist_answered': {
      const { officeId, text } = event
      return {
        answers: withAnswer(item, {
          officeId,
          on,
          resultClass: null,
          asClass: null,
          text,
          promisedOn: null,
          issued: null,
        }),
      }
    }
    case 'answered':
      return answered(item, event, on)
    case 'extension_asked':
      return { extension: { officeId: event.officeId, until: event.until, reason: event.reason } }
    case 'extension_granted':
      return { extension: null, clock: extended(item.clock, event.until, on), dueOn: event.dueOn }
    case 'extension_refused':
      return { extension: null }
    case 'rated': {
      const { type: _, ...rating } = event
      const others = item.ratings.filter(
        ({ round, personId }) => round !== item.round || personId !== event.personId,
      )
      return { ratings: [...others, { ...rating, round: item.round, on }] }
    }
    case 'ratings_settled':
      return { state: 'rated', ratingUntil: null, ratedOn: on }
    case 'redone':
      return {
        state: 'redo',
        round: item.round + 1,
        ...atRest,
        clock: { ...event.clock, changes: [] },
        dueOn: event.dueOn,
        ratedOn: null,
        outcome: null,
        closedOn: null,
      }
    case 'closed':
      return { state: 'closed', outcome: event.outcome, closedOn: on }
    case 'promise_kept':
      return { promise: item.promise && { ...item.promise, keptOn: event.on, words: event.words } }
    case 'archived':
      return { state: 'archived', archivedOn: on }
    case 'key_listed':
      return { isKey: event.isKey }
    case 'reminded':
      return {}
    case 'reckoned':
      return { dueOn: event.dueOn }
    case 'return_reckoned':
      return {
        parties: item.parties.map(party => {
          const moved = event.days.find(({ officeId }) => officeId === party.officeId)
          return moved === undefined ? party : { ...party, returnBy: moved.by }
        }),
      }
  }
}

function assigned(
  item: Suggestion,
  event: Extract<SuggestionEvent, { type: 'assigned' }>,
  on: Day,
): Partial<Suggestion> {
  const { returnBy, returnWithin, goOn = [] } = event
  const party =
    (role: Party['role']) =>
    (officeId: number): Party =>
      (goOn.includes(officeId) ? item.parties.find(one => one.officeId === officeId) : undefined) ?? {
        officeId,
        role,
        isTakenUp: false,
        returnBy,
        ...(returnWithin === undefined ? {} : { returnWithin: { from: on, days: returnWithin } }),
      }
  const answers = item.answers.filter(answer => answer.round !== item.round || counts(item, event, answer))
  return {
    // In a further round it stays one: what was answered before is history.
    state: goOn.length > 0 ? item.state : item.round > 1 ? 'redo' : 'assigned',
    mode: event.mode,
    breadth: event.breadth,
    parties: [...event.lead.map(party('lead')), ...event.assist.map(party('assist'))],
    answers,
    // What they promised who have it no more, or begin anew, is promised no longer.
    promise: answers.length === item.answers.length ? item.promise : promiseOf(answers, item.round),
    consultations: item.consultations.map(talk =>
      talk.officeId !== null && goOn.includes(talk.officeId) ? talk : { ...talk, isBefore: true },
    ),
    assignedOn: on,
    // Who asked for more time and has it no more asks for nobody.
    extension: [...event.lead, ...event.assist].includes(item.extension?.officeId ?? 0)
      ? item.extension
      : null,
    returned: null,
    openParts: [],
    ...clockOf(item, event),
    dueOn: event.dueOn,
  }
}

/** Whether an answer of this round is still one: of an office that goes on with its part, or still assists. */
function counts(
  { parties }: Suggestion,
  { goOn = [], assist }: Extract<SuggestionEvent, { type: 'assigned' }>,
  { officeId, resultClass }: Answer,
): boolean {
  if (goOn.includes(officeId)) return true
  const assisted = parties.some(party => party.officeId === officeId && party.role === 'assist')
  return assisted && assist.includes(officeId) && resultClass === null
}

/** The whole, or of 分办 the part of one office, with what that one had asked. */
function returned(
  item: Suggestion,
  { officeId, reason, part }: Extract<SuggestionEvent, { type: 'returned' }>,
  on: Day,
): Partial<Suggestion> {
  const given = { officeId, reason, on }
  if (part === undefined) return { state: 'returned', returned: given, parties: [], clock: null, ...atRest }
  const isWaiting = item.waiting?.officeId === officeId
  return {
    parties: item.parties.filter(party => party.officeId !== officeId),
    openParts: [...item.openParts, given],
    waiting: isWaiting ? null : item.waiting,
    clock: isWaiting ? resumed(item.clock, on) : item.clock,
    extension: item.extension?.officeId === officeId ? null : item.extension,
    dueOn: part.dueOn,
  }
}

/** A clock that runs goes on with all that has happened to it, though the class of the item be another. */
function clockOf({ clock }: Suggestion, event: Extract<SuggestionEvent, { type: 'assigned' }>) {
  if (event.clock === null) return {}
  if (clock === null) return { ...atRest, clock: { ...event.clock, changes: [] } }
  return { clock: { ...event.clock, changes: clock.changes } }
}

function consulted(
  item: Suggestion,
  event: Extract<SuggestionEvent, { type: 'consulted' }>,
): Partial<Suggestion> {
  const { type: _, ratingUntil, ...rest } = event
  const consultation: Consultation = { ...rest, round: item.round }
  const state: State = event.nth === 1 ? 'consulted' : 'consulted_again'
  return {
    state,
    consultations: [...item.consultations, consultation],
    ...(event.nth === 1 ? {} : { ratingUntil: item.ratingUntil ?? ratingUntil }),
  }
}

/** Where nobody is left who asks to take it back, nothing is asked. */
function withoutPerson(withdrawal: Suggestion['withdrawal'], gone: number): Suggestion['withdrawal'] {
  const by = withdrawal?.by.filter(personId => personId !== gone) ?? []
  return withdrawal === null || by.length === 0 ? null : { ...withdrawal, by }
}
