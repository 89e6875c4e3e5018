import type { Database } from '../../src/db/open.ts'
import { bindingOf, opened } from '../../src/features/personal-data/store/opened.ts'

/**
 * What a table has, its columns as the database calls them, with what is sealed in it opened: a test that looks at what was
 * written sees the same with a data key and without.
 */
export async function openedRows<Row extends object = Record<string, unknown>>(
  { sql }: Pick<Database, 'sql'>,
  table: string,
): Promise<Row[]> {
  const rows = await sql<Record<string, unknown>[]>`select * from ${sql.identifier(table)} order by 1`
  return rows.map(row => {
    const entries = Object.entries(row).map(([column, value]) => {
      const of = bindingOf(table, column)
      return [column, opened(sql.vault, table, column, of === null ? null : row[of], value)]
    })
    return Object.fromEntries(entries) as Row
  })
}

/** One column of it. */
export const openedColumn = async (
  db: Pick<Database, 'sql'>,
  table: string,
  column: string,
): Promise<unknown[]> => (await openedRows(db, table)).map(row => row[column])
