import { dayOf, instantOf, wallClock } from '../../../calendar/zone.ts'
import type { NoticeReading } from '../../../language/notice.ts'

const anHourMs = 3_600_000

/** When a meeting ends, as far as its notice tells: a stated hour, a last day, or as long as meetings last here. */
export function endOf(
  startsAt: Date,
  { endsAt, endsDayOnly }: Pick<NoticeReading, 'endsAt' | 'endsDayOnly'>,
  { zone, lengthHours }: { readonly zone: string; readonly lengthHours: number },
): Date {
  const after = (start: Date) => new Date(start.getTime() + lengthHours * anHourMs)
  if (endsAt === null || endsAt <= startsAt) return after(startsAt)
  if (!endsDayOnly) return endsAt
  const { hour, minute } = wallClock(startsAt, zone)
  return after(instantOf({ ...dayOf(endsAt, zone), hour, minute }, zone))
}
