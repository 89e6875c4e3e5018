import { createHash } from 'node:crypto'
import type { Tx } from '../../db/tx.ts'
import { recordEntry } from '../visits/store/entries.ts'
import type { Mime } from './rules/file-type.ts'

export interface NewAttachment {
  readonly congressId: number
  readonly visitId: number
  readonly mime: Mime
  readonly name: string
  readonly content: Uint8Array
  readonly sentBy: number
  readonly at: Date
}

/**
 * Keeps a file with its matter, which the caller has locked. The same content twice is kept once.
 * @returns how many the matter has now, and whether this one is new
 */
export async function keepAttachment(
  tx: Tx,
  { congressId, visitId, mime, name, content, sentBy, at }: NewAttachment,
): Promise<{ readonly isNew: boolean; readonly count: number }> {
  const sha256 = createHash('sha256').update(content).digest('hex')
  const added = await tx.sql`
    insert into attachment (congress_id, visit_id, mime, name, sha256, content, sent_by, at)
    select ${congressId}::int, ${visitId}::int, ${mime}, ${name}, ${sha256}, ${content}, ${sentBy}::int, ${at}
    where not exists (select from attachment where visit_id = ${visitId} and sha256 = ${sha256})`
  const [row] = await tx.sql<{ count: number }[]>`
    select count(*)::int as count from attachment where visit_id = ${visitId}`
  return { isNew: added.count === 1, count: row?.count ?? 0 }
}

export async function countAttachments(tx: Tx, visitId: number): Promise<number> {
  const [row] = await tx.sql<{ count: number }[]>`
    select count(*)::int as count from attachment where visit_id = ${visitId}`
  return row?.count ?? 0
}

/** From now on what this person sends is for this matter. */
export function chooseVisit(
  tx: Tx,
  visitId: number,
  personId: number,
  at: Date,
  message: { readonly bot: string; readonly msgid: string },
): Promise<void> {
  return recordEntry(tx, { visitId, change: { photos: true }, enteredBy: personId, at, message })
}

/** The matter that these people entered, or named for their photos, last since then. */
export async function visitForPhotos(
  tx: Tx,
  personIds: readonly number[],
  since: Date,
): Promise<{ readonly visitId: number; readonly personId: number } | null> {
  const ids = [...personIds]
  const [row] = await tx.sql<{ visitId: number; personId: number }[]>`
    select said.visit_id as "visitId", said.person_id as "personId"
    from (
      select id as visit_id, entered_by as person_id, entered_at as at from visit where entered_by = any(${ids}::int[])
      union all
      select visit_id, entered_by, at from visit_entry
      where entered_by = any(${ids}::int[]) and change->>'photos' is not null
    ) as said
    join visit v on v.id = said.visit_id and v.status <> 'void'
    where said.at > ${since}
    order by said.at desc, said.visit_id desc limit 1`
  return row ?? null
}
