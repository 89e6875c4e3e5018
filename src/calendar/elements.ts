/**
 * The words of the grammar: a date, a weekday, 明天, 上午, 9点半, found in a normalised text with their places.
 * Every pattern is sticky and bounded, and a run of figures is tried once, so that scanning is linear.
 */
import { dayReaders } from './day-words.ts'
import { hourReaders } from './hour-words.ts'
import { mayBeMuddled, muddledReaders } from './muddled.ts'
import { figure } from './numerals.ts'

export type Half = 'dawn' | 'early' | 'morning' | 'noon' | 'afternoon' | 'evening'

export interface Clock {
  readonly hour: number
  readonly minute: number
  /** 03:00 stands as written; 3:00 and 3点 may mean the afternoon. */
  readonly padded: boolean
}

export interface DateMeaning {
  readonly kind: 'date'
  /** A number from 1900 on, or this year + n. */
  readonly year: number | { readonly fromThisYear: number } | null
  readonly month: number | { readonly fromThisMonth: number } | null
  readonly day: number
}

/** `week` counts from the current one; null when only the weekday was said. */
export interface WeekdayMeaning {
  readonly kind: 'weekday'
  readonly week: number | null
  readonly weekday: number
}

/** 3月第三个星期五; `nth` is -1 for the last one. */
export interface NthWeekdayMeaning {
  readonly kind: 'nth_weekday'
  readonly month: DateMeaning['month']
  readonly nth: number
  readonly weekday: number
}

export type DayMeaning =
  | DateMeaning
  | WeekdayMeaning
  | NthWeekdayMeaning
  | { readonly kind: 'offset'; readonly days: number }
  | { readonly kind: 'lunar'; readonly markOnly: boolean }
  /** No single day: 月底, 近期, 下周 (then `week` says which). */
  | { readonly kind: 'vague'; readonly week: number | null }

export type Meaning =
  | DayMeaning
  | { readonly kind: 'half'; readonly half: Half }
  | ({ readonly kind: 'clock' } & Clock)
  | { readonly kind: 'later'; readonly minutes: number }

export interface Element {
  readonly meaning: Meaning
  readonly from: number
  readonly to: number
}

/** What a reader may look at besides its match: the element before, and the text between the two. */
interface Surroundings {
  readonly previous: Element | undefined
  readonly gap: string
}

/** `read` returns null where the match is something else after all. */
export interface Reader {
  readonly pattern: RegExp
  readonly read: (match: RegExpExecArray, around: Surroundings) => Meaning | null
}

export function isDayMeaning(meaning: Meaning): meaning is DayMeaning {
  return meaning.kind !== 'half' && meaning.kind !== 'clock' && meaning.kind !== 'later'
}

const figureRun = new RegExp(`${figure}+`, 'y')
const startsFigures = new RegExp(figure)
const startsLetter = /[oil]/
const startsWord =
  /[今本当这那明来后去前昨下上次大翌过每隔周星礼赶逢圩墟倒农阴旧古正腊冬闰除元端中重七春初近日不最改择适月年岁季清国节假开秋夏暑寒汛麦有抽待另未凌早晨一午晌傍黄晚夜半差第整临稍]/

/**
 * Readers as one alternation, which fails about ten times faster than as many patterns asked one by one, and
 * whose first filled group tells which of them matched.
 */
class ReaderSet {
  readonly #readers: readonly Reader[]
  readonly #any: RegExp
  /** The number of each reader's outer group in `#any`. */
  readonly #groups: readonly number[]

  constructor(readers: readonly Reader[]) {
    this.#readers = readers
    this.#any = new RegExp(readers.map(({ pattern }) => `(${pattern.source})`).join('|'), 'y')
    let next = 1
    this.#groups = readers.map(({ pattern }) => {
      const group = next
      next += new RegExp(`${pattern.source}|`).exec('')?.length ?? 1
      return group
    })
  }

  find(text: string, at: number, around: Surroundings): Element | null {
    this.#any.lastIndex = at
    const matched = this.#any.exec(text)
    if (!matched) return null
    const first = this.#groups.findIndex(group => matched[group] !== undefined)
    for (const { pattern, read } of this.#readers.slice(Math.max(0, first))) {
      pattern.lastIndex = at
      const match = pattern.exec(text)
      const meaning = match && match[0].length > 0 ? read(match, around) : null
      if (match && meaning) return { meaning, from: at, to: at + match[0].length }
    }
    return null
  }
}

const figureReaders = new ReaderSet([...dayReaders.figures, ...hourReaders.figures])
const muddledSet = new ReaderSet(muddledReaders)
const wordReaders = new ReaderSet([...dayReaders.words, ...hourReaders.words])

/** A pasted notice has under forty; a text with more than this is no notice, and reading on would only cost time. */
const maxElements = 400

/** The elements of a normalised text, in order, not overlapping. */
export function scanElements(text: string): Element[] {
  const elements: Element[] = []
  const isMuddled = mayBeMuddled.test(text)
  let at = 0
  while (at < text.length && elements.length < maxElements) {
    const char = text.charAt(at)
    const isFigure = startsFigures.test(char)
    const isWord = startsWord.test(char)
    const previous = elements.at(-1)
    const around = { previous, gap: previous && at - previous.to < 12 ? text.slice(previous.to, at) : '\n' }
    const found =
      (isMuddled && (isFigure || startsLetter.test(char)) && muddledSet.find(text, at, around)) ||
      (isWord && wordReaders.find(text, at, around)) ||
      (isFigure && figureReaders.find(text, at, around)) ||
      null
    if (found) {
      elements.push(found)
      at = found.to
    } else if (isFigure) {
      figureRun.lastIndex = at
      at += figureRun.exec(text)?.[0].length ?? 1
    } else {
      at += 1
    }
  }
  return elements
}
