/** Entries' keys, made and compared. The numbers in them are the records' own, which are never given twice. */
import type { Day } from '../../../calendar/day.ts'
import type { Decision } from '../../decisions/types.ts'
import type { Suggestion } from '../../suggestions/types.ts'
import type { Visit } from '../../visits/types.ts'
import type { Entry, EntryKey, What } from '../types.ts'
import { whats } from '../types.ts'

export const keyOf = {
  notice: (number: number): EntryKey => `notice:${number}`,
  report: (number: number): EntryKey => `report:${number}`,
  /** By the day that the rule names: it stays when the reception is moved. */
  day: ({ year, month, day }: Day): EntryKey => `day:${year}-${month}-${day}`,
  visit: ({ year, number }: Pick<Visit, 'year' | 'number'>): EntryKey => `visit:${year}-${number}`,
  suggestion: ({ series, number }: Pick<Suggestion, 'series' | 'number'>): EntryKey =>
    `suggestion:${series}-${number}`,
  decision: ({ year, number }: Pick<Decision, 'year' | 'number'>): EntryKey => `decision:${year}-${number}`,
} as const

export const partsOf = (key: EntryKey): { readonly what: What; readonly number: string } => {
  const what = whats.find(one => key.startsWith(`${one}:`))
  if (what === undefined) throw new Error(`no entry's key: ${key}`)
  return { what, number: key.slice(what.length + 1) }
}

/** How somebody has named an entry: 会12, 访2026-5, 第12号. */
export interface Called {
  /** Null: a number alone. */
  readonly what: What | null
  /** Its parts, without leading zeros; the last alone is enough where it fits one entry only. */
  readonly number: string
}

/** Those of somebody's entries that may be meant; one that fits in full before those that fit at their end. */
export function entriesCalled(entries: readonly Entry[], { what, number }: Called): Entry[] {
  const all = entries.map(entry => ({ entry, ...partsOf(entry.key) }))
  const of = all.filter(one => what === null || one.what === what)
  const whole = of.filter(one => one.number === number)
  const found = whole.length > 0 ? whole : of.filter(one => one.number.endsWith(`-${number}`))
  return found.map(({ entry }) => entry)
}
