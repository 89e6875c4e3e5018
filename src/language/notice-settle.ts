/** Instants and problems, computed from what is known. The same for a new notice, a completed and an amended one. */
import { dayOfIso } from '../calendar/day.ts'
import { endOfDay, instantOf } from '../calendar/zone.ts'
import type { NoticeFacts, NoticeProblem, NoticeReading } from './notice-reading.ts'

export function settle(facts: NoticeFacts, now: Date, zone: string): NoticeReading {
  const { known } = facts
  const settled =
    known.dayTrouble !== 'impossible' && known.dayTrouble !== 'placeholder' && known.timeTrouble === null
  const startsAt = settled ? instantAt(known.day, known.time, zone) : null
  const endDay = known.endDay ?? (known.endTime === null ? null : known.day)
  const endsAt = startsAt === null ? null : instantAt(endDay, known.endTime ?? '23:59', zone)
  return {
    ...facts,
    startsAt,
    endsAt,
    endsDayOnly: endsAt !== null && known.endTime === null,
    replyBy: instantAt(known.replyDay, known.replyTime ?? '23:59', zone),
    replyByDayOnly: known.replyDay !== null && known.replyTime === null,
    problems: problemsOf(facts, startsAt, now, zone),
  }
}

function instantAt(day: string | null, time: string | null, zone: string): Date | null {
  const calendarDay = day === null ? null : dayOfIso(day)
  if (calendarDay === null || time === null) return null
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return instantOf({ ...calendarDay, hour, minute }, zone)
}

/** Source: corpus rule N9. */
function problemsOf(
  { known, place }: NoticeFacts,
  startsAt: Date | null,
  now: Date,
  zone: string,
): NoticeProblem[] {
  const problems: NoticeProblem[] = []
  const impossible = known.dayTrouble === 'impossible' || known.timeTrouble === 'impossible'
  const unfilled = known.dayTrouble === 'placeholder' || known.timeTrouble === 'placeholder'
  if (impossible) problems.push('impossible_date')
  if (known.timeTrouble === 'half_day') problems.push('ambiguous_half_day')
  if (known.dayTrouble === 'mismatch' || known.replyMismatch) problems.push('weekday_mismatch')
  if (unfilled || known.placePlaceholder || known.otherPlaceholder) problems.push('placeholder')
  if (known.day === null && known.dayTrouble === null) problems.push('missing_date')
  if (known.time === null && known.timeTrouble === null && known.dayTrouble !== 'placeholder')
    problems.push('missing_time')
  if (place === null && !known.placePlaceholder) problems.push('missing_place')
  const day = known.day === null ? null : dayOfIso(known.day)
  const over = day !== null && !impossible && endOfDay(day, zone) <= now
  if (startsAt === null ? over : startsAt < now) problems.push('past_date')
  return problems
}
