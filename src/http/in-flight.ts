/** Counts what is being answered, so that a stop can wait for the last of it. */
export class InFlight {
  #count = 0
  #idle: (() => void)[] = []

  get count(): number {
    return this.#count
  }

  enter(): void {
    this.#count++
  }

  leave(): void {
    this.#count--
    if (this.#count > 0) return
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  /** @returns true when nothing is under way any more, false when that took longer than `maxMs`. */
  idle(maxMs: number): Promise<boolean> {
    if (this.#count === 0) return Promise.resolve(true)
    return new Promise(resolve => {
      const timer = setTimeout(() => resolve(false), maxMs)
      this.#idle.push(() => {
        clearTimeout(timer)
        resolve(true)
      })
    })
  }
}
