/** One message of the app, through all that one call of it can meet (wecom-protocol 4.2). */
import { createHash, randomBytes } from 'node:crypto'
import type { Card } from '../bot/reply.ts'
import { PlatformRefused, PlatformUnreachable } from '../errors.ts'
import type { AppClient } from '../wecom/app/client.ts'
import { type Said, type Sent, sendMessage } from '../wecom/app/messages.ts'
import { cardHardLimits } from '../wecom/limits.ts'

/** Invalid or used task id (wecom-protocol 4.3); receivers of whom none can be reached (4.2). */
const taskIdUsed = 42014
const nobody = 81013

/**
 * A card needs a task id that was never used, but a call that is repeated as it was must have the same: so it comes from
 * the card's own and the receivers.
 */
export async function sendSurely(
  app: AppClient,
  userids: readonly string[],
  given: Said,
  signal: AbortSignal,
): Promise<{ readonly said: Said; readonly sent: Sent }> {
  const mark = createHash('sha256').update(userids.toSorted().join('|')).digest('hex').slice(0, 12)
  const said = given.kind === 'card' ? { ...given, card: withTaskId(given.card, mark) } : given
  try {
    return { said, sent: await sendKnowing(app, userids, said, signal) }
  } catch (error) {
    if (!(error instanceof PlatformRefused)) throw error
    if (error.errcode === nobody) return { said, sent: { ...unknown, invalid: new Set(userids) } }
    if (error.errcode !== taskIdUsed || said.kind !== 'card') throw error
    const fresh = { ...said, card: withTaskId(said.card, randomBytes(8).toString('hex')) }
    return { said: fresh, sent: await sendKnowing(app, userids, fresh, signal) }
  }
}

const unknown: Sent = { messageId: null, code: null, invalid: new Set(), unlicensed: new Set() }

/**
 * When the answer got lost the same call is made once more: the platform drops it if it had the first. Whatever that one
 * says but yes, nobody knows of the first.
 */
async function sendKnowing(
  app: AppClient,
  userids: readonly string[],
  said: Said,
  signal: AbortSignal,
): Promise<Sent> {
  try {
    return await sendMessage(app, userids, said, signal)
  } catch (first) {
    if (!(first instanceof PlatformUnreachable) || first.delivered === 'no' || signal.aborted) throw first
    try {
      return await sendMessage(app, userids, said, signal)
    } catch (second) {
      if (second instanceof PlatformRefused && second.errcode === taskIdUsed) return unknown
      throw first
    }
  }
}

const withTaskId = (card: Card, mark: string): Card => ({
  ...card,
  taskId: `${card.taskId.slice(0, cardHardLimits.taskIdMaxBytes - mark.length - 1)}-${mark}`,
})
