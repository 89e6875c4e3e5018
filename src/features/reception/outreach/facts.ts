import type { Tick } from '../../../bot/job.ts'
import { isoDay } from '../../../calendar/day.ts'
import { holidayTable } from '../../holidays/store.ts'
import { groupedBy } from '../rules/grouped.ts'
import { type Announcer, readMonths, readStaffedDays } from '../store/call-facts.ts'
import type { DueCall } from '../store/due-calls.ts'
import { whoAreNext } from '../store/rota.ts'
import { type Facts, whoIsMissed } from './compose.ts'

/** Reads what a batch of calls needs, in a few statements. */
export async function readFacts(
  { tx, now, botName }: Tick,
  calls: readonly DueCall[],
): Promise<(call: DueCall, announcer: Announcer) => Facts> {
  const days = await readStaffedDays(
    tx,
    calls.map(call => call.dayId).filter(id => id !== null),
  )
  const plans = calls.filter(call => call.kind === 'month_plan')
  const months = groupedBy(
    await readMonths(
      tx,
      plans.map(({ congressId, slot }) => ({ congressId, month: slot })),
      now,
    ),
    ({ day }) => monthKey(day.congressId, isoDay(day.day).slice(0, 7)),
  )
  const table = await holidayTable(tx)
  const uncovered = calls.flatMap(({ kind, dayId }) => {
    const subject = kind === 'uncovered' && dayId !== null ? days.get(dayId) : undefined
    if (subject === undefined) return []
    const absentId = whoIsMissed(subject)
    return absentId === null && subject.duties.length > 0 ? [] : [{ ...subject, absentId }]
  })
  const next = await whoAreNext(tx, uncovered)
  const nextOf = new Map(uncovered.map(({ day }, nth) => [day.id, next[nth]?.name ?? null]))
  return (call, announcer) => ({
    announcer,
    subject: (call.dayId === null ? undefined : days.get(call.dayId)) ?? null,
    month: months.get(monthKey(call.congressId, call.slot)) ?? [],
    next: (call.dayId === null ? null : nextOf.get(call.dayId)) ?? null,
    table,
    botName,
  })
}

const monthKey = (congressId: number, month: string): string => `${congressId} ${month}`
