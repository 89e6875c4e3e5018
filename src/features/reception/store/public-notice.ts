import type { Day } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import type { Congress } from '../../congress/types.ts'
import { holidayTable } from '../../holidays/store.ts'
import { whoComesTo } from '../rules/who-comes.ts'
import type { Announced } from '../texts/public-notice.ts'
import { shiftOf } from '../texts/shift.ts'
import type { ReceptionDay, ReceptionSettings } from '../types.ts'
import { daysById, findDay, upcomingDays } from './days.ts'
import { dutiesOf } from './duties.ts'
import { findReception } from './rule.ts'

/** There is no reception; none on this date, or none to come; it will not take place. */
export type NoNotice = 'no_reception' | 'no_day' | 'cancelled'

export interface NoticedDay extends Announced {
  readonly day: ReceptionDay
}

/**
 * What the public is to be told of a reception day.
 * @param date of the day, actual or nominal; null: the next one from `now` on
 */
export async function readPublicNotice(
  tx: Tx,
  congress: Congress,
  date: Day | null,
  now: Date,
): Promise<NoticedDay | NoNotice> {
  const reception = await findReception(tx, congress.id)
  if (reception === null) return 'no_reception'
  const day =
    date === null
      ? ((await upcomingDays(tx, congress.id, dayOf(now, congress.zone), 1))[0] ?? null)
      : await findDay(tx, congress.id, date)
  return toNotice(tx, congress, reception, day, now)
}

/** The same of a day that is known. Of a day that is over: who was there, whatever he is today. */
export async function readPublicNoticeOf(
  tx: Tx,
  congress: Congress,
  dayId: number,
  now: Date,
): Promise<NoticedDay | NoNotice> {
  const reception = await findReception(tx, congress.id)
  if (reception === null) return 'no_reception'
  const [day] = await daysById(tx, [dayId])
  return toNotice(tx, congress, reception, day?.congressId === congress.id ? day : null, now)
}

async function toNotice(
  tx: Tx,
  congress: Congress,
  reception: ReceptionSettings,
  day: ReceptionDay | null,
  now: Date,
): Promise<NoticedDay | NoNotice> {
  if (day === null || day.status === 'skipped' || day.status === 'merged') return 'no_day'
  if (day.status === 'cancelled') return 'cancelled'
  const duties = await dutiesOf(tx, [day.id])
  return {
    congress: { ...congress, rule: reception.rule, phone: reception.phone },
    day,
    onDuty: whoComesTo(day, duties, now),
    shift: shiftOf(day, await holidayTable(tx)),
  }
}
