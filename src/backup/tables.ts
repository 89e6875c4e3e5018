import { readApplied } from '../db/applied-migrations.ts'
import type { Sql } from '../db/sql.ts'

/** A table as the database itself describes it. */
export interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  /** Tables that its rows refer to. */
  readonly needs: readonly string[]
}

interface Column {
  readonly name: string
  /** As SQL writes it, e.g. `timestamp(3) with time zone`. */
  readonly type: string
}

/**
 * The tables of the service's schema, from the catalog, so that a new one cannot be forgotten. Left out are those
 * that extensions have brought, and `migration`, whose rows say what the other tables look like.
 */
export async function listTables(sql: Sql): Promise<Table[]> {
  const rows = await sql<{ name: string; columns: string[]; types: string[]; needs: string[] }[]>`
    select t.relname as name,
           array_agg(a.attname::text order by a.attnum) as columns,
           array_agg(format_type(a.atttypid, a.atttypmod) order by a.attnum) as types,
           array(select distinct p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
                 where f.conrelid = t.oid and f.contype = 'f' order by 1) as needs
    from pg_class t
    join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where t.relnamespace = current_schema()::regnamespace
      and t.relkind in ('r', 'p') and not t.relispartition and t.relname <> 'migration'
      and not exists (select from pg_depend d
                      where d.classid = 'pg_class'::regclass and d.objid = t.oid and d.deptype = 'e')
    group by t.oid, t.relname
    order by t.relname`
  return rows.map(({ name, columns, types, needs }) => ({
    name,
    columns: columns.map((column, i) => ({ name: column, type: types[i] ?? 'text' })),
    needs,
  }))
}

/** The migrations that made the schema, in their order; empty when there is none. */
export async function readMigrations(sql: Sql): Promise<string[]> {
  const [journal] = await sql<{ there: boolean }[]>`select to_regclass('migration') is not null as there`
  if (journal?.there !== true) return []
  return readApplied(sql)
}
