/** One value of a sealed column: whether it lies under the key of today, and how it would lie there. */
import { z } from 'zod'
import type { SealedColumn } from '../../../db/sealed-columns.ts'
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
import { erased } from '../texts/words.ts'

/** So long after a key came processes that do not have it yet may write. */
const overlap = '1 day'

/**
 * What does not lie under the key of today. Cards that only count and calls into groups lie open on purpose: of those only what
 * is older than the key is taken for something that it should have covered, except what was said in a group anyway. Neither what
 * stands in place of something erased nor what is kept of a click on a notice (`meetings/express/kept-click.ts`) is anybody's words.
 */
export function needsIt({ sql }: Tx, { column, form }: SealedColumn, since: Date): Part {
  const name = sql.identifier(column)
  const current = `lk1:${sql.vault.keyId}:`
  switch (form) {
    case 'text':
    case 'alike':
      return sql.part`${name} is not null and ${name} <> ${erased} and not starts_with(${name}, ${current})`
    case 'json':
      return sql.part`not starts_with(coalesce(${name} ->> 'sealed', ''), ${current})`
    case 'reply':
      return sql.part`reply is not null and case when reply ->> 'sealed' is null
        then (reply ->> 'kind') is distinct from 'answered'
          and (kind <> 'click' or received_at < ${since}::timestamptz + ${overlap}::interval)
        else not starts_with(reply ->> 'sealed', ${current}) end`
    case 'payload':
      return sql.part`(payload ? 'text' or payload ? 'card') and case
        when coalesce(payload -> 'text' ->> 'sealed', payload -> 'card' ->> 'sealed') is null
        then created_at < ${since}::timestamptz + ${overlap}::interval
          and (payload ->> 'kind' = 'reply' or channel <> 'webhook' and target not like 'group:%')
        else not starts_with(coalesce(payload -> 'text' ->> 'sealed', payload -> 'card' ->> 'sealed'), ${current}) end`
  }
}

/** What lies under another key, wherever in the value it stands. */
export function underAnother({ sql }: Tx, { column, form }: SealedColumn): Part {
  const name = sql.identifier(column)
  const others = sql.part`(select id from data_key where id <> ${sql.vault.keyId})`
  return form === 'text' || form === 'alike'
    ? sql.part`starts_with(${name}, 'lk1:') and split_part(${name}, ':', 2) in ${others}`
    : sql.part`exists (select from ${others} o where ${name}::text like '%"lk1:' || o.id || ':%')`
}

/** @throws Unreadable */
export function renewed(
  { sql: { vault } }: Tx,
  { form, place }: SealedColumn,
  of: string,
  value: unknown,
): unknown {
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
