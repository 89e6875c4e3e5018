import type { MediaFile, MediaTrouble } from '../wecom/media.ts'
import { type Channel, NoWay } from './channel.ts'
import type { Payload } from './payload.ts'

export const mediaChannel = 'media'

/** A file that somebody sent and for what. */
export type MediaRequest = Extract<Payload, { kind: 'media' }>

/** Where it is: an address that came with the AI bot's message, or the name that the self-built app was given. */
export type SentFile = { readonly url: string } | { readonly mediaId: string }

/**
 * The one channel that brings instead of sending: a photo that was announced in a callback. The callback has to be
 * answered within five seconds and must not fetch inside its transaction; a row of the outbox outlives a crash, is
 * done by one replica, is tried again while the address is good, and waits for nobody's next message. Keeping the
 * same file twice changes nothing, so it may be fetched twice.
 */
export function createMediaChannel(settings: {
  readonly fetch: (file: SentFile, signal: AbortSignal) => Promise<MediaFile | MediaTrouble>
  /** Stores it, or tells its sender why not. */
  readonly keep: (request: MediaRequest, found: MediaFile | MediaTrouble) => Promise<void>
}): Channel {
  return {
    name: mediaChannel,
    brings: true,
    limits: { perMinute: null, perHour: null, burst: 1 },
    async send({ payload }, signal) {
      if (payload.kind !== 'media') throw new NoWay('payload_unfit')
      await settings.keep(payload, await settings.fetch(payload, signal))
    },
  }
}
