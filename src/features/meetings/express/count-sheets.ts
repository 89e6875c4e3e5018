import type { Tx } from '../../../db/tx.ts'
import { addUp } from '../rules/sheet.ts'
import { type LockedMeeting, readTallies, type SheetTally } from '../store/answers.ts'
import type { Counts } from '../types.ts'
import type { KnownCounts } from './known-counts.ts'

interface LockedSheets {
  readonly meetings: readonly LockedMeeting[]
  readonly countedBy: ReadonlyMap<number, string | null>
  /** Of these meetings the tallies are there. */
  readonly counted: readonly number[]
  readonly tallies: readonly SheetTally[]
}

/** By meeting. What was thought to be known, and is not any more, is counted now: a round trip that hardly ever comes. */
export async function countSheets(
  tx: Tx,
  known: KnownCounts,
  { meetings, countedBy, counted, tallies }: LockedSheets,
): Promise<Map<number, Counts>> {
  const counts = new Map<number, Counts>()
  for (const meeting of meetings) {
    const before = known.get(meeting, countedBy.get(meeting.id) ?? null)
    if (before !== null) counts.set(meeting.id, before)
  }
  const missing = meetings.filter(({ id }) => !counts.has(id))
  const uncounted = missing.map(({ id }) => id).filter(id => !counted.includes(id))
  const all = uncounted.length === 0 ? tallies : [...tallies, ...(await readTallies(tx, uncounted))]
  const ofEach = new Map(missing.map(({ id }): [number, SheetTally[]] => [id, []]))
  for (const tally of all) ofEach.get(tally.meetingId)?.push(tally)
  for (const meeting of missing) counts.set(meeting.id, addUp(meeting, ofEach.get(meeting.id) ?? []))
  return counts
}
