/**
 * What is to be said by itself: planned as rows, each done once. Whoever plans or says something about an item holds
 * its lock, so a step that ends somebody's turn and a word about that turn never cross.
 */
import { type Day, daysBetween, isoDay } from '../../../calendar/day.ts'
import type { Tx } from '../../../db/tx.ts'
import type { Congress } from '../../congress/types.ts'
import { type CallKind, callKinds, type PlannedCall } from '../rules/calls.ts'

/** A locked item with all that makes sense to be said of it from `today` on. */
export interface ItemPlan {
  readonly item: { readonly id: number; readonly congressId: number }
  readonly calls: readonly PlannedCall[]
  readonly today: Day
}

/**
 * Plans the items' calls anew. What was said stays said; what is due today or was before and is not said yet stays
 * due, as long as it makes sense, and what comes after it is planned when it is said.
 */
export async function planCalls(tx: Tx, plans: readonly ItemPlan[]): Promise<void> {
  if (plans.length === 0) return
  const items = plans.map(({ item, today }) => ({ id: item.id, today: isoDay(today) }))
  const calls = plans.flatMap(({ item, calls, today }) =>
    calls.map(({ kind, anchor, day, slot, dueAt, notAfter }) => ({
      id: item.id,
      congressId: item.congressId,
      kind,
      anchor: isoDay(anchor),
      isToCome: daysBetween(today, day) > 0,
      slot,
      dueAt,
      notAfter,
    })),
  )
  const sensible = calls.map(({ id, kind, anchor }) => ({ id, kind, anchor }))
  await tx.sql`
    delete from suggestion_call c using jsonb_to_recordset(${tx.sql.json(items)}) as i(id int, today date)
    where c.suggestion_id = i.id and c.done_at is null and c.kind = any(${[...callKinds]}::text[])
      and (split_part(c.slot, '.', 3)::date > i.today
        or (c.suggestion_id, c.kind, split_part(c.slot, '.', 2)) not in (
          select id, kind, anchor
          from jsonb_to_recordset(${tx.sql.json(sensible)}) as w(id int, kind text, anchor text)))`
  await tx.sql`
    insert into suggestion_call (congress_id, kind, slot, suggestion_id, due_at, not_after)
    select w."congressId", w.kind, w.slot, w.id, w."dueAt", w."notAfter"
    from jsonb_to_recordset(${tx.sql.json(calls.filter(({ isToCome }) => isToCome))}) as w(
      id int, "congressId" int, kind text, anchor text, slot text, "dueAt" timestamptz, "notAfter" timestamptz)
    where not exists (
      select from suggestion_call c
      where c.suggestion_id = w.id and c.kind = w.kind and c.done_at is null
        and split_part(c.slot, '.', 2) = w.anchor)
    on conflict do nothing`
}

export interface DueCall {
  readonly congressId: number
  readonly kind: CallKind
  readonly slot: string
  readonly suggestionId: number
  readonly notAfter: Date
}

/**
 * Congresses of whose items something is to be said, locked until the transaction ends; those that another replica
 * speaks for are passed over.
 * @param most of the oldest calls so many are looked at
 */
export function takeDueCongresses(tx: Tx, now: Date, most: number, limit: number): Promise<Congress[]> {
  return tx.sql<Congress[]>`
    select id, name, kind, county, province, zone, settings from congress
    where id in (
      select k.congress_id from (
        select congress_id from suggestion_call
        where done_at is null and due_at <= ${now} and suggestion_id is not null
          and kind = any(${[...callKinds]}::text[])
        order by due_at limit ${most}) k)
    order by id limit ${limit} for no key update skip locked`
}

/** The items of these congresses of which something is to be said now. */
export async function dueItemIds(tx: Tx, congressIds: readonly number[], now: Date): Promise<number[]> {
  const rows = await tx.sql<{ id: number }[]>`
    select distinct suggestion_id as id from suggestion_call
    where congress_id = any(${[...congressIds]}::int[]) and done_at is null and due_at <= ${now}
      and suggestion_id is not null and kind = any(${[...callKinds]}::text[])`
  return rows.map(({ id }) => id)
}

/** What is due of these items, which are locked. */
export function dueCallsOf(tx: Tx, itemIds: readonly number[], now: Date): Promise<DueCall[]> {
  return tx.sql<DueCall[]>`
    select congress_id as "congressId", kind, slot, suggestion_id as "suggestionId", not_after as "notAfter"
    from suggestion_call
    where suggestion_id = any(${[...itemIds]}::int[]) and done_at is null and due_at <= ${now}
      and kind = any(${[...callKinds]}::text[])
    order by due_at, suggestion_id, kind`
}

type Key = { readonly congressId: number; readonly kind: string; readonly slot: string }
export type Outcome = 'sent' | 'nobody' | 'left_out'

export async function settleCalls(
  tx: Tx,
  done: readonly (Key & { readonly outcome: Outcome })[],
  now: Date,
): Promise<void> {
  if (done.length === 0) return
  const rows = done.map(({ congressId, kind, slot, outcome }) => ({ congressId, kind, slot, outcome }))
  await tx.sql`
    update suggestion_call c set done_at = ${now}, outcome = t.outcome
    from jsonb_to_recordset(${tx.sql.json(rows)}) as t("congressId" int, kind text, slot text, outcome text)
    where c.congress_id = t."congressId" and c.kind = t.kind and c.slot = t.slot`
}

/** They are due later: it is night, or nobody works, where they would be heard. */
export async function putOffCalls(tx: Tx, calls: readonly (Key & { readonly until: Date })[]): Promise<void> {
  if (calls.length === 0) return
  const rows = calls.map(({ congressId, kind, slot, until }) => ({ congressId, kind, slot, until }))
  await tx.sql`
    update suggestion_call c set due_at = t.until
    from jsonb_to_recordset(${tx.sql.json(rows)}) as t("congressId" int, kind text, slot text, until timestamptz)
    where c.congress_id = t."congressId" and c.kind = t.kind and c.slot = t.slot`
}

/** When something is said next; null when nothing is planned. */
export async function nextSuggestionCallAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx.sql<{ at: Date | null }[]>`
    select min(due_at) as at from suggestion_call where done_at is null`
  return row?.at ?? null
}
