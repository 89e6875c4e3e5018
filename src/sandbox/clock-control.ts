import { HttpRefused } from '../errors.ts'

const dayMs = 24 * 60 * 60_000
/** One step. A longer one is a slip of the year, and would fire years of reminders. */
const stepMaxMs = 400 * dayMs

export interface ClockReading {
  readonly now: string
  readonly zone: string
}

/** Moves the service's clock, one move at a time. */
export class ClockControl {
  readonly #now: () => Date
  readonly #advance: (instant: Date) => Promise<void>
  readonly #settle: () => Promise<void>
  #moving = false

  constructor(now: () => Date, advance: (instant: Date) => Promise<void>, settle: () => Promise<void>) {
    this.#now = now
    this.#advance = advance
    this.#settle = settle
  }

  reading(): ClockReading {
    return { now: this.#now().toISOString(), zone: 'Asia/Shanghai' }
  }

  /** @throws HttpRefused 400 when it is not later, or too far; 409 while another move runs */
  async moveTo(instant: Date): Promise<void> {
    const aheadMs = instant.getTime() - this.#now().getTime()
    if (aheadMs <= 0) throw new HttpRefused(400, `The clock only moves forward; it is ${this.reading().now}.`)
    if (aheadMs > stepMaxMs) throw new HttpRefused(400, 'The clock moves 400 days at most in one step.')
    if (this.#moving) throw new HttpRefused(409, 'The clock is being moved already.')
    this.#moving = true
    try {
      await this.#advance(instant)
      await this.#settle()
    } finally {
      this.#moving = false
    }
  }
}
