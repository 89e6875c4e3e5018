/**
 * What the platform's two callbacks have in common, the AI bot's and the self-built app's: the query, the signature and
 * the cipher text (P101033, P90968).
 *
 * Order: what is cheap and says "not WeCom" comes first (signature there? parameters? clock? signature
 * right?), decryption after it. Every refusal is an HttpRefused whose text tells nothing beyond its status.
 */
import { HttpRefused } from '../errors.ts'
import type { Envelope } from './envelope.ts'
import { callbackLimits } from './limits.ts'

export interface Opened {
  readonly plaintext: string
  /** The answer must repeat it (P101033). */
  readonly nonce: string
}

/**
 * A POST of the platform.
 * @param querystring what stands after the `?` of the URL, still encoded
 * @param encrypted finds the cipher text in the body; called when the query is in order
 * @throws HttpRefused 403: signature missing or wrong, timestamp more than 5 minutes away; 400: all else
 */
export function openRequest(
  envelope: Envelope,
  querystring: string,
  encrypted: () => string,
  now: Date,
): Opened {
  const parameters = readParameters(new URLSearchParams(querystring), now)
  return { plaintext: openSealed(envelope, parameters, encrypted()), nonce: parameters.nonce }
}

/**
 * The GET by which WeCom checks the URL (P101033, P90930).
 * @returns the text to be sent back exactly so, as text/plain.
 * @throws HttpRefused as openRequest
 */
export function openEcho(envelope: Envelope, querystring: string, now: Date): string {
  const query = new URLSearchParams(querystring)
  const parameters = readParameters(query, now)
  // A `+` that was not percent-encoded arrives as a space; base64 has no spaces.
  const encrypted = once(query, 'echostr', callbackLimits.bodyMaxBytes).replaceAll(' ', '+')
  const echo = openSealed(envelope, parameters, encrypted)
  if (!echoForm.test(echo)) throw malformed()
  return echo
}

/**
 * WeCom's text is a figure of some twenty digits. A message or an answer of ours that was copied on its way and comes
 * back as an echo is signed as well as one: it must not be read out.
 */
const echoForm = /^[\w+/=-]{1,128}$/

interface Parameters {
  readonly signature: string
  readonly timestamp: string
  readonly nonce: string
}

function readParameters(query: URLSearchParams, now: Date): Parameters {
  const signatures = query.getAll('msg_signature')
  const signature = signatures[0] ?? ''
  if (signatures.length !== 1 || signature === '') throw wrongSignature()
  const timestamp = once(query, 'timestamp', callbackLimits.parameterMaxChars)
  const nonce = once(query, 'nonce', callbackLimits.parameterMaxChars)
  const seconds = /^[1-9]\d{0,11}$/.test(timestamp) ? Number(timestamp) : Number.NaN
  const awayS = Math.abs(now.getTime() / 1000 - seconds)
  if (!(awayS <= callbackLimits.timestampToleranceS)) {
    throw new HttpRefused(403, 'timestamp is not within 5 minutes of now')
  }
  return { signature, timestamp, nonce }
}

function once(query: URLSearchParams, name: string, maxChars: number): string {
  const values = query.getAll(name)
  const value = values[0] ?? ''
  if (values.length !== 1 || value === '' || value.length > maxChars) {
    throw new HttpRefused(400, `${name} must be given once`)
  }
  return value
}

function openSealed(envelope: Envelope, { signature, timestamp, nonce }: Parameters, encrypted: string) {
  if (!envelope.verify(signature, timestamp, nonce, encrypted)) throw wrongSignature()
  const plaintext = envelope.decrypt(encrypted)
  if (plaintext === null) throw malformed()
  return plaintext
}

const wrongSignature = (): HttpRefused => new HttpRefused(403, 'msg_signature is missing or wrong')
export const malformed = (): HttpRefused => new HttpRefused(400, 'malformed envelope')
