/** What a congress has set, with one rule more, or one less; refused where it cannot be. */
import { storedSuggestionRules, suggestionRules } from '../settings.ts'
import type { RuleName } from './rule-words.ts'

export type RuleProblem = 'out_of_range' | 'wide_shorter' | 'most_shorter' | 'session_end_unknown'

export type RuleSetting =
  | { readonly stored: Readonly<Record<string, unknown>> }
  | { readonly problem: RuleProblem }

/**
 * @param before as stored; what is no object counts as nothing
 * @param value undefined: no longer set by the congress
 */
export function withRule(before: unknown, { path }: RuleName, value: unknown, province: string): RuleSetting {
  const stored = patched(objectOf(before), path.split('.'), value)
  const read = storedSuggestionRules.safeParse(stored)
  if (!read.success) return { problem: 'out_of_range' }
  const { months, mostMonths, clockStart, sessionEndedOn } = suggestionRules(read.data, province)
  if (months.wide < months.normal) return { problem: 'wide_shorter' }
  if (mostMonths !== null && mostMonths < months.wide) return { problem: 'most_shorter' }
  if (path === 'clockStart' && clockStart === 'session_end' && sessionEndedOn === null)
    return { problem: 'session_end_unknown' }
  return { stored }
}

function patched(
  before: Readonly<Record<string, unknown>>,
  [name = '', ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const { [name]: old, ...others } = before
  if (rest.length === 0) return value === undefined ? others : { ...others, [name]: value }
  const part = patched(objectOf(old), rest, value)
  return Object.keys(part).length === 0 ? others : { ...others, [name]: part }
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
