/** What becomes of a day that turns out to be a day off. A day that is worked never moves. */
import { addDays, type Day } from './day.ts'
import { type DayKind, type HolidayTable, kindOf } from './holidays.ts'

export type HolidayPolicy = 'as_is' | 'next_working_day' | 'previous_working_day' | 'skip'

export interface Shifted {
  readonly nominal: Day
  /** null: left out. */
  readonly day: Day | null
  /** The nominal day's kind: the reason, when `day` is another. */
  readonly why: DayKind
  /** false: some day that was looked at lies in a year without a table, and all may come otherwise. */
  readonly sure: boolean
}

export function shift(nominal: Day, policy: HolidayPolicy, table: HolidayTable): Shifted {
  const why = kindOf(nominal, table)
  const stays: Shifted = { nominal, day: nominal, why, sure: why.sure }
  if (why.works) return stays
  switch (policy) {
    case 'as_is':
      return stays
    case 'skip':
      return { ...stays, day: null }
    case 'next_working_day':
      return landOn(workingDayFrom(nominal, table), stays, table)
    case 'previous_working_day':
      return landOn(workingDayUntil(nominal, table), stays, table)
  }
}

function landOn(day: Day, stays: Shifted, table: HolidayTable): Shifted {
  return { ...stays, day, sure: stays.sure && table.has(day.year) }
}

/** The first working day that is not before this one. */
export function workingDayFrom(day: Day, table: HolidayTable): Day {
  return kindOf(day, table).works ? day : workingDayFrom(addDays(day, 1), table)
}

/** The last working day that is not after this one. */
export function workingDayUntil(day: Day, table: HolidayTable): Day {
  return kindOf(day, table).works ? day : workingDayUntil(addDays(day, -1), table)
}

/** The last of `count` working days after this one, which does not count. */
export function workingDaysAfter(from: Day, count: number, table: HolidayTable): Day {
  let day = from
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (kindOf(day, table).works) left--
  }
  return day
}
