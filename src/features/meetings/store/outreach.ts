import { webhookChannel } from '../../../channels/webhook.ts'
import { splitWebhookText } from '../../../channels/webhook-text.ts'
import type { Clock } from '../../../clock.ts'
import type { Tx } from '../../../db/tx.ts'
import { enqueue } from '../../../outbox/enqueue.ts'
import type { Audience } from '../../roster/types.ts'

/** What is said about a meeting to a group by itself, through the group's webhook. */
export interface GroupWord {
  readonly congressId: number
  readonly meetingId: number
  readonly chatId: number
  readonly text: string
  /** userids */
  readonly mention: readonly string[]
  /** A notice rather twice than never, a nudge rather never than twice. */
  readonly promise: 'at_least_once' | 'at_most_once'
  /** Makes the word one of its kind; left out, it is written as often as it is said. */
  readonly once?: string
  readonly dueAt?: Date
  readonly expiresAt?: Date
}

export async function tellGroup(tx: Tx, clock: Clock, word: GroupWord): Promise<void> {
  const pieces = splitWebhookText(word.text, [...word.mention])
  await enqueue(
    tx,
    clock,
    pieces.map((piece, index) => ({
      congressId: word.congressId,
      channel: webhookChannel,
      target: `chat:${word.chatId}`,
      promise: word.promise,
      payload: { kind: 'text', text: piece.text, mention: [...piece.mention] },
      subject: `meeting:${word.meetingId}`,
      ...(word.once === undefined ? {} : { dedupeKey: `${word.once}:${index}` }),
      ...(word.dueAt === undefined ? {} : { dueAt: word.dueAt }),
      ...(word.expiresAt === undefined ? {} : { expiresAt: word.expiresAt }),
    })),
  )
}

/**
 * The group whose webhook speaks for the meeting: the one it was announced in, else the one of its audience.
 * @returns null when neither has a webhook: then nothing can be said there by itself
 */
export async function speakingChat(
  tx: Tx,
  meeting: {
    readonly congressId: number
    readonly chatId: number | null
    readonly audience: Audience | null
  },
): Promise<number | null> {
  const purpose = meeting.audience === null || meeting.audience.to === 'named' ? null : meeting.audience.to
  const groupName = meeting.audience?.to === 'group' ? meeting.audience.name : null
  const [row] = await tx.sql<{ id: number }[]>`
    select ch.id from chat ch left join deputy_group g on g.id = ch.group_id
    where ch.congress_id = ${meeting.congressId} and ch.webhook_key is not null
      and (ch.id = ${meeting.chatId} or ch.purpose = ${purpose} and (${groupName}::text is null or g.name = ${groupName}))
    order by (ch.id = ${meeting.chatId}) desc nulls last, ch.id
    limit 1`
  return row?.id ?? null
}

/** userids of chair, vice-chair and liaison, for calling them. */
export async function clerkUserids(tx: Tx, congressId: number): Promise<string[]> {
  const rows = await tx.sql<{ userid: string }[]>`
    select distinct p.userid from person p join person_role r on r.person_id = p.id
    where p.congress_id = ${congressId} and p.active and p.userid is not null
      and r.role in ('chair', 'vice_chair', 'liaison')
    order by p.userid`
  return rows.map(row => row.userid)
}

export async function clerkIds(tx: Tx, congressId: number): Promise<number[]> {
  const rows = await tx.sql<{ id: number }[]>`
    select distinct p.id from person p join person_role r on r.person_id = p.id
    where p.congress_id = ${congressId} and p.active and r.role in ('chair', 'vice_chair', 'liaison')
    order by p.id`
  return rows.map(row => row.id)
}
