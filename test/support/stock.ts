/**
 * Databases with the schema, a few a worker: a file's database is emptied for the next file, which takes a tenth of the
 * time of copying the template. One whose schema a file has changed, or that grew, is dropped.
 */
import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../../src/db/open.ts'
import { databaseUrl } from './database-url.ts'
import { schemaMark } from './schema-mark.ts'

const megabyte = 1_048_576
/** The template has twelve. What was deleted stays in the files, and would slow the next test file down. */
const keptUpTo = 20 * megabyte

const free: string[] = []
let admin: Promise<Database> | undefined

/** One connection a worker, for as long as it lives. */
export const serverOfTests = (): Promise<Database> => {
  admin ??= openDatabase({ url: inject('serverUrl'), poolSize: 1, statementTimeoutMs: 60_000 })
  return admin
}

/** @returns the name of a database in which nothing has happened yet */
export async function takeDatabase({ migrated }: { readonly migrated: boolean }): Promise<string> {
  const clean = migrated ? free.pop() : undefined
  if (clean !== undefined) return clean
  const server = await serverOfTests()
  const name = `${inject('template')}_${randomUUID().replaceAll('-', '').slice(0, 12)}`
  const template = server.sql.identifier(migrated ? inject('template') : 'template0')
  const copying = inject('copiesFiles') ? server.sql.part`strategy file_copy` : server.sql.part``
  await server.sql`create database ${server.sql.identifier(name)} template ${template} ${copying}`
  return name
}

/** Nobody may be connected to it any more. */
export async function giveBack(name: string, { migrated }: { readonly migrated: boolean }): Promise<void> {
  if (migrated && (await emptied(name))) {
    free.push(name)
    return
  }
  const server = await serverOfTests()
  await server.sql`drop database ${server.sql.identifier(name)} with (force)`
}

/** @returns false: it is not what the template is, and cannot be made so cheaply */
async function emptied(name: string): Promise<boolean> {
  const db = await openDatabase({
    url: databaseUrl(inject('serverUrl'), name),
    poolSize: 1,
    statementTimeoutMs: 60_000,
  })
  try {
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
  } finally {
    await db.close()
  }
}
