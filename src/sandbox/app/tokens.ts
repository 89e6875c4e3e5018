import { randomBytes } from 'node:crypto'

/** wecom-protocol 4.1 */
const lifeMs = 7_200_000

interface Given {
  readonly text: string
  readonly untilMs: number
}

/** The app's access tokens: one at a time, which is given again while it is good. On the sandbox's clock. */
export class AppTokens {
  #now: Given | null = null
  readonly #old = new Set<string>()

  give(now: Date): { readonly access_token: string; readonly expires_in: number } {
    if (this.#now === null || this.#now.untilMs <= now.getTime()) this.#change(now)
    const { text, untilMs } = this.#now ?? this.#change(now)
    return { access_token: text, expires_in: Math.ceil((untilMs - now.getTime()) / 1_000) }
  }

  /** @returns null when it is good; 40014: it was never given out; 42001: it is over */
  check(token: string, now: Date): 40014 | 42001 | null {
    if (this.#now?.text === token) return this.#now.untilMs > now.getTime() ? null : 42001
    return this.#old.has(token) ? 42001 : 40014
  }

  /** The platform may end one before its time. */
  end(): void {
    if (this.#now !== null) this.#old.add(this.#now.text)
    this.#now = null
  }

  #change(now: Date): Given {
    this.end()
    this.#now = { text: randomBytes(48).toString('base64url'), untilMs: now.getTime() + lifeMs }
    return this.#now
  }
}
