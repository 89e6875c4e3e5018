import { chatidOf, type Incoming } from '../bot/incoming.ts'
import type { Reply } from '../bot/reply.ts'
import { openReply, sealReply } from '../db/sealed-json.ts'
import type { Part } from '../db/sql.ts'
import type { Tx } from '../db/tx.ts'
import { type KeptClick, lookAndDraw, readKept } from '../features/meetings/express/kept-click.ts'
import { storedReplySchema } from './stored-reply.ts'

/**
 * One row a callback, unique by bot and msgid: who inserts it does the work, and whoever comes later with the
 * same message waits for that transaction and then finds its reply (reliability, section 1).
 */

/** @returns false when the message was there already */
export async function recordInbound(tx: Tx, incoming: Incoming, now: Date): Promise<boolean> {
  const { origin } = incoming
  const rows = await tx.sql`
    insert into inbound (bot, msgid, kind, userid, chatid, received_at, detail)
    values (${origin.bot}, ${origin.msgid}, ${incoming.kind}, ${origin.userid}, ${chatidOf(incoming.origin)}, ${now},
            ${incoming.kind === 'unknown' ? incoming.what : null})
    on conflict do nothing returning true`
  return rows.length === 1
}

export async function storeReply(tx: Tx, incoming: Incoming, reply: Reply): Promise<void> {
  const { bot, msgid } = incoming.origin
  const stored = storableJson(sealReply(tx.sql.vault, msgid, reply))
  await tx.sql`update inbound set reply = ${stored} where bot = ${bot} and msgid = ${msgid}`
}

/**
 * An answer that was cut within an emoji holds half of it. JSON writes halves and NUL as escapes: the column takes them, and
 * whatever reads it afterwards fails, with all that it was to do for others.
 */
function storableJson(value: unknown): string {
  const text = JSON.stringify(value)
  if (!text.includes('\\u')) return text
  return text.replace(/\\\\|\\u(?:0000|d[89a-f][0-9a-f]{2})/g, found => (found === '\\\\' ? found : '\uFFFD'))
}

/** The same in rows of before, for `regexp_replace`. */
const unreadable = String.raw`(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})`

/**
 * The reply that the message was given, or null when it is new. What was said to one is not said to another who comes with
 * the same number, nor in a group what was said alone, nor to a click what was said to words: it could not be.
 */
export async function findReply(tx: Tx, incoming: Incoming): Promise<Reply | null> {
  const { bot, msgid, userid } = incoming.origin
  const [row] = await tx.sql<{ reply: unknown }[]>`
    select reply from inbound
    where bot = ${bot} and msgid = ${msgid} and kind = ${incoming.kind}
      and userid is not distinct from ${userid} and chatid is not distinct from ${chatidOf(incoming.origin)}`
  if (row === undefined) return null
  // A sweep of before sealed what is kept of clicks as well.
  const opened = openReply(tx.sql.vault, msgid, row.reply)
  const kept = readKept(opened)
  return kept === null ? readReply(opened) : lookAndDraw(tx, kept)
}

/** @param opened a reply as it lies in the database, once it is opened */
export const readReply = (opened: unknown): Reply => storedReplySchema.parse(opened)

export interface Received {
  readonly incoming: Incoming
  /** What a repetition is answered from; nobody's own words. */
  readonly stored: Reply | KeptClick
}

/**
 * Callbacks and their replies at once.
 * @returns an insert for a statement that does more, which fails when one of them is there already
 */
