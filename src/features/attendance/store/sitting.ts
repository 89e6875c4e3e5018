import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Tx } from '../../../db/tx.ts'
import type { Sitting, Warning } from '../types.ts'

/** What of a meeting's day is known beside who is there. Whoever changes it holds the meeting's lock. */

const warning = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('below_quorum'), present: z.int(), needed: z.int(), total: z.int() }),
  z.object({ kind: z.literal('short_notice'), days: z.int(), needed: z.int(), province: z.string() }),
  z.object({ kind: z.literal('papers_late'), days: z.int(), needed: z.int() }),
  z.object({ kind: z.literal('papers_not_sent') }),
])

type SittingRow = Omit<Sitting, 'warnings'> & { readonly meetingId: number; readonly warnings: unknown }

/** By meeting; none where nothing has happened yet. */
export async function readSittings(
  tx: Tx,
  meetingIds: readonly number[],
): Promise<ReadonlyMap<number, Sitting>> {
  const rows = await tx.sql<SittingRow[]>`
    select meeting_id as "meetingId", code_seed as "codeSeed", called_at as "calledAt", warnings,
           settled_at as "settledAt", ended_at as "endedAt", papers_at as "papersAt"
    from sitting where meeting_id = any(${[...meetingIds]}::int[])`
  return new Map(
    rows.map(({ meetingId, warnings, ...row }) => [
      meetingId,
      { ...row, warnings: z.array(warning).parse(warnings) },
    ]),
  )
}

export const readSitting = async (tx: Tx, meetingId: number): Promise<Sitting | null> =>
  (await readSittings(tx, [meetingId])).get(meetingId) ?? null

/** The row of a day that has none yet; a seed that was there stays. */
export async function openSitting(tx: Tx, meetingId: number): Promise<Sitting> {
  const seed = randomBytes(16).toString('hex')
  await tx.sql`
    insert into sitting (meeting_id, code_seed) values (${meetingId}, ${seed}) on conflict do nothing`
  const sitting = await readSitting(tx, meetingId)
  if (sitting === null) throw new Error(`no sitting ${meetingId}`)
  return sitting
}

/** Called to order, with what was said to be unlawful; said again, the first moment stays. */
export async function callToOrder(
  tx: Tx,
  meetingId: number,
  called: { readonly by: number; readonly now: Date; readonly warnings: readonly Warning[] },
): Promise<void> {
  await openSitting(tx, meetingId)
  await tx.sql`
    update sitting set called_at = coalesce(called_at, ${called.now}), called_by = coalesce(called_by, ${called.by}),
      warnings = ${tx.sql.json(called.warnings)}
    where meeting_id = ${meetingId}`
}

/** @param at null: it goes on after all */
export async function endSitting(
  tx: Tx,
  meetingId: number,
  { by, at }: { readonly by: number; readonly at: Date | null },
): Promise<void> {
  await openSitting(tx, meetingId)
  await tx.sql`update sitting set ended_at = ${at}, ended_by = ${by} where meeting_id = ${meetingId}`
}

/** The meeting was moved: what happened on the old day (it stands in the log of deeds) is nothing of the new one. */
export async function forgetSitting(tx: Tx, meetingId: number): Promise<void> {
  await tx.sql`
    update sitting set called_at = null, called_by = null, warnings = '[]', settled_at = null, review_at = null,
      ended_at = null, ended_by = null
    where meeting_id = ${meetingId}`
}

export async function notePapers(
  tx: Tx,
  meetingId: number,
  { by, at }: { readonly by: number; readonly at: Date | null },
): Promise<void> {
  await openSitting(tx, meetingId)
  await tx.sql`update sitting set papers_at = ${at}, papers_by = ${by} where meeting_id = ${meetingId}`
}

/** When the notices of meetings went out first; none for drafts. */
export async function announcedAt(tx: Tx, meetingIds: readonly number[]): Promise<ReadonlyMap<number, Date>> {
  const rows = await tx.sql<{ id: number; at: Date }[]>`
    select id, published_at as at from meeting
    where id = any(${[...meetingIds]}::int[]) and published_at is not null`
  return new Map(rows.map(row => [row.id, row.at]))
}
