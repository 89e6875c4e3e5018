/**
 * The stored form of a congress's reception rule. Equal rules have equal texts, whatever the order in which they
 * were said: days are planned once for each text, not once for each congress.
 */
import { z } from 'zod'
import { dayOfIso } from '../../../calendar/day.ts'
import type { DayRule } from '../../../calendar/recurrence.ts'
import type { ReceptionRule } from '../types.ts'

/** National practice (domain S5): the 15th of every month, a day off goes to the next working day. */
export const defaultRule: ReceptionRule = { days: [{ on: 'monthday', day: 15 }], policy: 'next_working_day' }

/** 8:30 to 11:30, in minutes of the wall clock. */
export const defaultHours = { fromMinute: 8 * 60 + 30, untilMinute: 11 * 60 + 30 } as const

/** More are a mistake: seven say every weekday. */
export const mostDays = 12
const weekday = z.int().min(1).max(7)
const nth = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(-1)])
const calendar = z.enum(['lunar', 'solar'])
/** Last digits of dates: 0 to 9. */
const ending = z.array(z.int().min(0).max(9)).min(1).transform(inOrder)
const isoDate = z.string().refine(text => dayOfIso(text) !== null, 'not a day')

const dayRule = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('monthday'), day: z.int().min(1).max(31) }),
  z.strictObject({ on: z.literal('weekday'), weekday }),
  z.strictObject({ on: z.literal('nth_weekday'), nth, weekday }),
  z.strictObject({ on: z.literal('market'), calendar, ending }),
  z.strictObject({ on: z.literal('every'), days: z.int().min(1).max(366), from: isoDate }),
]) satisfies z.ZodType<DayRule>

const schema = z.strictObject({
  days: z.array(dayRule).max(mostDays),
  policy: z.enum(['as_is', 'next_working_day', 'previous_working_day', 'skip']),
}) satisfies z.ZodType<ReceptionRule>

/**
 * The rule's text in the database.
 * @throws ZodError when it is no rule
 */
export function canonical(rule: ReceptionRule): string {
  // Parsing puts the keys into the order above.
  const { days, policy } = schema.parse(rule)
  const texts = [...new Set(days.map(day => JSON.stringify(day)))].sort()
  return `{"days":[${texts.join(',')}],"policy":${JSON.stringify(policy)}}`
}

/** @throws ZodError or SyntaxError when the text is no rule; only `canonical` writes it. */
export function readRule(text: string): ReceptionRule {
  return schema.parse(JSON.parse(text))
}

function inOrder(digits: readonly number[]): number[] {
  return [...new Set(digits)].sort((a, b) => a - b)
}
