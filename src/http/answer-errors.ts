/**
 * The outermost middleware: security headers on everything, and whatever was thrown becomes a status with
 * one plain line. No stack and no word of an unexpected error leaves the house.
 */
import type { Context, Middleware } from 'koa'
import { HttpRefused } from '../errors.ts'
import type { Logger } from '../log.ts'
import type { InFlight } from './in-flight.ts'
import { ClientGone } from './read-body.ts'
import { statusOfError } from './status-of-error.ts'

const securityHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  // A page of ours that needs more says so itself.
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
}

export function answerErrors(inFlight: InFlight, log: Logger | undefined): Middleware {
  return async (ctx, next) => {
    inFlight.enter()
    ctx.set(securityHeaders)
    try {
      checkAddress(ctx)
      await next()
    } catch (error) {
      answerError(ctx, error, log)
    } finally {
      leaveWhenSent(ctx, inFlight)
    }
  }
}

/** A request may name a whole address, and one that is none: every look at its path would throw. `http://` has no path at all. */
function checkAddress(ctx: Context): void {
  if (!hasPath(ctx)) throw new HttpRefused(400, 'malformed URL')
}

function hasPath(ctx: Context): boolean {
  try {
    return Boolean(ctx.path)
  } catch {
    return false
  }
}

function answerError(ctx: Context, error: unknown, log: Logger | undefined): void {
  if (error instanceof ClientGone) {
    ctx.status = 400
    return
  }
  const { status, message } = statusOfError(error)
  // What we refuse ourselves for want of room is no fault, and whoever asks a hundred times fills no log with it.
  if (status >= 500 && !(error instanceof HttpRefused))
    log?.error(
      {
        err: error,
        status,
        path: ctx.path.replace(/^(\/download\/|\/calendar\/|\/console\/enter\/).+/s, '$1…'),
      },
      'request failed',
    )
  ctx.status = status
  ctx.type = 'text/plain; charset=utf-8'
  ctx.body = message
  // What was not read of this request would otherwise be taken for the next one.
  if (!ctx.req.complete) ctx.set('Connection', 'close')
}

/** Koa writes the answer after the last middleware has returned; a stream may stay open for hours. */
function leaveWhenSent(ctx: Context, inFlight: InFlight): void {
  const { res } = ctx
  const longLived = ctx.respond === false || isStream(ctx.body)
  if (longLived || res.closed || res.destroyed) inFlight.leave()
  else res.once('close', () => inFlight.leave())
}

function isStream(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'pipe' in body
}
