import { beforeAll, expect, it } from 'vitest'
import { checkBackup } from '../../src/backup/read-backup.ts'
import { writeBackup } from '../../src/backup/write-backup.ts'
import { seedTown } from '../../src/features/roster/seed.ts'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { testDatabase } from '../support/database.ts'
import { everything, restoreFrom, scratchFolder } from './scratch.ts'

const source = await testDatabase()
const target = await testDatabase()
const empty = await testDatabase({ migrated: false })
const odd = { here: await testDatabase(), there: await testDatabase() }
const heavy = { here: await testDatabase(), there: await testDatabase() }
const many = { here: await testDatabase(), there: await testDatabase() }
const scratch = scratchFolder()
const at = new Date('2026-03-11T10:00:00+08:00')

beforeAll(async () => {
  await seedTown(source.db, sampleTown, at)
  await source.db.sql`
    insert into meeting (congress_id, number, status, notice, created_by, created_at)
    select 1, 1, 'open', '{}', min(id), ${at} from person`
  await source.db.sql`insert into invitee (meeting_id, person_id) select 1, id from person`
})

/** One answer of everybody, as the service writes it: the line and the log in one transaction. */
async function everybodyAnswers(nth: number): Promise<void> {
  await source.db.transaction(async ({ sql }) => {
    await sql`update invitee set answer = 'leave', reason = ${`reason ${nth}`}`
    await sql`
      insert into answer_entry (meeting_id, person_id, answer, reason, at, bot, msgid)
      select meeting_id, person_id, answer, reason, ${at}, 'b', ${`m${nth}`} from invitee`
  })
}

it('a backup that is taken while answers come in is of one moment', async () => {
  for (let nth = 0; nth < 20; nth++) await everybodyAnswers(nth)
  const file = scratch('busy')
  let nth = 20
  // Before each table is read everybody answers anew: read one by one, no two would fit together.
  await writeBackup(source.db, file, at, () => everybodyAnswers(nth++))
  expect(nth).toBeGreaterThan(30)

  await restoreFrom(target.db, file)
  const [sheet] = await target.db.sql`
    select count(*) as lines, count(*) filter (where v.reason = last.reason) as right
    from invitee v
    join lateral (select reason from answer_entry a where a.person_id = v.person_id order by id desc limit 1) last
      on true`
  const [people] = await target.db.sql`select count(*) as n from person`
  expect(sheet).toEqual({ lines: people?.n, right: people?.n })
  const [log] = await target.db.sql`select count(distinct msgid) as answers, count(*) as n from answer_entry`
  expect(log).toEqual({ answers: 20, n: 20 * Number(people?.n) })
})

it('a migration waits for a backup: what is read does not change its form', async () => {
  const migrate = () =>
    source.db.transaction(async ({ sql }) => {
      await sql`set local lock_timeout = '20ms'`
      await sql`alter table office add column motto text`
      throw new Error('it could')
    })
  let tried = 0
  await writeBackup(source.db, scratch('locks'), at, async () => {
    tried++
    await expect(migrate()).rejects.toThrow('lock timeout')
  })
  expect(tried).toBeGreaterThan(10)
  await expect(migrate()).rejects.toThrow('it could')
})

it('an empty database has nothing to back up', async () => {
  await expect(writeBackup(empty.db, scratch('empty'), at)).rejects.toThrow('there is nothing to back up')
})

