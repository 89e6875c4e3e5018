import { afterAll } from 'vitest'
import { type Database, type OpenOptions, openDatabase } from '../../src/db/open.ts'
import { openVault, type Vault, vaultWith } from '../../src/db/vault.ts'
import { createLog } from '../../src/log.ts'
import { giveBack, keptName, serverOfTests, takeDatabase } from './stock.ts'

export interface TestDatabase {
  readonly url: string
  readonly db: Database
  /** Opens it once more, as a second replica would. It is closed after the file. */
  open(options?: Partial<OpenOptions>): Promise<Database>
}

export const quietLog = createLog('silent')

/** With what a database encrypts that does not say: a suite can be played with a key, `TOWN_DATA_KEY`. */
export const suiteVault =
  process.env.TOWN_DATA_KEY === undefined ? openVault : vaultWith([process.env.TOWN_DATA_KEY])

/** The same for a program that opens such a database by itself. */
export const suiteKey: { readonly LIAISON_DATA_KEY?: string } =
  process.env.TOWN_DATA_KEY === undefined ? {} : { LIAISON_DATA_KEY: process.env.TOWN_DATA_KEY }

/**
 * A database with the schema and nothing in it, for one test file; call it at the file's top level. After the file it is
 * closed and emptied or dropped, and the file fails when somebody is still connected to it.
 */
export async function testDatabase({
  migrated = true,
  unused = false,
  vault = suiteVault,
}: {
  readonly migrated?: boolean
  /** For what goes by the pages of tables: none was ever written. */
  readonly unused?: boolean
  readonly vault?: Vault
} = {}): Promise<TestDatabase> {
  const stocked = await takeDatabase({ migrated, unused })
  const { name, url } = stocked
  const opened: Database[] = []
  const open = async (options: Partial<OpenOptions> = {}) => {
    const db = await openDatabase({ url, acquireMs: 20_000, vault, ...options })
    opened.push(db)
    return db
  }
  const ended: (() => void)[] = []
  const db = vault === openVault ? forOneFile(stocked.db, ended) : await open()
  afterAll(async () => {
    for (const end of ended) end()
    await Promise.all(opened.map(each => each.close()))
    const left = await sessionsLeft(await serverOfTests(), name)
    await giveBack(stocked, { asNew: migrated && left.length === 0 })
    if (left.length > 0) throw new Error(`still connected after the file: ${JSON.stringify(left)}`)
  })
  return { url, db, open }
}

/** Whoever listens to it hears nothing of the next file. */
const forOneFile = (db: Database, ended: (() => void)[]): Database => ({
  ...db,
  onHint(name, onHint) {
    const end = db.onHint(name, onHint)
    ended.push(end)
    return end
  },
})

/** A session ends a little after its connection: the server is asked again until a second has passed. */
async function sessionsLeft(server: Database, name: string): Promise<object[]> {
  for (let attempt = 0; ; attempt++) {
    const left = await server.sql`
      select pid, application_name, state, left(query, 200) as query from pg_stat_activity
      where datname = ${name} and backend_type = 'client backend' and application_name <> ${keptName}`
    if (left.length === 0 || attempt === 50) return left
    await server.sql`select pg_sleep(0.02)`
  }
}
