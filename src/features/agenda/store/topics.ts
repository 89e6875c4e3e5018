/** Topics that were asked for and proposed. Numbers are given under the congress's lock, so they have no gaps. */
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import { lockCongress } from '../../congress/store.ts'
import type { Topic, TopicState } from '../types.ts'

export interface TopicCall {
  readonly id: number
  readonly congressId: number
  readonly words: string
  readonly until: Date | null
  readonly askedAt: Date
}

export interface NewCall extends Omit<TopicCall, 'id'> {
  readonly listAt: Date | null
  readonly askedBy: number
}

export async function openCall(tx: Tx, call: NewCall): Promise<number> {
  const [row] = await tx.sql<{ id: number }[]>`
    insert into topic_call (congress_id, words, until, list_at, asked_by, asked_at)
    values (${call.congressId}, ${call.words}, ${call.until}, ${call.listAt}, ${call.askedBy}, ${call.askedAt})
    returning id`
  if (row === undefined) throw new Error('an insert returned no row')
  return row.id
}

/** The latest call that is open; null when nobody asks for topics now. */
export async function currentCall(tx: Tx, congressId: number, now: Date): Promise<TopicCall | null> {
  const [row] = await tx.sql<TopicCall[]>`
    select id, congress_id as "congressId", words, until, asked_at as "askedAt" from topic_call
    where congress_id = ${congressId} and asked_at > ${new Date(now.getTime() - 180 * 86_400_000)}
    order by asked_at desc, id desc limit 1`
  return row === undefined || (row.until !== null && row.until <= now) ? null : row
}

/** Takes calls that are over, to tell what came in; another replica takes others. */
export function takeOverCalls(tx: Tx, now: Date, limit: number): Promise<TopicCall[]> {
  return tx.sql<TopicCall[]>`
    select id, congress_id as "congressId", words, until, asked_at as "askedAt" from topic_call
    where listed_at is null and list_at <= ${now} order by list_at, id limit ${limit} for update skip locked`
}

export async function settleCall(tx: Tx, id: number, now: Date): Promise<void> {
  await tx.sql`update topic_call set listed_at = ${now} where id = ${id}`
}

export async function nextTopicListAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx.sql<{ at: Date | null }[]>`
    select min(list_at) as at from topic_call where listed_at is null`
  return row?.at ?? null
}

export interface NewTopic {
  readonly congressId: number
  readonly callId: number | null
  readonly words: string
  readonly proposedBy: number
  readonly proposedAt: Date
  readonly message: { readonly bot: string; readonly msgid: string }
}

/** @returns its number; whoever proposes at the same moment waits for this transaction */
export async function propose(tx: Tx, topic: NewTopic): Promise<Pick<Topic, 'id' | 'number'>> {
  await lockCongress(tx, topic.congressId)
  const [row] = await tx.sql<{ id: number; number: number }[]>`
    insert into topic (congress_id, number, call_id, words, proposed_by, proposed_at, state, bot, msgid)
    select ${topic.congressId}::int, 1 + coalesce(max(number), 0), ${topic.callId}::int, ${topic.words},
           ${topic.proposedBy}::int, ${topic.proposedAt}, 'open', ${topic.message.bot}, ${topic.message.msgid}
    from topic where congress_id = ${topic.congressId}
    returning id, number`
  if (row === undefined) throw new Error('an insert returned no row')
  return row
}

function select(tx: Tx, which: Part): Promise<Topic[]> {
  const calledOff = tx.sql.part`t.state = 'listed' and m.status = 'cancelled'`
  return tx.sql<Topic[]>`
    select t.id, t.congress_id as "congressId", t.number, t.words, t.proposed_by as "proposedBy",
           p.name as "proposerName", t.proposed_at as "proposedAt",
           case when ${calledOff} then 'open' else t.state end as state, t.item_id as "itemId",
           case when m.status = 'cancelled' then null else m.number end as "meetingNumber",
           case when ${calledOff} then m.number end as "calledOff", t.reason
    from topic t join person p on p.id = t.proposed_by
    left join agenda_item i on i.id = t.item_id and i.removed_at is null left join meeting m on m.id = i.meeting_id
    where ${which}`
}

/** Locked until the transaction ends. */
export async function lockTopics(tx: Tx, congressId: number, numbers: readonly number[]): Promise<Topic[]> {
  // Of two statements, not one: what was waited for is to be seen by the second, also where it stands in other tables.
  await tx.sql`
    select from topic where congress_id = ${congressId} and number = any(${[...numbers]}::int[])
    order by number for no key update`
  // Whoever brings back a meeting that was called off brings back its topics: he is waited for, or waits.
  await tx.sql`
    select from meeting m where m.status = 'cancelled' and m.id in (
      select i.meeting_id from topic t join agenda_item i on i.id = t.item_id
      where t.congress_id = ${congressId} and t.number = any(${[...numbers]}::int[]))
    order by m.id for share`
  return select(
    tx,
    tx.sql.part`t.congress_id = ${congressId} and t.number = any(${[...numbers]}::int[]) order by t.number`,
  )
}

/** The open ones, and of the decided ones the latest. */
export const listTopics = (tx: Tx, congressId: number, decided: number): Promise<Topic[]> =>
  select(
    tx,
    tx.sql.part`t.congress_id = ${congressId} and (t.state = 'open'
                or (t.state = 'listed' and m.status = 'cancelled') or t.id in (
                  select d.id from topic d where d.congress_id = ${congressId} and d.state <> 'open'
                  order by d.decided_at desc limit ${decided}))
                order by t.number`,
  )

export const topicsOfPerson = (tx: Tx, personId: number, limit: number): Promise<Topic[]> =>
  select(tx, tx.sql.part`t.proposed_by = ${personId} order by t.number desc limit ${limit}`)

/** Those that stand on a meeting's agenda, also while it is called off. */
export const topicsOfMeeting = (tx: Tx, meetingId: number): Promise<Topic[]> =>
  select(tx, tx.sql.part`i.meeting_id = ${meetingId} and t.state = 'listed' order by t.number`)

export const topicsOfItem = (tx: Tx, itemId: number): Promise<Topic[]> =>
  select(tx, tx.sql.part`t.item_id = ${itemId} and t.state = 'listed' order by t.number`)

export const topicsOfCall = (tx: Tx, callId: number): Promise<Topic[]> =>
  select(tx, tx.sql.part`t.call_id = ${callId} and t.state <> 'withdrawn' order by t.number`)

export interface TopicDecision {
  readonly state: Exclude<TopicState, 'open'>
  readonly itemId: number | null
  readonly reason: string | null
  readonly by: number
  readonly now: Date
}

/**
 * What becomes of a topic takes it off the agenda of a meeting that is called off, unless the notice has it, or another topic.
 * @param topic locked
 */
export async function decideTopic(
  tx: Tx,
  topic: Pick<Topic, 'id' | 'itemId' | 'calledOff'>,
  { state, itemId, reason, by, now }: TopicDecision,
): Promise<void> {
  await tx.sql`
    update topic set state = ${state}, item_id = ${itemId}::int, reason = ${reason}, decided_by = ${by}, decided_at = ${now}
    where id = ${topic.id}`
  if (topic.calledOff === null) return
  await tx.sql`
    update agenda_item i set removed_by = ${by}, removed_at = ${now}
    where i.id = ${topic.itemId}::int and i.noticed is null and i.removed_at is null
      and not exists (select from vote_entry v where v.item_id = i.id)
      and not exists (select from topic o where o.item_id = i.id and o.state = 'listed')`
}
