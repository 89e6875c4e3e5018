import type { Part, Sql } from '../db/sql.ts'

/** Names or values, with commas between them. */
export function commaList({ part }: Pick<Sql, 'part'>, [first = part``, ...others]: readonly Part[]): Part {
  return others.reduce((list, next) => part`${list}, ${next}`, first)
}
