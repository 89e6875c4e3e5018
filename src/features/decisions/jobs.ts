/**
 * Decisions are followed up by themselves: whoever has one is reminded before it is due and on the day, and every week
 * he and the clerks hear what is overdue. One word for each person, each call once, never at night.
 */
import type { Tick } from '../../bot/job.ts'
import { afterQuiet } from '../../calendar/quiet-hours.ts'
import { dayOf } from '../../calendar/zone.ts'
import { settingsOf } from '../congress/settings.ts'
import { findCongress } from '../congress/store.ts'
import type { Congress } from '../congress/types.ts'
import { tellPrivately } from '../notes/outreach.ts'
import { clerkIds } from '../roster/store/clerks.ts'
import { holdersOf } from './outreach.ts'
import { callsOf } from './rules/calls.ts'
import {
  type DueCall,
  dueCalls,
  planCalls,
  putOffCalls,
  settleCalls,
  takeDueDecisions,
} from './store/calls.ts'
import { reminder } from './texts/outreach.ts'
import type { Decision } from './types.ts'

const batch = 300

/** @returns how many calls were settled */
export async function followUpDecisions(tick: Tick): Promise<number> {
  const { tx, now } = tick
  const decisions = await takeDueDecisions(tx, now, batch)
  const calls = await dueCalls(
    tx,
    decisions.map(({ id }) => id),
    now,
  )
  for (const congressId of new Set(decisions.map(decision => decision.congressId))) {
    const congress = await findCongress(tx, congressId)
    if (congress === null) continue
    const own = decisions.filter(decision => decision.congressId === congressId)
    await sayOf(tick, congress, own, calls)
  }
  return calls.length
}

async function sayOf(
  tick: Tick,
  congress: Congress,
  decisions: readonly Decision[],
  all: readonly DueCall[],
): Promise<void> {
  const { tx, now } = tick
  const byId = new Map(decisions.map(decision => [decision.id, decision]))
  const calls = all.filter(({ decisionId }) => byId.has(decisionId))
  const settings = settingsOf(congress)
  const wall = { zone: congress.zone, settings }
  const awake = afterQuiet(now, congress.zone, settings.quietHours)
  if (awake > now) {
    await putOffCalls(tx, calls, awake)
    return
  }
  const clerks = await clerkIds(tx, congress.id)
  const forPerson = new Map<number, Set<Decision>>()
  const forClerks = new Set<Decision>()
  const settled = []
  for (const call of calls) {
    const decision = byId.get(call.decisionId)
    const isOver = call.notAfter <= now || decision?.state !== 'open'
    if (decision === undefined || isOver) {
      settled.push({ ...call, outcome: 'left_out' as const })
      continue
    }
    const holders = await holdersOf(tx, decision)
    for (const id of holders) forPerson.set(id, (forPerson.get(id) ?? new Set()).add(decision))
    const concernsClerks = call.kind === 'overdue' || holders.length === 0
    if (concernsClerks) forClerks.add(decision)
    const isHeard = holders.length > 0 || (concernsClerks && clerks.length > 0)
    settled.push({ ...call, outcome: isHeard ? ('sent' as const) : ('nobody' as const) })
  }
  if (forClerks.size > 0)
    await tell(tick, congress, clerks, reminder([...forClerks], dayOf(now, congress.zone), true))
  for (const [id, own] of forPerson) {
    // A clerk who has one himself hears of it once, with the others.
    const left = [...own].filter(decision => !clerks.includes(id) || !forClerks.has(decision))
    if (left.length > 0) await tell(tick, congress, [id], reminder(left, dayOf(now, congress.zone), false))
  }
  await settleCalls(tx, settled, now)
  for (const decision of decisions) await planCalls(tx, decision.id, callsOf(decision, wall, now))
}

async function tell(
  { tx, clock, now, botName }: Tick,
  { id, zone, ...congress }: Congress,
  personIds: readonly number[],
  text: string,
): Promise<void> {
  if (personIds.length === 0) return
  const { quietHours } = settingsOf(congress)
  await tellPrivately(
    tx,
    clock,
    now,
    { congressId: id, personIds, text, subject: 'decisions' },
    { zone, quietHours, botName },
  )
}
