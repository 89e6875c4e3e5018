/**
 * Brings what lies in the database to the key of today: what was written before there was one, and what another one has
 * encrypted. Table after table, some pages at a time and a few seconds of a beat, so that nobody waits for it; where it is stands
 * in the key's row, so that it goes on after a stop. One sweep at a time, whichever keys the processes have, and only that of the
 * key that became the first last: two orders would else undo each other's work for ever. When a pass has found nothing, it is done
 * for a day: a process of before may have written something since.
 */
import { z } from 'zod'
import { type SealedColumn, sealedColumns } from '../../../db/sealed-columns.ts'
import type { Tx } from '../../../db/tx.ts'
import { Unreadable } from '../../../db/vault.ts'
import { noteSealing } from './keys.ts'
import { needsIt, renewed, underAnother } from './renew.ts'

const dayMs = 86_400_000
/** 2 MiB of a table. */
const pagesAtOnce = 256
/** Of a beat, for all processes together: the jobs behind this one wait for it. */
const beatMs = 3_000
/** Shorter than the pause between two beats. */
const betweenBeatsMs = 50_000
/** A look for what is left of an old key reads a whole table, at night or by day, once a day and only while there is one. */
const checkTimeoutMs = '60000'
/** Any number that nothing else in the database uses for an advisory lock. */
const sweepLock = 7_120_533

const stateSchema = z.object({
  column: z.int(),
  page: z.int(),
  /** Also what somebody else held: it was not looked at. */
  changed: z.int(),
  /** What cannot be read; it lies there as it was. */
  left: z.int().default(0),
  /** Nothing is left of another key, as far as it was seen; now each column is asked as a whole. */
  checking: z.boolean().default(false),
  beatAt: z.iso.datetime().nullable().default(null),
})
type State = z.infer<typeof stateSchema>
const start: State = { column: 0, page: 0, changed: 0, left: 0, checking: false, beatAt: null }

/** Told of what cannot be read: which table, which key, how much. */
export type TellUnreadable = (found: {
  readonly table: string
  readonly column: string
  readonly why: string
  readonly rows: number
}) => void

