import { type Day, isoDay } from '../../../calendar/day.ts'
import type { HolidayTable } from '../../../calendar/holidays.ts'
import type { Tx } from '../../../db/tx.ts'
import { receivedBetween } from '../../visits/store/received.ts'
import type { CalendarDay } from '../rules/calendar.ts'
import { movedByHand } from '../texts/days.ts'
import { shiftOf } from '../texts/shift.ts'
import type { ReceptionDay } from '../types.ts'
import { cancelledDays, plannedDays } from './days.ts'
import { dutiesOf } from './duties.ts'

/**
 * The days between two days, both counted, on which voters are received or were to be: with who is on duty, what was
 * brought, and whether the public was told. As many statements for a year as for a day.
 */
export async function readCalendar(
  tx: Tx,
  congressId: number,
  { from, until }: { readonly from: Day; readonly until: Day },
  table: HolidayTable,
): Promise<CalendarDay[]> {
  const days = [
    ...(await plannedDays(tx, congressId, from, until)),
    ...(await cancelledDays(tx, congressId, from, until)),
  ].toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.id - b.id)
  const received = await receivedBetween(tx, congressId, from, until)
  return withFacts(tx, days, received, table)
}

async function withFacts(
  tx: Tx,
  days: readonly ReceptionDay[],
  received: Awaited<ReturnType<typeof receivedBetween>>,
  table: HolidayTable,
): Promise<CalendarDay[]> {
  const ids = days.map(({ id }) => id)
  const duties = await dutiesOf(tx, ids)
  const announced = await announcedAmong(tx, ids)
  return days.map(day => {
    const { matters, people } = received.get(isoDay(day.day)) ?? { matters: 0, people: 0 }
    return {
      day,
      duties: duties.filter(({ dayId }) => dayId === day.id),
      shift: day.byHand ? movedByHand(day.nominal, day.day) : shiftOf(day, table),
      isAnnounced: announced.has(day.id),
      // What is called off receives nobody; who came all the same stands in the register.
      ...(day.status === 'planned' ? { matters, people } : { matters: 0, people: 0 }),
    }
  })
}

/** Those of which the public was told, whatever was changed since. */
async function announcedAmong(tx: Tx, dayIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await tx.sql<{ id: number }[]>`
    select distinct day_id as id from reception_call
    where day_id = any(${[...dayIds]}::int[]) and kind = 'public_notice' and outcome = 'sent'`
  return new Set(rows.map(({ id }) => id))
}
