const windowMs = 60_000

/** At most `perMinute` in any 60 seconds, a key. What is refused does not count. */
export class SlidingWindow {
  readonly #perMinute: number
  readonly #takenAtMs = new Map<string, number[]>()

  constructor(perMinute: number) {
    this.#perMinute = perMinute
  }

  /** @returns false when the last 60 seconds before `now` are full */
  take(key: string, now: Date): boolean {
    const recent = (this.#takenAtMs.get(key) ?? []).filter(atMs => atMs > now.getTime() - windowMs)
    const free = recent.length < this.#perMinute
    if (free) recent.push(now.getTime())
    this.#takenAtMs.set(key, recent)
    return free
  }
}
