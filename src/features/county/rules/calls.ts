/** When a notice speaks by itself: to towns that are silent the day before and on the morning; to the county when it is over. */
import { addDays } from '../../../calendar/day.ts'
import { dayOf, endOfDay, instantOf } from '../../../calendar/zone.ts'
import type { Call } from '../../calls/types.ts'
import type { CongressSettings } from '../../congress/types.ts'

/** What this version says; other kinds are a newer one's (docs/deploy.md, «Upgrading»). */
export const callKinds = ['eve', 'morning', 'over'] as const
/** Its slot is the deadline that it is about. */
export type CountyCall = Call<(typeof callKinds)[number]>

const overDays = 7

export function callsOf(
  deadline: Date | null,
  { zone, settings }: { readonly zone: string; readonly settings: CongressSettings },
  now: Date,
): CountyCall[] {
  if (deadline === null) return []
  const slot = deadline.toISOString()
  const day = dayOf(deadline, zone)
  const at = (minute: number, on = day) =>
    instantOf({ ...on, hour: Math.floor(minute / 60), minute: minute % 60 }, zone)
  const eve = addDays(day, -1)
  const calls: CountyCall[] = [
    { kind: 'eve', slot, dueAt: at(settings.decisions.minute, eve), notAfter: endOfDay(eve, zone) },
    { kind: 'morning', slot, dueAt: at(settings.reminders.deadlineDayMinute), notAfter: deadline },
    { kind: 'over', slot, dueAt: deadline, notAfter: endOfDay(addDays(day, overDays), zone) },
  ]
  return calls.filter(({ dueAt, notAfter }) => dueAt > now && dueAt < notAfter)
}
