/**
 * Time is a parameter. Rules take an instant; services take a Clock; nothing below `main.ts` asks the machine.
 *
 * `offsetMs` is what the service's time is ahead of the machine's: 0 in production, more in a sandbox whose
 * clock was run forward. SQL that must use the database's own time (leases, pacing across replicas) adds it:
 * `clock_timestamp() + offset`, so that two replicas whose machines disagree still agree with each other.
 */
export interface Clock {
  now(): Date
  readonly offsetMs: number
}

export const systemClock: Clock = {
  now: () => new Date(),
  offsetMs: 0,
}

/** The sandbox's clock: runs like the machine's and can be moved forward, never back. */
export class MovableClock implements Clock {
  #offsetMs: number

  /** @param start what it shows now; the machine's time when left out */
  constructor(start: Date | null = null) {
    this.#offsetMs = start === null ? 0 : start.getTime() - Date.now()
  }

  get offsetMs(): number {
    return this.#offsetMs
  }

  now(): Date {
    return new Date(Date.now() + this.#offsetMs)
  }

  /** @returns false, and changes nothing, when `instant` is not later than now. */
  moveTo(instant: Date): boolean {
    const offsetMs = instant.getTime() - Date.now()
    if (offsetMs <= this.#offsetMs) return false
    this.#offsetMs = offsetMs
    return true
  }
}
