import type { Tx } from '../../../db/tx.ts'
import { isInChat } from '../../chats/store.ts'
import type { Delivery, DeliveryWay } from '../rules/delivery.ts'
import { leaveCallPrefix, type Meeting } from '../types.ts'

/** A person addressed, and everything that was said to him about the notice. */
export interface DeliveryLine {
  readonly personId: number
  readonly name: string
  readonly userid: string | null
  readonly phone: string | null
  readonly groupName: string | null
  readonly answer: 'attend' | 'leave' | null
  readonly decision: 'pending' | 'approved' | 'refused' | null
  readonly timeVersion: number
  readonly deliveries: readonly Delivery[]
}

type Row = Omit<DeliveryLine, 'deliveries'> & {
  ways: { way: DeliveryWay; state: Delivery['state']; at: string; reason: Delivery['reason'] }[]
}

/**
 * Who was reached how: one statement over what is kept. Messages are those of the outbox that name the person; a card of
 * the app is known by its own row also when the message is forgotten. That the notice stands in a group follows from
 * where it was announced. What was taken back, or calls the
 * clerks to a request for leave, is no delivery.
 * @param hint how a call begins that says nothing of what it is about
 */
export async function readDeliveries(
  tx: Tx,
  meeting: Pick<Meeting, 'id' | 'congressId'>,
  hint: string,
): Promise<DeliveryLine[]> {
  const subject = `meeting:${meeting.id}`
  const rows = await tx.sql<Row[]>`
    with said as materialized (
      select unnest(o.person_ids) as person_id, coalesce(o.settled_at, o.due_at) as at, o.last_error as reason,
        case when o.state = 'sent' then 'sent' when o.state in ('scheduled', 'waiting') then 'waiting' else 'failed' end as state,
        case when starts_with(o.payload->>'text', ${hint}) then 'call'
             when o.target like 'group:%' or o.channel = 'webhook' then 'mention'
             when o.channel = 'response_url' then 'answer'
             when o.channel = 'connection' then 'bot'
             when o.payload ? 'card' then 'card' else 'app' end as way
      from outbox o
      where o.congress_id = ${meeting.congressId} and o.subject = ${subject} and o.person_ids is not null
        and (o.dedupe_key is null or not starts_with(o.dedupe_key, ${leaveCallPrefix}))
        and o.state not in ('replaced', 'expired') and o.payload->>'kind' not in ('update', 'recall')
      union all
      select pc.person_id, pc.sent_at, null, 'sent', 'card' from private_card pc
      where pc.subject = ${subject} and pc.person_id is not null
      union all
      select v.person_id, m.published_at, null, 'sent', 'group'
      from meeting m join invitee v on v.meeting_id = m.id join person p on p.id = v.person_id
      join chat ch on ch.id = m.chat_id
      where m.id = ${meeting.id} and m.published_at is not null and ${isInChat(tx)}
    ), ways as (
      select person_id, jsonb_agg(jsonb_build_object('way', way, 'state', state, 'at', at, 'reason', reason)) as ways
      from said group by person_id
    )
    select v.person_id as "personId", p.name, p.userid, p.phone, g.name as "groupName", v.answer, v.decision,
           v.time_version as "timeVersion", coalesce(w.ways, '[]') as ways
    from invitee v join person p on p.id = v.person_id
    left join deputy_group g on g.id = p.group_id
    left join ways w on w.person_id = v.person_id
    where v.meeting_id = ${meeting.id}
    order by p.group_id nulls first, p.id`
  return rows.map(({ ways, ...line }) => ({
    ...line,
    deliveries: ways.map(({ at, ...one }) => ({ ...one, at: new Date(at) })),
  }))
}
