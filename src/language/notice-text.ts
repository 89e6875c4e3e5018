/** A notice prepared for reading: folded, its headings and its dates found, and a mask of what is already understood. */
import type { Day } from '../calendar/day.ts'
import { findPhrases, type Phrase } from '../calendar/phrases.ts'
import { type Normalised, normalise, originalSlice } from './normalise.ts'
import { findSections, type Section } from './notice-labels.ts'

export interface Span {
  readonly from: number
  readonly to: number
}

export interface Chunk extends Span {
  readonly text: string
}

/** The slash command itself, which the text may begin with. */
const command = /^[ \n]*\/ ?(?:会议通知|会议|通知|开会|发通知|meeting|notice) ?:?/

/** The longest official notices have under a thousand characters; what stands behind this many is an appendix. */
const maxNoticeLength = 4_000
const maxSentence = 200

export class NoticeText {
  readonly source: Normalised
  readonly text: string
  readonly sections: readonly Section[]
  readonly phrases: readonly Phrase[]
  readonly today: Day
  readonly #used: Uint8Array

  constructor(original: string, today: Day) {
    this.source = normalise(original.slice(0, maxNoticeLength))
    this.text = this.source.text
    this.today = today
    this.#used = new Uint8Array(this.text.length)
    this.use({ from: 0, to: command.exec(this.text)?.[0].length ?? 0 })
    this.sections = findSections(this.text)
    this.phrases = findPhrases(this.text, 'as_named')
  }

  /** The original characters of a span. */
  cut({ from, to }: Span): string {
    return originalSlice(this.source, from, to)
  }

  /** As `cut`, with the white space at either end. */
  original({ from, to }: Span): string {
    const { at, original } = this.source
    return original.slice(at[from] ?? original.length, at[to] ?? original.length)
  }

  /** Marks a span as understood, so that nothing else is read out of it. */
  use({ from, to }: Span): void {
    this.#used.fill(1, Math.max(0, from), Math.max(0, to))
  }

  isUsed(position: number): boolean {
    return this.#used[position] === 1
  }

  lineAround(position: number): Span {
    const from = this.text.lastIndexOf('\n', position - 1) + 1
    const end = this.text.indexOf('\n', position)
    return { from, to: end < 0 ? this.text.length : end }
  }

  /** From the mark before to the mark after. */
  sentenceAround(position: number, marks = '。;!\n'): Span {
    let from = position
    while (from > position - maxSentence && from > 0 && !marks.includes(this.text.charAt(from - 1))) from -= 1
    let to = position
    while (to < position + maxSentence && to < this.text.length && !marks.includes(this.text.charAt(to)))
      to += 1
    return { from, to }
  }

  /** What nobody has read yet, in pieces between marks, spaces and what is used. */
  chunks(): Chunk[] {
    const chunks: Chunk[] = []
    let from = -1
    for (let i = 0; i <= this.text.length; i++) {
      const inside = i < this.text.length && !this.isUsed(i) && !' ,。;!?\n'.includes(this.text.charAt(i))
      if (inside && from < 0) from = i
      if (!inside && from >= 0) {
        chunks.push({ from, to: i, text: this.text.slice(from, i) })
        from = -1
      }
    }
    return chunks
  }
}
