import type { Tx } from '../../../db/tx.ts'
import { lockCongress } from '../../congress/store.ts'
import { endHeldBefore } from '../../sessions/store/sessions.ts'
import type { BindingRequest } from '../types.ts'

export type Binding =
  | { readonly outcome: 'bound'; readonly previousUserid: string | null }
  | { readonly outcome: 'unchanged' }
  /** Somebody else on this roster has the account. */
  | { readonly outcome: 'taken'; readonly holder: { readonly id: number; readonly name: string } }

/**
 * Gives the person this account, in place of one he may have had. Saying it again changes nothing.
 * @throws when the person is not there.
 */
export async function bindUserid(tx: Tx, personId: number, userid: string, now: Date): Promise<Binding> {
  const [person] = await tx.sql<
    { userid: string | null; holderId: number | null; holderName: string | null }[]
  >`
    select p.userid, o.id as "holderId", o.name as "holderName"
    from person p
    left join person o on o.congress_id = p.congress_id and lower(o.userid) = lower(${userid}) and o.id <> p.id
    where p.id = ${personId} for update of p`
  if (person === undefined) throw new Error(`there is no person ${personId}`)
  const { holderId, holderName } = person
  if (holderId !== null && holderName !== null) {
    return { outcome: 'taken', holder: { id: holderId, name: holderName } }
  }
  if (person.userid === userid) return { outcome: 'unchanged' }
  await tx.sql`update person set userid = ${userid}, updated_at = ${now} where id = ${personId}`
  await endHeldBefore(tx, [person.userid, userid])
  return { outcome: 'bound', previousUserid: person.userid }
}

/** @returns the open request of this account for this person, made now when there was none. */
export async function requestBinding(
  tx: Tx,
  request: { readonly congressId: number; readonly userid: string; readonly personId: number },
  now: Date,
): Promise<{ readonly id: number; readonly isNew: boolean }> {
  const { congressId, userid, personId } = request
  // One request at a time for a person: without the lock two copies of one message would ask twice.
  await tx.sql`select id from person where id = ${personId} for update`
  const [open] = await tx.sql<{ id: number }[]>`
    select id from binding_request
    where person_id = ${personId} and lower(userid) = lower(${userid}) and decision is null limit 1`
  if (open !== undefined) return { id: open.id, isNew: false }
  const [row] = await tx.sql<{ id: number }[]>`
    insert into binding_request (congress_id, userid, person_id, asked_at)
    values (${congressId}, ${userid}, ${personId}, ${now}) returning id`
  if (row === undefined) throw new Error('an insert returned no row')
  return { id: row.id, isNew: true }
}

export async function findBindingRequest(tx: Tx, id: number): Promise<BindingRequest | null> {
  const [request] = await select(tx, tx.sql.part`b.id = ${id}`)
  return request ?? null
}

/** How many claims of this account wait for the liaison. */
export async function countOpenRequests(tx: Tx, congressId: number, userid: string): Promise<number> {
  const [row] = await tx.sql<{ n: number }[]>`
    select count(*)::int as n from binding_request b join person p on p.id = b.person_id
    where b.congress_id = ${congressId} and lower(b.userid) = lower(${userid}) and b.decision is null and p.active`
  return row?.n ?? 0
}

/** What waits for the liaison, the oldest first; claims of somebody who has left since wait for nobody. */
export function openBindingRequests(tx: Tx, congressId: number): Promise<readonly BindingRequest[]> {
  return select(tx, tx.sql.part`b.congress_id = ${congressId} and b.decision is null and p.active`)
}

export type BindingDecision =
  | { readonly outcome: 'decided'; readonly request: BindingRequest }
  /** Decided before: `request.decision` tells how. Nothing was changed. */
  | { readonly outcome: 'already'; readonly request: BindingRequest }
  /** The account has come to belong to somebody else; the request stays open and can only be refused. */
  | {
      readonly outcome: 'taken'
      readonly request: BindingRequest
      readonly holder: { id: number; name: string }
    }
  /** The person has another account than was shown: whoever confirms must see that it would end. Nothing was changed. */
  | { readonly outcome: 'unseen'; readonly request: BindingRequest }

/**
 * The liaison's word on a request; the first one counts. A confirmed one binds the account.
 * @param decidedBy the person who decides
 * @param shown the account that the person had when the request was shown; null: none
 * @returns null when there is no such request in this congress, or its person has left.
 */
export async function decideBinding(
  tx: Tx,
  id: number,
  {
    congressId,
    decision,
    decidedBy,
    shown,
  }: { congressId: number; decision: 'confirmed' | 'refused'; decidedBy: number; shown: string | null },
  now: Date,
): Promise<BindingDecision | null> {
  // Two claims of one account are of two people: they are one after the other by their congress.
  await lockCongress(tx, congressId)
  const [locked] = await tx.sql`
    select b.id from binding_request b join person p on p.id = b.person_id
    where b.id = ${id} and b.congress_id = ${congressId} and p.active for update`
  const request = locked === undefined ? null : await findBindingRequest(tx, id)
  if (request === null) return null
  if (request.decision !== null) return { outcome: 'already', request }
  if (decision === 'confirmed') {
    const { currentUserid } = request
    if (currentUserid !== null && currentUserid !== request.userid && currentUserid !== shown)
      return { outcome: 'unseen', request }
    const binding = await bindUserid(tx, request.personId, request.userid, now)
    if (binding.outcome === 'taken') return { outcome: 'taken', request, holder: binding.holder }
  }
  await tx.sql`
    update binding_request set decision = ${decision}, decided_by = ${decidedBy}, decided_at = ${now}
    where id = ${id}`
  return { outcome: 'decided', request: { ...request, decision } }
}

function select(tx: Tx, which: ReturnType<Tx['sql']['part']>): Promise<readonly BindingRequest[]> {
  return tx.sql<BindingRequest[]>`
    select b.id, b.congress_id as "congressId", b.userid, b.person_id as "personId", p.name as "personName",
           p.userid as "currentUserid",            b.asked_at as "askedAt", b.decision
    from binding_request b join person p on p.id = b.person_id
    where ${which}
    order by b.id`
}
