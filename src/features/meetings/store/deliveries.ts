import { z } from 'zod'
import { openPayload } from '../../../db/sealed-json.ts'
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import { Unreadable, type Vault } from '../../../db/vault.ts'
import { isInChat } from '../../chats/store.ts'
import type { Delivery, DeliveryLine, DeliveryWay } from '../rules/delivery.ts'
import { leaveCallPrefix, type Meeting, noticePrefix } from '../types.ts'

type Row = Omit<DeliveryLine, 'deliveries'> & {
  ways: (Omit<Delivery, 'at' | 'way'> & {
    readonly way: DeliveryWay
    /** Of what was said in a group, as it is stored. */
    readonly text: unknown
    readonly at: string
  })[]
}

/**
 * Who was reached how: one statement over what is kept. Messages are those of the outbox that name the person; a card of
 * the app is known by its own row, because the app says its words where cards are not taken. That the notice stands in a
 * group follows from where it was announced or changed. What was taken back, or calls the clerks to a request for leave,
 * is no delivery.
 *
 * What everybody had to hear of (a change, a cancellation, a restoring) makes all that was said before it old: whoever
 * heard only that does not know what holds today.
 * @param hint how a call begins that says nothing of what it is about
 */
export async function readDeliveries(
  tx: Tx,
  meeting: Pick<Meeting, 'id' | 'congressId'>,
  hint: string,
): Promise<DeliveryLine[]> {
  const subject = `meeting:${meeting.id}`
  const rows = await tx.sql<Row[]>`
    with changed as materialized (
      select d.at, d.bot, d.msgid from deed d join meeting m on m.id = ${meeting.id}
      where d.congress_id = ${meeting.congressId} and d.subject = ${subject} and d.outcome = 'done'
        and d.at > m.published_at and (d.action in ('meeting.cancel', 'meeting.recall', 'meeting.restore')
          or d.action = 'meeting.amend' and (d.detail->'parts') - 'audience' <> '[]')
      order by d.id desc limit 1
    ), cards as materialized (
      select pc.person_id, pc.sent_at from private_card pc where pc.subject = ${subject} and pc.person_id is not null
    ), said as materialized (
      select o.id, o.dedupe_key, unnest(o.person_ids) as person_id, o.created_at, coalesce(o.settled_at, o.due_at) as at,
        o.last_error as reason, ${stateOf(tx)} as state,
        case when o.target like 'group:%' or o.channel = 'webhook' then o.payload->'text' end as text,
        case when o.target like 'group:%' and starts_with(o.dedupe_key, ${noticePrefix(meeting.id)}) then 'group'
             when o.target like 'group:%' or o.channel = 'webhook' then 'mention'
             when o.channel = 'response_url' then 'answer'
             when o.channel = 'connection' then 'bot'
             when o.payload ? 'card' and (o.state <> 'sent' or exists (
               select from cards c where c.person_id = o.person_ids[1])) then 'card'
             else 'app' end as way
      from outbox o
      where o.congress_id = ${meeting.congressId} and o.subject = ${subject} and o.person_ids is not null
        and (o.dedupe_key is null or not starts_with(o.dedupe_key, ${leaveCallPrefix}))
        and o.state not in ('replaced', 'expired') and o.payload->>'kind' not in ('update', 'recall')
    ), stands as (${standsIn(tx, meeting)}), known as (
      select person_id, way, text, state, at, reason, created_at + ${clocksDiffer}::interval as since from said
      union all
      select person_id, 'card', null, 'sent', sent_at, null, sent_at from cards
      union all
      select v.person_id, 'group', null, s.state, s.at, s.reason, s.since
      from stands s join chat ch on ch.id = s.chat_id join invitee v on v.meeting_id = ${meeting.id}
      join person p on p.id = v.person_id
      where ${isInChat(tx)}
    ), ways as (
      select k.person_id, jsonb_agg(jsonb_build_object('way', k.way, 'text', k.text, 'state', k.state, 'at', k.at,
        'reason', k.reason, 'isCurrent', c.at is null or k.since >= c.at)) as ways
      from known k left join changed c on true group by k.person_id
    )
    select v.person_id as "personId", p.name, p.userid, p.phone, v.answer, v.decision,
           v.time_version as "timeVersion", coalesce(w.ways, '[]') as ways,
           v.answered_at is not null and (c.at is null or v.answered_at >= c.at) as "answeredSince"
    from invitee v join person p on p.id = v.person_id
    left join ways w on w.person_id = v.person_id
    left join changed c on true
    where v.meeting_id = ${meeting.id}
    order by p.group_id nulls first, p.id`
  const isCall = callsIn(tx.sql.vault, hint)
  return rows.map(({ ways, ...line }) => ({
    ...line,
    deliveries: ways.map(({ way, text, at, ...one }) => ({
      ...one,
      way: isCall(text) ? 'call' : way,
      at: new Date(at),
    })),
  }))
}

/** Whether what was said in a group is a call: its words may be sealed, so no statement knows. Each is opened once. */
function callsIn(vault: Vault, hint: string): (text: unknown) => boolean {
  const known = new Map<string, boolean>()
  return text => {
    const stored = JSON.stringify(text)
    const before = known.get(stored)
    if (before !== undefined) return before
    const found = wordsOf(vault, text).startsWith(hint)
    known.set(stored, found)
    return found
  }
}

/** @returns nothing of what cannot be opened: all else of it is shown */
function wordsOf(vault: Vault, text: unknown): string {
  try {
    const opened = openPayload(vault, { text })
    return z.object({ text: z.string() }).safeParse(opened).data?.text ?? ''
  } catch (error) {
    if (error instanceof Unreadable) return ''
    throw error
  }
}

/** Rows of the outbox have the time of the database, what people did that of the service. */
const clocksDiffer = '5 seconds'

/** Of the row `o` of the outbox. */
const stateOf = (tx: Tx): Part => tx.sql.part`
  case when o.state = 'sent' then 'sent' when o.state in ('scheduled', 'waiting') then 'waiting' else 'failed' end`

/**
 * The groups that the notice was announced in, or changed in last. Where the answer to whoever did it is a row of the
 * outbox, it stands there when that went out. One that was sent by itself names in its rows whom it reached.
 */
const standsIn = (tx: Tx, { id, congressId }: Pick<Meeting, 'id' | 'congressId'>): Part => tx.sql.part`
  select g.chat_id, g.at as since, coalesce(o.settled_at, o.due_at, g.at) as at, o.last_error as reason,
         case when o.id is null then 'sent' else ${stateOf(tx)} end as state
  from (
    select m.chat_id, m.published_at as at, 'reply:' || d.bot || ':' || d.msgid || ':0' as key
    from meeting m
    left join lateral (
      select bot, msgid from deed
      where congress_id = ${congressId} and subject = ${`meeting:${id}`} and action = 'meeting.publish'
      order by id desc limit 1
    ) d on true
    where m.id = ${id} and m.published_at is not null and m.chat_id is not null
      and not exists (select from said where starts_with(said.dedupe_key, ${noticePrefix(id)}))
    union all
    select ch.id, c.at, 'reply:' || c.bot || ':' || c.msgid || ':0'
    from changed c join inbound i on i.bot = c.bot and i.msgid = c.msgid
    join chat ch on ch.chatid = i.chatid and ch.congress_id = ${congressId}
  ) g left join outbox o on o.dedupe_key = g.key`
