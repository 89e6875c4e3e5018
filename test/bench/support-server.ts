/**
 * The database server that everything of one run is measured on: the embedded one in a folder of its own, or the
 * one at BENCH_DATABASE_URL, whose user must be a superuser (databases, vacuum, checkpoint).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../src/db/embedded.ts'
import { migrate } from '../../src/db/migrate.ts'
import { type Database, openDatabase } from '../../src/db/open.ts'
import { createLog } from '../../src/log.ts'
import { packageRoot } from '../../src/package-root.ts'
import { databaseUrl } from '../support/database-url.ts'

/** Pool and listener of one service, the bench itself, and those that PostgreSQL keeps for superusers. */
const ownConnections = 18

export const benchLog = createLog('warn')

export interface BenchServer {
  readonly version: string
  /** `embedded`, or where BENCH_DATABASE_URL points to. */
  readonly kind: string
  readonly durability: string
  /** How many connections the server still takes beside the services' own. */
  readonly connectionsLeft: number
  /** A temporary folder of this run. */
  readonly folder: string
  /** @param template the name of another database of this run; left out: empty, with the schema. @returns its url */
  create(name: string, template?: string): Promise<string>
  use<T>(name: string, work: (db: Database) => Promise<T>): Promise<T>
  stop(): Promise<void>
}

export async function startBenchServer(): Promise<BenchServer> {
  const given = process.env.BENCH_DATABASE_URL
  const folder = mkdtempSync(join(tmpdir(), 'liaison-bench-'))
  const server = given ? null : await startEmbedded(join(folder, 'data'), benchLog)
  const url = given ?? server?.url ?? ''
  const admin = await openDatabase({ url, poolSize: 1, statementTimeoutMs: 600_000 })
  const created = new Set<string>()
  const fullName = (name: string) => `liaison_bench_${process.pid}_${name}`
  const urlOf = (name: string) => databaseUrl(url, fullName(name))
  const setting = async (name: string) => {
    const [row] = await admin.sql<{ value: string }[]>`select current_setting(${name}) as value`
    return row?.value ?? ''
  }
  return {
    version: (await setting('server_version')).split(' ')[0] ?? '',
    kind: given ? new URL(given).host : 'embedded',
    durability: `fsync ${await setting('fsync')}, synchronous_commit ${await setting('synchronous_commit')}, full_page_writes ${await setting('full_page_writes')}, shared_buffers ${await setting('shared_buffers')}`,
    connectionsLeft: Number(await setting('max_connections')) - ownConnections,
    folder,
    async create(name, template) {
      const from = admin.sql.identifier(template === undefined ? 'template0' : fullName(template))
      await admin.sql`create database ${admin.sql.identifier(fullName(name))} template ${from} encoding 'UTF8'`
      created.add(fullName(name))
      if (template === undefined)
        await migrate({ url: urlOf(name), folder: join(packageRoot, 'drizzle'), log: benchLog })
      return urlOf(name)
    },
    async use(name, work) {
      const db = await openDatabase({
        url: urlOf(name),
        poolSize: 1,
        statementTimeoutMs: 600_000,
      })
      try {
        return await work(db)
      } finally {
        await db.close()
      }
    },
    async stop() {
      for (const name of created)
        await admin.sql`drop database ${admin.sql.identifier(name)} with (force)`.catch(() => undefined)
      await admin.close()
      await server?.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