export function insertReceived(tx: Tx, received: readonly Received[], now: Date): Part {
  const origins = received.map(({ incoming }) => incoming.origin)
  // As text[] every quote of every card would have to be escaped and read back.
  const replies = received.map(({ stored }) => storableJson(stored)).join(betweenReplies)
  return tx.sql.part`
    insert into inbound (bot, msgid, kind, userid, chatid, received_at, reply)
    select bot, msgid, kind, userid, chatid, ${now}, reply::json
    from rows from (
      unnest(
        (select ${origins.map(origin => origin.bot)}::text[]),
        (select ${origins.map(origin => origin.msgid)}::text[]),
        (select ${received.map(({ incoming }) => incoming.kind)}::text[]),
        (select ${origins.map(origin => origin.userid)}::text[]),
        (select ${origins.map(chatidOf)}::text[])
      ),
      string_to_table(${replies}, ${betweenReplies})
    ) as t(bot, msgid, kind, userid, chatid, reply)`
}

/** JSON writes control characters as escapes, so this one stands in no reply. */
const betweenReplies = '\u001e'

/**
 * Forgets one batch of messages that came before then. Where answers are messages of their own (`carry.ts`), what has
 * become of them is forgotten too: they say what the stored reply says, and nobody can ask for it any more.
 * @returns how many messages went
 */
export async function forgetMessages(tx: Tx, before: Date, batch: number): Promise<number> {
  const [row] = await tx.sql<{ gone: number }[]>`
    with gone as (
      delete from inbound where (bot, msgid) in (
        select bot, msgid from inbound where received_at < ${before}
        order by received_at limit ${batch}::int for update skip locked)
      returning bot, msgid
    ),
    answers as (
      delete from outbox o using gone, generate_series(0, ${mostPieces - 1}::int) nth
      where exists (select from open_way) and o.state in ('sent', 'replaced', 'expired')
        and o.dedupe_key = 'reply:' || gone.bot || ':' || gone.msgid || ':' || nth
    )
    select count(*)::int as gone from gone`
  return row?.gone ?? 0
}

/** Thirty attachments and the pieces of the longest words. */
const mostPieces = 48

/**
 * Takes the ways to pages and documents out of what was answered between these instants: the address in them is a secret
 * (a calendar's lives for years), and only the platform's repetition, minutes later, can ask for it again. An answer that is
 * a message of its own loses it when it was sent; one that waits or may be sent anew keeps it for a day.
 * @returns how many answers lost theirs
 */
export async function forgetLinks(
  tx: Tx,
  answered: { readonly since: Date; readonly before: Date; readonly deadBefore: Date },
  batch: number,
): Promise<number> {
  const { since, before, deadBefore } = answered
  const [row] = await tx.sql<{ forgotten: number }[]>`
    with due as materialized (
      select i.bot, i.msgid from inbound i
      where i.received_at >= ${since} and i.received_at < ${before}
        -- In words every quote is escaped, so these stand for the key alone: most rows need not be taken apart.
        and i.reply::text like '%"link":%'
        and regexp_replace(i.reply::text, ${unreadable}, E'\\\\1\uFFFD', 'g')::json -> 'link' is not null
        and not exists (
          select from outbox o, generate_series(0, ${mostPieces - 1}::int) nth
          where o.dedupe_key = 'reply:' || i.bot || ':' || i.msgid || ':' || nth
            and (o.state in ('scheduled', 'waiting') or o.state = 'dead' and i.received_at >= ${deadBefore}))
      order by i.received_at limit ${batch}::int for update of i skip locked
    ),
    forgotten as (
      update inbound i set
        reply = (regexp_replace(i.reply::text, ${unreadable}, E'\\\\1\uFFFD', 'g')::jsonb - 'link')::json from due
      where i.bot = due.bot and i.msgid = due.msgid returning 1
    ),
    answers as (
      update outbox o
      set payload = case o.payload ->> 'kind' when 'file' then jsonb_set(o.payload, '{link,path}', '"/"')
                                              else o.payload - 'links' end
      from due, generate_series(0, ${mostPieces - 1}::int) nth
      where o.dedupe_key = 'reply:' || due.bot || ':' || due.msgid || ':' || nth
        and (o.payload ->> 'kind' = 'file' or o.payload ? 'links')
    )
    select count(*)::int as forgotten from forgotten`
  return row?.forgotten ?? 0
}
