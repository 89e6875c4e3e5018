import type { Clock } from '../clock.ts'

/** So long a group's refusal of a card is believed: WeCom's pages contradict each other, and its clients change. */
const believedMs = 3_600_000

/** Whether cards go into groups over the long connection (wecom-protocol 2.4). */
export class GroupCards {
  readonly #clock: Clock
  readonly #setting: 'try' | 'never'
  #refusedUntilMs = Number.NEGATIVE_INFINITY

  constructor(setting: 'try' | 'never', clock: Clock) {
    this.#setting = setting
    this.#clock = clock
  }

  mayTry(): boolean {
    return this.#setting === 'try' && this.#clock.now().getTime() >= this.#refusedUntilMs
  }

  refused(): void {
    this.#refusedUntilMs = this.#clock.now().getTime() + believedMs
  }
}
