import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { botLimits } from '../wecom/limits.ts'

const issuedCode = z.object({
  code: z.string(),
  chat: z.string(),
  /** The text of the message that caused it: an active reply in a group quotes it. */
  trigger: z.string(),
  /** Milliseconds since 1970, on the sandbox's clock. */
  issuedAtMs: z.number(),
  used: z.boolean(),
})

export const responseCodesState = z.array(issuedCode)
type IssuedCode = z.infer<typeof issuedCode>

/** The one-shot addresses given out with callbacks: one use, one hour on the sandbox's clock (wecom-protocol 1.11). */
export class ResponseCodes {
  readonly #codes = new Map<string, IssuedCode>()

  issue(chat: string, trigger: string, now: Date): string {
    this.#forgetOld(now)
    const code = randomBytes(16).toString('hex')
    this.#codes.set(code, { code, chat, trigger, issuedAtMs: now.getTime(), used: false })
    return code
  }

  /** @returns the code's origin, or why it is not good any more */
  check(code: string, now: Date): { issued: IssuedCode } | { refused: string } {
    const issued = this.#codes.get(code)
    if (!issued) return { refused: 'response_code was never given out, or is long expired' }
    if (issued.used) return { refused: 'response_url was used a second time' }
    if (isOld(issued, now)) return { refused: 'response_url was used after its hour' }
    return { issued }
  }

  /** Spent when a message was accepted; a refused call may be repeated. */
  spend(code: string): void {
    const issued = this.#codes.get(code)
    if (issued) issued.used = true
  }

  save(): IssuedCode[] {
    return [...this.#codes.values()]
  }

  load(codes: IssuedCode[]): void {
    for (const issued of codes) this.#codes.set(issued.code, issued)
  }

  /** They are kept for a second hour, so that a late use can be told from an invented code. */
  #forgetOld(now: Date): void {
    for (const issued of this.#codes.values()) {
      if (now.getTime() - issued.issuedAtMs < 2 * botLimits.responseUrlLifeMs) break
      this.#codes.delete(issued.code)
    }
  }
}

function isOld(issued: IssuedCode, now: Date): boolean {
  return now.getTime() - issued.issuedAtMs > botLimits.responseUrlLifeMs
}
