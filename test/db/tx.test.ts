import { sql as drizzleSql, eq } from 'drizzle-orm'
import { integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { describe, expect, test } from 'vitest'
import { isRetryable } from '../../src/db/trouble.ts'
import type { Tx } from '../../src/db/tx.ts'
import { testDatabase } from '../support/database.ts'

const { db } = await testDatabase({ migrated: false })
await db.sql`create table note (id int primary key, body text, extra jsonb, at timestamptz(3))`

const note = pgTable('note', {
  id: integer('id').primaryKey(),
  body: text('body'),
  extra: jsonb('extra'),
  at: timestamp('at', { withTimezone: true, precision: 3, mode: 'date' }),
})

const ids = async () => (await db.sql<{ id: number }[]>`select id from note order by id`).map(({ id }) => id)
const insert = (tx: Tx, id: number) => tx.sql`insert into note (id) values (${id})`

describe('a transaction', () => {
  test('commits all or nothing', async () => {
    await db.sql`truncate note`
    expect(await db.transaction(async tx => (await insert(tx, 1)).count)).toBe(1)
    const failing = db.transaction(async tx => {
      await insert(tx, 2)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await ids()).toEqual([1])
  })

  test('with a failed statement fails, even when its work swallowed the error', async () => {
    await db.sql`truncate note`
    const swallowing = db.transaction(async tx => {
      await insert(tx, 1)
      await insert(tx, 1).catch(() => undefined)
      return 'fine'
    })
    await expect(swallowing).rejects.toMatchObject({ code: '23505' })
    expect(await ids()).toEqual([])
  })

  test('fails when a statement that nobody awaited fails', async () => {
    await db.sql`truncate note`
    const failures: unknown[] = []
    const hasty = db.transaction(async tx => {
      await insert(tx, 1)
      insert(tx, 1).catch(error => failures.push(error))
    })
    await expect(hasty).rejects.toMatchObject({ code: '23505' })
    expect(failures).toHaveLength(1)
    expect(await ids()).toEqual([])
  })

  test('sends nothing after its end', async () => {
    const ended = await db.transaction(async tx => tx)
    await expect(ended.sql`select 1`).rejects.toThrow('after its transaction had ended')
    await expect(ended.orm.select().from(note)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('after its transaction had ended') },
    })
  })

  test('without statements touches no server', async () => {
    expect(await db.transaction(async () => 5)).toBe(5)
  })

  test('answers statements sent together in their order', async () => {
    const rows = await db.transaction(tx =>
      Promise.all(Array.from({ length: 30 }, (_, n) => tx.sql<{ n: number }[]>`select ${n}::int as n`)),
    )
    expect(rows.map(([row]) => row?.n)).toEqual(Array.from({ length: 30 }, (_, n) => n))
  })

  test('is invisible to others until it commits', async () => {
    await db.sql`truncate note`
    await db.transaction(async tx => {
      await insert(tx, 9)
      expect(await ids()).toEqual([])
    })
    expect(await ids()).toEqual([9])
  })

  test('runs beside others on connections of their own', async () => {
    await db.sql`truncate note`
    await Promise.all(
      Array.from({ length: 40 }, (_, id) =>
        db
          .transaction(async tx => {
            await insert(tx, id)
            if (id % 2) throw new Error('odd')
            await tx.sql`update note set body = 'kept' where id = ${id}`
          })
          .catch(() => undefined),
      ),
    )
    expect(await ids()).toEqual(Array.from({ length: 20 }, (_, i) => i * 2))
  })

  test('that is deadlocked says that it may be tried again', async () => {
    await db.sql`truncate note`
    await db.sql`insert into note (id) values (1), (2)`
    const meet = barrier(2)
    const lock = (first: number, second: number) =>
      db.transaction(async tx => {
        await tx.sql`select 1 from note where id = ${first} for update`
        await meet()
        await tx.sql`select 1 from note where id = ${second} for update`
      })
    const outcomes = await Promise.allSettled([lock(1, 2), lock(2, 1)])
    const failed = outcomes.filter(outcome => outcome.status === 'rejected')
    expect(failed).toHaveLength(1)
    expect(isRetryable(failed[0]?.reason)).toBe(true)
  })
})

describe('Drizzle and SQL', () => {
  test('write and read the same instants, json and text on one connection', async () => {
    await db.sql`truncate note`
    const at = new Date('2026-01-02T03:04:05.678Z')
    await db.transaction(async tx => {
      await tx.orm.insert(note).values({ id: 1, body: '"x"', extra: { a: [1] }, at })
      await tx.sql`insert into note values (2, ${'"x"'}, ${tx.sql.json({ a: [1] })}, ${at})`
      const bySql = await tx.sql`select body, extra, at from note where at = ${at} order by id`
      const byOrm = await tx.orm
        .select({ body: note.body, extra: note.extra, at: note.at })
        .from(note)
        .where(eq(note.at, at))
      const row = { body: '"x"', extra: { a: [1] }, at }
      expect(bySql).toEqual([row, row])
      expect(byOrm).toEqual([row, row])
      const raw = await tx.orm.execute(drizzleSql`select at from note where at = ${at} limit 1`)
      expect(raw).toEqual([{ at }])
    })
  })

  test('roll back together', async () => {
    await db.sql`truncate note`
    const failing = db.transaction(async tx => {
      await tx.orm.insert(note).values({ id: 1 })
      await tx.orm.insert(note).values({ id: 1 })
    })
    await expect(failing).rejects.toMatchObject({ cause: { code: '23505' } })
    expect(await ids()).toEqual([])
  })
})

/** Lets `count` callers go on when all have arrived. */
function barrier(count: number): () => Promise<void> {
  let arrived = 0
  let open = () => {}
  const gate = new Promise<void>(resolve => {
    open = resolve
  })
  return () => {
    if (++arrived === count) open()
    return gate
  }
}
