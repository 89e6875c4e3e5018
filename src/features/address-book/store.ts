import type { Sql } from '../../db/sql.ts'
import type { Tx } from '../../db/tx.ts'
import { endHeldBefore } from '../sessions/store/sessions.ts'
import type { Pair } from './types.ts'

/** What was shown to a clerk, to be confirmed by the same: in place of what was there before. */
export async function propose(
  tx: Tx,
  shown: { readonly congressId: number; readonly askedBy: number; readonly pairs: readonly Pair[] },
  now: Date,
): Promise<void> {
  const { congressId, askedBy, pairs } = shown
  // One at a time in a congress: of two who ask at once the later one's list stands.
  await tx.sql`select id from congress where id = ${congressId} for no key update`
  await tx.sql`delete from account_proposal where congress_id = ${congressId}`
  await tx.sql`
    insert into account_proposal (congress_id, person_id, userid, asked_by, proposed_at)
    select ${congressId}, person_id, userid, ${askedBy}, ${now}
    from unnest(${pairs.map(pair => pair.personId)}::int[], ${pairs.map(pair => pair.userid)}::text[])
      as pair (person_id, userid)`
}

export interface Confirmed {
  readonly bound: readonly Pick<Pair, 'personId' | 'name' | 'userid'>[]
  /** Who has got an account, or left, since the list was made; or whose account is somebody else's now. */
  readonly passedOver: readonly string[]
}

interface Shown {
  readonly congressId: number
  readonly askedBy: number
  /** What was shown before has been forgotten. */
  readonly since: Date
  /** The list that was in sight; null: the latest. */
  readonly shownAt: Date | null
}

/** @returns null when nothing was shown to this clerk, or it was replaced by what another one has asked for since */
export async function confirmProposals(
  tx: Tx,
  { congressId, askedBy, since, shownAt }: Shown,
  now: Date,
): Promise<Confirmed | null> {
  const shown = await tx.sql<Bindable[]>`
    delete from account_proposal
    where congress_id = ${congressId} and asked_by = ${askedBy} and proposed_at > ${since}
      and (${shownAt}::timestamptz is null or proposed_at = ${shownAt})
    returning person_id as "personId", userid`
  return shown.length === 0 ? null : bindPairs(tx, shown, now)
}

type Bindable = Pick<Pair, 'personId' | 'userid'>

/** Enters accounts of those who still have none, as far as nobody on their roster has them. */
export async function bindPairs(tx: Tx, pairs: readonly Bindable[], now: Date): Promise<Confirmed> {
  const rows = await tx.sql<(Confirmed['bound'][number] & { isBound: boolean })[]>`
    with pair as (
      select person_id, userid
      from unnest(${pairs.map(pair => pair.personId)}::int[], ${pairs.map(pair => pair.userid)}::text[])
        as pair (person_id, userid)
    ), bound as (
      update person p set userid = pair.userid, updated_at = ${now}
      from pair
      where p.id = pair.person_id and p.active and p.userid is null and not exists (
        select from person o where o.congress_id = p.congress_id and lower(o.userid) = lower(pair.userid))
      returning p.id
    )
    select p.id as "personId", p.name, pair.userid, bound.id is not null as "isBound"
    from pair join person p on p.id = pair.person_id left join bound on bound.id = p.id
    order by p.id`
  await endHeldBefore(
    tx,
    rows.flatMap(({ isBound, userid }) => (isBound ? [userid] : [])),
  )
  return {
    bound: rows.flatMap(({ isBound, ...pair }) => (isBound ? [pair] : [])),
    passedOver: rows.flatMap(({ isBound, name }) => (isBound ? [] : [name])),
  }
}

/** Whether there is an address book to read: the app's. */
export async function hasBook(tx: Tx): Promise<boolean> {
  const [row] = await tx.sql`select from open_way where name = 'app'`
  return row !== undefined
}

/** @returns how many went */
export async function purgeProposals(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`delete from account_proposal where proposed_at < ${before}`
  return count
}
