/**
 * Databases with the schema, a few a worker: a file's database is emptied for the next file, and its connections stay open.
 * Copying the template takes ten times as long, and on a new connection every statement is planned anew. One whose schema
 * a file has changed, that grew, or that somebody still uses is dropped.
 */
import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../../src/db/open.ts'
import { databaseUrl } from './database-url.ts'
import { schemaMark } from './schema-mark.ts'

const megabyte = 1_048_576
/** The template has twelve. What was deleted stays in the files, and would slow the next test file down. */
const keptUpTo = 20 * megabyte

/** A worker's. The server has sixty connections for all that the tests open. */
const mostKept = 2
const lanesKept = 3

/** By this name their sessions are known. */
export const keptName = 'liaison kept'

export interface Stocked {
  readonly name: string
  readonly url: string
  readonly db: Database
}

const free: Stocked[] = []
let admin: Promise<Database> | undefined

/** One connection a worker, for as long as it lives. */
export const serverOfTests = (): Promise<Database> => {
  admin ??= openDatabase({ url: inject('serverUrl'), poolSize: 1, statementTimeoutMs: 60_000 })
  return admin
}

/** @returns a database in which nothing has happened yet; `unused`: also none of its pages were ever written */
export async function takeDatabase({
  migrated,
  unused,
}: {
  readonly migrated: boolean
  readonly unused: boolean
}): Promise<Stocked> {
  return (migrated && !unused ? free.pop() : undefined) ?? (await newDatabase(migrated))
}

async function newDatabase(migrated: boolean): Promise<Stocked> {
  const server = await serverOfTests()
  const name = `${inject('template')}_${randomUUID().replaceAll('-', '').slice(0, 12)}`
  const template = server.sql.identifier(migrated ? inject('template') : 'template0')
  const copying = inject('copiesFiles') ? server.sql.part`strategy file_copy` : server.sql.part``
  await server.sql`create database ${server.sql.identifier(name)} template ${template} ${copying}`
  const url = databaseUrl(inject('serverUrl'), name)
  return { name, url, db: await opened(url) }
}

/** Nobody waits for an answer here: a busy machine must not look like a database that is away. */
const opened = (url: string): Promise<Database> =>
  openDatabase({ url, acquireMs: 20_000, applicationName: keptName })

/** Nobody else may be connected to it any more. */
export async function giveBack(stocked: Stocked, { asNew }: { readonly asNew: boolean }): Promise<void> {
  const { db, name } = stocked
  const isKept = asNew && free.length < mostKept && (await emptied(db).catch(() => false))
  if (isKept && db.load().idle <= lanesKept) {
    free.push(stocked)
    return
  }
  await db.close()
  if (isKept) {
    free.push({ ...stocked, db: await opened(stocked.url) })
    return
  }
  const server = await serverOfTests()
  await server.sql`drop database ${server.sql.identifier(name)} with (force)`
}

/** @returns false: it is not what the template is, and cannot be made so cheaply */
async function emptied(db: Database): Promise<boolean> {
  const { busy, waiting } = db.load()
  if (busy + waiting > 0) return false
  const [state] = await db.sql<{ size: number; schema: string }[]>`
    select pg_database_size(current_database())::int8 as size, ${schemaMark(db)} as schema`
  if (state === undefined || state.size > keptUpTo || state.schema !== inject('schemaMark')) return false
  await db.sql`
    do $$
    declare
      one text;
    begin
      -- Neither triggers nor foreign keys look: everything goes.
      set local session_replication_role = replica;
      for one in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration' loop
        execute format('delete from %I', one);
      end loop;
      for one in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' loop
        perform setval(quote_ident(one)::regclass, 1, false);
      end loop;
    end $$`
  return true
}
