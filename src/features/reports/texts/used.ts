import type { Counted, FigureKey } from '../types.ts'

/** The figures as sentences take them: each one that is said is noted, so that the list of sources has it and no other. */
export class Used<Key extends string, F extends Counted = Counted> {
  readonly #book: ReadonlyMap<Key, F>
  readonly #used = new Map<Key, F>()

  constructor(book: ReadonlyMap<Key, F>) {
    this.#book = book
  }

  /** Without saying it: for choosing the sentence. */
  value(key: Key): number {
    return this.#book.get(key)?.value ?? 0
  }

  /** 4次, to be said. */
  say(key: Key): string {
    const figure = this.#book.get(key)
    if (figure === undefined) return ''
    this.#used.set(key, figure)
    return `${figure.value}${figure.unit}`
  }

  /** In the order in which they were said first. */
  figures(): F[] {
    return [...this.#used.values()]
  }
}

export type YearFigures = Used<FigureKey>
