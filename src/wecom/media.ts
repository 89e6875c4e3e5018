/**
 * A picture or file that somebody sent to the bot (P100719). Its address comes with a message, so it is opened only
 * where the platform keeps such files: nobody can make the service fetch from inside its own network.
 */
import { PlatformUnreachable } from '../errors.ts'
import { decryptFile, type Envelope } from './envelope.ts'
import { mediaLimits } from './limits.ts'
import { keyIn } from './media-key.ts'
import { onMediaHost, request } from './outgoing.ts'

export interface MediaFile {
  /** As the sender's device called it; empty when it is not said. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** `foreign`: not where the platform keeps files; `gone`: not there (any more); `unreadable`: not for our key. */
export type MediaTrouble = 'foreign' | 'gone' | 'too_large' | 'unreadable'

const timeoutMs = 20_000

/** @throws PlatformUnreachable when it may be there and could not be had now; the address is in no error */
export async function fetchMedia(settings: {
  readonly url: string
  readonly apiBase: string
  /** The bot's, for files that bring no key of their own; null where there is none. */
  readonly envelope: Envelope | null
  readonly signal?: AbortSignal
}): Promise<MediaFile | MediaTrouble> {
  const { url, apiBase, envelope } = settings
  const known = onMediaHost(apiBase, url)
  if (known === null) return 'foreign'
  const deadline = AbortSignal.timeout(timeoutMs)
  const signal = settings.signal === undefined ? deadline : AbortSignal.any([settings.signal, deadline])
  try {
    const response = await request(known, { signal })
    if (response.status >= 500) throw new PlatformUnreachable(`media: HTTP ${response.status}`, 'no')
    if (response.status !== 200) return 'gone'
    const cipherText = await readBounded(response)
    if (cipherText === null) return 'too_large'
    const own = keyIn(url)
    const bytes = own === null ? (envelope?.decryptFile(cipherText) ?? null) : decryptFile(own, cipherText)
    if (bytes === null) return 'unreadable'
    if (bytes.length > mediaLimits.maxBytes) return 'too_large'
    return { bytes, name: nameIn(response.headers.get('content-disposition')) }
  } catch (error) {
    if (error instanceof PlatformUnreachable) throw error
    throw new PlatformUnreachable('media: no answer', 'no')
  }
}

/** The padding is up to 32 bytes more than the file. */
const cipherMaxBytes = mediaLimits.maxBytes + 32

/** @returns null when it is more than a file may be */
export async function readBounded(response: Response): Promise<Uint8Array | null> {
  if (response.body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body) {
    length += chunk.byteLength
    if (length > cipherMaxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The file's name in a Content-Disposition; empty when it is not said. */
export function nameIn(disposition: string | null): string {
  const [, encoded] = /filename\*=utf-8''([^;]+)/i.exec(disposition ?? '') ?? []
  const [, plain] = /filename="?([^";]+)/i.exec(disposition ?? '') ?? []
  try {
    return decodeURIComponent(encoded ?? plain ?? '')
  } catch {
    return ''
  }
}
