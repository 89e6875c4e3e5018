import { z } from 'zod'
import { type Day, isoDay } from '../../calendar/day.ts'
import { changedMeanwhile, changedOf } from './texts.ts'
import {
  type Ask,
  type Errand,
  errands,
  type Hearing,
  type Right,
  type SuggestionPart,
  type Verdict,
} from './types.ts'

/** About himself, what is his, or what he was asked: it stays whatever becomes of him. */
export const forHimself: readonly Right[] = []
export const asClerk: readonly Right[] = [{ as: 'clerk' }]
/** @param parts one of them he must have; none: it is enough that he may see it */
export const rightTo = (suggestion: number, parts: readonly SuggestionPart[]): Right => ({
  as: 'part',
  suggestion,
  parts,
})
/** To signers, offices and clerks alike. */
export const anyPart = ['clerk', 'signer', 'office', 'assistant'] as const

/** Of nothing that was said. */
export const unheard: Hearing = { told: [], unreached: [], gone: [] }
/** How several words were heard. */
export const heardTogether = (hearings: readonly Hearing[]): Hearing => {
  const all = (how: keyof Hearing) => [...new Set(hearings.flatMap(hearing => hearing[how]))]
  return { told: all('told'), unreached: all('unreached'), gone: all('gone') }
}

const id = z.int()
const rightSchema: z.ZodType<Right> = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('clerk') }),
  z.strictObject({
    as: z.literal('part'),
    suggestion: id,
    parts: z.array(z.enum([...anyPart, 'invited'])),
  }),
  z.strictObject({ as: z.literal('former'), suggestion: id }),
  z.strictObject({ as: z.literal('holder'), decision: id }),
  z.strictObject({ as: z.literal('concerned'), paper: id }),
  z.strictObject({ as: z.literal('receiver'), visit: id }),
  z.strictObject({ as: z.literal('asker'), isClerk: z.boolean(), officeIds: z.array(id) }),
])

const called = { id, call: z.literal(true).optional(), on: z.string().optional() }
const askSchema: z.ZodType<Ask> = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('suggestion'), to: z.enum(errands), ...called }),
  z.strictObject({ of: z.enum(['decision', 'visit']), ...called }),
  z.strictObject({ of: z.literal('paper'), secret: z.boolean(), ...called }),
  z.strictObject({ of: z.literal('notice'), town: id, answer: z.boolean(), ...called }),
  z.strictObject({ of: z.enum(['topic', 'topic_call', 'swap', 'dispute', 'claim', 'meeting']), id }),
  z.strictObject({ of: z.literal('turn'), id, version: z.int(), to: z.enum(['come', 'held', 'fill']) }),
  z.strictObject({ of: z.literal('plan'), id, year: z.int() }),
  z.strictObject({ of: z.literal('newest'), what: z.string() }),
])

/** @param stored as it lies in the database; null: of before there were any */
export const readRights = (stored: unknown): readonly Right[] =>
  stored === null ? forHimself : z.array(rightSchema).parse(stored)

/** By a step of the item. */
export const onSuggestion = (id: number, to: Errand): Ask => ({ of: 'suggestion', id, to })

/** @param on the day that the words of a reminder say */
export const calledFor = (on: Day | null): { readonly call: true; readonly on?: string } => ({
  call: true,
  ...(on === null ? {} : { on: isoDay(on) }),
})

/** @param stored of a newer version what this one does not know is nothing that it could call over */
export const readAsks = (stored: unknown): readonly Ask[] =>
  z
    .array(z.unknown())
    .parse(stored ?? [])
    .flatMap(one => {
      const { success, data } = askSchema.safeParse(one)
      return success ? [data] : []
    })

/** The same once: several lines of a word can be about one matter. */
export const withoutRepeats = <T>(list: readonly T[]): readonly T[] => [
  ...new Map(list.map(one => [JSON.stringify(one), one])).values(),
]

/**
 * What becomes of a word of these rights. Where some of its matters are for him and others no more, it is not cut up: it
 * counts them, and he is told where to look.
 */
export function verdictOfAll(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.every(verdict => verdict === 'holds')) return 'holds'
  const instead = verdicts.flatMap(verdict => (typeof verdict === 'object' ? [verdict.instead] : []))
  const said = [...instead, ...(verdicts.includes('holds') ? [changedMeanwhile] : [])]
  return said.length === 0 ? 'ended' : { instead: [...new Set(said)].join('\n') }
}

/** Of one matter several of these can wait, each for something else. */
const severalTimes: readonly Errand[] = ['assign_again', 'look_over']

/** A newer word that asks the same is enough. */
export const saysItAll = (ask: Ask): boolean =>
  ask.of === 'newest' ||
  ('call' in ask && ask.call === true) ||
  (ask.of === 'suggestion' && !severalTimes.includes(ask.to))

/** What became of what a word asks: `again`: a newer word asks the same. */
export type AskVerdict = 'open' | 'over' | 'again'

/** Of several matters of which some are settled it is not cut up either. What only says again what others say is dropped. */
export function verdictOfAsks(
  asked: readonly { readonly ask: Ask; readonly verdict: AskVerdict }[],
): Verdict {
  if (asked.length === 0) return 'holds'
  const [open] = asked.filter(({ verdict }) => verdict === 'open')
  if (open === undefined) return 'ended'
  const isOther = asked.some(({ verdict }) => verdict === 'over')
  return isOther ? { instead: changedOf[open.ask.of] ?? changedMeanwhile } : 'holds'
}

/** It must be his, and there must be something left to do. */
export function both(a: Verdict, b: Verdict): Verdict {
  if (a === 'ended' || b === 'ended') return 'ended'
  return a === 'holds' ? b : a
}

/** What is left of a word when one of its matters is over. */
export interface LeftOver {
  readonly text: string
  /** Whether the line of another matter is left. */
  readonly saysMore: boolean
}

/**
 * @param name of the matter, with its number
 * @returns null when the word does not name it
 */
export function withoutLineOn(text: string, name: string): LeftOver | null {
  const named = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  if (!new RegExp(`${named}(?![0-9-])`, 'u').test(text)) return null
  const line = new RegExp(`(^|\n)${named} [^\n]*`, 'gu')
  const rest = text.replace(line, '')
  return { text: rest, saysMore: rest !== text && /(^|\n)[^ \n]+[0-9]{4}-[0-9]{3,} /u.test(rest) }
}
