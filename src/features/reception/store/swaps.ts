import type { Tx } from '../../../db/tx.ts'

/** «/换班 李四»: proposals, and what became of them. Whoever changes one has locked its day (`lockDay`). */
export interface Swap {
  readonly id: number
  readonly congressId: number
  readonly dayId: number
  readonly fromId: number
  readonly fromName: string
  /** Who proposed it is still there. */
  readonly fromActive: boolean
  readonly toId: number
  readonly toName: string
  readonly toActive: boolean
  /** The turn that is given back; null: none. */
  readonly returnDayId: number | null
  readonly state: 'asked' | 'accepted' | 'refused' | 'void'
  /** Another than it was when the other was asked, or asked again. */
  readonly dayIsOther: boolean
  /** The same of the turn that is given back. */
  readonly backIsOther: boolean
}

interface NewSwap {
  readonly congressId: number
  readonly dayId: number
  readonly fromId: number
  readonly toId: number
  readonly returnDayId: number | null
}

/**
 * Proposes a swap; one that the same person proposed for the same day before is void.
 * @returns null when this very proposal is open already; `instead`: whom the earlier one was for
 */
export async function proposeSwap(
  tx: Tx,
  { congressId, dayId, fromId, toId, returnDayId }: NewSwap,
  now: Date,
): Promise<{ readonly id: number; readonly instead: Swap | null } | null> {
  const [open] = await select(
    tx,
    tx.sql.part`s.day_id = ${dayId} and s.from_person_id = ${fromId} and s.state = 'asked'`,
  )
  if (open !== undefined && open.toId === toId && open.returnDayId === returnDayId) return null
  if (open !== undefined) await settleSwap(tx, open.id, 'void', now)
  const [row] = await tx.sql<{ id: number }[]>`
    insert into duty_swap (congress_id, day_id, from_person_id, to_person_id, return_day_id, state, asked_at)
    values (${congressId}, ${dayId}, ${fromId}, ${toId}, ${returnDayId}, 'asked', ${now}) returning id`
  if (row === undefined) throw new Error('an insert returned no row')
  return { id: row.id, instead: open ?? null }
}

export async function findSwap(tx: Tx, id: number): Promise<Swap | null> {
  const [swap] = await select(tx, tx.sql.part`s.id = ${id}`)
  return swap ?? null
}

/** What others have proposed to the person, and wait for: of days that have not begun. */
export function swapsAskedOf(tx: Tx, personId: number, now: Date): Promise<Swap[]> {
  return select(tx, tx.sql.part`s.to_person_id = ${personId} and s.state = 'asked' and d.starts_at > ${now}`)
}

/** What the person has proposed to others, and waits for. */
export function swapsAskedBy(tx: Tx, personId: number, now: Date): Promise<Swap[]> {
  return select(
    tx,
    tx.sql.part`s.from_person_id = ${personId} and s.state = 'asked' and d.starts_at > ${now}`,
  )
}

/** The other has been shown the day as it is now. */
export async function askAgain(tx: Tx, id: number, now: Date): Promise<void> {
  await tx.sql`update duty_swap set asked_at = ${now} where id = ${id} and state = 'asked'`
}

export async function settleSwap(
  tx: Tx,
  id: number,
  state: Exclude<Swap['state'], 'asked'>,
  now: Date,
): Promise<void> {
  await tx.sql`
    update duty_swap set state = ${state}, decided_at = ${now} where id = ${id} and state = 'asked'`
}

function select(tx: Tx, which: ReturnType<Tx['sql']['part']>): Promise<Swap[]> {
  return tx.sql<Swap[]>`
    select s.id, s.congress_id as "congressId", s.day_id as "dayId", s.from_person_id as "fromId", f.name as "fromName", f.active as "fromActive",
           s.to_person_id as "toId", t.name as "toName", t.active as "toActive", s.return_day_id as "returnDayId", s.state,
           d.planned_at > s.asked_at as "dayIsOther", coalesce(b.planned_at > s.asked_at, false) as "backIsOther"
    from duty_swap s
    join reception_day d on d.id = s.day_id
    left join reception_day b on b.id = s.return_day_id
    join person f on f.id = s.from_person_id
    join person t on t.id = s.to_person_id
    where ${which}
    order by d.day, s.id`
}
