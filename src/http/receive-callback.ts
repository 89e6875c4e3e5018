/**
 * What the two callbacks have in common, the AI bot's and the self-built app's. They stand before the router: these are
 * the paths that have to be fast, and comparing a string costs nothing.
 */
import type { Context, Middleware } from 'koa'
import { accountOf, roundMs, saidWhere } from '../bot/account.ts'
import type { Incoming, Origin } from '../bot/incoming.ts'
import type { Reply } from '../bot/reply.ts'
import type { Clock } from '../clock.ts'
import { HttpRefused } from '../errors.ts'
import type { Logger } from '../log.ts'
import type { Envelope } from '../wecom/envelope.ts'
import { callbackLimits } from '../wecom/limits.ts'
import { openEcho } from '../wecom/sealed-request.ts'
import type { Metrics } from './metrics.ts'
import { ClientGone, readBody } from './read-body.ts'
import { statusOfError } from './status-of-error.ts'

export interface CallbackDeps {
  readonly envelope: Envelope
  readonly clock: Clock
  readonly receive: (incoming: Incoming) => Promise<Reply>
  readonly metrics: Metrics
  readonly log?: Logger | undefined
}

/** How one of them reads what it is sent and writes what it answers. */
export interface CallbackForm {
  readonly path: string
  /** Content type of an answer. */
  readonly type: string
  /** @throws HttpRefused when it is not from the platform, or no message */
  open(querystring: string, body: Buffer, now: Date): { readonly incoming: Incoming; readonly nonce: string }
  /** @returns null: an empty 200 */
  answer(incoming: Incoming, reply: Reply, now: Date): string | null
  seal(plaintext: string, nonce: string, now: Date): string
}

/** What is known of a callback so far, for its one log line. Never a text, a key, a URL, a name or an account. */
interface Heard {
  kind: string
  msgid: string | null
  outcome: string
  origin: Origin | null
  what?: string
  bytesIn?: number
  bytesOut?: number
  readonly phases: { readMs?: number; openMs?: number; deskMs?: number; sealMs?: number }
}

/** `GET|POST` of the form's path. */
export function receiveCallback(deps: CallbackDeps, form: CallbackForm): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== form.path) return next()
    if (ctx.method === 'GET' || ctx.method === 'HEAD') return accounted(deps, 'echo', () => echo(ctx, deps))
    if (ctx.method === 'POST') return accounted(deps, 'unread', heard => answer(ctx, deps, form, heard))
    ctx.set('Allow', 'GET, HEAD, POST')
    throw new HttpRefused(405, 'only GET and POST')
  }
}

async function echo(ctx: Context, { envelope, clock }: CallbackDeps): Promise<void> {
  const message = openEcho(envelope, ctx.querystring, clock.now())
  ctx.type = 'text/plain; charset=utf-8'
  ctx.body = message
}

async function answer(
  ctx: Context,
  { clock, receive }: CallbackDeps,
  form: CallbackForm,
  heard: Heard,
): Promise<void> {
  const { phases } = heard
  const startedMs = performance.now()
  const body = await readBody(ctx.req, callbackLimits.bodyMaxBytes)
  const readMs = performance.now()
  phases.readMs = roundMs(readMs - startedMs)
  heard.bytesIn = body.length
  const { incoming, nonce } = form.open(ctx.querystring, body, clock.now())
  const openedMs = performance.now()
  phases.openMs = roundMs(openedMs - readMs)
  heard.kind = incoming.kind
  heard.origin = incoming.origin
  heard.msgid = incoming.origin.msgid
  if (incoming.kind === 'unknown') heard.what = incoming.what

  const reply = await inTime(receive(incoming))
  const answeredMs = performance.now()
  phases.deskMs = roundMs(answeredMs - openedMs)
  const plaintext = form.answer(incoming, reply, clock.now())
  heard.outcome = plaintext === null ? 'empty' : reply.kind
  ctx.status = 200
  if (plaintext === null) {
    ctx.body = ''
    return
  }
  ctx.set('Content-Type', form.type)
  ctx.body = form.seal(plaintext, nonce, clock.now())
  phases.sealMs = roundMs(performance.now() - answeredMs)
  heard.bytesOut = ctx.length ?? 0
}

/**
 * Where the network to the database hangs, a statement is waited for longer than WeCom waits for us. Told «later» in time, it
 * asks again; the work goes on, and what it comes to is what the repetition is answered with.
 * @throws HttpRefused 503
 */
async function inTime(reply: Promise<Reply>): Promise<Reply> {
  let late: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_resolve, reject) => {
    const refuse = () => reject(new HttpRefused(503, 'not answered in time, try again'))
    late = setTimeout(refuse, callbackLimits.answerWithinMs)
  })
  try {
    return await Promise.race([reply, tooLate])
  } finally {
    clearTimeout(late)
  }
}

/** One metric and one wide log event per callback, whatever became of it. */
async function accounted(
  { metrics, log }: CallbackDeps,
  kind: string,
  run: (heard: Heard) => Promise<void>,
): Promise<void> {
  const heard: Heard = { kind, msgid: null, outcome: 'ok', origin: null, phases: {} }
  const startedMs = performance.now()
  try {
    await run(heard)
  } catch (error) {
    heard.outcome = error instanceof ClientGone ? 'gone' : `refused ${statusOfError(error).status}`
    throw error
  } finally {
    const ms = performance.now() - startedMs
    metrics.callbacks.observe({ kind: heard.kind, outcome: heard.outcome }, ms / 1000)
    log?.info(lineOf(heard, ms), 'callback')
  }
}

function lineOf({ phases, origin, ...heard }: Heard, ms: number): Record<string, unknown> {
  const account = origin === null ? null : accountOf(origin)
  return { event: 'callback', ...heard, ...saidWhere(origin), ...account, ...phases, ms: roundMs(ms) }
}
