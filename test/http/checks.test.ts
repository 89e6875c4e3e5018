/** `/readyz` says in a sentence what is wrong, and turns traffic away only for what makes the process useless. */
import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { readMigrations } from '../../src/backup/tables.ts'
import type { Clock } from '../../src/clock.ts'
import { type ChecksDeps, diskCheck, serviceChecks } from '../../src/http/checks.ts'
import { createDispatcher } from '../../src/outbox/dispatcher.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { startService } from './service.ts'

const database = await testDatabase()
const bare = await testDatabase({ migrated: false })
const migrations = await readMigrations(database.db.sql)
const clock: Clock = { now: () => new Date(), offsetMs: 0 }

const well: ChecksDeps = {
  ...{ sql: database.db.sql, clock, migrations, dataDir: tmpdir() },
  ...{ beat: () => ({ atMs: performance.now(), job: null }), dispatcher: () => null, ways: () => ({}) },
}

async function wrong(deps: Partial<ChecksDeps>) {
  const service = await startService({ checks: () => serviceChecks({ ...well, ...deps }) })
  const answer = await fetch(`${service.url}/readyz`)
  const body: { ready: boolean; well: boolean; checks: { name: string; well: boolean; words: string }[] } =
    await answer.json()
  await service.stop(0)
  expect(body.ready).toBe(answer.status === 200)
  const said = body.checks.filter(each => !each.well).map(({ name, words }) => `${name}: ${words}`)
  expect(body.well).toBe(said.length === 0)
  return { status: answer.status, said: said.join('\n') }
}

it('nothing is wrong: everything is said to be well', async () => {
  const disk = { dataDir: null }
  expect(await wrong(disk)).toEqual({ status: 200, said: '' })
})

it('the database is away', async () => {
  const gone = await database.open({ acquireMs: 3_000 })
  await gone.close()
  const { status, said } = await wrong({ sql: gone.sql, dataDir: null })
  expect(status).toBe(503)
  expect(said).toMatch(/^database: does not answer \(.*\): look at PostgreSQL and its disk/)
})

it('the database only reads: who writes is turned away, and no longer once it takes what is written', async () => {
  await database.db
    .sql`do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$`
  const standby = await database.open({ acquireMs: 3_000 })
  expect(await wrong({ sql: standby.sql, dataDir: null })).toEqual({
    status: 503,
    said: expect.stringMatching(/^database: refuses what is written: the database only reads: .*standby/),
  })
  await database.db
    .sql`do $$ begin execute format('alter database %I reset default_transaction_read_only', current_database()); end $$`
  expect(await wrong({ sql: standby.sql, dataDir: null })).toEqual({ status: 200, said: '' })
  await standby.close()
})

it('there are no tables, migrations are missing, or the schema is a newer one', async () => {
  const none = await wrong({ sql: bare.db.sql, dataDir: null })
  expect(none.status).toBe(503)
  expect(none.said).toBe('schema: has no tables: liaison migrate, or restart the service')
  const missing = await wrong({ migrations: [...migrations, '9999_later'], dataDir: null })
  expect(missing).toEqual({
    status: 503,
    said: 'schema: 1 migrations are missing (9999_later): liaison migrate, or restart the service',
  })
  // In the middle of an upgrade the older replicas go on.
  const newer = await wrong({ migrations: migrations.slice(0, -1), dataDir: null })
  expect(newer.status).toBe(200)
  expect(newer.said).toMatch(/^schema: is of a newer version \(00.*\): restart this process/)
})

it('the schedule has not beaten', async () => {
  const since = performance.now() - 600_000
  const still = await wrong({ beat: () => ({ atMs: since, job: null }), dataDir: null })
  expect(still.status).toBe(200)
  expect(still.said).toMatch(/^schedule: has not looked what is due for 600 s/)
  const at = await wrong({ beat: () => ({ atMs: since, job: 'reminders' }), dataDir: null })
  expect(at.said).toMatch(/^schedule: has been in one batch of the job reminders for 600 s/)
})

