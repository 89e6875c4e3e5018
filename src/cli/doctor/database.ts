import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { dayOf } from '../../calendar/zone.ts'
import type { Config } from '../../config.ts'
import { connectionLease, isHeld } from '../../connection/lease.ts'
import { newerThan, readApplied } from '../../db/applied-migrations.ts'
import { type Database, openDatabase } from '../../db/open.ts'
import { codesOf } from '../../db/trouble.ts'
import { vaultWith } from '../../db/vault.ts'
import { BadConfiguration } from '../../errors.ts'
import { listChats } from '../../features/chats/store.ts'
import type { Chat } from '../../features/chats/types.ts'
import { listCongresses } from '../../features/congress/store.ts'
import type { Congress } from '../../features/congress/types.ts'
import { holidayTable } from '../../features/holidays/store.ts'
import { readDataKeys } from '../../features/personal-data/store/keys.ts'
import { seededTowns, townsRunForward } from '../../features/roster/seed.ts'
import { activePeople } from '../../features/roster/store/people.ts'
import { runForwardWarning, sampleTownWarning } from '../../greeting.ts'
import { migrationsFolder, withServer } from '../database.ts'
import type { Session } from '../session.ts'
import { bad, type Check, good, unchecked } from './check.ts'
import { checkHolidays } from './holidays.ts'
import { checkLikeness } from './likeness.ts'
import { checkServer, explainConnecting } from './server.ts'

export interface Tenancy {
  readonly congress: Congress
  readonly chats: readonly Chat[]
}

/** Where the notices of holidays are made. */
const noticesZone = 'Asia/Shanghai'

export interface Looked {
  readonly checks: Check[]
  readonly tenancies: Tenancy[]
  /** Whether a running service holds the bot's long connection; null: cannot be told. */
  readonly connectionHeld: boolean | null
}

const nothing = { tenancies: [], connectionHeld: null }

/** Looks without changing anything: nothing is migrated, and no embedded database is made. */
export async function checkDatabase(session: Session): Promise<Looked> {
  const { databaseUrl, dataDir, mode } = session.config()
  if (databaseUrl === null && !existsSync(join(dataDir, 'postgres'))) {
    const check = unchecked('database', 'the embedded database is made at the first start')
    return { ...nothing, checks: [check], connectionHeld: false }
  }
  try {
    return await withServer(session, async url => {
      const db = await openDatabase({
        url,
        poolSize: 1,
        applicationName: 'liaison doctor',
        vault: vaultWith(session.config().dataKeys.map(key => key.reveal())),
      })
      try {
        return await look(db, mode, session)
      } finally {
        await db.close()
      }
    })
  } catch (error) {
    if (error instanceof BadConfiguration)
      return { ...nothing, checks: [bad('database', explainConnecting(error.message, error))] }
    throw error
  }
}

async function look(db: Database, mode: Config['mode'], session: Session): Promise<Looked> {
  const now = session.now()
  const server = await checkServer(db.sql, new Date(now.getTime() - session.terminal.clock.offsetMs))
  const schema = await checkSchema(db)
  if (schema.ok !== true) return { ...nothing, checks: [...server, schema] }
  const keys = await checkKeys(db)
  const tenancies: Tenancy[] = []
  const sample = mode === 'live' ? await seededTowns(db) : []
  const ahead = mode === 'live' ? await townsRunForward(db) : []
  const rosters = [
    ...(sample.length === 0 ? [] : [bad('sample town', sampleTownWarning(sample))]),
    ...(ahead.length === 0 ? [] : [bad('sandbox', runForwardWarning(ahead))]),
  ]
  const holidays = await db.transaction(async tx => {
    for (const congress of await listCongresses(tx)) {
      tenancies.push({ congress, chats: await listChats(tx, congress.id) })
      rosters.push(rosterCheck(congress.name, await activePeople(tx, congress.id)))
    }
    return checkHolidays(await holidayTable(tx), dayOf(now, noticesZone))
  })
  if (tenancies.length === 0) rosters.push(bad('congress', 'there is none: liaison congress add --name …'))
  const likeness = await checkLikeness(db.sql)
  return {
    checks: [...server, schema, ...keys, likeness, holidays, ...rosters],
    tenancies,
    connectionHeld: await isHeld(db.sql, connectionLease),
  }
}

async function checkSchema(db: Database): Promise<Check> {
  const known = readdirSync(migrationsFolder).flatMap(file =>
    file.endsWith('.sql') ? [file.slice(0, -4)] : [],
  )
  let applied: string[]
  try {
    applied = await readApplied(db.sql)
  } catch (error) {
    if (!codesOf(error).includes('42P01')) throw error
    applied = []
  }
  const newer = newerThan(known, applied)
  if (newer.length > 0)
    return bad('schema', `is of a newer version (${newer.join(', ')}): start that version`)
  const missing = known.length - applied.length
  return missing === 0
    ? good('schema', 'up to date')
    : bad('schema', `${missing} migrations are missing: liaison migrate, or start the service`)
}

/** What the start would refuse, so that it is found before. */
async function checkKeys(db: Database): Promise<Check[]> {
  try {
    await readDataKeys(db.sql)
  } catch (error) {
    if (error instanceof BadConfiguration) return [bad('data key', error.message)]
    throw error
  }
  // Without one the settings say so.
  const { keyId } = db.sql.vault
  return keyId === null ? [] : [good('data key', `what is written is encrypted with the key ${keyId}`)]
}

function rosterCheck(name: string, people: Awaited<ReturnType<typeof activePeople>>): Check {
  const clerks = people.filter(
    person =>
      person.userid !== null && person.roles.some(role => ['chair', 'vice_chair', 'liaison'].includes(role)),
  )
  const unbound = people.filter(person => person.userid === null).length
  return clerks.length === 0
    ? bad(
        name,
        `${people.length} people, but no chair, vice-chair or liaison with a WeCom account: nobody can post a notice`,
      )
    : good(name, `${people.length} people, ${unbound} of them without a WeCom account`)
}
