/** Everything comes under the key of today, whoever else seals meanwhile, and nobody waits for it. */
import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../../../src/db/open.ts'
import { places } from '../../../src/db/sealed-columns.ts'
import { openVault, Vault } from '../../../src/db/vault.ts'
import { addNotes, withdrawNotes } from '../../../src/features/notes/store.ts'
import { checkDataKeys, putFirst } from '../../../src/features/personal-data/store/keys.ts'
import { sweepOnce, type TellUnreadable } from '../../../src/features/personal-data/store/sweep.ts'
import { erased } from '../../../src/features/personal-data/texts/words.ts'
import { testDatabase } from '../../support/database.ts'

const { db, open } = await testDatabase({ unused: true, vault: openVault })
const old = Buffer.alloc(32, 1)
const young = Buffer.alloc(32, 2)
const before = await open({ vault: new Vault([old, young]) })
const after = await open({ vault: new Vault([young, old]) })
const ids = { old: before.sql.vault.keyId ?? '', young: after.sql.vault.keyId ?? '' }
const monday = new Date('2026-03-02T10:00:00Z')
const at = (days: number, seconds = 0) => new Date(monday.getTime() + days * 86_400_000 + seconds * 1_000)

const [{ person } = { person: 0 }] = await db.sql<{ person: number }[]>`
  with c as (insert into congress (name, kind, created_at) values ('云溪镇', 'township', ${monday}) returning id)
  insert into person (congress_id, name, levels, updated_at)
  select id, '周晓敏', '{town}', ${monday} from c returning id as person`

const note = (on: Database, text: string) =>
  on.transaction(tx => addNotes(tx, { personIds: [person], text, rights: [] }, monday))
const begin = async (on: Database, now: Date) => {
  await checkDataKeys(on.sql, now)
  await putFirst(on.sql, now)
}
const sweep = async (on: Database, now: Date, tell?: TellUnreadable) => {
  let all = 0
  for (;;) {
    const done = await on.transaction(tx => sweepOnce(tx, now, tell))
    if (done === 0) return all
    all += done
  }
}
const keysOfNotes = async () =>
  (await db.sql<{ key: string }[]>`select split_part(text, ':', 2) as key from private_note order by id`).map(
    row => row.key,
  )
const keys = async () =>
  (await db.sql<{ id: string }[]>`select id from data_key order by since`).map(row => row.id)

beforeEach(async () => {
  await db.sql`truncate private_note, data_key, inbound`
})

test('of two processes with the keys in another order the one that started last brings over, the other does not undo it', async () => {
  await begin(before, at(0))
  await note(before, '请假已批准')
  // Its clock is behind.
  await begin(after, at(0, -60))
  expect(await sweep(before, at(0, 5))).toBe(0)
  expect(await keysOfNotes()).toEqual([ids.old])
  await sweep(after, at(0, 10))
  expect(await keysOfNotes()).toEqual([ids.young])
  expect(await sweep(before, at(0, 20))).toBe(0)
  expect(await keysOfNotes()).toEqual([ids.young])
})

test('a key stays known as long as a process seals with it, and a day longer', async () => {
  await begin(before, at(0))
  await begin(after, at(0))
  for (let day = 1; day < 5; day++) {
    await sweep(after, at(day))
    await sweep(before, at(day, 60))
    expect(await keys()).toEqual([ids.old, ids.young])
  }
  for (let day = 6; day < 9; day++) await sweep(after, at(day))
  expect(await keys()).toEqual([ids.young])
})

test('when the old order comes back, everything goes back to its key', async () => {
  await begin(before, at(0))
  await begin(after, at(0))
  await note(after, '请假已批准')
  await sweep(after, at(0, 1))
  await begin(before, at(1))
  await sweep(before, at(1, 1))
  expect(await keysOfNotes()).toEqual([ids.old])
  expect(await keys()).toEqual([ids.young, ids.old])
})

test('one that cannot be read is left and told of, the others are brought over, and the old key stays', async () => {
  await begin(before, at(0))
  await note(before, '一')
  await note(before, '二')
  await note(before, '三')
  const foreign = new Vault([Buffer.alloc(32, 9)])
  await db.sql`
    update private_note set text = ${foreign.seal(places.note(person), '四')}
    where id = (select min(id) from private_note)`
  await db.sql`
    update private_note set text = text || 'A' where id = (select min(id) + 1 from private_note)`
  await begin(after, at(0, 1))
  const told: string[] = []
  await sweep(after, at(0, 2), ({ table, why, rows }) => told.push(`${table} ${rows} ${why}`))
  expect(await keysOfNotes()).toEqual([foreign.keyId, ids.old, ids.young])
  expect([...new Set(told)].toSorted()).toEqual([
    `private_note 1 a key that is not given: ${foreign.keyId}`,
    `private_note 1 what lies in note under the key ${ids.old} was changed or is of another place`,
  ])
  for (let day = 1; day < 6; day++) await sweep(after, at(day * 2))
  expect(await keys()).toEqual([ids.old, ids.young])
  // Nor does it break what is done with the others.
  await after.transaction(tx => withdrawNotes(tx, 1, '三', monday))
  expect(await db.sql`select count(*)::int as n from private_note where read_at is not null`).toEqual([
    { n: 1 },
  ])
})

test('a row that somebody holds counts as not looked at', async () => {
  await begin(before, at(0))
  await note(before, '一')
  await begin(after, at(0, 1))
  await sweep(after, at(0, 2))
  await db.sql`update private_note set text = ${before.sql.vault.sealAlike(places.note(person), '一')}`
  let passes = 0
  await before.transaction(async tx => {
    await tx.sql`select from private_note for update`
    // It never ends while the row is held: so many steps are more than two passes.
    for (; passes < 100; passes++)
      if ((await after.transaction(other => sweepOnce(other, at(3)))) === 0) break
  })
  expect(passes).toBe(100)
  expect(await keys()).toEqual([ids.old, ids.young])
  await sweep(after, at(3))
  expect(await keysOfNotes()).toEqual([ids.young])
})

test('a beat does a few seconds of it, and the next one goes on in its place', async () => {
  await begin(after, at(0))
  let seconds = 0
  const place = async () =>
    (await db.sql<{ sweep: { column: number } }[]>`select sweep from data_key`)[0]?.sweep.column ?? 0
  while ((await after.transaction(tx => sweepOnce(tx, at(0, seconds)))) > 0) seconds += 0.5
  expect(seconds).toBe(3)
  const reached = await place()
  expect(reached).toBeGreaterThan(1)
  expect(await after.transaction(tx => sweepOnce(tx, at(0, 30)))).toBe(0)
  expect(await after.transaction(tx => sweepOnce(tx, at(0, 60)))).toBe(1)
  expect(await place()).toBe(reached + 1)
})

test('what holds nobody’s words is no work: what is kept of a click, what stands for something erased', async () => {
  await db.sql`
    insert into inbound (bot, msgid, kind, userid, received_at, reply) values
      ('b', 'm1', 'click', 'u', ${at(-5)}, '{"kind":"answered"}'), ('b', 'm2', 'text', 'u', ${at(-5)}, '{"kind":"text","text":"发烧"}')`
  await note(db, erased)
  await begin(after, at(0))
  await sweep(after, at(0, 1))
  const replies = await db.sql<
    { reply: { kind?: string; sealed?: string } }[]
  >`select reply from inbound order by msgid`
  expect(replies[0]?.reply).toEqual({ kind: 'answered' })
  expect(replies[1]?.reply.sealed).toMatch(/^lk1:/)
  expect(await db.sql`select text from private_note`).toEqual([{ text: erased }])
})
