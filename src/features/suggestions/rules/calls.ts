/**
 * What the service says by itself about an item, and on which day: pure, from the item as it is, the rules of its
 * congress and the days that are worked. Whatever is not somebody's turn any more is not in it, so planning anew after
 * each step is all that is needed to stop it.
 *
 * Of what is said again and again (督办) only the next time is planned: after a downtime it is said once, and goes on
 * from there. All of it is said on working days.
 */
import { addDays, addMonths, type Day, daysBetween, daysInMonth, isoDay } from '../../../calendar/day.ts'
import type { HolidayTable } from '../../../calendar/holidays.ts'
import { afterQuiet, type QuietHours } from '../../../calendar/quiet-hours.ts'
import { workingDayFrom, workingDaysAfter, workingDayUntil } from '../../../calendar/shift.ts'
import { dayOf, endOfDay, instantOf } from '../../../calendar/zone.ts'
import type { SuggestionRules } from '../settings.ts'
import type { GivenBack, Suggestion } from '../types.ts'
import { articles } from './articles.ts'
import { isAfter } from './bench.ts'

/** What this version says; other kinds are a newer one's (docs/deploy.md, «Upgrading»). */
export const callKinds = [
  /** To the clerks: it waits to be assigned, or, given back, to be assigned again. */
  'assign',
  'reassign',
  /** The answer is due soon, is due today, is overdue. */
  'soon',
  'due',
  'overdue_office',
  'overdue_vice_chair',
  'overdue_chair',
  /** To the offices: answered, and not met the signers again. */
  'talk_again',
  /** To the signers who have not rated: when half of the time is over, and some days before its end. */
  'rating_half',
  'rating_end',
  /** Missing ratings are waited for no longer. */
  'rating_over',
  /** To the clerks: rated, and not concluded. */
  'conclude',
  /** A promise (class B), as the answer. */
  'promise_soon',
  'promise_due',
  'promise_office',
  'promise_vice_chair',
  'promise_chair',
] as const
export type CallKind = (typeof callKinds)[number]

export interface PlannedCall {
  readonly kind: CallKind
  /** What it is about: the item's day from which it is reckoned. */
  readonly anchor: Day
  readonly day: Day
  /** `<item>.<anchor>.<day>`: said once. */
  readonly slot: string
  readonly dueAt: Date
  /** Later than this it helps nobody. */
  readonly notAfter: Date
}

/** When and by which rules the congress lives. */
export interface Wall {
  readonly zone: string
  readonly quietHours: QuietHours
  readonly rules: SuggestionRules
  readonly table: HolidayTable
}

/** What is overdue is worth saying for as long as it is; nobody looks after so many days without a step. */
const usefulDays = 365

/**
 * All calls that make sense as things stand. Those of today and before are among them, but not to be planned: what is
 * to be said today was planned before, if it was to be.
 */
export const callsOf = (item: Suggestion, wall: Wall, today: Day): PlannedCall[] => [
  ...assigning(item, wall, today),
  ...answering(item, wall, today),
  ...standing(item, wall, today),
  ...rating(item, wall, today),
  ...promise(item, wall, today),
]

function assigning(item: Suggestion, wall: Wall, today: Day): PlannedCall[] {
  const { rules, table } = wall
  const waits = item.state === 'submitted' || item.state === 'admitted'
  const anchor = waits ? item.submittedOn : (givenBack(item)?.on ?? null)
  if (anchor === null) return []
  const last = workingDaysAfter(anchor, rules.assignWithinDays, table)
  const on = isAfter(last, today) ? last : rungAfter(today, last, rules.ladder.office, table)
  return [callOn(on, { kind: waits ? 'assign' : 'reassign', anchor, item }, wall)]
}

/** What lies with nobody since an office gave it back: the whole, or a part, the first of several. */
export const givenBack = ({ state, returned, openParts }: Suggestion): GivenBack | null =>
  state === 'returned' ? returned : (openParts[0] ?? null)

/** dueOn is null while it is not the offices' turn. */
const answering = (item: Suggestion, wall: Wall, today: Day): PlannedCall[] =>
  item.dueOn === null
    ? []
    : untilAndAfter(
        item,
        item.dueOn,
        ['soon', 'due', 'overdue_office', 'overdue_vice_chair', 'overdue_chair'],
        wall,
        today,
      )

function promise(item: Suggestion, wall: Wall, today: Day): PlannedCall[] {
  const day = openPromise(item)
  return day === null
    ? []
    : untilAndAfter(
        item,
        day,
        ['promise_soon', 'promise_due', 'promise_office', 'promise_vice_chair', 'promise_chair'],
        wall,
        today,
      )
}

/** Until when something is promised that is to be kept; null when nothing is. */
export const openPromise = ({ promise, state }: Suggestion): Day | null =>
  promise !== null && promise.keptOn === null && articles.keep_promise.from.includes(state)
    ? promise.until
    : null

