/**
 * The one door for callbacks. What leaves it as a VerifiedCallback was signed with our token, is fresh, was
 * encrypted for us and is JSON; nobody else can make one.
 *
 * Order: what is cheap and says "not WeCom" comes first (signature there? parameters? clock? signature
 * right?), decryption after it. Every refusal is an HttpRefused whose text tells nothing beyond its status.
 */
import { isUtf8 } from 'node:buffer'
import { HttpRefused } from '../errors.ts'
import type { Envelope } from './envelope.ts'
import { callbackLimits } from './limits.ts'

export class VerifiedCallback {
  readonly #plaintext: string
  /** Parsed JSON of any shape. */
  readonly message: unknown
  /** The answer must repeat it (P101033). */
  readonly nonce: string

  private constructor(plaintext: string, nonce: string) {
    this.#plaintext = plaintext
    this.message = parseJson(plaintext)
    this.nonce = nonce
  }

  /** The decrypted text, byte for byte; it holds what people wrote and never goes to a log. */
  get plaintext(): string {
    return this.#plaintext
  }

  /**
   * A POST of the platform.
   * @param querystring what stands after the `?` of the URL, still encoded
   * @param body the raw request body, `{"encrypt":"…"}`
   * @throws HttpRefused 403: signature missing or wrong, timestamp more than 5 minutes away; 400: all else
   */
  static open(envelope: Envelope, querystring: string, body: Buffer, now: Date): VerifiedCallback {
    const parameters = readParameters(new URLSearchParams(querystring), now)
    const encrypted = encryptedOf(body)
    return new VerifiedCallback(openSealed(envelope, parameters, encrypted), parameters.nonce)
  }
}

/**
 * The GET by which WeCom checks the URL (P101033).
 * @returns the text to be sent back exactly so, as text/plain.
 * @throws HttpRefused as VerifiedCallback.open
 */
export function openEcho(envelope: Envelope, querystring: string, now: Date): string {
  const query = new URLSearchParams(querystring)
  const parameters = readParameters(query, now)
  // A `+` that was not percent-encoded arrives as a space; base64 has no spaces.
  const encrypted = once(query, 'echostr', callbackLimits.bodyMaxBytes).replaceAll(' ', '+')
  return openSealed(envelope, parameters, encrypted)
}

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

/** `Encrypt` is what some versions of the platform's own plugin also take. */
function encryptedOf(body: Buffer): string {
  if (!isUtf8(body)) throw malformed()
  const envelope = parseJson(body.toString('utf8'))
  if (typeof envelope !== 'object' || envelope === null) throw malformed()
  if ('encrypt' in envelope && typeof envelope.encrypt === 'string') return envelope.encrypt
  if ('Encrypt' in envelope && typeof envelope.Encrypt === 'string') return envelope.Encrypt
  throw malformed()
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw malformed()
  }
}

const wrongSignature = (): HttpRefused => new HttpRefused(403, 'msg_signature is missing or wrong')
const malformed = (): HttpRefused => new HttpRefused(400, 'malformed envelope')
