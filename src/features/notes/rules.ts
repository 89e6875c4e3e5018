import { z } from 'zod'
import { changedMeanwhile } from './texts.ts'
import type { Hearing, Right, SuggestionPart, Verdict } from './types.ts'

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

/** @param stored as it lies in the database; null: of before there were any */
export const readRights = (stored: unknown): readonly Right[] =>
  stored === null ? forHimself : z.array(rightSchema).parse(stored)

/** The same once: several lines of a word can be about one matter. */
export const withoutRepeats = (rights: readonly Right[]): readonly Right[] => [
  ...new Map(rights.map(right => [JSON.stringify(right), right])).values(),
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
