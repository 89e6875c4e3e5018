import { type SQL, sql } from 'drizzle-orm'
import { deed } from '../../db/schema.ts'
import type { Part } from '../../db/sql.ts'
import type { Tx } from '../../db/tx.ts'

/** The append-only log: who did what, when, from which message (schema/inbound.ts). */
export interface Deed {
  readonly congressId: number | null
  readonly at: Date
  /** Null for what the service does by itself. */
  readonly userid: string | null
  /** The command's or job's name. */
  readonly action: string
  readonly outcome: 'done' | 'refused'
  readonly subject?: string
  /** Facts, never leave reasons or phones. */
  readonly detail?: Readonly<Record<string, unknown>>
  readonly message?: { readonly bot: string; readonly msgid: string }
}

export async function recordDeeds(tx: Tx, deeds: readonly Deed[]): Promise<void> {
  if (deeds.length === 0) return
  await tx.orm.insert(deed).values(
    deeds.map(({ message, subject, detail, ...row }) => ({
      ...row,
      doneBy: whoseAccount(row),
      subject: subject ?? null,
      detail: detail ?? null,
      bot: message?.bot ?? null,
      msgid: message?.msgid ?? null,
    })),
  )
}

/** Whose it is at this moment: it may be another's tomorrow. */
const whoseAccount = ({ congressId, userid }: Deed): SQL | null =>
  congressId === null || userid === null
    ? null
    : sql`(select id from person where congress_id = ${congressId} and lower(userid) = lower(${userid}) limit 1)`

/** How often the account was refused this since then. */
export async function countRefused(tx: Tx, userid: string, action: string, since: Date): Promise<number> {
  const [row] = await tx.sql<{ n: number }[]>`
    select count(*)::int as n from deed
    where userid = ${userid} and action = ${action} and outcome = 'refused' and at > ${since}`
  return row?.n ?? 0
}

export interface DeedLine {
  readonly at: Date
  readonly userid: string | null
  /** Of whose the account was then. */
  readonly name: string | null
  readonly action: string
  readonly outcome: 'done' | 'refused'
  /** Whom it was done to, where the deed has a `personId`. */
  readonly about: string | null
  /** How many were called by it, where the deed has a `called`. */
  readonly called: number | null
  /** Why it was refused, a code of whoever refused it; null where the deed has no `why`. */
  readonly why: string | null
  readonly subject: string | null
  /** Which parts were changed, where the deed has `parts`. */
  readonly parts: readonly string[] | null
  /** How many people came to it and left it, where the deed has `added` and `removed`. */
  readonly added: number
  readonly removed: number
}

/**
 * The latest entries of a congress, newest first.
 * @param subject left out: whatever they are about
 */
export async function readDeeds(
  tx: Tx,
  congressId: number,
  limit: number,
  subject: string | null = null,
): Promise<DeedLine[]> {
  const which =
    subject === null
      ? tx.sql.part`d.congress_id = ${congressId}`
      : tx.sql.part`d.congress_id = ${congressId} and d.subject = ${subject}`
  return tx.sql<DeedLine[]>`
    select d.at, d.userid, p.name, d.action, d.outcome, a.name as about, ${number(tx, 'called')} as called,
           d.detail->>'why' as why, d.subject,
           case jsonb_typeof(d.detail->'parts') when 'array' then d.detail->'parts' end as parts,
           ${length(tx, 'added')} as added, ${length(tx, 'removed')} as removed
    from deed d
    left join person p on p.congress_id = d.congress_id
      and case when d.done_by is null then lower(p.userid) = lower(d.userid) else p.id = d.done_by end
    left join person a on a.congress_id = d.congress_id and a.id = ${number(tx, 'personId')}
    where ${which}
    order by d.id desc limit ${limit}`
}

/** A detail has the form that its action gives it: one that is another's of the same name is not looked at. */
const number = (tx: Tx, name: string): Part => tx.sql.part`
  case when d.detail->>${name}::text ~ '^[0-9]{1,9}$' then (d.detail->>${name}::text)::int end`

const length = (tx: Tx, name: string): Part => tx.sql.part`
  case jsonb_typeof(d.detail->${name}::text) when 'array' then jsonb_array_length(d.detail->${name}::text) else 0 end`
