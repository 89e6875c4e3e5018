import type { Card } from '../../../bot/reply.ts'
import * as words from '../texts/disputes.ts'
import type { Dispute } from '../types.ts'

/** For a clerk's single chat: accepted as the deputy says it, or kept, which needs words. */
export const disputeCard = (taskId: string, dispute: Dispute): Card => ({
  taskId,
  title: words.cardTitle(dispute),
  body: words.cardBody(dispute),
  buttons: [
    { text: words.accept, key: `duty_accept:${dispute.id}`, style: 'primary' },
    { text: words.uphold, key: `duty_uphold:${dispute.id}`, style: 'plain' },
  ],
})

/**
 * After a click: what was said, and nothing more to decide.
 * @param dispute null: there is none of this congress any more
 */
export const answeredCard = (taskId: string, dispute: Dispute | null, said: string): Card => ({
  taskId,
  title: dispute === null ? words.plainTitle : words.cardTitle(dispute),
  body: said,
  buttons: [{ text: words.done, key: 'mine', style: 'plain' }],
})
