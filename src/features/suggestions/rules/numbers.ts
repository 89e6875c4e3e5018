/** Several items at once: 17、18、19, 17-20, 2026-017至2026-020. */
import { numberEnds } from '../../../calendar/numerals.ts'
import { normalise } from '../../../language/normalise.ts'
import type { SuggestionNumber } from '../types.ts'

export interface TakenNumbers {
  /** In the order in which they were written, each once. */
  readonly numbers: readonly SuggestionNumber[]
  /** The words after them, as they were written. */
  readonly rest: string
  /** More than can be done at once. */
  readonly tooMany: boolean
}

export const mostAtOnce = 50

/** `6个月`, `12月3日`, `3点` count or name something else. */
const otherUnit = `${numberEnds}(?![:/]\\d|[年月日点时分秒天人名位个条项次届组村镇楼层级岁元万千百两多余周季])`
const one = new RegExp(
  `[#第]?(?:(?:建议|批评|意见|议案) ?)?(?:(\\d{4}|\\d{1,3} ?- ?\\d{1,2}) ?- ?)?(\\d{1,5})${otherUnit}(?:号(?:建议|批评|意见|议案)?|件)?`,
  'uy',
)
/** A number in full has dashes of its own. */
const until = / ?(?:~+|至|到) ?/y
const untilOrDash = / ?(?:~+|至|到|-+) ?/y
const another = / ?(?:[、,;]|和|及|与)? ?/y

interface One {
  readonly which: SuggestionNumber
  readonly to: number
}

/** The numbers that a command's words begin with; none when they begin with no number. */
export function takeSuggestionNumbers(words: string): TakenNumbers {
  const original = words.trim()
  const { text, at } = normalise(original)
  const found = new Map<string, SuggestionNumber>()
  let tooMany = false
  let end = 0
  for (let next = numberAt(text, 0); next !== null; next = numberAt(text, after(another, text, end))) {
    const first = next.which
    const last = lastOf(text, next)
    end = last.to
    const count = last.number - first.number + 1
    if (count > mostAtOnce || found.size + count > mostAtOnce) {
      tooMany = true
      continue
    }
    for (let number = first.number; number <= last.number; number++)
      found.set(`${first.series ?? ''}-${number}`, { series: first.series, number })
  }
  const rest = original.slice(at[end] ?? original.length).replace(/^[\s,，、:：;；。]+/u, '')
  return { numbers: [...found.values()], rest, tooMany }
}

function numberAt(text: string, place: number): One | null {
  one.lastIndex = place
  const match = one.exec(text)
  if (match === null) return null
  const [all, series, number] = match
  return {
    which: { series: series?.replaceAll(' ', '') ?? null, number: Number(number) },
    to: place + all.length,
  }
}

/** Where a range ends, which begins with this number; itself when it begins none. */
function lastOf(text: string, first: One): { readonly number: number; readonly to: number } {
  const alone = { number: first.which.number, to: first.to }
  const joint = first.which.series === null ? untilOrDash : until
  const place = after(joint, text, first.to)
  const last = place === first.to ? null : numberAt(text, place)
  if (last === null || last.which.number < first.which.number) return alone
  const isSameSeries = last.which.series === null || last.which.series === first.which.series
  return isSameSeries ? { number: last.which.number, to: last.to } : alone
}

function after(pattern: RegExp, text: string, place: number): number {
  pattern.lastIndex = place
  return place + (pattern.exec(text)?.[0].length ?? 0)
}
