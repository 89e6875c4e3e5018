/** What the app has sent, by its msgid, and the codes with which cards can be changed (wecom-protocol 4.3, 4.4). */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { appLimits } from '../../wecom/limits.ts'

const placed = z.object({ chat: z.string(), message: z.string(), userid: z.string() })
/** One person's copy of a message. */
export type Placed = z.infer<typeof placed>

const ofKey = z.object({ key: z.string(), copies: z.array(placed), atMs: z.number(), used: z.boolean() })
type OfKey = z.infer<typeof ofKey>

export const sentState = z.object({ messages: z.array(ofKey), codes: z.array(ofKey) })

export type Taken = { readonly copies: readonly Placed[] } | { readonly refused: string }

const keptMax = 20_000

export class AppSent {
  readonly #messages = new Map<string, OfKey>()
  readonly #codes = new Map<string, OfKey>()

  /** @returns the msgid */
  record(copies: readonly Placed[], now: Date): string {
    return put(this.#messages, copies, now)
  }

  /** @returns a code, which changes these copies once */
  issue(copies: readonly Placed[], now: Date): string {
    return put(this.#codes, copies, now)
  }

  /** Does not use it up. */
  byCode(code: string, now: Date): Taken {
    return take(this.#codes.get(code), now, appLimits.cardCodeLifeMs, 'response_code')
  }

  spend(code: string): void {
    const found = this.#codes.get(code)
    if (found) found.used = true
  }

  recall(msgid: string, now: Date): Taken {
    const found = this.#messages.get(msgid)
    const taken = take(found, now, appLimits.recallWithinMs, 'msgid')
    if (found && 'copies' in taken) found.used = true
    return taken
  }

  save(): z.infer<typeof sentState> {
    return { messages: [...this.#messages.values()], codes: [...this.#codes.values()] }
  }

  load({ messages, codes }: z.infer<typeof sentState>): void {
    for (const one of messages) this.#messages.set(one.key, one)
    for (const one of codes) this.#codes.set(one.key, one)
  }
}

function put(shelf: Map<string, OfKey>, copies: readonly Placed[], now: Date): string {
  const key = randomBytes(24).toString('base64url')
  shelf.set(key, { key, copies: [...copies], atMs: now.getTime(), used: false })
  const [oldest] = shelf.keys()
  if (shelf.size > keptMax && oldest !== undefined) shelf.delete(oldest)
  return key
}

function take(found: OfKey | undefined, now: Date, lifeMs: number, what: string): Taken {
  if (!found) return { refused: `${what} was never given out` }
  if (found.used) return { refused: `${what} was used before` }
  if (now.getTime() - found.atMs > lifeMs) return { refused: `${what} is over` }
  return { copies: found.copies }
}
