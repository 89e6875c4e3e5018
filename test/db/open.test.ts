import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/db/open.ts'
import { isConnectionTrouble } from '../../src/db/trouble.ts'
import { BadConfiguration } from '../../src/errors.ts'
import { testDatabase } from '../support/database.ts'
import { databaseUrl } from '../support/database-url.ts'

const { db, url, open } = await testDatabase({ migrated: false })
const { sql } = db

describe('what is sent', () => {
  const blockedMs = 300
  /** Nothing of this process runs meanwhile. */
  const block = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, blockedMs)
  const whenSent = () => new Promise<void>(resolve => queueMicrotask(() => process.nextTick(resolve)))

  test.each([
    ['a short statement', () => sql<{ at: Date }[]>`select clock_timestamp() as at where ${true}`],
    [
      'a transaction’s first statement',
      () => db.transaction(tx => tx.sql<{ at: Date }[]>`select clock_timestamp() as at where ${true}`),
    ],
  ])('%s is with the server before the event loop turns', async (_, read) => {
    await read()
    const answer = read()
    for (let tick = 0; tick < 5; tick++) await whenSent()
    const begunMs = Date.now()
    block()
    const [row] = await answer
    expect(row?.at.getTime()).toBeLessThan(begunMs + blockedMs / 2)
  })

  test('so is what ends a transaction', async () => {
    await sql`create table held (n int)`
    await sql`insert into held values (0)`
    const other = await open({ poolSize: 1 })
    let release = () => {}
    const lastWork = new Promise<void>(resolve => {
      release = resolve
    })
    let isHeld = () => {}
    const held = new Promise<void>(resolve => {
      isHeld = resolve
    })
    const holder = db.transaction(async tx => {
      await tx.sql`update held set n = 1`
      isHeld()
      await lastWork
    })
    await held
    const waiter = other.sql<{ at: Date }[]>`update held set n = 2 returning clock_timestamp() as at`
    const waits = () => sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    while ((await waits()).length === 0);
    release()
    for (let tick = 0; tick < 5; tick++) await whenSent()
    const begunMs = Date.now()
    block()
    const [row] = await waiter
    await holder
    expect(row?.at.getTime()).toBeLessThan(begunMs + blockedMs / 2)
  })

  test('without parameters is what it is: a transaction can still be told first what it sees, and locks before it sees', async () => {
    await sql`create table seen (n int)`
    const other = await open({ poolSize: 1 })
    await db.transaction(async tx => {
      await tx.sql`set transaction isolation level repeatable read`
      await tx.sql`lock table seen in access share mode`
      await other.sql`insert into seen values (1)`
      expect(await tx.sql`select n from seen`).toEqual([{ n: 1 }])
      await other.sql`insert into seen values (2)`
      expect(await tx.sql`select n from seen`).toEqual([{ n: 1 }])
    })
  })

  test('keeps its order, whatever is sent together, with parameters and without', async () => {
    await sql`create table ordered (nth int generated always as identity, n int)`
    await db.transaction(async tx => {
      await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          n % 2 === 0
            ? tx.sql`insert into ordered (n) values (${n})`
            : tx.sql`insert into ordered (n) select count(*) from ordered`,
        ),
      )
    })
    const rows = await sql<{ n: number }[]>`select n from ordered order by nth`
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 20 }, (_, n) => n))
  })
})