it('counting what waits fails or takes long: that is said, and nobody is turned away', async () => {
  const { sql } = database.db
  await sql`alter table outbox rename to elsewhere`
  const failed = await wrong({ dataDir: null })
  await sql`alter table elsewhere rename to outbox`
  expect(failed.status).toBe(200)
  expect(failed.said).toMatch(/^outbox: could not be counted \(42P01\): look at PostgreSQL/)
  const slow = await database.db.transaction(async tx => {
    await tx.sql`lock table outbox in access exclusive mode`
    return wrong({ dataDir: null, countWithinMs: 100 })
  })
  expect(slow).toEqual({
    status: 200,
    said: 'outbox: could not be counted within 0.1 s: look at PostgreSQL',
  })
})

it('the dispatcher cannot look, and recovers by itself', async () => {
  const own = await database.open({ acquireMs: 3_000 })
  const looked = new Promise<void>(resolve => {
    const dispatcher = createDispatcher({ db: own, clock, channels: [], log: quietLog, pollMs: 20 })
    dispatcher.start()
    void dispatcher.runOnce().then(async () => {
      expect(dispatcher.trouble()).toBeNull()
      await own.close()
      await dispatcher.runOnce().catch(() => undefined)
      const { status, said } = await wrong({ dispatcher: () => dispatcher.trouble(), dataDir: null })
      expect({ status, said }).toEqual({
        status: 200,
        said: expect.stringMatching(/^dispatcher: cannot look for messages, the log says why/),
      })
      await dispatcher.stop()
      resolve()
    })
  })
  await looked
})

it('a message has been waiting for long', async () => {
  const waiting = () => database.db.sql`
    insert into outbox (channel, target, promise, payload, state, due_at, created_at)
    values ('webhook', 'x', 'at_least_once', '{}', 'waiting', now() - interval '10 minutes', now())`
  await waiting()
  const { status, said } = await wrong({ dataDir: null })
  expect(status).toBe(200)
  expect(said).toMatch(/^outbox: 0 dead; oldest waits 60\d s: look at the log for webhook$/)
  await database.db.sql`delete from outbox`
})

it('the connection is lost, the app’s token is refused', async () => {
  const { status, said } = await wrong({
    ways: () => ({
      connection: { well: false, words: 'no connection (ECONNRESET); it is tried again' },
      app: { well: false, words: 'the secret is wrong' },
      other: undefined,
    }),
    dataDir: null,
  })
  expect(status).toBe(200)
  expect(said).toBe('connection: no connection (ECONNRESET); it is tried again\napp: the secret is wrong')
})

it('the disk is nearly full, or cannot be read', async () => {
  const gib = 1_073_741_824
  expect(diskCheck(gib / 4, 10 * gib)).toMatchObject({ ok: true, well: false })
  expect(diskCheck(3 * gib, 100 * gib).words).toMatch(/^nearly full, 3072 MiB are left: make room/)
  expect(diskCheck(20 * gib, 100 * gib)).toMatchObject({ well: true })
  expect((await wrong({ dataDir: '/no/such/folder' })).said).toMatch(/^disk: .* cannot be read/)
})

it('the clock is far off, either way; a sandbox’s that was run forward is not', async () => {
  const off = (ms: number, offsetMs = 0) =>
    wrong({ clock: { now: () => new Date(Date.now() + ms), offsetMs }, dataDir: null })
  expect((await off(600_000)).said).toMatch(/^clock: 600 s ahead of the database's: set the time \(NTP\)/)
  expect((await off(-90_000)).said).toMatch(/^clock: 90 s behind the database's/)
  expect((await off(86_400_000, 86_400_000)).said).toBe('')
})

it('another process encrypts with a key that this one lacks, or was started with other ways', async () => {
  const { sql } = database.db
  await sql`insert into data_key (id, canary, since) values ('1a2b3c4d', 'x', now())`
  await sql`insert into open_way (name, since) values ('app', now())`
  const { status, said } = await wrong({ openWays: ['connection'], dataDir: null })
  expect(status).toBe(200)
  expect(said).toMatch(
    /^settings: another process encrypts with the key 1a2b3c4d.*; another process was started with other WECOM_ settings \(app\)/,
  )
  await sql`delete from data_key`
  expect(await wrong({ openWays: ['app'], dataDir: null })).toEqual({ status: 200, said: '' })
  await sql`delete from open_way`
})