it('rows that PostgreSQL can hold and JSON cannot come back the same', async () => {
  const { here, there } = odd
  const create = `create table odd (
    id bigint generated always as identity primary key,
    parent bigint references odd,
    "wei""rd" text, j jsonb, js json, n numeric, f double precision, t timestamptz, d date, b bytea,
    i interval, c char(5), v varchar(3), a text[], m integer[], ok boolean,
    twice bigint generated always as (id * 2) stored)`
  for (const { db } of [here, there]) await db.sql`${db.sql.raw(create)}`
  const { sql } = here.db
  await sql`
    insert into odd ("wei""rd", j, js, n, f, t, d, b, i, c, v, a, m, ok) values
      (${'a\n"b"\\\t🙂\u2028'}, 'null', '{"b": 1,  "a":2, "a":3}', 'NaN', 'Infinity', 'infinity', '0044-03-15 BC',
       ${Buffer.from([0, 255, 10])}, '1 year -3 days', 'ab', '三个字', '{NULL,"NULL","",",{}"}', '{{1,2},{3,4}}', true),
      (null, null, null, ${`${'9'.repeat(200)}.${'1'.repeat(200)}`}, 0.1, '2026-03-11 10:00:00.123456+08', null,
       '', null, '', '', '{}', null, false),
      ('', '{"big": 12345678901234567890.5, "null": null}', 'null', 0, '-0', null, '9999-12-31', null, '-1 ms', null,
       null, null, '{}', null)`
  // To itself and forwards, so that no order of the rows would do.
  await sql`update odd set parent = 4 - id`
  // Two that need each other.
  for (const { db } of [here, there]) {
    await db.sql`create table hen (id serial primary key, egg integer not null)`
    await db.sql`create table egg (id serial primary key, hen integer not null references hen)`
    await db.sql`alter table hen add constraint hatched foreign key (egg) references egg deferrable`
  }
  await here.db.transaction(async tx => {
    await tx.sql`set constraints all deferred`
    await tx.sql`insert into hen (egg) values (1), (2)`
    await tx.sql`insert into egg (hen) values (2), (1)`
  })

  await writeBackup(here.db, scratch('odd'), at)
  await restoreFrom(there.db, scratch('odd'))
  expect(await everything(there.db)).toEqual(await everything(here.db))
  const [nulls] = await there.db
    .sql`select count(*) filter (where j = 'null') as nulls, count(j) as n from odd`
  expect(nulls).toEqual({ nulls: 1, n: 2 })
  const next = await there.db.sql`insert into odd default values returning id`
  expect(next).toEqual([{ id: 4 }])
  // References are looked at again as before.
  await expect(there.db.sql`insert into odd (parent) values (99)`).rejects.toThrow('foreign key')
  const keys = await there.db
    .sql`select conname, condeferrable from pg_constraint where contype = 'f' and condeferrable`
  expect(keys).toEqual([{ conname: 'hatched', condeferrable: true }])
})

it('a thousand rows and more go through in batches, and none is lost at their borders', async () => {
  const { here, there } = many
  for (const [i, rows] of [0, 1, 249, 250, 251, 499, 500, 501, 1_250].entries()) {
    const name = `t${i}`
    for (const { db } of [here, there])
      await db.sql`create table ${db.sql.identifier(name)} (n integer, s text)`
    await here.db.sql`
      insert into ${here.db.sql.identifier(name)}
      select n, repeat('长', n) from generate_series(1, ${rows}::int) n`
  }
  await writeBackup(here.db, scratch('many'), at)
  const { tables } = await checkBackup(scratch('many'))
  expect(tables.filter(({ name }) => /^t\d$/.test(name)).map(({ rows }) => rows)).toEqual([
    0, 1, 249, 250, 251, 499, 500, 501, 1_250,
  ])
  await restoreFrom(there.db, scratch('many'))
  expect(await everything(there.db)).toEqual(await everything(here.db))
})

/** It moves a hundred megabytes. */
it('a file as large as one may be sent comes back as it was', async () => {
  const { here, there } = heavy
  for (const { db } of [here, there]) await db.sql`create table album (n integer, photo bytea)`
  await here.db.sql`
    insert into album values (1, decode(repeat(encode(sha256('lamp'), 'hex'), 327680), 'hex')), (2, 'pole'), (3, null)`
  await writeBackup(here.db, scratch('heavy'), at)
  await restoreFrom(there.db, scratch('heavy'))
  const shown = (db: typeof here.db) =>
    db.sql`select n, length(photo) as bytes, encode(sha256(photo), 'hex') as hash from album order by n`
  expect(await shown(there.db)).toEqual(await shown(here.db))
  expect((await shown(there.db)).map(({ bytes }) => bytes)).toEqual([10_485_760, 4, null])
}, 60_000)
