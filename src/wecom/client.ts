/**
 * One call to the platform and one clear outcome: it did it, it refused (PlatformRefused), or we do not know
 * (PlatformUnreachable). Neither the URL nor the body ever goes into an error: they hold the webhook's key, the app's
 * secret and people's words.
 */
import type { z } from 'zod'
import { PlatformRefused, PlatformUnreachable } from '../errors.ts'
import { type KnownUrl, request } from './outgoing.ts'

interface Call {
  readonly url: KnownUrl
  /** What is being done, for errors: `webhook/send`. */
  readonly action: string
  /** Gives up early, for a shutdown. */
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
  /** What an answer may have; more of it is no answer. */
  readonly answerMaxBytes?: number
}

export interface Post extends Call {
  readonly body: unknown
}

/** Left out: a GET. */
interface Sent {
  readonly contentType: string
  readonly bytes: string | Uint8Array<ArrayBuffer>
}

const defaultTimeoutMs = 10_000
const defaultAnswerMaxBytes = 65_536

/**
 * @throws PlatformRefused for every errcode but 0, also the ones worth a retry (-1, 45009, 45033)
 * @throws PlatformUnreachable 'no' when no connection came about, else 'unknown'
 */
export async function postJson(post: Post): Promise<void> {
  await exchange(post, jsonOf(post.body))
}

/**
 * As `postJson`, and what the answer holds besides. Also throws PlatformUnreachable when that is not of the form that
 * the platform promises: whoever needs it cannot go on, and the call may have been carried out.
 */
export async function askPlatform<T>(
  call: Call & { readonly body?: unknown },
  answer: z.ZodType<T>,
): Promise<T> {
  return parsed(call, answer, await exchange(call, call.body === undefined ? undefined : jsonOf(call.body)))
}

/** As `askPlatform`, with a body that is not JSON. */
export async function uploadToPlatform<T>(call: Call, sent: Sent, answer: z.ZodType<T>): Promise<T> {
  return parsed(call, answer, await exchange(call, sent))
}

// Raw UTF-8: escapes like \u4e2d can be refused (40033), and JSON.stringify writes none for whole characters.
const jsonOf = (body: unknown): Sent => ({
  contentType: 'application/json; charset=utf-8',
  bytes: JSON.stringify(body),
})

function parsed<T>({ action }: Call, schema: z.ZodType<T>, answer: unknown): T {
  const read = schema.safeParse(answer)
  if (read.success) return read.data
  throw new PlatformUnreachable(`${action}: an answer of another form than promised`, 'unknown')
}

/** @returns the answer's JSON, whose errcode is 0 */
async function exchange(call: Call, sent: Sent | undefined): Promise<unknown> {
  const gaveUp = new AbortController()
  const giveUp = (): void => gaveUp.abort()
  const timer = setTimeout(giveUp, call.timeoutMs ?? defaultTimeoutMs)
  call.signal?.addEventListener('abort', giveUp)
  try {
    if (call.signal?.aborted) throw new PlatformUnreachable(`${call.action}: given up before sending`, 'no')
    const response = await request(call.url, {
      ...(sent && { method: 'POST', headers: { 'content-type': sent.contentType }, body: sent.bytes }),
      signal: gaveUp.signal,
    })
    const { status } = response
    return judge(
      call.action,
      status,
      await readBounded(response, call.answerMaxBytes ?? defaultAnswerMaxBytes),
    )
  } catch (error) {
    if (error instanceof PlatformRefused || error instanceof PlatformUnreachable) throw error
    throw unreachable(call.action, error, gaveUp.signal.aborted)
  } finally {
    clearTimeout(timer)
    call.signal?.removeEventListener('abort', giveUp)
  }
}

function judge(action: string, status: number, text: string): unknown {
  const answer = errcodeIn(text)
  if (answer === null)
    throw new PlatformUnreachable(`${action}: HTTP ${status} without the platform's JSON`, 'unknown')
  if (answer.errcode !== 0) throw new PlatformRefused(answer.errcode, answer.errmsg.slice(0, 200))
  if (status < 200 || status > 299) throw new PlatformUnreachable(`${action}: HTTP ${status}`, 'unknown')
  return answer.json
}

function errcodeIn(
  text: string,
): { readonly errcode: number; readonly errmsg: string; readonly json: unknown } | null {
  let answer: unknown
  try {
    answer = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof answer !== 'object' || answer === null || !('errcode' in answer)) return null
  if (typeof answer.errcode !== 'number') return null
  const errmsg = 'errmsg' in answer ? String(answer.errmsg) : ''
  return { errcode: answer.errcode, errmsg, json: answer }
}

async function readBounded(response: Response, maxBytes: number): Promise<string> {
  if (response.body === null) return ''
  const chunks: Uint8Array[] = []
  let length = 0
  // Leaving the loop early cancels the rest.
  for await (const chunk of response.body) {
    length += chunk.byteLength
    if (length > maxBytes) return ''
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Codes that only come up before the first byte of a request is written. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

function unreachable(action: string, error: unknown, gaveUp: boolean): PlatformUnreachable {
  if (gaveUp) return new PlatformUnreachable(`${action}: no answer in time`, 'unknown')
  const codes = codesOf(error instanceof Error ? error.cause : undefined)
  const delivered = codes.length > 0 && codes.every(code => beforeSending.has(code)) ? 'no' : 'unknown'
  return new PlatformUnreachable(`${action}: ${codes.join(', ') || 'connection lost'}`, delivered)
}

/** A name with several addresses fails with one error for each. */
function codesOf(cause: unknown): string[] {
  if (cause instanceof AggregateError) return cause.errors.flatMap(codesOf)
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string') return []
  const connecting = 'syscall' in cause && cause.syscall === 'connect'
  return [connecting ? 'ECONNREFUSED' : cause.code]
}
