import type { Clock } from '../clock.ts'

/**
 * What this process has said by the app a moment ago. The platform drops what it was given before (wecom-protocol 4.2), which
 * is right for a call that is made once more because its answer got lost, and wrong for a second word with equal text.
 */
export class Lately {
  readonly #clock: Clock
  readonly #withinMs: number
  /** The oldest first. */
  readonly #saidAtMs = new Map<string, number>()

  constructor(clock: Clock, withinMs: number) {
    this.#clock = clock
    this.#withinMs = withinMs
  }

  has(words: string): boolean {
    this.#forget()
    return this.#saidAtMs.has(words)
  }

  note(words: string): void {
    this.#forget()
    this.#saidAtMs.delete(words)
    this.#saidAtMs.set(words, this.#clock.now().getTime())
  }

  #forget(): void {
    const nowMs = this.#clock.now().getTime()
    for (const [words, atMs] of this.#saidAtMs) {
      if (nowMs - atMs <= this.#withinMs) break
      this.#saidAtMs.delete(words)
    }
  }
}
