/**
 * The self-built app's one door for callbacks (P90238). What leaves it as a VerifiedAppCallback was signed with the app's
 * token, is fresh, was encrypted for this corp and is XML; nobody else can make one.
 */
import { isUtf8 } from 'node:buffer'
import type { Envelope } from '../envelope.ts'
import { callbackLimits } from '../limits.ts'
import { malformed, openRequest } from '../sealed-request.ts'
import { readXml, type XmlRecord } from './xml-read.ts'

export class VerifiedAppCallback {
  readonly #plaintext: string
  /** What stands in `<xml>`, of any shape. */
  readonly message: XmlRecord
  /** The answer must repeat it. */
  readonly nonce: string

  private constructor(plaintext: string, nonce: string) {
    this.#plaintext = plaintext
    this.message = parse(plaintext)
    this.nonce = nonce
  }

  /** The decrypted text; it holds what people wrote and never goes to a log. */
  get plaintext(): string {
    return this.#plaintext
  }

  /**
   * @param body the raw request body, `<xml>…<Encrypt>…</Encrypt></xml>`
   * @throws HttpRefused as openRequest
   */
  static open(envelope: Envelope, querystring: string, body: Buffer, now: Date): VerifiedAppCallback {
    const { plaintext, nonce } = openRequest(envelope, querystring, () => encryptedOf(body), now)
    return new VerifiedAppCallback(plaintext, nonce)
  }
}

function encryptedOf(body: Buffer): string {
  if (body.length > callbackLimits.xmlEnvelopeMaxBytes || !isUtf8(body)) throw malformed()
  const { Encrypt: encrypted } = parse(body.toString('utf8'))
  // Line ends around it are the writer's.
  if (typeof encrypted === 'string') return encrypted.trim()
  throw malformed()
}

function parse(text: string): XmlRecord {
  const message = readXml(text)
  if (message === null) throw malformed()
  return message
}
