import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { migrate } from '../../src/db/migrate.ts'
import { type Database, openDatabase } from '../../src/db/open.ts'
import { BadConfiguration } from '../../src/errors.ts'
import { packageRoot } from '../../src/package-root.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { databaseUrl } from '../support/database-url.ts'
import { figure } from '../support/guarantees.ts'

const { db, url } = await testDatabase({ migrated: false })
const root = mkdtempSync(join(tmpdir(), 'liaison-migrate-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

beforeEach(async () => {
  await db.sql`drop schema public cascade`
  await db.sql`create schema public`
})

/** A folder as drizzle-kit writes it, with these scripts. */
function folderOf(scripts: Record<string, string>): string {
  const folder = mkdtempSync(join(root, 'drizzle-'))
  mkdirSync(join(folder, 'meta'))
  const entries = Object.keys(scripts).map((tag, idx) => ({
    idx,
    tag,
    version: '7',
    when: idx,
    breakpoints: true,
  }))
  writeFileSync(
    join(folder, 'meta', '_journal.json'),
    JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
  )
  for (const [tag, script] of Object.entries(scripts)) writeFileSync(join(folder, `${tag}.sql`), script)
  return folder
}

const first = { '0000_one': 'create table one (n int);--> statement-breakpoint\ncreate index on one (n);' }
const both = { ...first, '0001_two': 'create table two (n int); ' }
const run = (folder: string) => migrate({ url, folder, log: quietLog })
const tables = async () =>
  (
    await db.sql<
      { name: string }[]
    >`select tablename as name from pg_tables where schemaname = 'public' order by 1`
  ).map(({ name }) => name)

describe('migrations', () => {
  test('are applied once, in order, and only the missing ones', async () => {
    expect(await run(folderOf(first))).toEqual(['0000_one'])
    expect(await run(folderOf(both))).toEqual(['0001_two'])
    expect(await run(folderOf(both))).toEqual([])
    expect(await tables()).toEqual(['migration', 'one', 'two'])
  })

  test('are applied by one of five replicas that start at once', async () => {
    const slow = folderOf({
      ...first,
      '0001_slow': 'select pg_sleep(0.1);--> statement-breakpoint\ncreate table slow (n int)',
    })
    const applied = await Promise.all(Array.from({ length: 5 }, () => run(slow)))
    expect(applied.flat()).toEqual(['0000_one', '0001_slow'])
  })

  test('that fail leave the database as it was', async () => {
    await run(folderOf(first))
    const broken = folderOf({
      ...both,
      '0002_broken': 'create table three (n int);--> statement-breakpoint\nselect no_such()',
    })
    await expect(run(broken)).rejects.toThrow('no_such')
    expect(await tables()).toEqual(['migration', 'one'])
  })

  test('F12: of a newer program make an older one refuse in one sentence', async () => {
    await run(folderOf(both))
    const refusal = await run(folderOf(first)).catch(error => error)
    expect(refusal).toBeInstanceOf(BadConfiguration)
    expect(refusal.message).toMatch(/migration 0001_two, which this version does not know/)
  })

  test('D1: of the project bring an empty database to the schema, from every earlier state', async ({
    annotate,
  }) => {
    const drizzle = join(packageRoot, 'drizzle')
    const journal = JSON.parse(readFileSync(join(drizzle, 'meta', '_journal.json'), 'utf8'))
    await run(drizzle)
    const whole = await shape(db)
    const earlier = mkdtempSync(join(root, 'earlier-'))
    cpSync(drizzle, earlier, { recursive: true, filter: path => !path.endsWith('snapshot.json') })
    const server = await openDatabase({ url: inject('serverUrl'), poolSize: 1, statementTimeoutMs: 60_000 })
    // One database goes through all states, a migration at a time; from each of them a copy goes to the end at once.
    const states = await ownDatabase(server, 'template0')
    for (let known = 1; known < journal.entries.length; known++) {
      const entries = journal.entries.slice(0, known)
      writeFileSync(join(earlier, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }))
      expect(await migrate({ ...states, folder: earlier, log: quietLog })).toHaveLength(1)
      const copy = await ownDatabase(server, states.name)
      expect(await migrate({ ...copy, folder: drizzle, log: quietLog })).toHaveLength(
        journal.entries.length - known,
      )
      const copied = await openDatabase({ url: copy.url, poolSize: 1 })
      expect(await shape(copied)).toEqual(whole)
      await copied.close()
    }
    await server.close()
    const [version] = await db.sql<{ server_version: string }[]>`show server_version`
    const kind = process.env.TEST_DATABASE_URL ? 'a server of its own' : 'the embedded server'
    await figure(
      annotate,
      'D1',
      `PostgreSQL ${version?.server_version}, ${kind}: from zero and from each of ${journal.entries.length - 1} earlier schemas to the same shape (pass: all)`,
    )
    // It takes longer with every migration there is; a busy machine needs most of it.
  }, 60_000)
})

const made: string[] = []
afterAll(async () => {
  const server = await openDatabase({ url: inject('serverUrl'), poolSize: 1, statementTimeoutMs: 60_000 })
  for (const name of made)
    await server.sql`drop database if exists ${server.sql.identifier(name)} with (force)`
  await server.close()
  // As long as everything else there that waits for a disk.
}, 60_000)

/** A copy of a database to which nobody is connected. */
async function ownDatabase(server: Database, template: string): Promise<{ name: string; url: string }> {
  const name = `liaison_state_${process.pid}_${made.length}`
  made.push(name)
  await server.sql`create database ${server.sql.identifier(name)} template ${server.sql.identifier(template)}`
  return { name, url: databaseUrl(inject('serverUrl'), name) }
}

const shape = (of: Database) => of.sql`
  select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
  where table_schema = 'public' order by table_name, column_name`
