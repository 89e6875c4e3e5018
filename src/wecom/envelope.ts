/**
 * The envelope around every callback and every answer (P101033, P90968): a SHA-1 signature over an
 * AES-256-CBC cipher text. Pure but for the random bytes of `encrypt`.
 *
 * Invariant: `decrypt` says only yes or no. Bad padding, a bad length, a foreign receiver and broken UTF-8
 * are one and the same `null`, found by checks that all run, so that nobody can learn a plaintext from us.
 */
import { isUtf8 } from 'node:buffer'
import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { BadConfiguration } from '../errors.ts'

/** PKCS#7 to 32 bytes, not to AES's own 16. */
const blockBytes = 32
const randomLength = 16
const headerLength = randomLength + 4

export interface EnvelopeKeys {
  readonly token: string
  /** 43 characters. */
  readonly encodingAesKey: string
  /** Empty for an AI bot, the corpid for a self-built app. */
  readonly receiveId: string
}

export interface Envelope {
  /** @returns 40 lower-case hex digits. */
  sign(timestamp: string, nonce: string, encrypted: string): string
  /** In constant time for every signature of the right form. */
  verify(signature: string, timestamp: string, nonce: string, encrypted: string): boolean
  /** @returns the message, or null when the text was not made with these keys for this receiver. */
  decrypt(encrypted: string): string | null
  /** A file that was sent to the bot: the same key and padding, nothing wrapped around it (P100719). @returns as `decrypt` */
  decryptFile(cipherText: Uint8Array): Uint8Array | null
  /** @param random 16 bytes; only tests give their own. */
  encrypt(message: string, random?: Uint8Array): string
}

/** @throws BadConfiguration when the token is empty or the key is not what the bot's page shows. */
export function createEnvelope(keys: EnvelopeKeys): Envelope {
  if (keys.token === '') throw new BadConfiguration('The callback Token is empty.')
  const { key, iv } = readAesKey(keys.encodingAesKey)
  const receiveId = Buffer.from(keys.receiveId)

  const sign = (timestamp: string, nonce: string, encrypted: string): string =>
    hash('sha1', [keys.token, timestamp, nonce, encrypted].sort().join(''), 'hex')

  return {
    sign,
    verify(signature, timestamp, nonce, encrypted) {
      if (!/^[0-9a-f]{40}$/.test(signature)) return false
      return timingSafeEqual(Buffer.from(signature), Buffer.from(sign(timestamp, nonce, encrypted)))
    },
    decrypt(encrypted) {
      const cipherText = Buffer.from(encrypted, 'base64')
      // Node's decoder skips what it does not know; writing it again shows whether it skipped anything.
      if (cipherText.toString('base64') !== encrypted) return null
      if (cipherText.length === 0 || cipherText.length % blockBytes !== 0) return null
      return unwrap(
        createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false).update(cipherText),
        receiveId,
      )
    },
    decryptFile: cipherText => decryptFile(key, cipherText),
    encrypt(message, random = freshRandom()) {
      const padded = wrap(Buffer.from(message), receiveId, random)
      return createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false).update(padded).toString('base64')
    },
  }
}

/** @param key 32 bytes, the bot's or the file's own */
export function decryptFile(key: KeyObject | Uint8Array, cipherText: Uint8Array): Uint8Array | null {
  if (cipherText.length === 0 || cipherText.length % blockBytes !== 0) return null
  const iv = (key instanceof Uint8Array ? key : key.export()).subarray(0, 16)
  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(cipherText), decipher.final()])
  const padLength = padded[padded.length - 1] ?? 0
  const isPadded =
    padLength >= 1 && padLength <= blockBytes && padded.subarray(-padLength).every(byte => byte === padLength)
  return isPadded ? padded.subarray(0, -padLength) : null
}

/** Asking the system for sixteen bytes costs as much as for a thousand: they are fetched ahead, and used once. */
let fetched = Buffer.alloc(0)

function freshRandom(): Uint8Array {
  if (fetched.length < randomLength) fetched = randomBytes(randomLength * 64)
  const random = fetched.subarray(0, randomLength)
  fetched = fetched.subarray(randomLength)
  return random
}

/**
 * The 43rd character may carry two surplus bits (the key of Tencent's own sample does), so the decoder has to
 * be lenient there; Node's is.
 */
function readAesKey(encodingAesKey: string) {
  if (!/^[A-Za-z0-9+/]{43}$/.test(encodingAesKey)) {
    throw new BadConfiguration(
      `The EncodingAESKey must be the 43 letters and digits of the bot's page; this one has ${encodingAesKey.length} characters` +
        `${encodingAesKey.length === 43 ? ', some of which are neither' : ''}.`,
    )
  }
  const bytes = Buffer.from(`${encodingAesKey}=`, 'base64')
  return { key: createSecretKey(bytes), iv: bytes.subarray(0, 16) }
}

/** random(16) | length(4, big-endian) | message | receiveId | padding */
function wrap(message: Buffer, receiveId: Buffer, random: Uint8Array): Buffer {
  const length = headerLength + message.length + receiveId.length
  const padLength = blockBytes - (length % blockBytes)
  const padded = Buffer.allocUnsafe(length + padLength)
  padded.set(random, 0)
  padded.writeUInt32BE(message.length, randomLength)
  padded.set(message, headerLength)
  padded.set(receiveId, headerLength + message.length)
  padded.fill(padLength, length)
  return padded
}

function unwrap(padded: Buffer, receiveId: Buffer): string | null {
  const padLength = padded[padded.length - 1] ?? 0
  let wrong = padLength < 1 || padLength > blockBytes ? 1 : 0
  // Always 32 rounds, whatever the last byte says.
  for (let back = 1; back <= blockBytes; back++) {
    const byte = padded[padded.length - back] ?? 0
    wrong |= back <= padLength ? byte ^ padLength : 0
  }
  const messageLength = padded.readUInt32BE(randomLength)
  const contentEnd = padded.length - padLength
  wrong |= headerLength + messageLength + receiveId.length === contentEnd ? 0 : 1
  const messageEnd = Math.min(headerLength + messageLength, padded.length)
  wrong |= receiveId.equals(padded.subarray(messageEnd, messageEnd + receiveId.length)) ? 0 : 1
  const message = padded.subarray(headerLength, messageEnd)
  wrong |= isUtf8(message) ? 0 : 1
  return wrong === 0 ? message.toString('utf8') : null
}
