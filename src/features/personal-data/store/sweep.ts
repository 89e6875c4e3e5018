/**
 * Brings what lies in the database to the key of today: what was written before there was one, and what another one has
 * encrypted. Table after table, some pages at a time, so that nobody waits for it; where it is stands in the key's row, so that it
 * goes on after a stop and one process alone does it. When a pass has found nothing, it is done for a day: a process of before may
 * have written something since.
 */
import { z } from 'zod'
import { type SealedColumn, sealedColumns } from '../../../db/sealed-columns.ts'
import {
  openJson,
  openPayload,
  openReply,
  sealJson,
  sealPayload,
  sealReply,
} from '../../../db/sealed-json.ts'
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'

const dayMs = 86_400_000
/** 2 MiB of a table. */
const pagesAtOnce = 256

const stateSchema = z.object({ column: z.int(), page: z.int(), changed: z.int() })
type State = z.infer<typeof stateSchema>
const start: State = { column: 0, page: 0, changed: 0 }

/** @returns 0 when there is nothing to do, or another process does it */
export async function sweepOnce(tx: Tx, now: Date): Promise<number> {
  const { keyId } = tx.sql.vault
  if (keyId === null) return 0
  const [key] = await tx.sql<{ since: Date; sweep: unknown; sweptAt: Date | null }[]>`
    select since, sweep, swept_at as "sweptAt" from data_key where id = ${keyId} for update skip locked`
  if (key === undefined) return 0
  if (key.sweep === null && key.sweptAt !== null && now.getTime() < key.sweptAt.getTime() + dayMs) return 0
  const state = key.sweep === null ? start : stateSchema.parse(key.sweep)
  const column = sealedColumns[state.column]
  if (column === undefined) return end(tx, keyId, state, key, now)
  const pages = await pagesOf(tx, column.table)
  if (state.page >= pages) {
    await keep(tx, keyId, { ...state, column: state.column + 1, page: 0 })
    return 1
  }
  const changed = await bring(tx, column, state.page, key.since)
  await keep(tx, keyId, { ...state, page: state.page + pagesAtOnce, changed: state.changed + changed })
  return Math.max(1, changed)
}

const keep = (tx: Tx, keyId: string, state: State) =>
  tx.sql`update data_key set sweep = ${tx.sql.json(state)} where id = ${keyId}`

/**
 * The end of a pass. One that found something is followed by another. A key of before is forgotten a day after the first
 * pass that found nothing, when another one has found nothing either: then nothing of it is left.
 */
async function end(
  tx: Tx,
  keyId: string,
  { changed }: State,
  { sweptAt }: { readonly sweptAt: Date | null },
  now: Date,
): Promise<number> {
  if (changed > 0) {
    await keep(tx, keyId, start)
    return 1
  }
  await tx.sql`update data_key set sweep = null, swept_at = ${now} where id = ${keyId}`
  if (sweptAt !== null) await tx.sql`delete from data_key where id <> ${keyId}`
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

async function bring(tx: Tx, column: SealedColumn, page: number, since: Date): Promise<number> {
  const { sql } = tx
  const table = sql.identifier(column.table)
  const name = sql.identifier(column.column)
  const of = column.of === null ? sql.part`null` : sql.part`${sql.identifier(column.of)}::text`
  const rows = await sql<Row[]>`
    select ctid::text as at, ${of} as of, ${name} as value from ${table}
    where ctid >= ${`(${page},0)`}::tid and ctid < ${`(${page + pagesAtOnce},0)`}::tid and ${needsIt(tx, column, since)}
    for no key update skip locked`
  const changes = rows.map(({ at, of: whose, value }) => ({
    at,
    value: renewed(tx, column, whose ?? '', value),
  }))
  if (changes.length === 0) return 0
  await allowRewriting(tx)
  const written =
    column.form === 'text' || column.form === 'alike' ? sql.part`c.value #>> '{}'` : sql.part`c.value`
  const json = column.form === 'reply' ? sql.part`::json` : sql.part``
  await sql`
    update ${table} t set ${name} = (${written})${json}
    from jsonb_to_recordset(${sql.json(changes)}) as c(at text, value jsonb) where t.ctid = c.at::tid`
  return changes.length
}

/** Logs refuse every change but those of the columns that hold somebody's words, and these only to whoever says this. */
export const allowRewriting = (tx: Tx) => tx.sql`select set_config('liaison.rewrites', 'personal_data', true)`

/** So long after a key came processes that do not have it yet may write. */
const overlap = '1 day'

/**
 * What does not lie under the key of today. Cards that only count and calls into groups lie open on purpose: of those only what
 * is older than the key is taken for something that it should have covered, except what was said in a group anyway.
 */
function needsIt({ sql }: Tx, { column, form }: SealedColumn, since: Date): Part {
  const name = sql.identifier(column)
  const current = `lk1:${sql.vault.keyId}:`
  switch (form) {
    case 'text':
    case 'alike':
      return sql.part`${name} is not null and not starts_with(${name}, ${current})`
    case 'json':
      return sql.part`not starts_with(coalesce(${name} ->> 'sealed', ''), ${current})`
    case 'reply':
      return sql.part`reply is not null and case when reply ->> 'sealed' is null
        then kind <> 'click' or received_at < ${since}::timestamptz + ${overlap}::interval
        else not starts_with(reply ->> 'sealed', ${current}) end`
    case 'payload':
      return sql.part`(payload ? 'text' or payload ? 'card') and case
        when coalesce(payload -> 'text' ->> 'sealed', payload -> 'card' ->> 'sealed') is null
        then created_at < ${since}::timestamptz + ${overlap}::interval
          and (payload ->> 'kind' = 'reply' or channel <> 'webhook' and target not like 'group:%')
        else not starts_with(coalesce(payload -> 'text' ->> 'sealed', payload -> 'card' ->> 'sealed'), ${current}) end`
  }
}

function renewed({ sql: { vault } }: Tx, { form, place }: SealedColumn, of: string, value: unknown): unknown {
  const where = place(of)
  switch (form) {
    case 'text':
      return vault.seal(where, vault.open(where, String(value)))
    case 'alike':
      return vault.sealAlike(where, vault.open(where, String(value)))
    case 'json':
      return sealJson(vault, where, fields(openJson(vault, where, value)))
    case 'reply':
      return sealReply(vault, of, fields(openReply(vault, of, value)))
    case 'payload':
      return sealPayload(vault, fields(openPayload(vault, value)))
  }
}

const fields = (value: unknown): object => z.record(z.string(), z.unknown()).parse(value)
