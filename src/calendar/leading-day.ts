/** A day in front of a command's words: `12月15日 请假 出差`, `15号，张三、李四`. */
import { normalise } from '../language/normalise.ts'
import type { Day } from './day.ts'
import { isOnlyHedge } from './hedged.ts'
import { findPhrases } from './phrases.ts'
import { resolvePhrase } from './resolve.ts'
import { dayOf } from './zone.ts'

export type LeadingDay =
  | { readonly kind: 'day'; readonly day: Day; readonly rest: string }
  /** The words begin with no day. */
  | { readonly kind: 'none'; readonly rest: string }
  /** 2月30日 is none, 月底 is several; `said` as it was written. */
  | { readonly kind: 'impossible' | 'ambiguous' | 'weekday_mismatch'; readonly said: string }

const separators = /^[\s,，、;；:：的)）\]】]+/u

/**
 * The day that words begin with, and what follows it. An hour behind the day is passed over.
 * @param zone the congress's IANA zone; a day without a year is the nearest from today on (corpus rules D1, D2)
 */
export function takeDay(words: string, now: Date, zone: string): LeadingDay {
  const text = words.replace(separators, '')
  const source = normalise(text)
  const [phrase] = findPhrases(source.text)
  const [side] = phrase?.sides ?? []
  if (phrase === undefined || side === undefined || side.days.length === 0)
    return { kind: 'none', rest: text.trim() }
  const end = source.at[phrase.to] ?? text.length
  if (isOnlyHedge(source.text.slice(0, phrase.from))) return { kind: 'ambiguous', said: text.slice(0, end) }
  if (phrase.from > 0) return { kind: 'none', rest: text.trim() }
  const said = text.slice(0, end).trim()
  // 12月15日、1月15日 are two days, of which only the first is wanted here; 15日或16日 is none.
  if (phrase.undecided) return { kind: 'ambiguous', said }
  if (phrase.sides.length > 1) return takeFirstOf(text, now, zone)
  const { start } = resolvePhrase(phrase, dayOf(now, zone))
  if (start.dayProblem !== null) return { kind: start.dayProblem, said }
  if (start.weekdayMismatch) return { kind: 'weekday_mismatch', said }
  if (start.day === null) return { kind: 'none', rest: text.trim() }
  return { kind: 'day', day: start.day, rest: text.slice(end).replace(separators, '').trim() }
}

/** The words up to the first mark that joins two days. */
function takeFirstOf(text: string, now: Date, zone: string): LeadingDay {
  const joint = /[、，,至到和与及~～]|-(?=\d{1,2}月)/u.exec(text)
  if (joint === null || joint.index === 0) return { kind: 'ambiguous', said: text.slice(0, 20) }
  const first = takeDay(text.slice(0, joint.index), now, zone)
  return first.kind === 'day'
    ? { ...first, rest: `${first.rest} ${text.slice(joint.index)}`.replace(separators, '').trim() }
    : first
}
