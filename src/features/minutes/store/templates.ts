/** A congress's own forms of its papers: at most one of a kind is in use, and the earlier ones stay. */
import type { Tx } from '../../../db/tx.ts'
import type { PaperKind } from '../types.ts'

/** The place for a form that somebody is about to send. @returns its id */
export async function awaitTemplate(
  tx: Tx,
  {
    congressId,
    kind,
    by,
    now,
  }: { readonly congressId: number; readonly kind: PaperKind; readonly by: number; readonly now: Date },
): Promise<number> {
  const [known] = await tx.sql<{ id: number }[]>`
    update document_template set asked_at = ${now}
    where id = (select min(id) from document_template
                where congress_id = ${congressId} and kind = ${kind} and asked_by = ${by} and state = 'awaited')
    returning id`
  if (known !== undefined) return known.id
  const [row] = await tx.sql<{ id: number }[]>`
    insert into document_template (congress_id, kind, state, name, asked_by, asked_at)
    values (${congressId}, ${kind}, 'awaited', '', ${by}, ${now}) returning id`
  if (row === undefined) throw new Error('an insert returned no row')
  return row.id
}

export interface TemplateRow {
  readonly id: number
  readonly congressId: number
  readonly kind: PaperKind
  readonly state: 'awaited' | 'in_use' | 'over'
  readonly bot: string | null
  readonly msgid: string | null
}

export async function lockTemplate(tx: Tx, id: number): Promise<TemplateRow | null> {
  const [row] = await tx.sql<TemplateRow[]>`
    select id, congress_id as "congressId", kind, state, bot, msgid from document_template where id = ${id} for update`
  return row ?? null
}

/** The form is in use from now on, in place of the one before. @param of locked */
export async function putInUse(
  tx: Tx,
  of: TemplateRow,
  sent: {
    readonly content: Uint8Array
    readonly name: string
    readonly by: number
    readonly now: Date
    readonly source: { readonly bot: string; readonly msgid: string }
  },
): Promise<void> {
  await endTemplate(tx, of.congressId, of.kind, sent.by, sent.now)
  await tx.sql`
    update document_template set state = 'in_use', content = ${sent.content}, name = ${sent.name}, received_at = ${sent.now},
                                 bot = ${sent.source.bot}, msgid = ${sent.source.msgid}
    where id = ${of.id}`
}

/** @returns whether one was in use */
export async function endTemplate(
  tx: Tx,
  congressId: number,
  kind: PaperKind,
  by: number,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.sql`
    update document_template set state = 'over', over_at = ${now}, over_by = ${by}
    where congress_id = ${congressId} and kind = ${kind} and state = 'in_use'`
  return count > 0
}

export interface TemplateInUse {
  readonly kind: PaperKind
  readonly name: string
  readonly receivedAt: Date
  readonly senderName: string
}

export function templatesInUse(tx: Tx, congressId: number): Promise<readonly TemplateInUse[]> {
  return tx.sql<TemplateInUse[]>`
    select t.kind, t.name, t.received_at as "receivedAt", p.name as "senderName"
    from document_template t join person p on p.id = t.asked_by
    where t.congress_id = ${congressId} and t.state = 'in_use' order by t.kind`
}

/** @returns null where the house's own form is used */
export async function contentInUse(tx: Tx, congressId: number, kind: PaperKind): Promise<Uint8Array | null> {
  const [row] = await tx.sql<{ content: Uint8Array }[]>`
    select content from document_template where congress_id = ${congressId} and kind = ${kind} and state = 'in_use'`
  return row?.content ?? null
}
