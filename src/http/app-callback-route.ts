/** `GET|POST /wecom/app/callback`: what the self-built app hears. */
import type { Middleware } from 'koa'
import { VerifiedAppCallback } from '../wecom/app/callback.ts'
import { appIncoming } from '../wecom/app/callback-incoming.ts'
import { passiveXml, sealXml } from '../wecom/app/passive.ts'
import { type CallbackDeps, receiveCallback } from './receive-callback.ts'

export const appCallbackPath = '/wecom/app/callback'

/** Whose callback it is. */
export interface AppNames {
  readonly corpId: string
  readonly agentId: string
}

export function appCallbackRoute({ corpId, agentId, ...deps }: CallbackDeps & AppNames): Middleware {
  const { envelope } = deps
  return receiveCallback(deps, {
    path: appCallbackPath,
    type: 'text/xml; charset=utf-8',
    open(querystring, body, now) {
      const callback = VerifiedAppCallback.open(envelope, querystring, body, now)
      return { incoming: appIncoming(callback, agentId), nonce: callback.nonce }
    },
    answer: (incoming, reply, now) => passiveXml(incoming, reply, { corpId, now }),
    seal: (plaintext, nonce, now) => sealXml(envelope, plaintext, nonce, now),
  })
}
