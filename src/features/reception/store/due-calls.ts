/**
 * Calls that are due: taken, settled, put off. Whoever takes one holds the lock of its congress's reception until
 * the transaction ends, so that nothing is planned, changed or said about it meanwhile; what others hold is passed
 * over. A call is done in the transaction in which its words are enqueued: each is said once, whoever dies.
 */
import type { Tx } from '../../../db/tx.ts'
import type { CallKind } from '../types.ts'

export interface DueCall {
  readonly congressId: number
  readonly kind: CallKind
  readonly slot: string
  readonly dayId: number | null
  readonly notAfter: Date
  /** A reminder, and a later word about the same duty is due as well: that is said instead. */
  readonly superseded: boolean
  /** Of a reminder: when something was last said about the same duty. */
  readonly saidAt: Date | null
}

/**
 * That those on duty are to come: said once a day at most, and not on a day on which a change was said. Each makes
 * those before it superfluous.
 */
const reminders: readonly CallKind[] = ['duty_week', 'duty_eve', 'duty_morning']
/** News is said whenever there is any. */
const aboutDuty: readonly CallKind[] = [...reminders, 'moved', 'cancelled']

/** Takes what is due and of use, oldest first. */
export async function takeDueCalls(tx: Tx, now: Date, limit: number): Promise<readonly DueCall[]> {
  const family = [...aboutDuty]
  const isReminder = tx.sql.part`due.kind = any(${[...reminders]}::text[])`
  return tx.sql<DueCall[]>`
    with due as materialized (
      select c.congress_id, c.kind, c.slot, c.day_id, c.due_at, c.not_after
      from reception_call c join reception_rule r on r.congress_id = c.congress_id
      where c.done_at is null and c.due_at <= ${now} and c.not_after > ${now}
      order by c.due_at limit ${limit} for update of c, r skip locked
    )
    select due.congress_id as "congressId", due.kind, due.slot, due.day_id as "dayId", due.not_after as "notAfter",
           ${isReminder} and exists (
             select from reception_call o
             where o.day_id = due.day_id and o.kind = any(${family}::text[]) and o.done_at is null
               and o.due_at <= ${now} and o.not_after > ${now}
               and array_position(${family}::text[], o.kind) > array_position(${family}::text[], due.kind)
           ) as superseded,
           (select max(o.done_at) from reception_call o
            where ${isReminder} and o.day_id = due.day_id and o.kind = any(${family}::text[])
              and o.outcome = 'sent') as "saidAt"
    from due order by due.due_at, due.congress_id, due.kind`
}

export type Outcome = 'sent' | 'nobody' | 'left_out' | 'void'

export async function settleCalls(
  tx: Tx,
  settled: readonly {
    readonly call: Pick<DueCall, 'congressId' | 'kind' | 'slot'>
    readonly outcome: Outcome
  }[],
  now: Date,
): Promise<void> {
  const rows = settled.map(({ call: { congressId, kind, slot }, outcome }) => ({
    congressId,
    kind,
    slot,
    outcome,
  }))
  await tx.sql`
    update reception_call c set done_at = ${now}, outcome = s.outcome
    from jsonb_to_recordset(${tx.sql.json(rows)}) as s("congressId" int, kind text, slot text, outcome text)
    where c.congress_id = s."congressId" and c.kind = s.kind and c.slot = s.slot`
}

/** They are due later: it is night where they are. */
export async function putOffCalls(
  tx: Tx,
  calls: readonly { readonly call: Pick<DueCall, 'congressId' | 'kind' | 'slot'>; readonly until: Date }[],
): Promise<void> {
  if (calls.length === 0) return
  const rows = calls.map(({ call: { congressId, kind, slot }, until }) => ({ congressId, kind, slot, until }))
  await tx.sql`
    update reception_call c set due_at = s.until
    from jsonb_to_recordset(${tx.sql.json(rows)}) as s("congressId" int, kind text, slot text, until timestamptz)
    where c.congress_id = s."congressId" and c.kind = s.kind and c.slot = s.slot`
}

export interface LeftOut {
  readonly congressId: number
  readonly kind: CallKind
  readonly slot: string
  readonly dayId: number | null
}

/**
 * Settles what comes too late to help anybody, of some congresses, of each of them all. It looks at no more than the
 * oldest that are due: with all the country's calls due at once nobody reads them all again for every batch.
 * @returns what was left out, in the order in which it would have been said
 */
export async function leaveOutLate(tx: Tx, now: Date, oldest: number): Promise<readonly LeftOut[]> {
  return tx.sql<LeftOut[]>`
    with late as materialized (
      select r.congress_id from reception_rule r
      where r.congress_id in (
        select o.congress_id from (
          select c.congress_id, c.not_after from reception_call c
          where c.done_at is null and c.due_at <= ${now}
          order by c.due_at limit ${oldest}) o
        where o.not_after <= ${now})
      order by r.congress_id for update of r skip locked
    ), settled as (
      update reception_call c set done_at = ${now}, outcome = 'left_out' from late
      where c.congress_id = late.congress_id and c.done_at is null and c.due_at <= ${now} and c.not_after <= ${now}
      returning c.congress_id, c.kind, c.slot, c.day_id, c.due_at
    )
    select congress_id as "congressId", kind, slot, day_id as "dayId" from settled
    order by congress_id, due_at, slot`
}

/** When the next call is due; null when none is planned. */
export async function nextReceptionCallAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx.sql<{ at: Date | null }[]>`
    select min(due_at) as at from reception_call where done_at is null`
  return row?.at ?? null
}

/** Remembers what of these days has been announced: their time and place as they are now, or that they are off. */
export async function rememberTold(tx: Tx, dayIds: readonly number[]): Promise<void> {
  if (dayIds.length === 0) return
  await tx.sql`
    update reception_day d set
      told_status = case d.status when 'planned' then 'planned' else 'cancelled' end,
      told_starts_at = case d.status when 'planned' then d.starts_at else d.told_starts_at end,
      told_ends_at = case d.status when 'planned' then d.ends_at else d.told_ends_at end,
      told_place = case d.status when 'planned' then d.place else d.told_place end
    where d.id = any(${[...dayIds]}::int[])
      and (d.status <> 'planned' or ('planned', d.starts_at, d.ends_at, d.place) is distinct from
            (d.told_status, d.told_starts_at, d.told_ends_at, d.told_place))`
}
