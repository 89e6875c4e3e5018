/**
 * `/sandbox/wecom/cgi-bin/…`: what the service believes to be WeCom's API host, with the faults in front of it.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Context, Middleware } from 'koa'
import { readBody } from '../http/read-body.ts'
import { replyActively } from './active-reply.ts'
import { mediaPath } from './media.ts'
import { type ApiAnswer, sendByWebhook } from './webhook.ts'
import type { World } from './world.ts'

/** A 2 MB picture in base64, and something for the JSON around it. */
const bodyMaxBytes = 4 * 1024 * 1024

/** A call that is never answered keeps its connection no longer than this. */
const hangMs = 120_000

export function platformRoutes(world: World): Middleware {
  return async (ctx, next) => {
    if (ctx.path.startsWith(mediaPath)) {
      world.media.answer(ctx, ctx.path.slice(mediaPath.length), world.now())
      return
    }
    switch (ctx.path) {
      case '/sandbox/wecom/cgi-bin/webhook/send':
        return answer(world, ctx, body => sendByWebhook(world, parameter(ctx, 'key'), body))
      case '/sandbox/wecom/cgi-bin/aibot/response':
        return answer(world, ctx, body => replyActively(world, parameter(ctx, 'response_code'), body))
      default:
        return next()
    }
  }
}

async function answer(world: World, ctx: Context, act: (body: string) => ApiAnswer): Promise<void> {
  if (ctx.method !== 'POST') {
    ctx.body = { errcode: 43002, errmsg: 'require POST method' }
    return
  }
  const body = (await readBody(ctx.req, bodyMaxBytes)).toString('utf8')
  const { faults, closing } = world
  if (faults.settings.delayMs > 0) await pause(faults.settings.delayMs, closing)
  if (faults.strikes('resetBefore')) return cut(ctx)
  if (faults.strikes('hang')) {
    await pause(hangMs, closing)
    return cut(ctx)
  }
  const status = faults.nextHttpStatus()
  if (status !== null) {
    ctx.status = status
    ctx.body = 'fault'
    return
  }
  const errcode = faults.nextErrcode()
  const result = errcode === null ? act(body) : { errcode, errmsg: 'fault of the sandbox' }
  if (faults.strikes('resetAfter')) return cut(ctx)
  ctx.body = faults.strikes('garbage') ? '<html>bad gateway</html>' : result
}

/** Ends early, without an error, when the sandbox closes. */
async function pause(ms: number, closing: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal: closing, ref: false }).catch(() => undefined)
}

function cut(ctx: Context): void {
  ctx.respond = false
  ctx.req.socket.destroy()
}

function parameter(ctx: Context, name: string): string {
  const value = ctx.query[name]
  return typeof value === 'string' ? value : ''
}
