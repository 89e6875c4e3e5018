/**
 * The AI bot's one door for callbacks. What leaves it as a VerifiedCallback was signed with our token, is fresh, was
 * encrypted for us and is JSON; nobody else can make one.
 */
import { isUtf8 } from 'node:buffer'
import type { Envelope } from './envelope.ts'
import { malformed, openRequest } from './sealed-request.ts'

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
   * @param body the raw request body, `{"encrypt":"…"}`
   * @throws HttpRefused as openRequest
   */
  static open(envelope: Envelope, querystring: string, body: Buffer, now: Date): VerifiedCallback {
    const { plaintext, nonce } = openRequest(envelope, querystring, () => encryptedOf(body), now)
    return new VerifiedCallback(plaintext, nonce)
  }
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
