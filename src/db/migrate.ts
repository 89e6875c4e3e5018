import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { BadConfiguration } from '../errors.ts'
import type { Logger } from '../log.ts'
import { readApplied } from './applied-migrations.ts'
import { type Database, openDatabase } from './open.ts'
import type { Sql } from './sql.ts'
import { codesOf } from './trouble.ts'
import type { Tx } from './tx.ts'

/** drizzle-kit's journal; the order of its entries is the order of the files. */
const Journal = z.object({ entries: z.array(z.object({ idx: z.int(), tag: z.string() })) })

const BREAK = '--> statement-breakpoint'
/** Any number that nothing else in the database uses for an advisory lock. */
const LOCK = 7_120_531
/** A migration may rewrite a big table, and other replicas wait for it. */
const STATEMENT_TIMEOUT_MS = 30 * 60_000

export interface MigrateOptions {
  readonly url: string
  /** Of drizzle-kit: `0000_name.sql …` and `meta/_journal.json`. */
  readonly folder: string
  readonly log: Logger
}

/**
 * Brings the database to this program's schema: all missing migrations in one transaction, all or none. Replicas
 * may start at once; one applies, the others wait. One query when there is nothing to do.
 * @returns the migrations applied now.
 * @throws BadConfiguration when the database is ahead of this program, or cannot store what it writes.
 */
export async function migrate({ url, folder, log }: MigrateOptions): Promise<string[]> {
  const known = readJournal(folder)
  const db = await openDatabase({
    url,
    poolSize: 1,
    applicationName: 'liaison migrate',
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  })
  try {
    await checkEncoding(db.sql)
    return await bringUp(db, known, folder, log)
  } finally {
    await db.close()
  }
}

/** In another one nothing that is said here can be stored, which nobody would learn before somebody says it. */
async function checkEncoding(sql: Sql): Promise<void> {
  const [is] = await sql<{ encoding: string }[]>`select current_setting('server_encoding') as encoding`
  if (is?.encoding !== 'UTF8')
    throw new BadConfiguration(
      `DATABASE_URL: the encoding of the database is ${is?.encoding}, and has to be UTF8: make it anew (docs/deploy.md)`,
    )
}

async function bringUp(
  db: Database,
  known: readonly string[],
  folder: string,
  log: Logger,
): Promise<string[]> {
  const applied = await readApplied(db.sql).catch(error => {
    if (codesOf(error).includes('42P01')) return []
    throw error
  })
  if (missing(known, applied).length === 0) return []
  return db.transaction(async tx => {
    await tx.sql`select pg_advisory_xact_lock(${LOCK}::bigint)`
    await tx.sql`create table if not exists migration (
      tag text primary key, position integer not null unique, applied_at timestamptz not null default now())`
    const pending = missing(known, await readApplied(tx.sql))
    for (const tag of pending) {
      await apply(tx, readFileSync(join(folder, `${tag}.sql`), 'utf8'))
      await tx.sql`insert into migration (tag, position) values (${tag}, ${known.indexOf(tag)})`
      log.info({ tag }, 'migration applied')
    }
    return pending
  })
}

async function apply(tx: Tx, script: string): Promise<void> {
  for (const statement of script.split(BREAK)) {
    const text = statement.trim()
    if (text) await tx.sql`${tx.sql.raw(text)}`
  }
}

/** @throws BadConfiguration unless what was applied is how `known` begins. */
function missing(known: readonly string[], applied: readonly string[]): string[] {
  const strange = applied.find((tag, i) => known[i] !== tag)
  if (strange !== undefined)
    throw new BadConfiguration(
      `DATABASE_URL: the database has migration ${strange}, which this version does not know: start the version that made it, or a newer one`,
    )
  return known.slice(applied.length)
}

/** @returns the migrations that this program knows, in their order */
export function readJournal(folder: string): string[] {
  const { entries } = Journal.parse(JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')))
  return entries.toSorted((a, b) => a.idx - b.idx).map(({ tag }) => tag)
}
