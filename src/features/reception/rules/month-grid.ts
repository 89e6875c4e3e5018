import { type Day, daysInMonth, weekdayOf } from '../../../calendar/day.ts'

/** The weeks of a month, Monday first; null where another month's days would stand. */
export function weeksOf(year: number, month: number): (Day | null)[][] {
  const days = Array.from({ length: daysInMonth(year, month) }, (_, n): Day => ({ year, month, day: n + 1 }))
  const before = weekdayOf({ year, month, day: 1 }) - 1
  const cells: (Day | null)[] = [...Array.from({ length: before }, () => null), ...days]
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
