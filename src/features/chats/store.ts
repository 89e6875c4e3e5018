import { connectionChannel } from '../../channels/names.ts'
import { chatTarget, placeTarget } from '../../channels/target.ts'
import { webhookChannel } from '../../channels/webhook.ts'
import type { Part } from '../../db/sql.ts'
import type { Tx } from '../../db/tx.ts'
import { chatSpeaks } from '../reach/store.ts'
import type { Calling, Chat, ChatPurpose, GroupVoice, SeenChat } from './types.ts'

export interface NewChat {
  readonly congressId: number
  readonly chatid: string
  readonly purpose: ChatPurpose
  readonly groupId: number | null
  /** Null leaves a key that is known already as it is. */
  readonly webhookKey: string | null
}

export type ChatBinding =
  | { readonly outcome: 'bound' | 'updated' | 'unchanged'; readonly chat: Chat }
  /** The chat belongs to another congress, and stays with it. */
  | { readonly outcome: 'other_congress'; readonly congressId: number }

/** Ties a chat to a congress and a purpose; saying it again changes nothing, saying something else updates. */
export async function bindChat(tx: Tx, chat: NewChat, now: Date): Promise<ChatBinding> {
  const { congressId, chatid, purpose, groupId, webhookKey } = chat
  const inserted = await tx.sql`
    insert into chat (congress_id, chatid, purpose, group_id, webhook_key, bound_at)
    values (${congressId}, ${chatid}, ${purpose}, ${groupId}, ${webhookKey}, ${now})
    on conflict (chatid) do nothing`
  const [before] = await select(tx, tx.sql.part`chatid = ${chatid} for update`)
  if (before === undefined) throw new Error('a chat that was just stored is not there')
  if (inserted.count === 1) return { outcome: 'bound', chat: before }
  if (before.congressId !== congressId) return { outcome: 'other_congress', congressId: before.congressId }
  const after: Chat = { ...before, purpose, groupId, webhookKey: webhookKey ?? before.webhookKey }
  const same =
    before.purpose === purpose && before.groupId === groupId && before.webhookKey === after.webhookKey
  if (same) return { outcome: 'unchanged', chat: before }
  await tx.sql`
    update chat set purpose = ${purpose}, group_id = ${groupId}, webhook_key = ${after.webhookKey}, bound_at = ${now}
    where id = ${before.id}`
  return { outcome: 'updated', chat: after }
}

export async function findChat(tx: Tx, chatid: string): Promise<Chat | null> {
  const [chat] = await select(tx, tx.sql.part`chatid = ${chatid}`)
  return chat ?? null
}

/** The chat as it is behind its lock: two cards about it may be pressed at once. */
export async function lockChat(tx: Tx, chatid: string): Promise<Chat | null> {
  const [chat] = await select(tx, tx.sql.part`chatid = ${chatid} for update`)
  return chat ?? null
}

/** The congress's chats in the order in which they were bound. */
export function listChats(tx: Tx, congressId: number): Promise<readonly Chat[]> {
  return select(tx, tx.sql.part`congress_id = ${congressId} order by id`)
}

/** All group chats there are for us: those that are not bound first, each sort the latest spoken in first. */
export function seenChats(tx: Tx): Promise<readonly SeenChat[]> {
  return tx.sql<SeenChat[]>`
    select coalesce(ch.chatid, seen.chatid) as chatid, c.name as congress, c.zone, ch.purpose, g.name as "group",
           ch.webhook_key is not null as "hasWebhook", seen.received_at as "seenAt", seen.userid as "seenFrom"
    from (
      select distinct on (chatid) chatid, received_at, userid
      from inbound where chatid is not null order by chatid, received_at desc
    ) seen
    full join chat ch on ch.chatid = seen.chatid
    left join congress c on c.id = ch.congress_id
    left join deputy_group g on g.id = ch.group_id
    order by ch.id is not null, seen.received_at desc nulls last, 1`
}

