/**
 * By when an answer is due (代表法 2025 §51: three months after 交办, six for wide or hard matters; other figures by
 * province). The start day does not count; the end is the corresponding day, else the last of its month. The days on
 * which it was the deputy's turn are added; an extension that was allowed sets a later day, to which what it stands
 * still afterwards is added. Pure, by calendar days.
 */
import { addDays, addMonths, type Day, daysBetween, daysInMonth } from '../../../calendar/day.ts'
import { type HolidayTable, kindOf } from '../../../calendar/holidays.ts'
import { workingDayFrom } from '../../../calendar/shift.ts'
import type { Clock } from '../types.ts'

/** One line of the sum, with the day that it comes to. */
type Step =
  | { readonly kind: 'start'; readonly why: Clock['why']; readonly day: Day }
  | { readonly kind: 'months'; readonly months: number; readonly day: Day; readonly monthEnd: boolean }
  | {
      readonly kind: 'pause'
      readonly from: Day
      readonly until: Day
      readonly days: number
      readonly day: Day
    }
  /** It stands still: no day can be told. */
  | { readonly kind: 'paused'; readonly from: Day }
  /** `day` is another where the pauses have brought a later one already. */
  | { readonly kind: 'extension'; readonly until: Day; readonly day: Day }
  | { readonly kind: 'holiday'; readonly day: Day; readonly off: Day; readonly sure: boolean }

export interface Sum {
  readonly steps: readonly Step[]
  /** null: it stands still. */
  readonly dueOn: Day | null
}

/** The sum, step by step; its last day is when the answer is due. */
export function sumOf(clock: Clock, table: HolidayTable): Sum {
  const due = monthsAfter(clock.from, clock.months)
  const steps: Step[] = [
    { kind: 'start', why: clock.why, day: clock.from },
    { kind: 'months', months: clock.months, day: due, monthEnd: due.day !== clock.from.day },
  ]
  let day = due
  for (const change of clock.changes) {
    if (change.kind === 'extension') {
      // A day that was asked for before a pause must not take back what the pause has given.
      day = isLater(change.until, day) ? change.until : day
      steps.push({ kind: 'extension', until: change.until, day })
    } else if (change.until === null) {
      return { steps: [...steps, { kind: 'paused', from: change.from }], dueOn: null }
    } else {
      const days = daysBetween(change.from, change.until)
      day = addDays(day, days)
      steps.push({ kind: 'pause', from: change.from, until: change.until, days, day })
    }
  }
  if (clock.onHoliday === 'same') return { steps, dueOn: day }
  const shifted = workingDayFrom(day, table)
  if (daysBetween(day, shifted) === 0) return { steps, dueOn: day }
  const { sure } = kindOf(day, table)
  return { steps: [...steps, { kind: 'holiday', off: day, day: shifted, sure }], dueOn: shifted }
}

/** The corresponding day of a later month, or that month's last: three months after 30 November are 28 February. */
export function monthsAfter(day: Day, months: number): Day {
  const { year, month } = addMonths(day, months)
  return { year, month, day: Math.min(day.day, daysInMonth(year, month)) }
}

/** With all extensions, from the start; what it stood still is not counted against the office. */
export function latestDay(clock: Clock, mostMonths: number): Day {
  const still = clock.changes.map(change =>
    change.kind === 'pause' && change.until !== null ? daysBetween(change.from, change.until) : 0,
  )
  return addDays(
    monthsAfter(clock.from, mostMonths),
    still.reduce((all, days) => all + days, 0),
  )
}

const isLater = (day: Day, other: Day): boolean => daysBetween(other, day) > 0
