/** How somebody was reached about a notice, from all that was said to him about it. Pure. */
import type { Reason } from '../../../outbox/reason.ts'

/**
 * `card`: the app's card, alone; `app`, `bot`: words of the app, of the bot, alone; `answer`: as the answer to what he had
 * said to the bot alone; `mention`: by name in a group; `group`: the notice's card in a group that he is in; `call`: he
 * was called to look, without a word of what it is.
 */
export type DeliveryWay = 'card' | 'app' | 'bot' | 'answer' | 'mention' | 'group' | 'call'

export interface Delivery {
  readonly way: DeliveryWay
  readonly state: 'sent' | 'waiting' | 'failed'
  readonly at: Date
  /** Of what failed. */
  readonly reason: Reason | null
  /** Said since the notice is as it is today: what was said before a change is no news of it. */
  readonly isCurrent: boolean
}

/** A person addressed, and everything that was said to him about the notice. */
export interface DeliveryLine {
  readonly personId: number
  readonly name: string
  readonly userid: string | null
  readonly phone: string | null
  readonly answer: 'attend' | 'leave' | null
  readonly decision: 'pending' | 'approved' | 'refused' | null
  readonly timeVersion: number
  /** Since the notice is as it is today. */
  readonly answeredSince: boolean
  readonly deliveries: readonly Delivery[]
}

/**
 * What holds today has come to `answered`, who has answered, and to `reached`, who has not. `called`: nothing but calls,
 * which he need not have followed; `waiting`, `failed`: at best; `never`: nothing was tried; `no_account`: nothing can be.
 */
export type Reach = 'answered' | 'reached' | 'called' | 'waiting' | 'failed' | 'never' | 'no_account'

export interface Addressed {
  readonly hasAccount: boolean
  /** With an answer that counts. */
  readonly hasAnswered: boolean
  /** Since the notice is as it is today: then he knows it, however he came to. */
  readonly answeredSince: boolean
  readonly deliveries: readonly Delivery[]
}

export function reachOf({ hasAccount, hasAnswered, answeredSince, deliveries }: Addressed): Reach {
  if (hasAnswered && answeredSince) return 'answered'
  if (!hasAccount) return 'no_account'
  const current = deliveries.filter(delivery => delivery.isCurrent)
  const sent = current.filter(delivery => delivery.state === 'sent')
  if (sent.some(delivery => delivery.way !== 'call')) return hasAnswered ? 'answered' : 'reached'
  if (current.some(delivery => delivery.state === 'waiting')) return 'waiting'
  if (sent.length > 0) return 'called'
  return current.length > 0 ? 'failed' : 'never'
}

/** Somebody has to do something about them: they come first. */
export const unreached: ReadonlySet<Reach> = new Set(['failed', 'never', 'no_account', 'called'])

const order: readonly DeliveryWay[] = ['card', 'app', 'bot', 'answer', 'mention', 'group', 'call']

/**
 * What is worth showing: of each way the latest that went out, else the latest, of what is not old where there is any; the
 * surest way first.
 */
export function worthShowing(deliveries: readonly Delivery[]): Delivery[] {
  return order.flatMap(way => {
    const all = deliveries
      .filter(delivery => delivery.way === way)
      .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    const ofWay = all.some(delivery => delivery.isCurrent) ? all.filter(delivery => delivery.isCurrent) : all
    const shown = ofWay.find(delivery => delivery.state === 'sent') ?? ofWay[0]
    return shown === undefined ? [] : [shown]
  })
}
