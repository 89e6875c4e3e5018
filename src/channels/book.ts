import { PlatformRefused } from '../errors.ts'
import type { Entry } from '../wecom/app/people.ts'
import { type Channel, NoWay } from './channel.ts'
import type { Payload } from './payload.ts'

export const bookChannel = 'book'

/** Who asked for the address book. */
export type BookRequest = Extract<Payload, { kind: 'book' }>

/** Come again: nothing is wrong with the request. */
const comeAgain: ReadonlySet<number> = new Set([-1, 45009, 45033])

/**
 * Brings instead of sending, as the media channel does and for the same reasons: the address book of the self-built app takes
 * a call for each department, which no answer can wait for. Reading it twice tells its clerk twice, and changes nothing.
 */
export function createBookChannel(settings: {
  readonly read: (signal: AbortSignal) => Promise<readonly Entry[]>
  /** Tells who asked. */
  readonly keep: (
    request: BookRequest,
    found: readonly Entry[] | { readonly errcode: number },
  ) => Promise<void>
}): Channel {
  return {
    name: bookChannel,
    brings: true,
    limits: { perMinute: 4, perHour: 60, burst: 1 },
    async send({ payload }, signal) {
      if (payload.kind !== 'book') throw new NoWay('payload_unfit')
      const found = await settings.read(signal).catch((error: unknown) => {
        if (!(error instanceof PlatformRefused) || comeAgain.has(error.errcode)) throw error
        return { errcode: error.errcode }
      })
      await settings.keep(payload, found)
    },
  }
}
