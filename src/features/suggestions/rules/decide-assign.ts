import { type Day, dayNumber } from '../../../calendar/day.ts'
import type { HolidayTable } from '../../../calendar/holidays.ts'
import { workingDaysAfter } from '../../../calendar/shift.ts'
import type { SuggestionRules } from '../settings.ts'
import type { Clock, Suggestion } from '../types.ts'
import type { Act } from './acts.ts'
import { articles } from './articles.ts'
import { type Bench, type Decision, done, isAfter, refuse } from './bench.ts'
import { latestDay, sumOf } from './clock.ts'
import { extended, resumed } from './clock-changes.ts'
import { officeMeant } from './offices.ts'
import { isReturnable, isSplit, leadsOf } from './parts.ts'
import { answering } from './reminders.ts'

type Assign = Extract<Act, { act: 'assign' }>

/**
 * 交办. With it the time to answer begins; of what is only handed on to another office, without having been given back,
 * it goes on. A class of the item that turns out another is reckoned from the same start with the other months, and
 * keeps its pauses; a further round has one time for all classes. What was not examined yet is examined with it.
 */
export function decideAssign(item: Suggestion, act: Assign, bench: Bench): Decision {
  const lead = [...new Set(act.lead)]
  const assist = [...new Set(act.assist)].filter(officeId => !lead.includes(officeId))
  const [, second] = lead
  if (lead.length === 0) return refuse({ why: 'no_office' })
  if (act.mode === 'joint' && second !== undefined) return refuse({ why: 'which_office' })
  if (isAssignedSo(item, act, lead, assist)) return refuse({ why: 'already', act: 'assign' })
  const { today, rules, table } = bench
  const goesOn = item.clock !== null && (item.breadth === act.breadth || item.clock.why === 'redo')
  const clock = goesOn ? null : startOf(item, act.breadth, rules, today)
  const goOn = goingOn(item, lead)
  const event = {
    type: 'assigned',
    mode: act.mode,
    breadth: act.breadth,
    lead,
    assist,
    returnBy: workingDaysAfter(today, rules.returnWithinDays, table),
    returnWithin: rules.returnWithinDays,
    ...(goOn.length === 0 ? {} : { goOn }),
    clock,
    dueOn: clock === null ? item.dueOn : sumOf({ ...clock, changes: item.clock?.changes ?? [] }, table).dueOn,
  } as const
  return item.state === 'submitted' ? done({ type: 'admitted' }, event) : done(event)
}

/**
 * Of 分办 those that lead already go on with what they have done. Where they have answered all of it, and nobody is
 * new, the matter is another one for them and begins anew.
 */
function goingOn(item: Suggestion, lead: readonly number[]): number[] {
  if (item.mode !== 'split') return []
  const goOn = leadsOf(item)
    .map(({ officeId }) => officeId)
    .filter(officeId => lead.includes(officeId))
  const unanswered = answering(item)
  return lead.every(id => goOn.includes(id) && !unanswered.includes(id)) ? [] : goOn
}

/** Said again, by the same clerk or by another. What was given back has no offices any more. */
function isAssignedSo(
  { parties, mode, breadth }: Suggestion,
  act: Assign,
  lead: readonly number[],
  assist: readonly number[],
): boolean {
  const are = (role: 'lead' | 'assist', ids: readonly number[]) => {
    const now = parties.filter(party => party.role === role).map(({ officeId }) => officeId)
    return now.length === ids.length && now.every(officeId => ids.includes(officeId))
  }
  return mode === act.mode && breadth === act.breadth && are('lead', lead) && are('assist', assist)
}

function startOf(
  { raised, clock }: Suggestion,
  breadth: Assign['breadth'],
  rules: SuggestionRules,
  today: Day,
): Omit<Clock, 'changes'> {
  const { clockStart, sessionEndedOn, months, onHoliday } = rules
  const rule = { months: months[breadth], onHoliday }
  if (clock !== null) return { from: clock.from, why: clock.why, ...rule }
  const fromSession = clockStart === 'session_end' && raised === 'session' && sessionEndedOn !== null
  return fromSession && !isAfter(sessionEndedOn, today)
    ? { from: sessionEndedOn, why: 'session_end', ...rule }
    : { from: today, why: 'assigned', ...rule }
}