function untilAndAfter(
  item: Suggestion,
  anchor: Day,
  [soon, due, office, viceChair, chair]: readonly [CallKind, CallKind, CallKind, CallKind, CallKind],
  wall: Wall,
  today: Day,
): PlannedCall[] {
  const { rules, table } = wall
  const { ladder } = rules
  const rung = (days: number) => rungAfter(today, anchor, days, table)
  const dueDay = workingDayUntil(anchor, table)
  const soonDay = workingDayUntil(addDays(anchor, -rules.dueSoonDays), table)
  const first = rungAfter(anchor, anchor, ladder.office, table)
  const calls = [
    callOn(dueDay, { kind: due, anchor, item, until: at(first, wall) }, wall),
    callOn(rung(ladder.office), { kind: office, anchor, item }, wall),
    callOn(rung(ladder.viceChair), { kind: viceChair, anchor, item }, wall),
    callOn(rung(ladder.chair), { kind: chair, anchor, item }, wall),
  ]
  return isAfter(dueDay, soonDay)
    ? [callOn(soonDay, { kind: soon, anchor, item, until: at(dueDay, wall) }, wall), ...calls]
    : calls
}

/** What has no day by which it is due, and would stay as it is for good: answered, or rated. */
function standing(item: Suggestion, wall: Wall, today: Day): PlannedCall[] {
  const { rules, table } = wall
  const again = (kind: CallKind, anchor: Day | null | undefined, days: number) =>
    anchor ? [callOn(rungAfter(today, anchor, days, table), { kind, anchor, item }, wall)] : []
  switch (item.state) {
    case 'answered':
      return again('talk_again', item.reply?.on, rules.talkAgainDays)
    case 'rated':
      return again('conclude', item.ratedOn, rules.concludeDays)
    default:
      return []
  }
}

function rating(item: Suggestion, wall: Wall, today: Day): PlannedCall[] {
  const { ratingUntil: anchor } = item
  if (item.state !== 'consulted_again' || anchor === null) return []
  const { rules, table, zone } = wall
  const end = workingDayUntil(addDays(anchor, -rules.rateSoonDays), table)
  const half = workingDayUntil(addDays(anchor, -Math.ceil(rules.ratingDays / 2)), table)
  const over = workingDayFrom(addDays(isAfter(today, anchor) ? today : anchor, 1), table)
  const calls = [
    callOn(end, { kind: 'rating_end', anchor, item, until: endOfDay(anchor, zone) }, wall),
    callOn(over, { kind: 'rating_over', anchor, item }, wall),
  ]
  return isAfter(end, half)
    ? [callOn(half, { kind: 'rating_half', anchor, item, until: at(end, wall) }, wall), ...calls]
    : calls
}

/** The first of `from` + n, + 2n, + 3n … after today, on a working day. */
function rungAfter(today: Day, from: Day, days: number, table: HolidayTable): Day {
  const passed = Math.floor(daysBetween(from, today) / days)
  for (let nth = Math.max(1, passed); ; nth++) {
    const day = workingDayFrom(addDays(from, nth * days), table)
    if (isAfter(day, today)) return day
  }
}

interface About {
  readonly kind: CallKind
  readonly anchor: Day
  readonly item: Suggestion
  /** Left out: as long as it is so. */
  readonly until?: Date
}

function callOn(day: Day, { kind, anchor, item, until }: About, wall: Wall): PlannedCall {
  return {
    kind,
    anchor,
    day,
    slot: `${item.id}.${isoDay(anchor)}.${isoDay(day)}`,
    dueAt: at(day, wall),
    notAfter: until ?? endOfDay(addDays(day, usefulDays), wall.zone),
  }
}

function at(day: Day, { zone, quietHours, rules: { sayMinute } }: Wall): Date {
  const wanted = instantOf({ ...day, hour: Math.floor(sayMinute / 60), minute: sayMinute % 60 }, zone)
  return afterQuiet(wanted, zone, quietHours)
}

/** When something can be said that is due now: nobody is called at night or on a day off. */
export function sayableFrom(now: Date, wall: Wall): Date {
  const today = dayOf(now, wall.zone)
  const day = workingDayFrom(today, wall.table)
  return isAfter(day, today) ? at(day, wall) : afterQuiet(now, wall.zone, wall.quietHours)
}

/** The list of handling comes so many days before a meeting of the presidium. */
export const listAt = (startsAt: Date, wall: Wall): Date =>
  at(workingDayUntil(addDays(dayOf(startsAt, wall.zone), -wall.rules.listBeforeDays), wall.table), wall)

/** What was done in a month is told on the first working day of the next, in the morning, and is old news when that ends. */
export function monthOf(
  now: Date,
  wall: Wall,
): { readonly month: { year: number; month: number }; readonly dueAt: Date; readonly notAfter: Date } {
  const today = dayOf(now, wall.zone)
  const next = { ...addMonths(today, 1), day: 1 }
  const last = { ...next, day: daysInMonth(next.year, next.month) }
  return {
    month: { year: today.year, month: today.month },
    dueAt: at(workingDayFrom(next, wall.table), wall),
    notAfter: endOfDay(last, wall.zone),
  }
}
