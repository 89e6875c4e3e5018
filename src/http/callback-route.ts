/** `GET|POST /wecom/bot/callback`: the AI bot in callback mode. */
import type { Middleware } from 'koa'
import { VerifiedCallback } from '../wecom/callback.ts'
import { toIncoming } from '../wecom/inbound.ts'
import { passiveReply, sealReply } from '../wecom/passive-reply.ts'
import { type CallbackDeps, receiveCallback } from './receive-callback.ts'

export const callbackPath = '/wecom/bot/callback'

/**
 * @param publicUrl where the service is reached from outside, for links
 * @param corpId the own company, where it is known
 */
export function callbackRoute(
  deps: CallbackDeps & {
    readonly publicUrl?: (() => string) | undefined
    readonly corpId?: string | null | undefined
  },
): Middleware {
  const { envelope, publicUrl, corpId } = deps
  return receiveCallback(deps, {
    path: callbackPath,
    type: 'application/json; charset=utf-8',
    open(querystring, body, now) {
      const callback = VerifiedCallback.open(envelope, querystring, body, now)
      return { incoming: toIncoming(callback, corpId), nonce: callback.nonce }
    },
    answer: (incoming, reply) => passiveReply(incoming, reply, publicUrl?.()),
    seal: (plaintext, nonce, now) => sealReply(envelope, plaintext, nonce, now),
  })
}
