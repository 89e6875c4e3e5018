import type { Tx } from '../../../db/tx.ts'
import type { SessionName, Term } from '../types.ts'

/** Terms in their order. */
export async function readTerms(tx: Tx, congressId: number): Promise<readonly Term[]> {
  return tx.sql<Term[]>`
    select number, began_at as "beganAt" from term where congress_id = ${congressId} order by began_at, number`
}

export async function setTerm(tx: Tx, congressId: number, { number, beganAt }: Term): Promise<void> {
  await tx.sql`
    insert into term (congress_id, number, began_at) values (${congressId}, ${number}, ${beganAt})
    on conflict (congress_id, number) do update set began_at = excluded.began_at`
}

/** Says which session a meeting belongs to, whatever its title says. */
export async function nameSession(tx: Tx, meetingId: number, { term, session }: SessionName): Promise<void> {
  await tx.sql`
    insert into session_meeting (meeting_id, term, session) values (${meetingId}, ${term}, ${session})
    on conflict (meeting_id) do update set term = excluded.term, session = excluded.session`
}

export interface Ticked {
  readonly step: string
  readonly note: string | null
  readonly at: Date
}

export async function readSteps(
  tx: Tx,
  congressId: number,
  { term, session }: SessionName,
): Promise<ReadonlyMap<string, Ticked>> {
  const rows = await tx.sql<Ticked[]>`
    select step, note, done_at as at from session_step
    where congress_id = ${congressId} and term = ${term} and session = ${session}`
  return new Map(rows.map(row => [row.step, row]))
}

/** @param note null: done as it is called */
export async function tickStep(
  tx: Tx,
  congressId: number,
  { term, session }: SessionName,
  ticked: { readonly step: string; readonly note: string | null; readonly by: number; readonly now: Date },
): Promise<void> {
  await tx.sql`
    insert into session_step (congress_id, term, session, step, done_at, done_by, note)
    values (${congressId}, ${term}, ${session}, ${ticked.step}, ${ticked.now}, ${ticked.by}, ${ticked.note})
    on conflict (congress_id, term, session, step) do update
    set done_at = excluded.done_at, done_by = excluded.done_by, note = excluded.note`
}

export async function untickStep(
  tx: Tx,
  congressId: number,
  { term, session }: SessionName,
  step: string,
): Promise<void> {
  await tx.sql`
    delete from session_step
    where congress_id = ${congressId} and term = ${term} and session = ${session} and step = ${step}`
}
