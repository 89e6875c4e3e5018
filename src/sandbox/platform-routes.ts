/**
 * `/sandbox/wecom/cgi-bin/…`: what the service believes to be WeCom's API host, with the faults in front of it.
 */
import type { Context, Middleware } from 'koa'
import { readBody } from '../http/read-body.ts'
import { replyActively } from './active-reply.ts'
import { behindFaults } from './behind-faults.ts'
import { ofThisSite } from './json-route.ts'
import { mediaPath } from './sent-file.ts'
import { type ApiAnswer, sendByWebhook } from './webhook.ts'
import type { World } from './world.ts'

/** A 2 MB picture in base64, and something for the JSON around it. */
const bodyMaxBytes = 4 * 1024 * 1024

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
  ofThisSite(ctx)
  const body = (await readBody(ctx.req, bodyMaxBytes)).toString('utf8')
  await behindFaults(
    world,
    ctx,
    () => world.faults.nextErrcode(),
    () => {
      ctx.body = act(body)
    },
  )
}

function parameter(ctx: Context, name: string): string {
  const value = ctx.query[name]
  return typeof value === 'string' ? value : ''
}
