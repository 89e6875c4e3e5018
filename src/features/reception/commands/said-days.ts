import type { Context } from '../../../bot/command.ts'
import type { Day } from '../../../calendar/day.ts'
import type { LeadingDay } from '../../../calendar/leading-day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import { findDay, upcomingDays } from '../store/days.ts'
import * as words from '../texts/rota.ts'
import type { ReceptionDay } from '../types.ts'
import { today } from './coming-days.ts'

/** Words that name no single day. */
type NoDay = { readonly why: 'impossible' | 'ambiguous' | 'weekday_mismatch'; readonly said: string }

export function sayNoDay({ why, said }: NoDay): string {
  switch (why) {
    case 'impossible':
      return words.notADay(said)
    case 'ambiguous':
      return words.whichDay(said)
    case 'weekday_mismatch':
      return words.weekdayMismatch(said)
  }
}

export type NoTakenDay = Exclude<LeadingDay, { readonly kind: 'day' | 'none' }>
export const sayNoTakenDay = ({ kind, said }: NoTakenDay): string => sayNoDay({ why: kind, said })

/** 12月15日（星期二） */
export const sayDate = (context: Pick<Context, 'now' | 'tenant'>, { day }: { readonly day: Day }): string =>
  sayCalendarDay(day, today(context))

/** The reception day that a date means, to come and not cancelled; a sentence when there is none. */
export async function dayToCome(context: Context, date: Day): Promise<ReceptionDay | string> {
  const { tx, tenant, now } = context
  const day = await findDay(tx, tenant.id, date)
  if (day?.status === 'cancelled') return words.isCancelled(sayDate(context, day))
  if (day?.status !== 'planned') {
    const [next] = await upcomingDays(tx, tenant.id, today(context), 1)
    return words.noReceptionOn(
      sayDate(context, { day: date }),
      next === undefined ? null : sayDate(context, next),
    )
  }
  return day.startsAt <= now ? words.isOver(sayDate(context, day)) : day
}
