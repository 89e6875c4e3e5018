import { deed } from '../../db/schema.ts'
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
      subject: subject ?? null,
      detail: detail ?? null,
      bot: message?.bot ?? null,
      msgid: message?.msgid ?? null,
    })),
  )
}

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
  /** The name that the account goes by in the congress's roster today. */
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
    select d.at, d.userid, p.name, d.action, d.outcome, a.name as about, (d.detail->>'called')::int as called,
           d.detail->>'why' as why, d.subject, d.detail->'parts' as parts,
           coalesce(jsonb_array_length(d.detail->'added'), 0) as added,
           coalesce(jsonb_array_length(d.detail->'removed'), 0) as removed
    from deed d
    left join person p on p.congress_id = d.congress_id and lower(p.userid) = lower(d.userid)
    left join person a on a.congress_id = d.congress_id and a.id = (d.detail->>'personId')::int
    where ${which}
    order by d.id desc limit ${limit}`
}
