import { sayPeriod } from '../../../calendar/say.ts'
import type { Announcer, StaffedDay } from '../store/call-facts.ts'
import * as texts from '../texts/calls.ts'
import { and, isHeard, type Said, toClerks, toDeputies, toDuty, turn, unsaid } from './said.ts'
import { type Occasion, sayDayOf } from './said-day.ts'

/**
 * A day that was announced and is now at another time, at another place, or off: told to those who were told, by
 * what was told to them. It says nothing when what was told has come true again meanwhile.
 */
export function composeChange(
  announcer: Announcer,
  subject: StaffedDay,
  occasion: Occasion,
  botName: string,
): Said {
  const { day, duties } = subject
  if (day.told === null) return unsaid('void')
  const before = {
    when: sayPeriod(day.told.startsAt, day.told.endsAt, occasion.now, occasion.zone),
    place: day.told.place,
  }
  if (day.status !== 'planned')
    return toWhoeverWasTold(announcer, subject, texts.cancelled(before, day.reason))
  const after = sayDayOf({ day, duties }, occasion)
  if (day.told.status === 'cancelled')
    return toWhoeverWasTold(announcer, subject, texts.restored(after, botName))
  const sameTime =
    day.told.startsAt.getTime() === day.startsAt.getTime() &&
    day.told.endsAt.getTime() === day.endsAt.getTime()
  const samePlace = day.told.place === day.place
  if (sameTime && samePlace) return unsaid('void')
  const what = samePlace ? 'time' : sameTime ? 'place' : 'both'
  return toWhoeverWasTold(
    announcer,
    subject,
    texts.moved({ before, after, what, reason: day.reason }, botName),
  )
}

/** All deputies, with those on duty by name; where no way leads to them, these alone and the clerks. */
function toWhoeverWasTold(announcer: Announcer, { day, duties }: StaffedDay, text: string): Said {
  // That it is off stays so; when it is held can be another day or hour by the time that somebody hears of it.
  const asks = day.status === 'planned' ? turn(day, 'held') : []
  const called = duties.filter(duty => duty.active)
  if (called.length === 0 || (announcer.chatId === null && isHeard(announcer)))
    return toDeputies(announcer, text, [day.id], asks)
  const said = toDuty(announcer, called, text, [day.id], asks)
  return announcer.chatId === null ? and(said, toClerks(announcer, texts.postYourself(text), asks)) : said
}
