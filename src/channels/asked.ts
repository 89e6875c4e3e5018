/** Which requests of the connection were answered by this process, and when: the platform matches answers by their id alone. */
const keptMax = 10_000
/** A stream can be sent once more while it lives, which is six minutes (wecom-protocol 2.3). */
const againWithinMs = 5 * 60_000

export class Asked {
  readonly #firstAtMs = new Map<string, number>()

  /** @returns whether it was not answered before; from now on it was */
  first(id: string, now: Date): boolean {
    if (this.#firstAtMs.has(id)) return false
    this.#firstAtMs.set(id, now.getTime())
    const [oldest] = this.#firstAtMs.keys()
    if (this.#firstAtMs.size > keptMax && oldest !== undefined) this.#firstAtMs.delete(oldest)
    return true
  }

  /** @returns whether the same answer may be sent, be it for the first time or once more */
  again(id: string, now: Date): boolean {
    const firstAtMs = this.#firstAtMs.get(id)
    return firstAtMs === undefined ? this.first(id, now) : now.getTime() - firstAtMs < againWithinMs
  }
}
