/** One of a person's devices as the list of them shows it. */
export interface Device {
  readonly id: number
  /** A code of `rules/device.ts`. */
  readonly device: string
  readonly createdAt: Date
  readonly seenAt: Date
}

/** Somebody who is signed in, and the page that he wanted. */
export interface Arrival {
  /** In small letters. */
  readonly account: string
  readonly back: string
}

/** How long things are good for. */
export const lives = {
  linkMs: 10 * 60_000,
  tripMs: 5 * 60_000,
  idleMs: 12 * 3_600_000,
  sessionMs: 7 * 86_400_000,
} as const
