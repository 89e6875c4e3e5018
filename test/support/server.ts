/**
 * D1: whatever is tested here passes on both.
 * One PostgreSQL server for the whole run: the embedded one in a temporary folder, or the one at TEST_DATABASE_URL,
 * whose user must be allowed to create databases. The migrations are applied once, into a template that every test
 * file's database is copied from.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/db/embedded.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { createLog } from '../../src/log.ts'
import { packageRoot } from '../../src/package-root.ts'
import { databaseUrl } from './database-url.ts'
import { schemaMark } from './schema-mark.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A database of the server, for creating others. */
    serverUrl: string
    template: string
    /** What the template's schema comes to (`schema-mark.ts`). */
    schemaMark: string
    /** From PostgreSQL 15 on a database can be copied file by file: half the time where nobody waits for the disk. */
    copiesFiles: boolean
  }
}

const log = createLog('warn')

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await findServer(project.name === 'unit')
  return await prepareTemplate(project, url, stop).catch(async error => {
    await stop()
    throw error
  })
}

async function prepareTemplate(
  project: TestProject,
  url: string,
  stop: () => Promise<void>,
): Promise<() => Promise<void>> {
  const template = `liaison_template_${process.pid}`
  const db = await openDatabase({ url, poolSize: 1, applicationName: 'liaison test setup' })
  const name = db.sql.identifier(template)
  await db.sql`drop database if exists ${name}`
  await db.sql`create database ${name} template template0 encoding 'UTF8'`
  await migrate({ url: databaseUrl(url, template), folder: join(packageRoot, 'drizzle'), log })
  project.provide('serverUrl', url)
  project.provide('template', template)
  project.provide('schemaMark', await markOf(databaseUrl(url, template)))
  const [version] = await db.sql<{ number: number }[]>`
    select current_setting('server_version_num')::int as number`
  project.provide('copiesFiles', (version?.number ?? 0) >= 150_000)
  return async () => {
    // What the workers have kept goes with it.
    const left = await db.sql<{ name: string }[]>`
      select datname as name from pg_database where starts_with(datname, ${template})`
    for (const one of left) await db.sql`drop database if exists ${db.sql.identifier(one.name)} with (force)`
    await db.close()
    await stop()
  }
}

async function markOf(url: string): Promise<string> {
  const db = await openDatabase({ url, poolSize: 1 })
  const [row] = await db.sql<{ mark: string }[]>`select ${schemaMark(db)} as mark`
  await db.close()
  return row?.mark ?? ''
}

/** @param fleeting nobody crashes it, and nothing of it is looked at after the run: it does not wait for the disk */
async function findServer(fleeting: boolean): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, stop: async () => undefined }
  const dataDir = mkdtempSync(join(tmpdir(), 'liaison-test-'))
  const server = await startEmbedded(dataDir, log)
  if (fleeting) await forgoDisk(server.url)
  return {
    url: server.url,
    async stop() {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function forgoDisk(url: string): Promise<void> {
  const db = await openDatabase({ url, poolSize: 1 })
  await db.sql`alter system set fsync = off`
  await db.sql`alter system set full_page_writes = off`
  await db.sql`select pg_reload_conf()`
  await db.close()
}
