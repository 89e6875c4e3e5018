import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { migrate } from '../../src/db/migrate.ts'
import { BadConfiguration } from '../../src/errors.ts'
import { quietLog, testDatabase } from '../support/database.ts'

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
})
