import { expect, it } from 'vitest'
import type { Day } from '../../../../src/calendar/day.ts'
import { yearPeriod } from '../../../../src/features/duty-file/rules/period.ts'
import { countsFor } from '../../../../src/features/duty-file/rules/whose.ts'

const today = { year: 2026, month: 3, day: 11 }
const on = (year: number, month = 6, day = 1): Day => ({ year, month, day })
const stands = (year: number, since: Day | null, left: Day | null, levels: readonly 'town'[] = ['town']) =>
  countsFor({ active: left === null, levels }, { since, left }, [], yearPeriod(year), today)

it.each<[string, number, Day | null, Day | null, boolean]>([
  ['elected before it, in office', 2025, on(2021), null, true],
  ['elected in it', 2025, on(2025, 12, 31), null, true],
  ['elected after it', 2025, on(2026, 1, 1), null, false],
  ['left after it', 2025, on(2021), on(2026, 2), true],
  ['left in it, on its first day', 2025, on(2021), on(2025, 1, 1), true],
  ['left before it', 2025, on(2021), on(2024, 12, 31), false],
  ['left this year', 2026, on(2021), on(2026, 2), true],
  ['in office, nobody knows since when, in a year that goes on', 2026, null, null, true],
  ['in office, nobody knows since when, in a year that is over', 2025, null, null, false],
])('of whom nothing is recorded: %s', (_, year, since, left, expected) => {
  expect(stands(year, since, left)).toBe(expected)
  expect(stands(year, since, left, [])).toBe(false)
})
