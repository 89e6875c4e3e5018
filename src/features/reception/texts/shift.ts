import { daysBetween } from '../../../calendar/day.ts'
import { type HolidayTable, kindOf } from '../../../calendar/holidays.ts'
import { sayShift } from '../../../calendar/say.ts'
import type { ReceptionDay } from '../types.ts'

/** 3月15日为星期日，顺延至3月16日. Null where the day is the rule's, or where somebody moved it. */
export function shiftOf(
  { nominal, day, byHand }: Pick<ReceptionDay, 'nominal' | 'day' | 'byHand'>,
  table: HolidayTable,
): string | null {
  if (byHand || daysBetween(nominal, day) === 0) return null
  return sayShift({ nominal, day, why: kindOf(nominal, table), sure: true })
}
