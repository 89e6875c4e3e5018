import { appChannel, connectionChannel } from '../../channels/names.ts'
import { responseUrlChannel } from '../../channels/response-url.ts'
import { personTarget, placeTarget } from '../../channels/target.ts'
import type { Part, Sql } from '../../db/sql.ts'
import type { Tx } from '../../db/tx.ts'
import type { Door } from './types.ts'

/** The ways of the platform that a configuration may open beside the bot's callback and the groups' webhooks. */
export type OpenWay = 'connection' | 'app'

/** At every start: what this configuration has. Whoever chooses how to say something reads it with the rest. */
export async function setOpenWays(sql: Sql, ways: readonly OpenWay[], now: Date): Promise<void> {
  await sql`
    with kept as (
      insert into open_way (name, since) select name, ${now} from unnest(${[...ways]}::text[]) as name
      on conflict (name) do nothing
    )
    delete from open_way where name <> all(${[...ways]}::text[])`
}

/**
 * The bot may push where it was spoken to (wecom-protocol 2.4). How long that holds is not documented, so the time is kept, to
 * five minutes: who has just spoken is awake.
 * @param place as outbox targets of the connection are written, or `spokenToApp`
 */
export async function rememberSpoken(tx: Tx, place: string, now: Date): Promise<void> {
  await tx.sql`
    insert into spoken_place (place, spoken_at) values (${place}, ${now})
    on conflict (place) do update set spoken_at = excluded.spoken_at
    where spoken_place.spoken_at < excluded.spoken_at - interval '5 minutes'`
}

/** Where somebody speaks to the app: nobody has to have spoken for it to write. */
export const spokenToApp = (target: string): string => `app:${target}`

/** @param place as outbox targets of the connection are written */
export async function wasSpoken(tx: Tx, place: string): Promise<boolean> {
  const rows = await tx.sql`select from spoken_place where place = ${place}`
  return rows.length > 0
}

/**
 * Whether something can be said in the chat `ch` without anybody having asked: a condition. By its webhook, or by the
 * bot's connection where it was spoken to.
 */
export const chatSpeaks = (tx: Tx): Part => tx.sql.part`(
  ch.webhook_key is not null or exists (
    select from open_way w, spoken_place s where w.name = 'connection' and s.place = 'group:' || ch.chatid))`

/** So long somebody who has spoken alone with the bot or the app is taken to be there. */
const awakeMs = 3_600_000

/**
 * The way to each person alone: the app, the bot's connection, the answer to what he said within the hour.
 * @returns nothing for those whom only a note reaches
 */
export async function doorsTo(
  tx: Tx,
  personIds: readonly number[],
  now: Date,
): Promise<ReadonlyMap<number, Door>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx.sql<
    { personId: number; userid: string | null; way: Door['way']; isAwake: boolean }[]
  >`
    select * from (
      select p.id as "personId", p.userid,
        u.person_id is not null or exists (
          select from spoken_place
          where place in ('user:' || lower(p.userid), 'app:user:' || lower(p.userid))
            and spoken_at > ${new Date(now.getTime() - awakeMs)}) as "isAwake",
        case when p.userid is not null and exists (select from open_way where name = 'app') then 'app'
             when exists (select from open_way where name = 'connection')
               and exists (select from spoken_place where place = 'user:' || lower(p.userid)) then 'connection'
             when u.person_id is not null then 'answer_url' end as way
      from person p
      left join answer_url u on u.person_id = p.id and u.account = lower(p.userid) and u.expires_at > ${now}
      where p.id = any(${[...personIds]}::int[]) and p.active
    ) door where way is not null`
  return new Map(
    rows.map(({ personId, ...door }) => [personId, { ...doorOf(personId, door), isAwake: door.isAwake }]),
  )
}

function doorOf(
  personId: number,
  { way, userid }: { readonly way: Door['way']; readonly userid: string | null },
): Omit<Door, 'isAwake'> {
  if (way === 'answer_url' || userid === null)
    return { way: 'answer_url', channel: responseUrlChannel, target: personTarget(personId) }
  const target = placeTarget({ kind: 'user', id: userid })
  return { way, channel: way === 'app' ? appChannel : connectionChannel, target }
}

/** Cards of one sending, or one whose own click left a code, that can still be changed. */
export interface ChangeableCards {
  readonly codeId: number
  readonly taskId: string
  readonly userids: readonly string[]
  readonly personIds: readonly number[]
}

/** @param subject e.g. `meeting:12` */
export async function changeableCards(
  tx: Tx,
  subject: string,
  now: Date,
): Promise<readonly ChangeableCards[]> {
  return tx.sql<ChangeableCards[]>`
    select p.code_id as "codeId", p.task_id as "taskId", array_agg(p.userid order by p.userid) as userids,
           coalesce(array_agg(p.person_id order by p.userid) filter (where p.person_id is not null), '{}') as "personIds"
    from private_card p join card_code c on c.id = p.code_id
    where p.subject = ${subject} and c.spent_at is null and c.expires_at > ${now}
    group by p.code_id, p.task_id order by p.code_id`
}

interface Owner {
  readonly congressId: number
  readonly personId: number
  readonly name: string
  readonly userid: string
}

/** Whose accounts these messages of the app were for, in the congress that they are of, or in all where they are of none. */
export async function ownersOf(tx: Tx, outboxIds: readonly number[]): Promise<readonly Owner[]> {
  return tx.sql<Owner[]>`
    select distinct p.congress_id as "congressId", p.id as "personId", p.name, p.userid
    from outbox o join person p
      on 'user:' || lower(p.userid) = o.target and p.active and p.congress_id = coalesce(o.congress_id, p.congress_id)
    where o.id = any(${[...outboxIds]}::bigint[])
    order by p.id`
}

/** The action of the log's entry that somebody was told of as not reached. */
export const notReachedDeed = 'reach.not_reached'

/** Those of the people whom the clerks of the congress were told of since then. */
export async function notReachedSince(
  tx: Tx,
  congressId: number,
  personIds: readonly number[],
  since: Date,
): Promise<ReadonlySet<number>> {
  const rows = await tx.sql<{ personId: number }[]>`
    select (detail->>'personId')::int as "personId" from deed
    where congress_id = ${congressId} and subject = any(${personIds.map(id => `person:${id}`)}::text[])
      and action = ${notReachedDeed} and at > ${since}`
  return new Set(rows.map(row => row.personId))
}

/** The conversations in which the app has said something about the matter since then, or is about to. */
export async function toldByApp(
  tx: Tx,
  congressId: number,
  subject: string,
  since: Date,
): Promise<readonly string[]> {
  const rows = await tx.sql<{ target: string }[]>`
    select distinct target from outbox
    where congress_id = ${congressId} and subject = ${subject} and person_ids is not null and channel = ${appChannel}
      and (state = 'waiting' or state = 'sent' and settled_at > ${since})
    order by target`
  return rows.map(row => row.target)
}
