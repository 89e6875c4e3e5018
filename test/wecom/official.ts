/**
 * The platform's side of the protocol, made with Tencent's own package, so that a mistake of ours cannot agree
 * with itself.
 */
import { randomBytes } from 'node:crypto'
import { decrypt, encrypt, getSignature } from '@wecom/crypto'
import { z } from 'zod'
import { createEnvelope, type Envelope } from '../../src/wecom/envelope.ts'

export const keys = {
  token: 'SimToken123',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  receiveId: '',
}

export const envelope: Envelope = createEnvelope(keys)
export const now = new Date('2026-03-18T01:00:00Z')
export const seconds = (date: Date): string => String(Math.floor(date.getTime() / 1000))

export interface Sealed {
  readonly query: Record<string, string>
  readonly encrypted: string
  readonly body: Buffer
}

/** A callback as the platform would send it. `message` is a text of any kind, or a value to be written as JSON. */
export function seal(message: unknown, at = now, nonce = randomBytes(8).toString('hex')): Sealed {
  const text = typeof message === 'string' ? message : JSON.stringify(message)
  return sealEncrypted(encrypt(keys.encodingAesKey, text, keys.receiveId), at, nonce)
}

/** The same around a cipher text that may be anything. */
export function sealEncrypted(encrypted: string, at = now, nonce = 'nonce-1'): Sealed {
  const timestamp = seconds(at)
  const query = { msg_signature: getSignature(keys.token, timestamp, nonce, encrypted), timestamp, nonce }
  return { query, encrypted, body: Buffer.from(JSON.stringify({ encrypt: encrypted })) }
}

export const querystring = (query: Record<string, string>): string => new URLSearchParams(query).toString()

const answer = z.object({
  encrypt: z.string(),
  msgsignature: z.string(),
  timestamp: z.int(),
  nonce: z.string(),
})
export type Answer = z.infer<typeof answer>

/** The answer as it came over HTTP, still sealed. */
export const readAnswer = async (response: Response): Promise<Answer> => answer.parse(await response.json())

/** Checks the signature of an answer and reads it, as the platform does. */
export function unsealAnswer(sealed: Answer): unknown {
  const expected = getSignature(keys.token, String(sealed.timestamp), sealed.nonce, sealed.encrypt)
  if (expected !== sealed.msgsignature) throw new Error('the answer is not signed')
  const { message, id } = decrypt(keys.encodingAesKey, sealed.encrypt)
  if (id !== '') throw new Error('the answer names a receiver')
  return JSON.parse(message)
}
