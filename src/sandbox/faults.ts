/** What goes wrong on purpose. Counted faults count down as they strike; the others stay until they are set back. */
import { z } from 'zod'

const count = z.number().int().min(0).max(10_000)

/** A bare number is the code, once. */
const refusal = z
  .union([
    z
      .number()
      .int()
      .transform(code => ({ code, times: 1 })),
    z.object({ code: z.number().int(), times: count }),
  ])
  .nullable()
  .optional()

/** The body of `POST /sandbox/api/faults`; a field that is left out stays as it is. */
export const faultsRequest = z.object({
  /** All faults off, before the other fields are read. */
  clear: z.boolean().optional(),
  /** The next n callbacks are lost on their way to the service. */
  dropNext: count.optional(),
  /** The answers to the next n messages are lost and the same callback is sent once more. Clicks are sent only once. */
  loseReply: count.optional(),
  /** Every callback is sent n times at once, each with its own nonce; the replies must be the same. 0 or 1: off. */
  duplicate: z.number().int().min(0).max(20).optional(),
  /** The webhook and the response address take this long to answer. */
  delayMs: z.number().int().min(0).max(120_000).optional(),
  /** The webhook, the response address and the long connection refuse the next calls. */
  errcode: refusal,
  /** The self-built app's interface refuses the next calls. A bare number is the code, once. */
  appErrcode: refusal,
  /** The app's token is over at the next n calls of its interface. */
  expireTokens: count.optional(),
  /** Accounts that the app does not see. */
  unseen: z.array(z.string()).max(1_000).nullable().optional(),
  /** They answer the next calls with this HTTP status and no JSON. */
  httpStatus: z
    .union([
      z
        .number()
        .int()
        .min(300)
        .max(599)
        .transform(status => ({ status, times: 1 })),
      z.object({ status: z.number().int().min(300).max(599), times: count }),
    ])
    .nullable()
    .optional(),
  /** They take the next n calls and never answer; nothing is recorded. */
  hang: count.optional(),
  /** They cut the connection of the next n calls; nothing is recorded. */
  resetBefore: count.optional(),
  /** They record the message of the next n calls, then cut the connection. */
  resetAfter: count.optional(),
  /** They record the message of the next n calls and answer something that is not JSON. */
  garbage: count.optional(),
  /** What the long connection does with cards in groups; the pages contradict each other (wecom-protocol 2.4). */
  groupCards: z.enum(['shown', 'refused', 'dropped']).optional(),
  /** The long connection carries out the next n commands and loses its answer to them. */
  loseAck: count.optional(),
  /** The long connection breaks in the middle of each of the next n messages. */
  cutFrame: count.optional(),
})

export interface FaultSettings {
  dropNext: number
  loseReply: number
  duplicate: number
  delayMs: number
  errcode: { code: number; times: number } | null
  appErrcode: { code: number; times: number } | null
  expireTokens: number
  unseen: string[] | null
  httpStatus: { status: number; times: number } | null
  hang: number
  resetBefore: number
  resetAfter: number
  garbage: number
  groupCards: 'shown' | 'refused' | 'dropped'
  loseAck: number
  cutFrame: number
}

const off: FaultSettings = {
  dropNext: 0,
  loseReply: 0,
  duplicate: 0,
  delayMs: 0,
  errcode: null,
  appErrcode: null,
  expireTokens: 0,
  unseen: null,
  httpStatus: null,
  hang: 0,
  resetBefore: 0,
  resetAfter: 0,
  garbage: 0,
  groupCards: 'shown',
  loseAck: 0,
  cutFrame: 0,
}

type Counted =
  | 'dropNext'
  | 'loseReply'
  | 'hang'
  | 'resetBefore'
  | 'resetAfter'
  | 'garbage'
  | 'expireTokens'
  | 'loseAck'
  | 'cutFrame'

export class Faults {
  #settings: FaultSettings = { ...off }

  get settings(): Readonly<FaultSettings> {
    return this.#settings
  }

  apply(request: z.infer<typeof faultsRequest>): void {
    const { clear, ...fields } = request
    const base = clear === true ? off : this.#settings
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
    this.#settings = { ...base, ...given }
  }

  /** @returns true when the fault strikes now; it is used up by one. */
  strikes(fault: Counted): boolean {
    if (this.#settings[fault] === 0) return false
    this.#settings = { ...this.#settings, [fault]: this.#settings[fault] - 1 }
    return true
  }

  nextErrcode(): number | null {
    return this.#nextOf('errcode')
  }

  nextAppErrcode(): number | null {
    return this.#nextOf('appErrcode')
  }

  #nextOf(which: 'errcode' | 'appErrcode'): number | null {
    const errcode = this.#settings[which]
    if (errcode === null) return null
    this.#settings[which] = errcode.times > 1 ? { ...errcode, times: errcode.times - 1 } : null
    return errcode.times > 0 ? errcode.code : null
  }

  nextHttpStatus(): number | null {
    const { httpStatus } = this.#settings
    if (httpStatus === null) return null
    this.#settings.httpStatus = httpStatus.times > 1 ? { ...httpStatus, times: httpStatus.times - 1 } : null
    return httpStatus.times > 0 ? httpStatus.status : null
  }
}
