import { randomUUID } from 'node:crypto'
import type { Counts, Meeting } from '../types.ts'

/** After so many batches of this process the counts of a sheet are worth remembering: to say so is a write. */
const patience = 4
/** Twice as many when what was remembered became void before it had been of use for `use` times as long. */
const mostPatience = 256
const use = 4
const kept = 10_000

/** A locked sheet as a batch leaves it. */
export interface Sheet {
  readonly meetingId: number
  readonly timeVersion: number
  /** Before the batch. */
  readonly countedBy: string | null
  readonly counts: Counts
}

interface Remembered {
  /** Null: not yet, or no more. */
  readonly word: string | null
  readonly timeVersion: number
  readonly counts: Counts
  /** Since the word was given or became void. */
  readonly batches: number
  readonly patience: number
}

/** By meeting. Null: nobody remembers its counts from now on. */
type Claims = ReadonlyMap<number, string | null>

/**
 * The counts of sheets in which nobody but this process writes: in a county's morning, to count is a quarter of what a batch of
 * clicks costs the database. `meeting.counted_by` has the word under which they are remembered, a new one each time. It goes as
 * soon as anybody else changes a line (the trigger `invitee_forgets_counts`) or another process has clicks there (`claims`), always
 * under the meeting's lock. So whoever has the lock and finds his word knows the counts.
 */
export class KnownCounts {
  readonly #process = randomUUID()
  readonly #sheets = new Map<number, Remembered>()
  #words = 0

  /** These are to be counted; the others probably not. */
  uncounted(meetingIds: readonly number[]): readonly number[] {
    return meetingIds.filter(id => typeof this.#sheets.get(id)?.word !== 'string')
  }

  /**
   * @param countedBy of the locked meeting
   * @returns null: they are not known
   */
  get({ id, timeVersion }: Pick<Meeting, 'id' | 'timeVersion'>, countedBy: string | null): Counts | null {
    const sheet = this.#sheets.get(id)
    if (sheet === undefined || sheet.word === null) return null
    return sheet.word === countedBy && sheet.timeVersion === timeVersion ? sheet.counts : null
  }

  /** @returns what has to be written in `meeting.counted_by` together with what changes these sheets */
  claims(sheets: readonly Sheet[]): Claims {
    const claims = new Map<number, string | null>()
    for (const { meetingId, countedBy } of sheets) {
      const sheet = this.#sheets.get(meetingId)
      if (countedBy !== null && countedBy !== sheet?.word) claims.set(meetingId, null)
      else if (countedBy === null && sheet?.word === null && sheet.batches >= sheet.patience)
        claims.set(meetingId, `${this.#process}.${++this.#words}`)
    }
    return claims
  }

  /** Once both are committed. */
  learn(sheets: readonly Sheet[], claims: Claims): void {
    if (this.#sheets.size > kept) this.#sheets.clear()
    for (const { meetingId, timeVersion, countedBy, counts } of sheets)
      this.#sheets.set(meetingId, {
        ...after(this.#sheets.get(meetingId), countedBy, claims.get(meetingId) ?? null),
        timeVersion,
        counts,
      })
  }

  /** Nobody knows whether what a batch wrote is there. */
  forget(meetingIds: readonly number[]): void {
    for (const id of meetingIds) this.#sheets.delete(id)
  }
}

function after(
  before: Remembered | undefined,
  countedBy: string | null,
  claimed: string | null,
): Pick<Remembered, 'word' | 'batches' | 'patience'> {
  if (before === undefined) return { word: null, batches: 1, patience }
  if (before.word !== countedBy) return { word: null, batches: 0, patience: patienceAfter(before) }
  if (claimed !== null) return { word: claimed, batches: 0, patience: before.patience }
  return { ...before, batches: before.batches + 1 }
}

function patienceAfter({ word, batches, patience: waited }: Remembered): number {
  if (word === null) return waited
  return batches < waited * use ? Math.min(mostPatience, waited * 2) : patience
}
