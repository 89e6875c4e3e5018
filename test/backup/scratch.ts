import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { checkBackup } from '../../src/backup/read-backup.ts'
import { type Restored, restoreBackup } from '../../src/backup/restore-backup.ts'
import { listTables } from '../../src/backup/tables.ts'
import type { Database } from '../../src/db/open.ts'

/** A folder for one test file's backups; it goes when the file is done. */
export function scratchFolder(): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-backup-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return name => join(folder, name)
}

/** As the command does it. */
export async function restoreFrom(db: Database, file: string): Promise<Restored> {
  return restoreBackup(db, file, await checkBackup(file))
}

/** Every row of every table, each column as PostgreSQL writes it, in an order of its own. */
export async function everything(db: Database): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const { name } of await listTables(db.sql)) {
    const rows = await db.sql<{ row: string }[]>`
      select t::text as row from ${db.sql.identifier(name)} t order by 1`
    all[name] = rows.map(({ row }) => row)
  }
  return all
}
