import type { Tx } from '../../../db/tx.ts'
import { inventory } from '../rules/inventory.ts'
import { namesRecord } from '../rules/of-one.ts'
import type { StoredTable } from '../types.ts'
import { bindingOf, opened } from './opened.ts'
import type { TableOfOne, Values } from './person-rows.ts'

/** The tables of one matter, and how they hang on it. */
const ofMatter = ['visit', 'visitor', 'visit_entry', 'attachment', 'suggestion'] as const

/** Everything stored about matters that one visitor brought, without whoever received him or entered it. */
export async function rowsOfVisits(tx: Tx, visitIds: readonly number[]): Promise<TableOfOne[]> {
  const ids = [...visitIds]
  const { part } = tx.sql
  const which = {
    visit: part`t.id = any(${ids}::int[])`,
    visitor: part`t.visit_id = any(${ids}::int[])`,
    visit_entry: part`t.visit_id = any(${ids}::int[])`,
    attachment: part`t.subject_kind = 'visit' and t.subject_id = any(${ids}::int[])`,
    suggestion: part`t.visit_id = any(${ids}::int[])`,
  }
  const found: TableOfOne[] = []
  for (const name of ofMatter) {
    const table = inventory.find(one => one.table === name)
    if (table === undefined) throw new Error(`${name} is not in the table of personal data`)
    const rows = await tx.sql<{ row: Values }[]>`
      select ${name === 'attachment' ? part`to_jsonb(t) - 'content' || jsonb_build_object('content', octet_length(t.content))` : part`to_jsonb(t)`} as row
      from ${tx.sql.identifier(name)} t where ${which[name]} order by ${name === 'visitor' ? part`t.visit_id` : part`t.id`}`
    found.push({
      table,
      rows: rows.map(({ row }) => ({ as: 'subject', values: valuesOf(tx, table, row) })),
    })
  }
  return found
}

function valuesOf(tx: Tx, { table, columns, none }: StoredTable, row: Values): Values {
  const values: Record<string, unknown> = {}
  for (const name of none) if (namesRecord(name) && row[name] != null) values[name] = row[name]
  for (const [name, held] of Object.entries(columns))
    if (held.link === null && row[name] != null)
      values[name] = opened(tx.sql.vault, table, name, row[bindingOf(table, name) ?? ''] ?? null, row[name])
  return values
}
