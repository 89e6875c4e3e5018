import type { Sql } from '../../db/sql.ts'
import { bad, type Check, good } from './check.ts'

/**
 * Suggestions that are like each other are found by pg_trgm, which asks the database's character classes what a letter
 * is: where they know no Chinese, it sees nothing and says nothing.
 */
export async function checkLikeness(sql: Sql): Promise<Check> {
  const [installed] = await sql`select 1 as one from pg_extension where extname = 'pg_trgm'`
  if (installed === undefined)
    return bad(
      'likeness',
      'the extension pg_trgm is missing in this database, and handing in suggestions fails: create extension pg_trgm, as its owner',
    )
  const [row] = await sql<{ sees: boolean; ctype: string }[]>`
    select cardinality(show_trgm('路灯')) > 0 as sees,
           (select datctype from pg_database where datname = current_database()) as ctype`
  return row?.sees === true
    ? good('likeness', 'similar suggestions are found')
    : bad(
        'likeness',
        `similar suggestions are not found: the database's ctype ${row?.ctype} knows no Chinese letters; make it anew with C.UTF-8 or zh_CN.UTF-8 (docs/deploy.md), and bring the data over with backup and restore`,
      )
}
