/**
 * `GET|POST /wecom/bot/callback`. It stands before the router: this is the one path that has to be fast, and
 * comparing one string costs nothing.
 */
import type { Context, Middleware } from 'koa'
import type { Incoming } from '../bot/incoming.ts'
import type { Reply } from '../bot/reply.ts'
import type { Clock } from '../clock.ts'
import { HttpRefused } from '../errors.ts'
import type { Logger } from '../log.ts'
import { openEcho, VerifiedCallback } from '../wecom/callback.ts'
import type { Envelope } from '../wecom/envelope.ts'
import { toIncoming } from '../wecom/inbound.ts'
import { callbackLimits } from '../wecom/limits.ts'
import { passiveReply, sealReply } from '../wecom/passive-reply.ts'
import type { Metrics } from './metrics.ts'
import { ClientGone, readBody } from './read-body.ts'
import { statusOfError } from './status-of-error.ts'

export const callbackPath = '/wecom/bot/callback'

export interface CallbackDeps {
  readonly envelope: Envelope
  readonly clock: Clock
  readonly receive: (incoming: Incoming) => Promise<Reply>
  readonly metrics: Metrics
  /** Where the service is reached from outside, for links. */
  readonly publicUrl?: (() => string) | undefined
  readonly log?: Logger | undefined
}

/** What is known of a callback so far, for its one log line. Never a text, a key or a URL. */
interface Account {
  kind: string
  msgid: string | null
  outcome: string
  what?: string
}

export function callbackRoute(deps: CallbackDeps): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== callbackPath) return next()
    if (ctx.method === 'GET' || ctx.method === 'HEAD') return accounted(deps, 'echo', () => echo(ctx, deps))
    if (ctx.method === 'POST') return accounted(deps, 'unread', account => answer(ctx, deps, account))
    ctx.set('Allow', 'GET, HEAD, POST')
    throw new HttpRefused(405, 'only GET and POST')
  }
}

async function echo(ctx: Context, { envelope, clock }: CallbackDeps): Promise<void> {
  const message = openEcho(envelope, ctx.querystring, clock.now())
  ctx.type = 'text/plain; charset=utf-8'
  ctx.body = message
}

async function answer(ctx: Context, deps: CallbackDeps, account: Account): Promise<void> {
  const { envelope, clock } = deps
  const body = await readBody(ctx.req, callbackLimits.bodyMaxBytes)
  const callback = VerifiedCallback.open(envelope, ctx.querystring, body, clock.now())
  const incoming = toIncoming(callback)
  account.kind = incoming.kind
  account.msgid = incoming.origin.msgid
  if (incoming.kind === 'unknown') account.what = incoming.what

  const reply = await deps.receive(incoming)
  const plaintext = passiveReply(incoming, reply, deps.publicUrl?.())
  account.outcome = plaintext === null ? 'empty' : reply.kind
  ctx.status = 200
  if (plaintext === null) {
    ctx.body = ''
    return
  }
  ctx.type = 'application/json; charset=utf-8'
  ctx.body = sealReply(envelope, plaintext, callback.nonce, clock.now())
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