describe('values', () => {
  test('what goes in comes out again', async () => {
    const instant = new Date('2026-03-18T09:30:00.123Z')
    const [row] = await sql`
      select ${instant} as instant, ${true} as yes, ${7}::int as n, ${'云溪镇 "a"\\'} as text, ${null}::text as nothing,
        ${sql.json({ 名: ['a', 1, null] })} as json, ${[1, 2]}::int[] as numbers, ${['a"b', 'c\\d,', '']}::text[] as texts,
        ${[instant]}::timestamptz[] as instants, ${[]}::text[] as none, ${Buffer.from('hi')} as bytes, ${12n}::bigint as big`
    expect(row).toEqual({
      instant,
      yes: true,
      n: 7,
      text: '云溪镇 "a"\\',
      nothing: null,
      json: { 名: ['a', 1, null] },
      numbers: [1, 2],
      texts: ['a"b', 'c\\d,', ''],
      instants: [instant],
      none: [],
      bytes: Buffer.from('hi'),
      big: 12,
    })
  })

  test('a calendar date stays a date and a count is a number', async () => {
    const [row] =
      await sql`select date '2026-03-18' as day, time '09:30' as at, count(*) as n from pg_class where false`
    expect(row).toEqual({ day: '2026-03-18', at: '09:30:00', n: 0 })
  })

  test('a whole number that does not fit is refused, not rounded', async () => {
    await expect(sql`select 9007199254740993::bigint as n`).rejects.toThrow(RangeError)
  })

  test('a string that is JSON already and a JSON string are told apart', async () => {
    const [row] = await sql`select ${'{"a":1}'}::jsonb as parsed, ${sql.json('{"a":1}')} as string`
    expect(row).toEqual({ parsed: { a: 1 }, string: '{"a":1}' })
  })

  test.each([
    ['undefined', undefined],
    ['an invalid Date', new Date(Number.NaN)],
    ['a plain object', { a: 1 }],
    ['a symbol', Symbol('s')],
  ])('%s is refused before anything is sent', async (_, value) => {
    // Types refuse these; values that were read from elsewhere may still bring them.
    await expect(sql`select ${value as never}`).rejects.toThrow(TypeError)
  })

  test('a refused value disturbs nobody else, however busy the connections are', async () => {
    const narrow = await open({ poolSize: 1 })
    const echo = (n: number) => narrow.sql<{ n: number }[]>`select pg_sleep(0.002), ${n}::int as n`
    await echo(0)
    const bad = { a: 1 } as never
    const answers = await Promise.allSettled(
      Array.from({ length: 60 }, (_, n) => (n % 3 === 1 ? narrow.sql`select ${bad}` : echo(n))),
    )
    answers.forEach((answer, n) => {
      if (n % 3 === 1) expect(answer.status).toBe('rejected')
      else expect(answer).toMatchObject({ status: 'fulfilled', value: [{ n }] })
    })
  })
})

describe('statements', () => {
  test('parts are put together with their values numbered through', async () => {
    const only = sql.part`and n > ${2}`
    const rows = await sql<{ n: number }[]>`
      select n from generate_series(${1}::int, ${9}::int) as s(n) where n < ${5} ${only} ${sql.part``} order by ${sql.identifier('n')}`
    expect(rows.map(({ n }) => n)).toEqual([3, 4])
  })

  test('an identifier cannot break out of its quotes', async () => {
    const [row] = await sql`select 1 as ${sql.identifier('a" , 2 as "b')}`
    expect(row).toEqual({ 'a" , 2 as "b': 1 })
  })

  test('a statement is sent without being awaited', async () => {
    await sql`create table sent (n int)`
    const unawaited = sql`insert into sent values (1)`
    for (let n = 0; n === 0; ) n = (await sql<{ n: number }[]>`select count(*) as n from sent`)[0]?.n ?? 0
    expect((await unawaited).count).toBe(1)
  })

  test('begin outside a transaction is refused and leaves no connection in one', async () => {
    await expect(sql`begin`).rejects.toThrow('Database.transaction')
    // A connection that another test has just cut may still be seen to go.
    await expect
      .poll(
        () =>
          sql`select 1 from pg_stat_activity where state = 'idle in transaction' and datname = current_database()`,
        { timeout: 3000 },
      )
      .toHaveLength(0)
  })

  test('callers beyond the pool wait their turn', async () => {
    const narrow = await open({ poolSize: 2 })
    const rows = await Promise.all(
      Array.from(
        { length: 50 },
        (_, n) => narrow.sql<{ pid: number; n: number }[]>`select ${n}::int as n, pg_backend_pid() as pid`,
      ),
    )
    expect(rows.map(([row]) => row?.n)).toEqual(Array.from({ length: 50 }, (_, n) => n))
    expect(new Set(rows.map(([row]) => row?.pid)).size).toBeLessThanOrEqual(2)
  })

  test('a caller that waits too long is refused with the word for "later"', async () => {
    const narrow = await open({ poolSize: 1, acquireMs: 500 })
    const slow = narrow.sql`select pg_sleep(1.5)`
    const refused = await narrow.sql`select 1`.catch(error => error)
    expect(isConnectionTrouble(refused)).toBe(true)
    await slow
  })
})

