/** What is answered at once or never: a greeting to who opens the chat, the clicked card as it looks from now on. */
import { carriageOf } from '../bot/carriage.ts'
import type { Incoming } from '../bot/incoming.ts'
import type { Reply } from '../bot/reply.ts'
import { PlatformUnreachable } from '../errors.ts'
import type { Logger } from '../log.ts'
import { botLimits } from '../wecom/limits.ts'
import type { LongConnection } from '../wecom/long-connection.ts'
import { passiveReply } from '../wecom/passive-reply.ts'

/** It has to arrive in time, too. */
const reserveMs = 500

/** @returns what throws only when `later` does */
export function answerAtOnce(deps: {
  readonly open: () => Pick<LongConnection, 'respondWelcome' | 'updateCard'> | null
  /** What could not be said in time: it is said unasked where that is possible. */
  readonly later: (incoming: Incoming, reply: Reply) => Promise<void>
  readonly log: Logger
}): (incoming: Incoming, reply: Reply, heardAtMs: number) => Promise<void> {
  const { open, later, log } = deps
  return async (incoming, reply, heardAtMs) => {
    const { line, msgid } = incoming.origin
    if (line.kind !== 'connection' || carriageOf(incoming, reply) === 'outbox') return
    if (incoming.kind !== 'enter' && incoming.kind !== 'click') return
    try {
      const json = passiveReply(incoming, reply)
      if (json === null) return
      const connection = open()
      const isLate = performance.now() - heardAtMs > botLimits.answerWithinMs - reserveMs
      if (connection === null || isLate) throw new Error(isLate ? 'too late' : 'no connection')
      const body = JSON.parse(json)
      if (incoming.kind === 'enter') await connection.respondWelcome(line.requestId, body)
      else await connection.updateCard(line.requestId, body)
    } catch (error) {
      log.warn({ event: 'connection', err: error, msgid, kind: incoming.kind }, 'not answered in time')
      const mayBeSeen = error instanceof PlatformUnreachable && error.delivered === 'unknown'
      if (!mayBeSeen) await later(incoming, reply)
    }
  }
}
