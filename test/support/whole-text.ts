import type { Database } from '../../src/db/open.ts'

/** Every row of every table as text, of all columns but bytes: what somebody sees who has the files of the database. */
export async function wholeText({ sql }: Database): Promise<ReadonlyMap<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select relname::text as name from pg_class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace order by 1`
  const found = new Map<string, string>()
  for (const { name } of tables) {
    const rows = await sql<{ line: string }[]>`select t::text as line from ${sql.identifier(name)} t`
    found.set(name, rows.map(row => row.line).join('\n'))
  }
  return found
}

/** The tables in which one of these words stands. */
export const whereStand = (all: ReadonlyMap<string, string>, words: readonly string[]): string[] =>
  [...all].flatMap(([table, text]) =>
    words.filter(word => text.includes(word)).map(word => `${table}: ${word}`),
  )
