import { botLimits } from '../wecom/limits.ts'

/**
 * One person may have three interactions with the bot in progress; a fourth is not delivered while they run
 * (wecom-protocol 1.5). An interaction ends when its reply is complete or lost.
 */
export class Interactions {
  readonly #running = new Map<string, number>()

  /** @returns null, without having called `interact`, when three are already in progress. */
  async run<T>(userid: string, interact: () => Promise<T>): Promise<T | null> {
    const running = this.#running.get(userid) ?? 0
    if (running >= botLimits.interactionsPerUserMax) return null
    this.#running.set(userid, running + 1)
    try {
      return await interact()
    } finally {
      const left = (this.#running.get(userid) ?? 1) - 1
      if (left === 0) this.#running.delete(userid)
      else this.#running.set(userid, left)
    }
  }
}
