/**
 * Which requests of the connection were answered by this process: Tencent's client tells acceptances apart by the request's
 * id alone, so one that comes late must not be taken for that of something else.
 */
const keptMax = 10_000
/** An answer is on its way for so long; a stream that is sent once more has to arrive while it lives. */
const onTheWayMs = 60_000

export class Asked {
  readonly #answered = new Map<string, { readonly with: 'card' | 'words'; readonly atMs: number }>()
  readonly #againWithinMs: number

  /** @param streamMinutes how long a stream lives (`WECOM_STREAM_MINUTES`): so long it can be sent once more, later it is pushed */
  constructor(streamMinutes: number) {
    this.#againWithinMs = streamMinutes * 60_000 - onTheWayMs
  }

  /** @returns whether it may be answered so: for the first time, or in the same words once more */
  take(id: string, kind: 'card' | 'words', now: Date): boolean {
    const before = this.#answered.get(id)
    if (before !== undefined)
      return kind === 'words' && before.with === 'words' && now.getTime() - before.atMs < this.#againWithinMs
    this.#answered.set(id, { with: kind, atMs: now.getTime() })
    const [oldest] = this.#answered.keys()
    if (this.#answered.size > keptMax && oldest !== undefined) this.#answered.delete(oldest)
    return true
  }

  /** It was refused: nothing is on its way any more. */
  release(id: string): void {
    this.#answered.delete(id)
  }
}
