/**
 * WeCom's side of the encrypted envelope (wecom-protocol 1.2–1.4), on Tencent's own package and on nothing of
 * the service's, so that the two check each other.
 */
import { randomBytes } from 'node:crypto'
import { decrypt, encrypt, getSignature } from '@wecom/crypto'
import { z } from 'zod'
import type { Problem, Rule } from './journal.ts'

export interface Credentials {
  readonly token: string
  readonly aesKey: string
}

export interface SealedRequest {
  readonly query: URLSearchParams
  readonly nonce: string
  readonly encrypt: string
}

/**
 * @param now goes into the signature in whole seconds
 * @param receiveid empty for every bot of the own corp, for the self-built app the corp's id
 */
export function seal(credentials: Credentials, plaintext: string, now: Date, receiveid = ''): SealedRequest {
  const nonce = randomBytes(8).toString('hex')
  const timestamp = String(Math.floor(now.getTime() / 1_000))
  const sealed = encrypt(credentials.aesKey, plaintext, receiveid)
  const msg_signature = getSignature(credentials.token, timestamp, nonce, sealed)
  return { query: new URLSearchParams({ msg_signature, timestamp, nonce }), nonce, encrypt: sealed }
}

const sealedReply = z.strictObject({
  encrypt: z.base64().min(1),
  msgsignature: z.string(),
  timestamp: z.number(),
  nonce: z.string(),
})

/** The service's clock may be this far from the sandbox's. */
const timestampToleranceS = 300

export type Opened = { readonly json: unknown } | { readonly problems: readonly Problem[] }
type OpenedText = { readonly text: string } | { readonly problems: readonly Problem[] }

/**
 * Opens the answer to a callback.
 *
 * @param nonce the nonce of the request, which the answer must repeat
 * @returns the decrypted JSON (null for an empty body), or every rule the envelope breaks
 */
export function open(credentials: Credentials, body: string, nonce: string, now: Date): Opened {
  if (body === '') return { json: null }
  const parsed = sealedReply.safeParse(parseJson(body))
  if (!parsed.success) return problem('envelope', z.prettifyError(parsed.error).replaceAll('\n', ' '))
  const opened = openSealed(credentials, parsed.data, { nonce, now, receiveid: '' })
  if ('problems' in opened) return opened
  const json = parseJson(opened.text)
  return json === undefined ? problem('reply-json', 'the decrypted reply is not JSON') : { json }
}

/** The parts of a sealed answer in the self-built app's XML. */
export const sealParts = z.strictObject({
  Encrypt: z.base64().min(1),
  MsgSignature: z.string(),
  TimeStamp: z.string().regex(/^\d{10}$/),
  Nonce: z.string(),
})

/** @returns the decrypted text, or every rule that its envelope breaks */
export function openSealed(
  credentials: Credentials,
  reply: z.infer<typeof sealedReply>,
  { nonce, now, receiveid }: { readonly nonce: string; readonly now: Date; readonly receiveid: string },
): OpenedText {
  const problems: Problem[] = []
  if (reply.nonce !== nonce)
    problems.push({ rule: 'nonce', detail: `"${reply.nonce}" is not the nonce of the request` })
  const ageS = now.getTime() / 1_000 - reply.timestamp
  if (!Number.isInteger(reply.timestamp) || Math.abs(ageS) > timestampToleranceS) {
    problems.push({
      rule: 'timestamp',
      detail: `${reply.timestamp} is not the present instant in whole seconds`,
    })
  }
  const signature = getSignature(credentials.token, String(reply.timestamp), reply.nonce, reply.encrypt)
  if (reply.msgsignature !== signature)
    problems.push({ rule: 'signature', detail: 'msgsignature does not fit' })
  const opened = decryptReply(credentials.aesKey, reply.encrypt, receiveid)
  if (problems.length > 0)
    return 'text' in opened ? { problems } : { problems: [...problems, ...opened.problems] }
  return opened
}

function decryptReply(aesKey: string, sealed: string, wanted: string): OpenedText {
  const sealedLength = Buffer.from(sealed, 'base64').length
  if (sealedLength === 0 || sealedLength % 32 !== 0)
    return problem('envelope', 'encrypt is not padded to 32 bytes')
  let message: string
  let receiveid: string
  try {
    const opened = decrypt(aesKey, sealed)
    message = opened.message
    receiveid = opened.id
  } catch {
    return problem('envelope', 'encrypt cannot be decrypted with the key')
  }
  if (receiveid !== wanted) {
    const needed = wanted === '' ? 'be empty' : `be "${wanted}"`
    return problem('receiveid', `must ${needed}, is "${receiveid.slice(0, 40)}"`)
  }
  return { text: message }
}

function problem(rule: Rule, detail: string): { readonly problems: readonly Problem[] } {
  return { problems: [{ rule, detail }] }
}

/** undefined when it is not JSON, which no JSON text can mean. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
