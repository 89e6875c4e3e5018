/** Where the stand-in writes down what the service did against the platform's rules. */

export const rules = [
  'url-verification',
  'unreachable',
  'deadline',
  'http-status',
  'envelope',
  'signature',
  'nonce',
  'timestamp',
  'receiveid',
  'reply-json',
  'reply-kind',
  'reply-field',
  'byte-limit',
  'card-field',
  'card-limit',
  'task-id',
  'update-target',
  'userids',
  'stream',
  'duplicate-reply',
  'webhook-key',
  'webhook-rate',
  'webhook-kind',
  'webhook-body',
  'response-code',
  'response-kind',
  'json-escape',
  'app-message',
  'app-receivers',
  'app-rate',
  'app-media',
  'app-recall',
  'connection-frame',
  'connection-kind',
  'connection-rate',
  'request-id',
  'not-spoken',
  'upload',
] as const

export type Rule = (typeof rules)[number]

/** A documented rule was broken; the platform would have refused or dropped what was sent. */
export interface Violation {
  /** ISO instant on the sandbox's clock. */
  readonly at: string
  readonly rule: Rule
  /** For the programmer, in English: the field and what is wrong with it. */
  readonly detail: string
  /** The chat it happened in; null when it belongs to none. */
  readonly chat: string | null
  /** Place in the room's order; messages and violations share one counter. */
  readonly seq: number
}

export const adviceKinds = [
  'length',
  'silence',
  'card-type',
  'disabled',
  'mention',
  'control-character',
  'repeated',
] as const
type AdviceKind = (typeof adviceKinds)[number]

/** Allowed, but not what the platform's pages advise: shown in grey, fails nothing. */
export interface Advice extends Omit<Violation, 'rule'> {
  readonly rule: AdviceKind
}

/** What a check found, before it is known where and when. */
export interface Problem {
  readonly rule: Rule
  readonly detail: string
}

export interface Hint {
  readonly rule: AdviceKind
  readonly detail: string
}

const keptMax = 1_000

/**
 * Entries in the order they happened; the newest 1 000 of each kind are kept.
 *
 * @param stamp gives the next place in the room's order and the instant on the sandbox's clock
 * @param changed is called after each entry
 */
export class Journal {
  readonly violations: Violation[] = []
  readonly advice: Advice[] = []
  readonly #stamp: () => { seq: number; at: string }
  readonly #changed: (chat: string | null) => void

  constructor(stamp: () => { seq: number; at: string }, changed: (chat: string | null) => void) {
    this.#stamp = stamp
    this.#changed = changed
  }

  violation(problem: Problem, chat: string | null): void {
    this.violations.push({ ...this.#stamp(), ...problem, chat })
    if (this.violations.length > keptMax) this.violations.shift()
    this.#changed(chat)
  }

  hint(hint: Hint, chat: string | null): void {
    this.advice.push({ ...this.#stamp(), ...hint, chat })
    if (this.advice.length > keptMax) this.advice.shift()
    this.#changed(chat)
  }

  /** Violations and advice that came after the place `seq`. */
  since(seq: number): { violations: Violation[]; advice: Advice[] } {
    const later = (entry: { seq: number }): boolean => entry.seq > seq
    return { violations: this.violations.filter(later), advice: this.advice.filter(later) }
  }
}