describe('opening and closing', () => {
  test.each([
    ['not a url', 'nonsense', /DATABASE_URL: must be an address that begins with postgres/],
    ['a refused port', 'postgres://u:secret@127.0.0.1:1/x', /cannot use u@127.0.0.1:1\/x/],
    ['an unknown database', databaseUrl(url, 'no_such_database'), /no_such_database.*3D000/],
    ['an unknown sslmode', 'postgres://localhost/x?sslmode=maybe', /sslmode=maybe/],
  ])('%s is a configuration error in one sentence without the password', async (_, wrong, sentence) => {
    const error = await openDatabase({ url: wrong, acquireMs: 200 }).catch(it => it)
    expect(error).toBeInstanceOf(BadConfiguration)
    expect(error.message).toMatch(sentence)
    expect(error.message).not.toContain('secret')
  })

  test('what is no PostgreSQL and hangs up is said to be so', async () => {
    const stranger = createServer(socket => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    const port = await new Promise<number>(resolve =>
      stranger.listen(0, '127.0.0.1', () => {
        const at = stranger.address()
        resolve(typeof at === 'object' && at !== null ? at.port : 0)
      }),
    )
    const error = await openDatabase({ url: `postgres://u@127.0.0.1:${port}/x`, acquireMs: 2_000 }).catch(
      it => it,
    )
    stranger.close()
    expect(error).toBeInstanceOf(BadConfiguration)
    expect(error.message).toMatch(/: what listens there hung up instead of answering as PostgreSQL does/)
  })

  test('close lets running work finish and refuses new work', async () => {
    const own = await openDatabase({ url })
    const running = own.transaction(async tx => (await tx.sql`select pg_sleep(0.1), 1 as done`)[0])
    await own.sql`select 1`
    const closing = own.close()
    await expect(own.sql`select 1`).rejects.toThrow('closed')
    expect(await running).toMatchObject({ done: 1 })
    await closing
  })

  test('a statement that takes too long is cancelled', async () => {
    const hurried = await open({ statementTimeoutMs: 50 })
    await expect(hurried.sql`select pg_sleep(2)`).rejects.toThrow('statement timeout')
    expect(await hurried.sql`select 1 as n`).toMatchObject([{ n: 1 }])
  })
})

describe('hints', () => {
  test('are heard after the commit, by those who listen to that name, until they stop', async () => {
    const heard: string[] = []
    const stop = db.onHint('bell', () => heard.push('bell'))
    db.onHint('other', () => heard.push('other'))
    await db.transaction(async tx => {
      tx.hint('bell')
      tx.hint('bell')
      await tx.sql`select 1`
      expect(heard).toEqual([])
    })
    expect(heard).toEqual(['bell'])
    stop()
    await db.transaction(async tx => tx.hint('bell'))
    expect(heard).toEqual(['bell'])
  })

  test('of a transaction whose commit failed are not given', async () => {
    let heard = 0
    const stop = db.onHint('bell', () => heard++)
    const failing = db.transaction(async tx => {
      tx.hint('bell')
      tx.sql`select 1 / 0`.catch(() => undefined)
    })
    await expect(failing).rejects.toThrow('division by zero')
    stop()
    expect(heard).toBe(0)
  })
})
