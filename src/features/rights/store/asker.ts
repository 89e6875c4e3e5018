/** Whether somebody is still the one to whom an answer was written. */
import type { Asker } from '../../../channels/payload.ts'
import type { Tx } from '../../../db/tx.ts'

/** So long the platform may be busy before what was written is told as it may not be any more. */
const lifeMs = 120_000

interface Seat {
  readonly id: number
  readonly account: string
  readonly isClerk: boolean
  readonly officeIds: number[]
}

/** @param account whoever spoke, in any case; a stranger is nobody, in all of the congresses */
export async function askerOf(tx: Tx, account: string, now: Date): Promise<Asker> {
  const people = await seatsOf(tx, [account])
  return {
    over: new Date(now.getTime() + lifeMs).toISOString(),
    people: people.map(({ id, isClerk, officeIds }) => ({ id, isClerk, officeIds })),
  }
}

/**
 * @param asked answers with the account that they go to; null: to whatever account its person has spoken with
 * @returns of each whether its account is still that of all of these people, who may ask no less than then
 */
export async function stillAskers(
  tx: Tx,
  now: Date,
  asked: readonly { readonly asker: Asker; readonly account: string | null }[],
): Promise<readonly boolean[]> {
  const people = await seatsById(
    tx,
    asked.flatMap(({ asker }) => asker.people.map(({ id }) => id)),
  )
  return asked.map(
    ({ asker, account }) =>
      now < new Date(asker.over) &&
      asker.people.every(({ id, isClerk, officeIds }) => {
        const seat = people.get(id)
        if (seat === undefined || (account !== null && seat.account !== account)) return false
        return (seat.isClerk || !isClerk) && officeIds.every(officeId => seat.officeIds.includes(officeId))
      }),
  )
}

const seat = (tx: Tx) => tx.sql.part`
  select p.id, lower(p.userid) as account,
    exists (select from person_role r where r.person_id = p.id and r.role in ('chair', 'vice_chair', 'liaison')) as "isClerk",
    array(select c.office_id from office_contact c where c.person_id = p.id order by 1) as "officeIds"
  from person p`

const seatsOf = (tx: Tx, accounts: readonly string[]) => tx.sql<Seat[]>`
  ${seat(tx)} where p.active and lower(p.userid) = any(${accounts.map(one => one.toLowerCase())}::text[])`

async function seatsById(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, Seat>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.sql<Seat[]>`
    ${seat(tx)} where p.active and p.userid is not null and p.id = any(${[...new Set(ids)]}::int[])`
  return new Map(rows.map(row => [row.id, row]))
}

/** @returns those of the accounts, in lower case, that somebody in office has */
export async function accountsInOffice(tx: Tx, accounts: readonly string[]): Promise<ReadonlySet<string>> {
  if (accounts.length === 0) return new Set()
  const rows = await seatsOf(tx, accounts)
  return new Set(rows.map(({ account }) => account))
}
