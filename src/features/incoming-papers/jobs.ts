/**
 * Papers are followed up by themselves, as decisions are: whoever has one is reminded before it is due and on the day,
 * and every week he and the clerks hear what is overdue. One word for each person, each call once, never at night.
 */
import type { Tick } from '../../bot/job.ts'
import { afterQuiet } from '../../calendar/quiet-hours.ts'
import { dayOf } from '../../calendar/zone.ts'
import { settingsOf } from '../congress/settings.ts'
import { findCongress } from '../congress/store.ts'
import type { Congress } from '../congress/types.ts'
import { holdersOf } from '../decisions/outreach.ts'
import { tellPrivately } from '../notes/outreach.ts'
import { clerkIds } from '../roster/store/clerks.ts'
import { paperCalls } from './outreach.ts'
import {
  type DuePaperCall,
  duePaperCalls,
  planPaperCalls,
  putOffPaperCalls,
  settlePaperCalls,
  takeDuePapers,
} from './store/calls.ts'
import { reminder } from './texts/outreach.ts'
import type { IncomingPaper } from './types.ts'

const batch = 300

/** @returns how many calls were settled */
export async function followUpPapers(tick: Tick): Promise<number> {
  const { tx, now } = tick
  const papers = await takeDuePapers(tx, now, batch)
  const calls = await duePaperCalls(
    tx,
    papers.map(({ id }) => id),
    now,
  )
  for (const congressId of new Set(papers.map(paper => paper.congressId))) {
    const congress = await findCongress(tx, congressId)
    if (congress === null) continue
    const own = papers.filter(paper => paper.congressId === congressId)
    await sayOf(tick, congress, own, calls)
  }
  return calls.length
}

async function sayOf(
  tick: Tick,
  congress: Congress,
  papers: readonly IncomingPaper[],
  all: readonly DuePaperCall[],
): Promise<void> {
  const { tx, now } = tick
  const byId = new Map(papers.map(paper => [paper.id, paper]))
  const calls = all.filter(({ paperId }) => byId.has(paperId))
  const settings = settingsOf(congress)
  const awake = afterQuiet(now, congress.zone, settings.quietHours)
  if (awake > now) {
    await putOffPaperCalls(tx, calls, awake)
    return
  }
  const clerks = await clerkIds(tx, congress.id)
  const forPerson = new Map<number, Set<IncomingPaper>>()
  const forClerks = new Set<IncomingPaper>()
  const settled = []
  for (const call of calls) {
    const paper = byId.get(call.paperId)
    if (paper === undefined || call.notAfter <= now || paper.state !== 'open') {
      settled.push({ ...call, outcome: 'left_out' as const })
      continue
    }
    const holders = await holdersOf(tx, paper)
    for (const id of holders) forPerson.set(id, (forPerson.get(id) ?? new Set()).add(paper))
    const concernsClerks = call.kind === 'overdue' || holders.length === 0
    if (concernsClerks) forClerks.add(paper)
    const isHeard = holders.length > 0 || (concernsClerks && clerks.length > 0)
    settled.push({ ...call, outcome: isHeard ? ('sent' as const) : ('nobody' as const) })
  }
  const today = dayOf(now, congress.zone)
  if (forClerks.size > 0) await tell(tick, congress, clerks, reminder([...forClerks], today, true))
  for (const [id, own] of forPerson) {
    // A clerk who has one himself hears of it once, with the others.
    const left = [...own].filter(paper => !clerks.includes(id) || !forClerks.has(paper))
    if (left.length > 0) await tell(tick, congress, [id], reminder(left, today, false))
  }
  await settlePaperCalls(tx, settled, now)
  const wall = { zone: congress.zone, settings }
  for (const paper of papers) await planPaperCalls(tx, paper.id, paperCalls(paper, wall, now))
}

async function tell(
  { tx, clock, now, botName }: Tick,
  { id, zone, ...congress }: Congress,
  personIds: readonly number[],
  text: string,
): Promise<void> {
  if (personIds.length === 0) return
  const { quietHours } = settingsOf(congress)
  const word = { congressId: id, personIds, text, subject: 'incoming_papers' }
  await tellPrivately(tx, clock, now, word, { zone, quietHours, botName })
}
