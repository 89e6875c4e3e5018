import type { Tx } from '../../../db/tx.ts'
import type { Audience } from '../../roster/types.ts'

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