export function decideReturn(
  item: Suggestion,
  act: Extract<Act, { act: 'return' }>,
  { who, today, table }: Bench,
): Decision {
  const officeId = officeMeant(item, act.officeId, who, 'lead')
  if (typeof officeId !== 'number') return refuse(officeId)
  if (!isReturnable(item, officeId)) return refuse({ why: 'wrong_state', act: 'return' })
  const by = leadsOf(item).find(party => party.officeId === officeId)?.returnBy
  if (by !== undefined && isAfter(today, by)) return refuse({ why: 'return_over', by })
  const returned = { type: 'returned', officeId, reason: act.reason } as const
  return done(
    isSplit(item) ? { ...returned, part: { dueOn: dueWithout(item, officeId, today, table) } } : returned,
  )
}

/** What the office waits for nobody waits for without it. */
function dueWithout(
  { waiting, clock, dueOn }: Suggestion,
  officeId: number,
  today: Day,
  table: HolidayTable,
): Day | null {
  if (waiting?.officeId !== officeId) return dueOn
  const later = resumed(clock, today)
  return later === null ? null : sumOf(later, table).dueOn
}

/** Asked for in time, for a later day, and no later than the rule allows. */
export function decideExtension(
  item: Suggestion,
  act: Extract<Act, { act: 'ask_extension' }>,
  { who, today, rules }: Bench,
): Decision {
  const officeId = officeMeant(item, act.officeId, who, 'lead')
  if (typeof officeId !== 'number') return refuse(officeId)
  if (item.extension !== null) return refuse({ why: 'extension_asked' })
  const { dueOn, clock } = item
  if (dueOn === null || clock === null) return refuse({ why: 'waits_for_deputy' })
  if (isAfter(today, dueOn)) return refuse({ why: 'overdue', dueOn })
  if (!isAfter(act.until, dueOn)) return refuse({ why: 'extension_not_later', dueOn })
  const most = rules.mostMonths === null ? null : latestDay(clock, rules.mostMonths)
  if (most !== null && isAfter(act.until, most)) return refuse({ why: 'extension_too_far', most })
  return done({ type: 'extension_asked', officeId, until: act.until, reason: act.reason })
}

export function grantExtension({ extension, clock }: Suggestion, { today, table }: Bench): Decision {
  const later = extension && extended(clock, extension.until, today)
  if (extension === null || later === null) return refuse({ why: 'no_extension' })
  return done({ type: 'extension_granted', until: extension.until, dueOn: sumOf(later, table).dueOn })
}

/** The day as the table has it now, when it is another than was reckoned; null: nothing changes. */
export function reckonAgain({ clock, dueOn }: Suggestion, { table }: Pick<Bench, 'table'>): Day | null {
  if (clock === null || dueOn === null) return null
  const now = sumOf(clock, table).dueOn
  return now === null || dayNumber(now) === dayNumber(dueOn) ? null : now
}

/** A day that the table has moved. */
export interface MovedDay {
  readonly from: Day
  readonly to: Day
}

/** The same of the days until which offices may give it back, of those for whom that is not over by either. */
export function reckonReturnsAgain(
  item: Suggestion,
  { today, table }: Pick<Bench, 'today' | 'table'>,
): (MovedDay & { readonly officeId: number })[] {
  if (!articles.return.from.includes(item.state)) return []
  return leadsOf(item).flatMap(({ officeId, returnBy: from, returnWithin }) => {
    if (returnWithin === undefined || !isReturnable(item, officeId)) return []
    const to = workingDaysAfter(returnWithin.from, returnWithin.days, table)
    if (dayNumber(to) === dayNumber(from) || (isAfter(today, to) && isAfter(today, from))) return []
    return [{ officeId, from, to }]
  })
}
