import type { FigureBook } from '../rules/figures.ts'
import type { Figure, FigureKey } from '../types.ts'

/** The figures as sentences take them: each one that is said is noted, so that the list of sources has it and no other. */
export class Used {
  readonly #book: FigureBook
  readonly #used = new Map<FigureKey, Figure>()

  constructor(book: FigureBook) {
    this.#book = book
  }

  /** Without saying it: for choosing the sentence. */
  value(key: FigureKey): number {
    return this.#book.get(key)?.value ?? 0
  }

  /** 4次, to be said. */
  say(key: FigureKey): string {
    const figure = this.#book.get(key)
    if (figure === undefined) return ''
    this.#used.set(key, figure)
    return `${figure.value}${figure.unit}`
  }

  /** In the order in which they were said first. */
  figures(): Figure[] {
    return [...this.#used.values()]
  }
}
