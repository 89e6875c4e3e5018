import { addDays, type Day, daysBetween } from '../../../calendar/day.ts'
import type { Consultation, Suggestion } from '../types.ts'
import type { Act } from './acts.ts'
import { answerOf } from './answers.ts'
import { type Bench, type Decision, done, isAfter, refuse } from './bench.ts'
import { sumOf } from './clock.ts'
import { resumed } from './clock-changes.ts'
import type { SuggestionEvent } from './events.ts'
import { officeMeant } from './offices.ts'
import { leadsOf, mayTakeUp } from './parts.ts'
import { isSigner } from './standing.ts'

/** The signers have said what was asked: the clock of the office goes on. */
export function decideReply(
  item: Suggestion,
  act: Extract<Act, { act: 'reply_to_office' }>,
  { who, today, table }: Bench,
): Decision {
  if (item.waiting === null) return refuse({ why: 'not_waiting' })
  const personId = act.personId ?? who.personId
  if (personId === null || !isSigner(item, personId)) return refuse({ why: 'no_signer' })
  if (personId !== who.personId && !who.isClerk) return refuse({ why: 'not_his', act: 'reply_to_office' })
  const clock = resumed(item.clock, today)
  const dueOn = clock === null ? null : sumOf(clock, table).dueOn
  return done({ type: 'deputy_replied', personId, words: act.words, dueOn })
}

/** 面商: the first before the answer, the second after it. The second starts the time for ratings. */
export function decideConsult(
  item: Suggestion,
  act: Extract<Act, { act: 'consult' }>,
  bench: Bench,
): Decision {
  const officeId = officeMeant(item, act.officeId, bench.who, 'lead')
  if (typeof officeId !== 'number') {
    // A clerk may have led the talk himself when several offices handle it.
    if (!(bench.who.isClerk && officeId.why === 'which_office')) return refuse(officeId)
  }
  if (isAfter(act.on, bench.today)) return refuse({ why: 'not_yet' })
  const isSecond = item.state === 'answered' || item.state === 'consulted_again'
  const after = isSecond ? lastAnswerOn(item) : roundBegan(item)
  if (after !== null && isAfter(after, act.on)) return refuse({ why: 'too_early', after })
  const nth = isSecond ? 2 : 1
  const talks = item.consultations.filter(talk => talk.round === item.round && talk.isBefore !== true)
  const by = typeof officeId === 'number' ? officeId : null
  if (talks.some(talk => talk.nth === nth && talk.officeId === by && isSame(talk, act)))
    return refuse({ why: 'already', act: 'consult' })
  const talk: SuggestionEvent = {
    type: 'consulted',
    nth,
    officeId: by,
    on: act.on,
    place: act.place,
    who: act.who,
    said: act.said,
    ratingUntil: isSecond ? addDays(bench.today, bench.rules.ratingDays) : null,
  }
  return done(...takenUp(item, officeId), ...replied(item, act.said, bench), talk)
}

/** A talk of an earlier round is none of this one. */
const roundBegan = ({ round, clock, submittedOn }: Suggestion): Day =>
  round > 1 && clock !== null ? clock.from : submittedOn

const isSame = (talk: Consultation, act: Extract<Act, { act: 'consult' }>): boolean =>
  daysBetween(talk.on, act.on) === 0 &&
  talk.place === act.place &&
  talk.who === act.who &&
  talk.said === act.said

const lastAnswerOn = ({ answers, round }: Suggestion) =>
  answers.filter(answer => answer.round === round && answer.resultClass !== null).at(-1)?.on ?? null

/** Whoever consults about what he has not taken up takes it up with it. */
const takenUp = (item: Suggestion, officeId: unknown): SuggestionEvent[] => {
  const [first] = item.parties
  if (typeof officeId === 'number') return mayTakeUp(item, officeId) ? [{ type: 'accepted', officeId }] : []
  return item.state !== 'assigned' || first === undefined
    ? []
    : [{ type: 'accepted', officeId: first.officeId }]
}

/** They spoke with each other: whatever was asked is answered. */
function replied(item: Suggestion, words: string, { today, table }: Bench): SuggestionEvent[] {
  const [lead] = item.signers
  if (item.waiting === null || lead === undefined) return []
  const clock = resumed(item.clock, today)
  return [
    {
      type: 'deputy_replied',
      personId: lead.personId,
      words,
      dueOn: clock === null ? null : sumOf(clock, table).dueOn,
    },
  ]
}

export function decideAnswer(
  item: Suggestion,
  act: Extract<Act, { act: 'answer' }>,
  { who, rules, today }: Bench,
): Decision {
  const officeId = officeMeant(item, act.officeId, who, 'lead')
  if (typeof officeId !== 'number') return refuse(officeId)
  if (item.waiting !== null) return refuse({ why: 'waits_for_deputy' })
  const resultClass = rules.classes.find(({ code }) => code === act.resultClass)
  if (resultClass === undefined)
    return refuse({ why: 'unknown_class', codes: rules.classes.map(({ code }) => code) })
  if (resultClass.promises && act.promisedOn === null) return refuse({ why: 'needs_promise_day' })
  if (!resultClass.promises && act.promisedOn !== null) return refuse({ why: 'promises_nothing' })
  if (act.promisedOn !== null && !isAfter(act.promisedOn, today)) return refuse({ why: 'promise_over' })
  const earlier = answerOf(item, officeId)
  const issued = act.issued ?? earlier?.issued ?? null
  const isRepeated =
    earlier?.issued === issued &&
    earlier.resultClass === act.resultClass &&
    (earlier.asClass === null || earlier.asClass.name === resultClass.name) &&
    earlier.text === act.text &&
    (earlier.promisedOn === null) === (act.promisedOn === null) &&
    (earlier.promisedOn === null ||
      act.promisedOn === null ||
      daysBetween(earlier.promisedOn, act.promisedOn) === 0)
  if (isRepeated) return refuse({ why: 'already', act: 'answer' })
  const answered = new Set(
    item.answers
      .filter(answer => answer.round === item.round && answer.resultClass !== null)
      .map(answer => answer.officeId),
  ).add(officeId)
  const complete = item.openParts.length === 0 && leadsOf(item).every(party => answered.has(party.officeId))
  return done({
    type: 'answered',
    officeId,
    resultClass: act.resultClass,
    asClass: { name: resultClass.name, isBest: resultClass === rules.classes[0] },
    text: act.text,
    promisedOn: act.promisedOn,
    ...(issued === null ? {} : { issued }),
    complete,
  })
}

export function decideAssist(
  item: Suggestion,
  act: Extract<Act, { act: 'assist' }>,
  { who }: Bench,
): Decision {
  const officeId = officeMeant(item, act.officeId, who, 'assist')
  if (typeof officeId !== 'number') return refuse(officeId)
  return answerOf(item, officeId)?.text === act.text
    ? refuse({ why: 'already', act: 'assist' })
    : done({ type: 'assist_answered', officeId, text: act.text })
}

export function keepPromise(
  { promise }: Suggestion,
  act: Extract<Act, { act: 'keep_promise' }>,
  { today }: Bench,
): Decision {
  if (promise === null) return refuse({ why: 'promises_nothing' })
  if (promise.keptOn !== null) return refuse({ why: 'already', act: 'keep_promise' })
  if (isAfter(act.on, today)) return refuse({ why: 'not_yet' })
  return done({ type: 'promise_kept', on: act.on, words: act.words })
}
