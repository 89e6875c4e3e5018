/** WeCom's calls to the bot's callback address: sealed, timed, checked (wecom-protocol 1.1–1.5). */
import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type Credentials, type Opened, open, seal } from './envelope.ts'
import type { Trigger } from './passive-reply.ts'
import type { World } from './world.ts'

export type Delivery =
  /** Lost on the way by a fault: the service never heard of it. */
  | { readonly kind: 'dropped' }
  /** Delivered, and no valid answer came back; why stands in the journal. */
  | { readonly kind: 'unanswered' }
  /** null: an empty body. */
  | { readonly kind: 'answered'; readonly json: unknown }

const callbackPath = '/wecom/bot/callback'

/** The parts of a callback that do not depend on its kind. */
export function callbackHead(world: World, chat: { type: 'group' | 'single'; id: string }, userid: string) {
  return {
    msgid: randomBytes(12).toString('base64url'),
    create_time: Math.floor(world.now().getTime() / 1_000),
    aibotid: world.botId,
    ...(chat.type === 'group' ? { chatid: chat.id } : {}),
    chattype: chat.type,
    from: { userid },
  }
}

export function responseUrl(world: World, code: string): string {
  return `${world.serviceUrl()}/sandbox/wecom/cgi-bin/aibot/response?response_code=${code}`
}

/** Sends one callback to the service, with the faults that are switched on, and opens the answer. */
export async function deliver(
  world: World,
  chatId: string,
  trigger: Trigger,
  payload: object,
): Promise<Delivery> {
  if (world.faults.strikes('dropNext')) return { kind: 'dropped' }
  const plaintext = JSON.stringify(payload)
  const copies = Math.max(1, world.faults.settings.duplicate)
  const answers = await Promise.all(Array.from({ length: copies }, () => post(world, chatId, plaintext)))
  if (trigger === 'message' && world.faults.strikes('loseReply'))
    answers.push(await post(world, chatId, plaintext))
  const [first, ...repeats] = answers
  for (const repeat of repeats) {
    if (!isDeepStrictEqual(first, repeat)) {
      world.journal.violation(
        { rule: 'duplicate-reply', detail: 'the same callback was answered in two different ways' },
        chatId,
      )
    }
  }
  return first ? { kind: 'answered', json: first.json } : { kind: 'unanswered' }
}

/** @returns null when there is no valid answer in time */
async function post(world: World, chatId: string, plaintext: string): Promise<{ json: unknown } | null> {
  const sealed = seal(world.credentials, plaintext, world.now())
  const answer = await request(
    world,
    { path: callbackPath, chatId, query: sealed.query, withinMs: world.timing.answerWithinMs },
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ encrypt: sealed.encrypt }),
    },
  )
  if (answer === null) return null
  const opened: Opened = open(world.credentials, answer, sealed.nonce, world.now())
  if ('json' in opened) return opened
  for (const problem of opened.problems) world.journal.violation(problem, chatId)
  return null
}

/** Plays what the admin console does when the address is saved: an encrypted echo, answered within a second. */
export async function verifyUrl(
  world: World,
  {
    path = callbackPath,
    credentials = world.credentials,
    receiveid = '',
  }: { readonly path?: string; readonly credentials?: Credentials; readonly receiveid?: string } = {},
): Promise<void> {
  const echo = String(randomBytes(6).readUIntBE(0, 6))
  const { query, encrypt: echostr } = seal(credentials, echo, world.now(), receiveid)
  query.set('echostr', echostr)
  const withinMs = world.timing.echoWithinMs
  const answer = await request(world, { path, chatId: null, query, withinMs }, { method: 'GET' })
  if (answer !== null && answer !== echo) {
    world.journal.violation(
      { rule: 'url-verification', detail: 'the answer is not exactly the decrypted echostr' },
      null,
    )
  }
}

/** @returns the body, or null after writing down what went wrong */
export async function request(
  world: World,
  {
    path,
    chatId,
    query,
    withinMs,
  }: {
    readonly path: string
    readonly chatId: string | null
    readonly query: URLSearchParams
    readonly withinMs: number
  },
  init: RequestInit,
): Promise<string | null> {
  const deadline = AbortSignal.timeout(withinMs)
  try {
    const response = await fetch(`${world.serviceUrl()}${path}?${query}`, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.any([deadline, world.closing]),
    })
    const body = await response.text()
    if (response.status === 200) return body
    world.journal.violation(
      { rule: 'http-status', detail: `answered with status ${response.status}` },
      chatId,
    )
  } catch (error) {
    if (world.closing.aborted) return null
    const late = deadline.aborted
    const detail = late ? `no answer within ${withinMs} ms` : 'no connection to the callback address'
    world.journal.violation({ rule: late ? 'deadline' : 'unreachable', detail }, chatId)
    if (!late) world.log.warn({ err: error }, 'sandbox: callback failed')
  }
  return null
}
