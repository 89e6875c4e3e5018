/** At most `most` in any stretch of `windowMs`, a key. What is refused does not count. */
export class SlidingWindow {
  readonly #most: number
  readonly #windowMs: number
  readonly #takenAtMs = new Map<string, number[]>()

  constructor(most: number, windowMs = 60_000) {
    this.#most = most
    this.#windowMs = windowMs
  }

  hasRoom(key: string, now: Date): boolean {
    return this.#recent(key, now).length < this.#most
  }

  /** @returns false when the stretch before `now` is full */
  take(key: string, now: Date): boolean {
    const recent = this.#recent(key, now)
    const free = recent.length < this.#most
    if (free) recent.push(now.getTime())
    this.#takenAtMs.set(key, recent)
    return free
  }

  forget(): void {
    this.#takenAtMs.clear()
  }

  #recent(key: string, now: Date): number[] {
    return (this.#takenAtMs.get(key) ?? []).filter(atMs => atMs > now.getTime() - this.#windowMs)
  }
}
