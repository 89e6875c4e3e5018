/**
 * Why a message was not sent, as `last_error` keeps it: a code and nothing else. Words of exceptions, of the
 * platform and of messages stay out, because they carry keys and names. `texts.ts` says it in Chinese.
 */
export type Reason =
  | 'maybe_sent'
  | 'too_fast'
  | 'busy'
  | 'unreachable'
  | 'bad_payload'
  | 'newer_version'
  | 'crashed'
  | `refused:${number}`
  | `shut:${number}`
  | `sealed:${string}`
  | `no_way:${string}`
  | `broken:${string}`

const safe = (name: string): string => name.replace(/[^\w.-]/g, '_').slice(0, 40)

export const reason = {
  /** The promise was "at most once" and nobody knows whether it arrived. */
  maybeSent: 'maybe_sent',
  tooFast: 'too_fast',
  busy: 'busy',
  unreachable: 'unreachable',
  badPayload: 'bad_payload',
  /** This process cannot read it, and a newer version works on the database: it is for that one. */
  newerVersion: 'newer_version',
  /** The service ended while it was being sent. */
  crashed: 'crashed',
  refused: (errcode: number): Reason => `refused:${errcode}`,
  /** The way itself is shut until somebody mends it. */
  shut: (errcode: number): Reason => `shut:${errcode}`,
  /** Encrypted with a key that the process which took it does not have. */
  sealed: (keyId: string): Reason => `sealed:${safe(keyId)}`,
  noWay: (what: string): Reason => `no_way:${safe(what)}`,
  broken: (name: string): Reason => `broken:${safe(name)}`,
} as const satisfies Record<string, Reason | ((detail: never) => Reason)>
