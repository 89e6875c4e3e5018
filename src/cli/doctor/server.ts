/** The PostgreSQL server and the database as such: what has to be right before there is a schema. */
import type { Sql } from '../../db/sql.ts'
import { codesOf } from '../../db/trouble.ts'
import { bad, type Check, good } from './check.ts'

const oldestVersion = 140_000
/** WeCom's callbacks are refused at five minutes; NTP keeps within a second. */
const farMs = 30_000

export function checkVersion(version: string, number: number): Check {
  return number < oldestVersion
    ? bad('database', `PostgreSQL ${version} is too old: 14 is the oldest that works; upgrade the server`)
    : good('database', `reached, PostgreSQL ${version}`)
}

/** @param at the time of this machine, as it is */
export async function checkServer(sql: Sql, at: Date): Promise<Check[]> {
  const [found] = await sql<
    { version: string; number: number; readOnly: boolean; encoding: string; trgm: boolean; now: Date }[]
  >`select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
           current_setting('transaction_read_only') = 'on' or pg_is_in_recovery() as "readOnly",
           current_setting('server_encoding') as encoding, clock_timestamp() as now,
           exists (select from pg_available_extensions where name = 'pg_trgm') as trgm`
  if (found === undefined) throw new Error('no row of a select without from')
  return [
    checkVersion(found.version, found.number),
    ...(found.readOnly
      ? [
          bad(
            'database',
            'can only be read: DATABASE_URL leads to a standby, or default_transaction_read_only is on; use the primary',
          ),
        ]
      : []),
    ...(found.encoding === 'UTF8'
      ? []
      : [
          bad(
            'database',
            `has the encoding ${found.encoding}: make it anew with --encoding UTF8 (docs/deploy.md), and bring the data over with backup and restore`,
          ),
        ]),
    ...(found.trgm
      ? []
      : [
          bad('database', "the extension pg_trgm is not on the server: install PostgreSQL's contrib package"),
        ]),
    checkClock(at.getTime() - found.now.getTime(), 'the database'),
  ]
}

/** @param aheadMs of this machine's clock */
function checkClock(aheadMs: number, whose: string): Check {
  const seconds = Math.round(Math.abs(aheadMs) / 1_000)
  return Math.abs(aheadMs) <= farMs
    ? good('clock', `agrees with that of ${whose}`)
    : bad(
        'clock',
        `this machine is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} ${whose}: set the time on both (NTP), zone aside; WeCom's callbacks are refused when it is five minutes off`,
      )
}

/** @param words what was wrong, without the password */
export function explainConnecting(words: string, error: unknown): string {
  const codes = codesOf(error)
  const remedy = remedies.find(([code]) => codes.includes(code) || words.includes(code))?.[1]
  return remedy === undefined ? words : `${words}: ${remedy}`
}

const remedies: readonly (readonly [code: string, remedy: string])[] = [
  ['ECONNREFUSED', 'start PostgreSQL, and see that it listens on that address (listen_addresses)'],
  ['ENOTFOUND', 'that name is not known; correct the host in DATABASE_URL'],
  ['ETIMEDOUT', 'nothing answers there; look at the firewall between the two'],
  ['28P01', 'the password is wrong; correct it in DATABASE_URL, with special characters written as %XX'],
  ['28000', 'the server does not let this user in; look at pg_hba.conf and the user in DATABASE_URL'],
  ['3D000', 'make the database: createdb … --encoding UTF8 --locale C.UTF-8 (docs/deploy.md)'],
  ['53300', 'the server has no connection left; raise max_connections or stop what holds them'],
]
