import { createHash } from 'node:crypto'
import type { Tx } from '../../db/tx.ts'
import type { Mime } from './rules/file-type.ts'
import type { Attachment, Held, Holder, Source, Subject } from './types.ts'

/** The matter, locked by its holder; null when there is none, or nobody holds such. */
export async function lockSubject(
  tx: Tx,
  holders: readonly Holder[],
  { kind, id }: Subject,
): Promise<Held | null> {
  return (await holders.find(holder => holder.kind === kind)?.lock(tx, id)) ?? null
}

export interface NewAttachment {
  readonly congressId: number
  readonly subject: Subject
  readonly mime: Mime
  readonly name: string
  readonly content: Uint8Array
  readonly sentBy: number
  readonly at: Date
  readonly source: Source
}

/**
 * Keeps a file with its matter, which the caller has locked. What is there already is not kept again.
 * @returns its number; null for content that the matter has
 */
export async function keepAttachment(tx: Tx, added: NewAttachment): Promise<number | null> {
  const { congressId, subject, mime, name, content, sentBy, at, source } = added
  const sha256 = createHash('sha256').update(content).digest('hex')
  const [row] = await tx.sql<{ number: number }[]>`
    insert into attachment (congress_id, subject_kind, subject_id, number, mime, name, sha256, content, sent_by, at,
                            bot, msgid, nth)
    select ${congressId}::int, ${subject.kind}, ${subject.id}::int,
           1 + coalesce((select max(number) from attachment
                         where subject_kind = ${subject.kind} and subject_id = ${subject.id}), 0),
           ${mime}, ${name}, ${sha256}, ${content}, ${sentBy}::int, ${at},
           ${source.bot}, ${source.msgid}, ${source.nth}::int
    on conflict (subject_kind, subject_id, sha256) where removed_at is null do nothing
    returning number`
  return row?.number ?? null
}

/** Whether what this message brought was kept, be it removed since. */
export async function wasKept(tx: Tx, { bot, msgid, nth }: Source): Promise<boolean> {
  const rows = await tx.sql`select from attachment where bot = ${bot} and msgid = ${msgid} and nth = ${nth}`
  return rows.count > 0
}

export async function listAttachments(tx: Tx, { kind, id }: Subject): Promise<Attachment[]> {
  return tx.sql<Attachment[]>`
    select a.id, a.number, a.mime, a.name, a.sent_by as "sentBy", p.name as "senderName", a.at
    from attachment a join person p on p.id = a.sent_by
    where a.subject_kind = ${kind} and a.subject_id = ${id} and a.removed_at is null order by a.number`
}

/** Every file that a congress keeps, in the order in which they came. */
export async function attachmentsOf(
  tx: Tx,
  congressId: number,
): Promise<readonly (Pick<Attachment, 'id' | 'number' | 'name'> & { readonly subject: Subject })[]> {
  const rows = await tx.sql<(Pick<Attachment, 'id' | 'number' | 'name'> & { subject: Subject })[]>`
    select id, number, name, jsonb_build_object('kind', subject_kind, 'id', subject_id) as subject
    from attachment where congress_id = ${congressId} and removed_at is null order by id`
  return rows
}

export async function countAttachments(tx: Tx, { kind, id }: Subject): Promise<number> {
  return (await attachmentCounts(tx, kind, [id])).get(id) ?? 0
}

/** How many each has; those that have none are left out. */
export async function attachmentCounts(
  tx: Tx,
  kind: Subject['kind'],
  ids: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await tx.sql<{ id: number; count: number }[]>`
    select subject_id as id, count(*)::int as count from attachment
    where subject_kind = ${kind} and subject_id = any(${[...ids]}::int[]) and removed_at is null
    group by subject_id`
  return new Map(rows.map(({ id, count }) => [id, count]))
}

export interface KeptFile {
  readonly subject: Subject
  readonly mime: Mime
  readonly name: string
  readonly content: Uint8Array
  readonly sentBy: number
}

/** Whoever asks for it looks at who may first. @returns null when it is removed */
export async function readAttachment(tx: Tx, id: number): Promise<KeptFile | null> {
  const [row] = await tx.sql<(Omit<KeptFile, 'subject'> & Subject)[]>`
    select subject_kind as kind, subject_id as id, mime, name, content, sent_by as "sentBy"
    from attachment where id = ${id} and removed_at is null`
  if (row === undefined) return null
  const { kind, id: subjectId, ...file } = row
  return { ...file, subject: { kind, id: subjectId } }
}

/** Forgets content and name; that there was one, from whom, and who removed it stays. */
export async function removeAttachment(tx: Tx, id: number, removedBy: number, at: Date): Promise<void> {
  await tx.sql`
    update attachment set content = null, name = '', removed_at = ${at}, removed_by = ${removedBy}
    where id = ${id} and removed_at is null`
}

/** From now on what this person sends is for this matter: he has entered it, or named it. */
export async function expectPhotos(tx: Tx, subject: Subject, personId: number, at: Date): Promise<void> {
  await tx.sql`
    insert into attachment_target (person_id, subject_kind, subject_id, at)
    values (${personId}, ${subject.kind}, ${subject.id}, ${at})
    on conflict (person_id) do update
    set subject_kind = excluded.subject_kind, subject_id = excluded.subject_id, at = excluded.at`
}

/** What he sends next is for nothing that was named: what it is for was not entered yet. */
export async function expectNoPhotos(tx: Tx, personId: number): Promise<void> {
  await tx.sql`delete from attachment_target where person_id = ${personId}`
}

/** What these people's next photos are for: the matter that was entered or named last, after `since`. */
export async function expectedPhotos(
  tx: Tx,
  personIds: readonly number[],
  since: Date,
): Promise<{ readonly subject: Subject; readonly personId: number } | null> {
  const [row] = await tx.sql<(Subject & { personId: number })[]>`
    select subject_kind as kind, subject_id as id, person_id as "personId" from attachment_target
    where person_id = any(${[...personIds]}::int[]) and at > ${since} order by at desc, person_id limit 1`
  return row === undefined ? null : { subject: { kind: row.kind, id: row.id }, personId: row.personId }
}
