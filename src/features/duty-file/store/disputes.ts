/** What is disputed and what was decided: both append-only, and a dispute is decided once. */
import { dayOfIso, isoDay } from '../../../calendar/day.ts'
import { places } from '../../../db/sealed-columns.ts'
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import { lockCongress } from '../../congress/store.ts'
import type { Dispute } from '../types.ts'

type Row = Omit<Dispute, 'on' | 'ruling'> & {
  readonly on: string
  readonly accepted: boolean | null
  readonly note: string | null
  readonly byName: string | null
  readonly ruledAt: Date | null
}

async function selectDisputes(tx: Tx, which: Part): Promise<Dispute[]> {
  const { vault } = tx.sql
  const rows = await tx.sql<Row[]>`
    select d.id, d.congress_id as "congressId", d.number, d.person_id as "personId", p.name as "personName", d.entry,
           d.day as "on", d.sentence, d.reason, d.at, r.accepted, r.note, b.name as "byName", r.at as "ruledAt"
    from duty_dispute d join person p on p.id = d.person_id
    left join duty_ruling r on r.dispute_id = d.id left join person b on b.id = r.decided_by
    where ${which} order by d.number`
  return rows.map(({ on: iso, accepted, note, byName, ruledAt, ...row }) => {
    const on = dayOfIso(iso)
    if (on === null) throw new Error(`no day: ${iso}`)
    const ruling =
      accepted === null || byName === null || ruledAt === null
        ? null
        : { accepted, note: vault.open(places.ruling(row.id), note), byName, at: ruledAt }
    const place = places.dispute(row.congressId)
    return {
      ...row,
      sentence: vault.open(place, row.sentence),
      reason: vault.open(place, row.reason),
      on,
      ruling,
    }
  })
}

/** @param personId null: of everybody */
export const disputesOf = (tx: Tx, congressId: number, personId: number | null): Promise<Dispute[]> =>
  selectDisputes(
    tx,
    tx.sql
      .part`d.congress_id = ${congressId} and (${personId}::int is null or d.person_id = ${personId}::int)`,
  )

/** Those that nobody has decided, the oldest first. */
export const openDisputes = (tx: Tx, congressId: number): Promise<Dispute[]> =>
  selectDisputes(tx, tx.sql.part`d.congress_id = ${congressId} and r.dispute_id is null`)

export async function disputeById(tx: Tx, id: number): Promise<Dispute | null> {
  const [dispute] = await selectDisputes(tx, tx.sql.part`d.id = ${id}`)
  return dispute ?? null
}

/** The one of this number, and nobody else decides it until the transaction ends. */
export async function lockDispute(tx: Tx, congressId: number, number: number): Promise<Dispute | null> {
  // Of two statements: what was waited for is to be seen by the second.
  await tx.sql`
    select from duty_dispute where congress_id = ${congressId} and number = ${number} for no key update`
  const [dispute] = await selectDisputes(
    tx,
    tx.sql.part`d.congress_id = ${congressId} and d.number = ${number}`,
  )
  return dispute ?? null
}

export interface Saying {
  readonly by: number
  readonly now: Date
  readonly message: { readonly bot: string; readonly msgid: string }
}

/** Whoever disputes in this congress at the same moment waits: what he then reads is what stands. */
export const lockDisputes = lockCongress

/** Under the next number; the congress is locked (`lockDisputes`). */
export async function addDispute(
  tx: Tx,
  dispute: Pick<Dispute, 'congressId' | 'personId' | 'entry' | 'on' | 'sentence' | 'reason'>,
  { now, message }: Omit<Saying, 'by'>,
): Promise<Dispute> {
  const { congressId, personId, entry, on, sentence, reason } = dispute
  const seal = (text: string) => tx.sql.vault.seal(places.dispute(congressId), text)
  const [row] = await tx.sql<{ id: number }[]>`
    insert into duty_dispute (congress_id, number, person_id, entry, day, sentence, reason, at, bot, msgid)
    select ${congressId}::int, 1 + coalesce(max(number), 0), ${personId}::int, ${entry}, ${isoDay(on)}::date, ${seal(sentence)},
           ${seal(reason)}, ${now}::timestamptz, ${message.bot}, ${message.msgid}
    from duty_dispute where congress_id = ${congressId}
    returning id`
  const added = row === undefined ? null : await disputeById(tx, row.id)
  if (added === null) throw new Error('an insert returned no row')
  return added
}

/** Of a dispute that is locked and not decided. */
export async function addRuling(
  tx: Tx,
  id: number,
  { accepted, note }: { readonly accepted: boolean; readonly note: string | null },
  { by, now, message }: Saying,
): Promise<void> {
  await tx.sql`
    insert into duty_ruling (dispute_id, accepted, note, decided_by, at, bot, msgid)
    values (${id}, ${accepted}, ${tx.sql.vault.seal(places.ruling(id), note)}, ${by}, ${now}, ${message.bot}, ${message.msgid})`
}

/** Whose dispute it is; null when there is none. */
export async function congressOfDispute(tx: Tx, id: string): Promise<number | null> {
  if (!/^\d{1,9}$/.test(id)) return null
  return (await disputeById(tx, Number(id)))?.congressId ?? null
}
