import type { Role } from '../../../bot/actor.ts'
import type { Tx } from '../../../db/tx.ts'
import type { Congress } from '../../congress/types.ts'
import { hashOf, isToken, newToken } from '../../sessions/store/secrets.ts'
import type { FeedScope } from '../types.ts'

/** The path that is answered; the token and `.ics` follow. */
export const calendarPath = '/calendar/'

interface Whose {
  readonly personId: number
  readonly userid: string
}

/** When this address was made; null: there is none, or one of another account that nobody may use any more. */
export async function feedMadeAt(
  tx: Tx,
  { personId, userid }: Whose,
  scope: FeedScope,
): Promise<Date | null> {
  const [row] = await tx.sql<{ at: Date }[]>`
    select created_at as at from calendar_feed
    where person_id = ${personId} and scope = ${scope} and account = lower(${userid})`
  return row?.at ?? null
}

/** A new secret in place of an old one, which opens nothing from this moment on. @returns the path of the feed */
export async function makeFeed(tx: Tx, whose: Whose, scope: FeedScope, now: Date): Promise<string> {
  const token = newToken()
  await tx.sql`
    insert into calendar_feed (person_id, scope, token_hash, account, created_at)
    values (${whose.personId}, ${scope}, ${hashOf(token)}, lower(${whose.userid}), ${now})
    on conflict (person_id, scope) do update
      set token_hash = excluded.token_hash, account = excluded.account, created_at = excluded.created_at`
  return `${calendarPath}${token}.ics`
}

/** Whose feed it is, as he stands at this moment. */
export interface Subscriber {
  readonly scope: FeedScope
  readonly personId: number
  readonly name: string
  readonly userid: string
  readonly roles: readonly Role[]
  readonly congress: Congress & { readonly createdAt: Date }
}

interface Row extends Omit<Subscriber, 'congress'> {
  readonly congress: Congress
  readonly congressCreatedAt: Date
}

/** @returns null where nobody has this token, has it for another account, or is in office no more */
export async function subscriberOf(tx: Tx, token: string): Promise<Subscriber | null> {
  if (!isToken(token)) return null
  const [row] = await tx.sql<Row[]>`
    select f.scope, p.id as "personId", p.name, p.userid,
           array(select r.role from person_role r where r.person_id = p.id) as roles,
           jsonb_build_object('id', c.id, 'name', c.name, 'kind', c.kind, 'county', c.county, 'province', c.province,
                              'zone', c.zone, 'settings', c.settings) as congress,
           c.created_at as "congressCreatedAt"
    from calendar_feed f
    join person p on p.id = f.person_id and p.active and lower(p.userid) = f.account
    join congress c on c.id = p.congress_id
    where f.token_hash = ${hashOf(token)}`
  if (row === undefined) return null
  const { congress, congressCreatedAt, ...subscriber } = row
  return { ...subscriber, congress: { ...congress, createdAt: congressCreatedAt } }
}