/** Whether the person `p` is in the chat `ch`: a condition. WeCom does not tell, so it follows from the roster. */
export const isInChat = (tx: Tx): Part => tx.sql.part`(
  case ch.purpose
    when 'presidium' then exists (
      select from person_role r where r.person_id = p.id
        and r.role in ('presidium_member', 'chair', 'vice_chair', 'liaison'))
    when 'deputies' then cardinality(p.levels) > 0 or exists (
      select from person_role r where r.person_id = p.id
        and r.role in ('presidium_member', 'chair', 'vice_chair', 'liaison'))
    else ch.group_id = p.group_id end)`

/**
 * In which group each person is called: the presidium's and the person's own small group come before the chat of all deputies.
 * @param preferred a group that comes first for those who are in it
 * @returns nothing for those who have no account or no group that speaks
 */
export async function callingChats(
  tx: Tx,
  personIds: readonly number[],
  preferred: number | null = null,
): Promise<readonly Calling[]> {
  if (personIds.length === 0) return []
  const rows = await tx.sql<(Omit<Calling, 'voice'> & VoiceRow)[]>`
    select distinct on (p.id) p.id as "personId", ch.id as "chatId", p.userid, p.name,
           ch.chatid, ch.webhook_key is not null as "hasWebhook"
    from person p
    join chat ch on ch.congress_id = p.congress_id and ${chatSpeaks(tx)}
    where p.id = any(${[...personIds]}::int[]) and p.userid is not null and p.active and ${isInChat(tx)}
    order by p.id, (ch.id = ${preferred}::int) desc nulls last,
             array_position(array['presidium', 'group', 'deputies'], ch.purpose), ch.id`
  return rows.map(({ chatid, hasWebhook, ...calling }) => ({
    ...calling,
    voice: voiceOf({ id: calling.chatId, chatid, hasWebhook }),
  }))
}

/**
 * The group in which each person can be shown a card that nobody asked for: by the bot's connection, where it was spoken to,
 * because a webhook takes none that can be answered. As `callingChats` else.
 */
export async function cardChats(
  tx: Tx,
  personIds: readonly number[],
  preferred: number | null,
): Promise<readonly { readonly personId: number; readonly chatid: string }[]> {
  return tx.sql<{ personId: number; chatid: string }[]>`
    select distinct on (p.id) p.id as "personId", ch.chatid
    from person p
    join chat ch on ch.congress_id = p.congress_id
    join spoken_place s on s.place = 'group:' || ch.chatid
    where exists (select from open_way where name = 'connection') and p.id = any(${[...personIds]}::int[])
      and p.userid is not null and p.active and ${isInChat(tx)}
    order by p.id, (ch.id = ${preferred}::int) desc nulls last,
             array_position(array['presidium', 'group', 'deputies'], ch.purpose), ch.id`
}

interface VoiceRow {
  readonly chatid: string
  readonly hasWebhook: boolean
}

/** How each of these groups speaks; those with a webhook by it, because only that mentions. */
export async function voicesOf(tx: Tx, chatIds: readonly number[]): Promise<ReadonlyMap<number, GroupVoice>> {
  const rows = await tx.sql<(VoiceRow & { id: number })[]>`
    select id, chatid, webhook_key is not null as "hasWebhook" from chat where id = any(${[...chatIds]}::int[])`
  return new Map(rows.map(row => [row.id, voiceOf(row)]))
}

const voiceOf = ({ id, chatid, hasWebhook }: VoiceRow & { readonly id: number }): GroupVoice =>
  hasWebhook
    ? { channel: webhookChannel, target: chatTarget(id) }
    : { channel: connectionChannel, target: placeTarget({ kind: 'group', id: chatid }) }

function select(tx: Tx, which: Part): Promise<readonly Chat[]> {
  return tx.sql<Chat[]>`
    select id, congress_id as "congressId", chatid, purpose, group_id as "groupId", webhook_key as "webhookKey"
    from chat where ${which}`
}
