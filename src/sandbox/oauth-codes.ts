import { randomBytes } from 'node:crypto'

/** Whom a code stands for: somebody of the corp, or somebody who opened the page from outside of it. */
export type CodeHolder = { readonly userid: string } | { readonly openid: string }

/** Five minutes on the sandbox's clock (wecom-protocol 4.4). */
const lifeMs = 5 * 60_000

/** The codes that the authorise page gives out; `auth/getuserinfo` takes each once. */
export class OauthCodes {
  readonly #codes = new Map<string, { readonly holder: CodeHolder; readonly issuedAtMs: number }>()

  issue(holder: CodeHolder, now: Date): string {
    const code = randomBytes(16).toString('hex')
    this.#codes.set(code, { holder, issuedAtMs: now.getTime() })
    return code
  }

  /** @returns null for a code that was invented, is used or is too old: errcode 40029 */
  take(code: string, now: Date): CodeHolder | null {
    const issued = this.#codes.get(code)
    this.#codes.delete(code)
    if (issued === undefined || now.getTime() - issued.issuedAtMs > lifeMs) return null
    return issued.holder
  }
}
