import { addDays, daysBetween } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import type { Person } from '../../roster/types.ts'
import type { Duty, ReceptionDay } from '../types.ts'
import { plannedDays } from './days.ts'
import { dutiesOf } from './duties.ts'
import { whoAreNext } from './rota.ts'

/** A place on a day ahead that somebody has to take. */
export interface Vacancy {
  readonly day: ReceptionDay
  /** Who is on leave or has left office; null: nobody was put on duty. */
  readonly absent: Duty | null
  readonly next: Person | null
}

/** As far as days are planned: a year and a month. */
const aheadDays = 400
/** Days further ahead may still be filled by the rota. */
const emptyAheadDays = 10

export const isAbsent = (duty: Duty): boolean => !duty.active || duty.standing === 'leave'

interface FreeTurnOf {
  readonly day: ReceptionDay
  readonly duties: readonly Duty[]
  readonly absent: Duty | null
}

/** The places that are free, soonest first, each with who is the next in the rota for it. */
export async function vacancies(
  tx: Tx,
  congress: { readonly id: number; readonly zone: string },
  now: Date,
): Promise<Vacancy[]> {
  const today = dayOf(now, congress.zone)
  const days = (await plannedDays(tx, congress.id, today, addDays(today, aheadDays))).filter(
    day => day.startsAt > now,
  )
  const duties = await dutiesOf(
    tx,
    days.map(day => day.id),
  )
  const free = days.flatMap((day): FreeTurnOf[] => {
    const own = duties.filter(duty => duty.dayId === day.id)
    if (own.length > 0) return own.filter(isAbsent).map(absent => ({ day, duties: own, absent }))
    return daysBetween(today, day.day) <= emptyAheadDays ? [{ day, duties: own, absent: null }] : []
  })
  const next = await whoAreNext(
    tx,
    free.map(({ day, duties: own, absent }) => ({ day, duties: own, absentId: absent?.personId ?? null })),
  )
  return free.map(({ day, absent }, index) => ({ day, absent, next: next[index] ?? null }))
}