/** @returns 0 when there is nothing to do now, or another process does it */
export async function sweepOnce(tx: Tx, now: Date, tell: TellUnreadable = () => undefined): Promise<number> {
  const { keyId } = tx.sql.vault
  if (keyId === null) return 0
  const [lock] = await tx.sql<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(${sweepLock}) as mine`
  if (lock?.mine !== true) return 0
  await noteSealing(tx.sql, now)
  const [key] = await tx.sql<{ id: string; since: Date; sweep: unknown; sweptAt: Date | null }[]>`
    select id, since, sweep, swept_at as "sweptAt" from data_key order by since desc, id limit 1 for update`
  if (key?.id !== keyId) return 0
  if (key.sweep === null && key.sweptAt !== null && now.getTime() < key.sweptAt.getTime() + dayMs) return 0
  const earlier = key.sweep === null ? start : stateSchema.parse(key.sweep)
  const beatAt = beatOf(earlier, now)
  if (now.getTime() - beatAt.getTime() >= beatMs) return 0
  const state = { ...earlier, beatAt: beatAt.toISOString() }
  const column = sealedColumns[state.column]
  if (state.checking) return await check(tx, keyId, state, column, now)
  if (column === undefined) return await end(tx, keyId, state, key, now)
  if (state.page >= (await pagesOf(tx, column.table))) {
    await keep(tx, keyId, { ...state, column: state.column + 1, page: 0 })
    return 1
  }
  const { changed, left } = await bring(tx, column, state.page, key.since, tell)
  await keep(tx, keyId, {
    ...state,
    page: state.page + pagesAtOnce,
    changed: state.changed + changed,
    left: state.left + left,
  })
  return Math.max(1, changed)
}

/** When the work of this beat was begun, by whichever process. */
function beatOf({ beatAt }: State, now: Date): Date {
  if (beatAt === null) return now
  const begun = new Date(beatAt)
  const passedMs = now.getTime() - begun.getTime()
  return passedMs >= 0 && passedMs < betweenBeatsMs ? begun : now
}

const keep = (tx: Tx, keyId: string, state: State) =>
  tx.sql`update data_key set sweep = ${tx.sql.json(state)} where id = ${keyId}`

const finish = (tx: Tx, keyId: string, now: Date) =>
  tx.sql`update data_key set sweep = null, swept_at = ${now} where id = ${keyId}`

/**
 * The end of a pass. One that found something is followed by another. A key of before is forgotten a day after the first
 * pass that found nothing, when another one has found nothing either, nothing was left that cannot be read, and no column has
 * anything of it.
 */
async function end(
  tx: Tx,
  keyId: string,
  { changed, left, beatAt }: State,
  { sweptAt }: { readonly sweptAt: Date | null },
  now: Date,
): Promise<number> {
  const [others] = await tx.sql<{ count: number }[]>`
    select count(*)::int as count from data_key where id <> ${keyId}`
  if (changed > 0) await keep(tx, keyId, { ...start, beatAt })
  else if (sweptAt !== null && left === 0 && others !== undefined && others.count > 0)
    await keep(tx, keyId, { ...start, beatAt, checking: true })
  else await finish(tx, keyId, now)
  return 1
}

/** A whole column in one statement: what moves within its table while it is gone through by pages is not missed. */
async function check(
  tx: Tx,
  keyId: string,
  state: State,
  column: SealedColumn | undefined,
  now: Date,
): Promise<number> {
  if (column === undefined) {
    // Who seals with it says so every hour: then what it will write is none of what was looked for.
    await tx.sql`
      delete from data_key where id <> ${keyId} and greatest(since, sealing_at) < ${new Date(now.getTime() - dayMs)}`
    await finish(tx, keyId, now)
    return 1
  }
  await tx.sql`select set_config('statement_timeout', ${checkTimeoutMs}, true)`
  const [found] = await tx.sql<{ there: boolean }[]>`
    select exists (select from ${tx.sql.identifier(column.table)} where ${underAnother(tx, column)}) as there`
  if (found?.there === true) await finish(tx, keyId, now)
  else await keep(tx, keyId, { ...state, column: state.column + 1 })
  return 1
}

async function pagesOf(tx: Tx, table: string): Promise<number> {
  const [size] = await tx.sql<{ pages: number }[]>`
    select (pg_relation_size(${table}::text::regclass) / current_setting('block_size')::int)::int as pages`
  return size?.pages ?? 0
}

interface Row {
  readonly at: string
  readonly of: string | null
  readonly value: unknown
}

async function bring(
  tx: Tx,
  column: SealedColumn,
  page: number,
  since: Date,
  tell: TellUnreadable,
): Promise<{ changed: number; left: number }> {
  const { sql } = tx
  const table = sql.identifier(column.table)
  const name = sql.identifier(column.column)
  const of = column.of === null ? sql.part`null` : sql.part`${sql.identifier(column.of)}::text`
  const due = sql.part`ctid >= ${`(${page},0)`}::tid and ctid < ${`(${page + pagesAtOnce},0)`}::tid
    and ${needsIt(tx, column, since)}`
  const [all] = await sql<{ count: number }[]>`select count(*)::int as count from ${table} where ${due}`
  if (all === undefined || all.count === 0) return { changed: 0, left: 0 }
  const rows = await sql<Row[]>`
    select ctid::text as at, ${of} as of, ${name} as value from ${table} where ${due} for no key update skip locked`
  const changes: { at: string; value: unknown }[] = []
  const left = new Map<string, number>()
  for (const { at, of: whose, value } of rows) {
    try {
      changes.push({ at, value: renewed(tx, column, whose ?? '', value) })
    } catch (error) {
      // One that nobody can read, or that is not of its form, must not keep the others waiting.
      const why = error instanceof Unreadable ? error.message : 'is not of its form'
      left.set(why, (left.get(why) ?? 0) + 1)
    }
  }
  for (const [why, count] of left) tell({ table: column.table, column: column.column, why, rows: count })
  await rewrite(tx, column, changes)
  const held = Math.max(0, all.count - rows.length)
  return { changed: changes.length + held, left: rows.length - changes.length }
}

async function rewrite(
  tx: Tx,
  { table, column, form }: SealedColumn,
  changes: readonly { readonly at: string; readonly value: unknown }[],
): Promise<void> {
  if (changes.length === 0) return
  const { sql } = tx
  await allowRewriting(tx)
  const written = form === 'text' || form === 'alike' ? sql.part`c.value #>> '{}'` : sql.part`c.value`
  const json = form === 'reply' ? sql.part`::json` : sql.part``
  await sql`
    update ${sql.identifier(table)} t set ${sql.identifier(column)} = (${written})${json}
    from jsonb_to_recordset(${sql.json(changes)}) as c(at text, value jsonb) where t.ctid = c.at::tid`
}

/** Logs refuse every change but those of the columns that hold somebody's words, and these only to whoever says this. */
export const allowRewriting = (tx: Tx) => tx.sql`select set_config('liaison.rewrites', 'personal_data', true)`
