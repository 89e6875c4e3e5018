import { EventEmitter } from 'node:events'
import { BadConfiguration } from '../errors.ts'
import { parseAddress } from './address.ts'
import { Pool } from './pool.ts'
import { createSql, type Sql, type Statement } from './sql.ts'
import { codesOf, isRetryable } from './trouble.ts'
import { runInTransaction, type Sight, type Tx } from './tx.ts'
import { openVault, type Vault } from './vault.ts'

export interface Database {
  /** Single statements, each on whichever connection is free; never `begin`. */
  readonly sql: Sql
  /**
   * Runs `work` in one transaction and commits when it resolves; rolls back and rethrows when it rejects, or when
   * one of its statements failed. Does not try again: `isRetryable` and `isConnectionTrouble` say whether to.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * The same for what is read to be looked at: whatever others commit meanwhile, every statement sees one moment, so that
   * totals fit their rows. It can write nothing.
   */
  look<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * Of one moment as `look`, for work that also notes that somebody looked. Who writes what another has written since
   * then is run again from its start, at a later moment.
   */
  lookAndNote<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * Calls `onHint` after every commit of this process that gave `tx.hint(name)`; what other processes commit, and
   * what must not be missed, is polled for. @returns the way to stop.
   */
  onHint(name: string, onHint: () => void): () => void
  /** Of its connections: how many are in use, how many are free, how many callers wait for one. */
  load(): { readonly busy: number; readonly idle: number; readonly waiting: number }
  /** Lets running transactions finish for 5 s, then cuts them. */
  close(): Promise<void>
}

export interface OpenOptions {
  readonly url: string
  readonly poolSize?: number
  /** Shown in `pg_stat_activity`. */
  readonly applicationName?: string
  /** Server's limit for one statement, and for a transaction's pause between two. */
  readonly statementTimeoutMs?: number
  /** How long a call waits for a connection, also while the database is away. */
  readonly acquireMs?: number
  /** What is encrypted at rest; left out: nothing. */
  readonly vault?: Vault
  /** Called when a connection that nobody closed is gone. */
  readonly onLost?: () => void
}

const DRAIN_MS = 5000
/** Each time it lost to somebody who has committed, and only where both wrote the same row. */
const maxLooks = 8

/**
 * Opens the database and makes one connection to see that it can.
 * @throws BadConfiguration when it cannot.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const { acquireMs = 3000, onLost, vault = openVault } = options
  const address = parseAddress(options.url)
  const lane = {
    address,
    statementTimeoutMs: options.statementTimeoutMs ?? 10_000,
    connectTimeoutMs: Math.min(acquireMs, 2000),
    applicationName: options.applicationName ?? 'liaison',
  }
  const pool = new Pool({ size: options.poolSize ?? 10, lane, acquireMs, ...(onLost && { onLost }) })
  const hints = new EventEmitter()
  const sql = createSql(
    <T extends object[]>(statement: Statement) =>
      pool.lend(async on => {
        const rows = await on.run<T>(statement)
        if (rows.command !== 'BEGIN') return rows
        on.destroy('begin outside Database.transaction')
        throw new Error('begin a transaction with Database.transaction')
      }),
    vault,
  )
  try {
    await sql`select 1`
  } catch (error) {
    await pool.close(0)
    const place = `${address.user}@${address.host}:${address.port}/${address.database}`
    throw new BadConfiguration(`DATABASE_URL: cannot use ${place}: ${firstCause(error)}`, { cause: error })
  }
  const run = <T>(work: (tx: Tx) => Promise<T>, sight: Sight): Promise<T> =>
    pool.lend(on => runInTransaction(on, work, name => hints.emit(name), { sight, vault }))
  return {
    sql,
    transaction: work => run(work, 'each_statement'),
    look: work => run(work, 'read_only_snapshot'),
    async lookAndNote(work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await run(work, 'snapshot')
        } catch (error) {
          if (!isRetryable(error) || attempt === maxLooks) throw error
        }
      }
    },
    onHint(name, onHint) {
      hints.on(name, onHint)
      return () => hints.off(name, onHint)
    },
    load: () => pool.load,
    close: () => pool.close(DRAIN_MS),
  }
}

/** What it began with, in words and code: ours and the driver's errors carry the network's as their cause. */
function firstCause(error: unknown): string {
  if (error instanceof Error && error.cause !== undefined) return firstCause(error.cause)
  const words = error instanceof Error ? error.message : ''
  const code = codesOf(error)[0] ?? ''
  return words.includes(code) ? words : `${words} ${code}`.trim()
}
