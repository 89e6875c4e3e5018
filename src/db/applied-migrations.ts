/**
 * The migrations that made the schema, beside those that this program knows. In an upgrade the first process of the newer version
 * brings the schema up, and those of the older one go on beside it until they are restarted (docs/deploy.md).
 */
import type { Sql } from './sql.ts'

/** In their order. @throws where there are no tables (42P01) */
export async function readApplied(sql: Sql): Promise<string[]> {
  const rows = await sql<{ tag: string }[]>`select tag from migration order by position`
  return rows.map(({ tag }) => tag)
}

/** What only a newer version can have applied. */
export const newerThan = (known: readonly string[], applied: readonly string[]): string[] =>
  applied.filter(tag => !known.includes(tag))

/** Whether a newer version than this one works on the database: what this one cannot read may be for that one. */
export const isOlder = async (sql: Sql, known: readonly string[]): Promise<boolean> =>
  newerThan(known, await readApplied(sql)).length > 0
