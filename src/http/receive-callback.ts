/**
 * What the two callbacks have in common, the AI bot's and the self-built app's. They stand before the router: these are
 * the paths that have to be fast, and comparing a string costs nothing.
 */
import type { Context, Middleware } from 'koa'
import type { Incoming } from '../bot/incoming.ts'
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

/** What is known of a callback so far, for its one log line. Never a text, a key or a URL. */
interface Account {
  kind: string
  msgid: string | null
  outcome: string
  what?: string
}

/** `GET|POST` of the form's path. */
export function receiveCallback(deps: CallbackDeps, form: CallbackForm): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== form.path) return next()
    if (ctx.method === 'GET' || ctx.method === 'HEAD') return accounted(deps, 'echo', () => echo(ctx, deps))
    if (ctx.method === 'POST') return accounted(deps, 'unread', account => answer(ctx, deps, form, account))
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
  account: Account,
): Promise<void> {
  const body = await readBody(ctx.req, callbackLimits.bodyMaxBytes)
  const { incoming, nonce } = form.open(ctx.querystring, body, clock.now())
  account.kind = incoming.kind
  account.msgid = incoming.origin.msgid
  if (incoming.kind === 'unknown') account.what = incoming.what

  const reply = await receive(incoming)
  const plaintext = form.answer(incoming, reply, clock.now())
  account.outcome = plaintext === null ? 'empty' : reply.kind
  ctx.status = 200
  if (plaintext === null) {
    ctx.body = ''
    return
  }
  ctx.type = form.type
  ctx.body = form.seal(plaintext, nonce, clock.now())
}

/** One metric and one wide log event per callback, whatever became of it. */
async function accounted(
  { metrics, log }: CallbackDeps,
  kind: string,
  run: (account: Account) => Promise<void>,
): Promise<void> {
  const account: Account = { kind, msgid: null, outcome: 'ok' }
  const startedMs = performance.now()
  try {
    await run(account)
  } catch (error) {
    account.outcome = error instanceof ClientGone ? 'gone' : `refused ${statusOfError(error).status}`
    throw error
  } finally {
    const ms = performance.now() - startedMs
    metrics.callbacks.observe({ kind: account.kind, outcome: account.outcome }, ms / 1000)
    log?.info({ ...account, ms: Math.round(ms * 100) / 100 }, 'callback')
  }
}
