import { chatTarget } from '../../channels/target.ts'
import { webhookChannel } from '../../channels/webhook.ts'
import { splitWebhookText } from '../../channels/webhook-text.ts'
import type { Clock } from '../../clock.ts'
import type { Tx } from '../../db/tx.ts'
import { enqueue, type NewMessage } from '../../outbox/enqueue.ts'

/** What is said to a group by itself, through the group's webhook. */
export interface GroupWord {
  readonly congressId: number
  /** The row's id; it has a webhook. */
  readonly chatId: number
  readonly text: string
  /** userids */
  readonly mention: readonly string[]
  /** What it is about: `meeting:12`. */
  readonly subject: string
  /** A notice rather twice than never, a nudge rather never than twice. */
  readonly promise: 'at_least_once' | 'at_most_once'
  /** Makes the word one of its kind; left out, it is written as often as it is said. */
  readonly once?: string
  readonly dueAt?: Date
  readonly expiresAt?: Date
}

export async function tellGroup(tx: Tx, clock: Clock, word: GroupWord): Promise<void> {
  await tellGroups(tx, clock, [word])
}

/** Many words in one statement; those for one group go out in the order of the list. */
export async function tellGroups(tx: Tx, clock: Clock, words: readonly GroupWord[]): Promise<void> {
  await enqueue(tx, clock, words.flatMap(piecesOf))
}

function piecesOf(word: GroupWord): NewMessage[] {
  return splitWebhookText(word.text, [...word.mention]).map((piece, index) => ({
    congressId: word.congressId,
    channel: webhookChannel,
    target: chatTarget(word.chatId),
    promise: word.promise,
    payload: { kind: 'text', text: piece.text, mention: [...piece.mention] },
    subject: word.subject,
    ...(word.once === undefined ? {} : { dedupeKey: `${word.once}:${index}` }),
    ...(word.dueAt === undefined ? {} : { dueAt: word.dueAt }),
    ...(word.expiresAt === undefined ? {} : { expiresAt: word.expiresAt }),
  }))
}
