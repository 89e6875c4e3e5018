/**
 * What only one of all processes does at a time (`lease`). Times are the database's, so that machines whose clocks disagree
 * agree here.
 */
import type { Sql } from '../db/sql.ts'

/** One that died is replaced after this and a look of somebody else. */
export const leaseMs = 9_000

export const connectionLease = 'connection'

export interface Lease {
  /** Takes or keeps it. @returns false: somebody else has it */
  take(): Promise<boolean>
  /** Gives it back, if it is still ours. */
  release(): Promise<void>
}

/** @param holder who wants it: no two processes the same */
export function leaseOf(sql: Sql, name: string, holder: string): Lease {
  return {
    async take() {
      const taken = await sql`
        insert into lease (name, holder, until)
        values (${name}, ${holder}, clock_timestamp() + ${leaseMs}::float8 * interval '1 ms')
        on conflict (name) do update set holder = excluded.holder, until = excluded.until
        where lease.holder = excluded.holder or lease.until < clock_timestamp()
        returning true`
      return taken.length > 0
    },
    async release() {
      await sql`delete from lease where name = ${name} and holder = ${holder}`
    },
  }
}

/** Whether anybody has it now. */
export async function isHeld(sql: Sql, name: string): Promise<boolean> {
  const rows = await sql`select from lease where name = ${name} and until > clock_timestamp()`
  return rows.length > 0
}
