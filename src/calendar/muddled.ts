/**
 * Figures with a letter among them: 2O26年, l2月, 1O点. What was meant is not guessed, and such a piece is not passed
 * over either: the day, or the hour, is one that cannot be, so that whoever wrote it is asked.
 */
import { typedYear } from './day-words.ts'
import type { Reader } from './elements.ts'

/** A text without such a pair has none; letters are folded. */
export const mayBeMuddled =
  /[0-9][a-z]|[a-z][0-9]|[〇零○一二三四五六七八九十][oil]|[oil][〇零○一二三四五六七八九十]/

const edge = '(?<![0-9a-z])'
const figure = '[0-9oil〇零○一二三四五六七八九十廿卅两]{1,4}'
/** With a figure in it: «ol» is a word. */
const latin = '[oil]{0,3}[0-9][0-9oil]{0,3}'
/** Before more that ends in a year stands something else: b座2026年, 3a2026年. */
const year = `(?:[0-9][0-9a-z]{1,7}(?<!20[0-9]{2})|[oil][0-9oil]{1,4}|${figure})`

const withLetter = /[a-z]/
/** As official papers are typed, and no slip. */
const typed = new RegExp(`${typedYear}(?= ?年)`)
const muddled = (source: string, meaning: ReturnType<Reader['read']>): Reader => ({
  pattern: new RegExp(edge + source, 'y'),
  read: ([all]) => (withLetter.test(all.replace(typed, '')) ? meaning : null),
})

const noDay = { kind: 'date', year: 0, month: Number.NaN, day: Number.NaN } as const
const noHour = { kind: 'clock', hour: Number.NaN, minute: Number.NaN, padded: false } as const

export const muddledReaders: readonly Reader[] = [
  muddled(`(?:${year} ?年 ?,? ?)?${figure} ?月份? ?的?${figure}(?: ?[日号]|(?![0-9a-z]))`, noDay),
  ...['/', '\\.', '-'].map(mark =>
    muddled(`(?:${year}) ?${mark} ?${latin} ?${mark} ?${latin}(?![0-9a-z])(?: ?[日号])?`, noDay),
  ),
  muddled(`${latin} ?(?:[点时] ?(?:${latin} ?分?)?|: ?${latin}(?: ?: ?${latin})?)(?![0-9a-z])`, noHour),
]
