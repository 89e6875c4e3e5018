import type { Tx } from '../db/tx.ts'
import type { Table } from './tables.ts'

/**
 * Lets the rows of `tables` be loaded in their order although some refer to rows that come later (rings, and tables
 * that refer to themselves): those references are looked at when the returned function is called, and no later.
 */
export async function deferForeignKeys(tx: Tx, tables: readonly Table[]): Promise<() => Promise<void>> {
  const { sql } = tx
  const place = new Map(tables.map(({ name }, i) => [name, i]))
  const ahead = tables.flatMap(({ name, needs }, i) =>
    needs.some(needed => (place.get(needed) ?? -1) >= i) ? [name] : [],
  )
  const keys = await sql<{ table: string; key: string }[]>`
    select t.relname::text as table, f.conname::text as key
    from pg_constraint f join pg_class t on t.oid = f.conrelid
    where f.contype = 'f' and not f.condeferrable and t.relname = any(${ahead}::text[])
      and t.relnamespace = current_schema()::regnamespace`
  const alter = async (rule: string) => {
    for (const { table, key } of keys)
      await sql`alter table ${sql.identifier(table)} alter constraint ${sql.identifier(key)} ${sql.raw(rule)}`
  }
  await alter('deferrable')
  await sql`set constraints all deferred`
  return async () => {
    await sql`set constraints all immediate`
    await alter('not deferrable')
  }
}
