/** Until when, as it was written behind 期限:. */
import { addDays, type Day } from '../../../calendar/day.ts'
import { hedges } from '../../../calendar/hedged.ts'
import type { HolidayTable } from '../../../calendar/holidays.ts'
import { workingDaysAfter } from '../../../calendar/shift.ts'
import { fold } from '../../../language/normalise.ts'
import { findDue } from '../../../language/visit-due.ts'
import { promisedDay } from '../../suggestions/rules/read-promise.ts'

/** `unclear`: something was said, and it is no day that is still to come. */
export type SaidDue =
  | { readonly kind: 'none' }
  | { readonly kind: 'unclear'; readonly said: string }
  | { readonly kind: 'day'; readonly day: Day }

/** @param isAsked the words answer «until when?»: what is no day is unclear then */
export function dueIn(said: string, isAsked: boolean, today: Day, table: HolidayTable): SaidDue {
  const text = fold(said)
  const found = findDue(text, today, isAsked)?.due
  if (found?.kind === 'day') return found
  if (found?.kind === 'working_days') return { kind: 'day', day: workingDaysAfter(today, found.count, table) }
  if (found?.kind === 'unclear' && hedges.test(text)) return { kind: 'unclear', said }
  const promised = isAsked ? promisedDay(said, addDays(today, -1), table) : null
  if (promised !== null) return { kind: 'day', day: promised }
  return isAsked || found?.kind === 'unclear' ? { kind: 'unclear', said } : { kind: 'none' }
}
