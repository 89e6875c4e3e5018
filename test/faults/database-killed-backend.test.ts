/** F4: a transaction's own connection is killed at every place between its statements, beside other transactions. */
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { ConnectionLost, isConnectionTrouble } from '../../src/db/trouble.ts'
import type { Tx } from '../../src/db/tx.ts'
import { testDatabase } from '../support/database.ts'
import { figure } from '../support/guarantees.ts'
import { inForm } from './support-form.ts'

const { db, open } = await testDatabase({ migrated: false })
await db.sql`create table line (owner text, n int)`

const STATEMENTS = 5
const KILLS = inForm(200, 2_000)
const write = (tx: Tx, owner: string, n: number) => tx.sql`insert into line values (${owner}, ${n})`
const backendOf = async (tx: Tx) =>
  (await tx.sql<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid ?? 0

/** Returns when the backend is gone for the server; its client may or may not have noticed. */
async function kill(pid: number): Promise<void> {
  await db.sql`select pg_terminate_backend(${pid})`
  while ((await db.sql`select 1 from pg_stat_activity where pid = ${pid}`).length > 0);
}

async function rowsOf(owner: string): Promise<number> {
  const [row] = await db.sql<{ n: number }[]>`select count(*) as n from line where owner = ${owner}`
  return row?.n ?? 0
}

describe('F4: a connection killed between two statements', () => {
  test(`leaves no part of its transaction and no row in another, ${KILLS} times`, async ({ annotate }) => {
    const narrow = await open({ poolSize: 3 })
    const outcomes: unknown[] = []
    for (let round = 0; round < KILLS; round++) {
      const boundary = round % (STATEMENTS + 1)
      const [victim, bystander] = [`victim ${round}`, `bystander ${round}`]
      const beside = narrow.transaction(async tx => {
        for (let n = 0; n < STATEMENTS; n++) await write(tx, bystander, n)
      })
      const error = await narrow
        .transaction(async tx => {
          const pid = await backendOf(tx)
          for (let n = 0; n < STATEMENTS; n++) {
            if (n === boundary) await kill(pid)
            await write(tx, victim, n)
          }
          if (boundary === STATEMENTS) await kill(pid)
        })
        .catch(it => it)
      await beside
      outcomes.push({
        trouble: isConnectionTrouble(error),
        committed: error.committed,
        rows: [await rowsOf(victim), await rowsOf(bystander)],
      })
    }
    const right = (round: number) => ({
      trouble: true,
      committed: round % (STATEMENTS + 1) === STATEMENTS ? 'unknown' : 'no',
      rows: [0, STATEMENTS],
    })
    const wrong = outcomes.filter((outcome, round) => !isDeepStrictEqual(outcome, right(round)))
    await figure(
      annotate,
      'F4',
      `${KILLS} transactions killed at each of their ${STATEMENTS + 1} boundaries beside another one: ${wrong.length} with a part left, a row in the other or a wrong word about it (pass: 0)`,
    )
    expect(wrong).toEqual([])
  })

  test('lets no later statement into the transaction that gets the next connection', async () => {
    const narrow = await open({ poolSize: 1 })
    const killed = signal()
    const otherHasBegun = signal()
    const goOn = signal()
    const first = narrow.transaction(async tx => {
      const pid = await backendOf(tx)
      await write(tx, 'A', 1)
      await kill(pid)
      killed.give()
      await otherHasBegun.given
      const late = await write(tx, 'A', 2).catch(error => error)
      expect(late).toBeInstanceOf(ConnectionLost)
      goOn.give()
      throw late
    })
    await killed.given
    const replica = await open({ poolSize: 1 })
    const second = replica.transaction(async tx => {
      await write(tx, 'B', 1)
      otherHasBegun.give()
      await goOn.given
      await write(tx, 'B', 2)
      throw new Error('B changes its mind')
    })
    await expect(first).rejects.toMatchObject({ committed: 'no' })
    await expect(second).rejects.toThrow('B changes its mind')
    expect([await rowsOf('A'), await rowsOf('B')]).toEqual([0, 0])
    expect(await narrow.sql`select 1 as n`).toMatchObject([{ n: 1 }])
  })

  test('by the idle timeout is refused at the next statement, while the pool serves others', async () => {
    const hurried = await open({ poolSize: 2, statementTimeoutMs: 100 })
    const error = await hurried
      .transaction(async tx => {
        const pid = await backendOf(tx)
        await write(tx, 'sleeper', 1)
        let awake = 0
        // On a busy machine a bystander may be too slow for its own statement's limit; the next one tries again.
        while ((await db.sql`select 1 from pg_stat_activity where pid = ${pid}`).length > 0 || awake === 0)
          await hurried
            .transaction(other => write(other, 'awake', 1))
            .then(
              () => awake++,
              trouble => expect(isConnectionTrouble(trouble)).toBe(true),
            )
        await write(tx, 'sleeper', 2)
      })
      .catch(it => it)
    expect(isConnectionTrouble(error)).toBe(true)
    expect(await rowsOf('sleeper')).toBe(0)
    expect(await rowsOf('awake')).toBeGreaterThan(0)
  })

  test('under many statements sent at once refuses each of them', async () => {
    const narrow = await open({ poolSize: 1 })
    const outcomes: PromiseSettledResult<unknown>[] = []
    const failing = narrow.transaction(async tx => {
      const pid = await backendOf(tx)
      await write(tx, 'crowd', 0)
      const crowd = Array.from({ length: 500 }, (_, n) => write(tx, 'crowd', n))
      const end = kill(pid)
      outcomes.push(...(await Promise.allSettled([...crowd, tx.sql`select pg_sleep(5)`])))
      await end
    })
    await expect(failing).rejects.toSatisfy(isConnectionTrouble)
    expect(outcomes).toHaveLength(501)
    expect(outcomes.at(-1)?.status).toBe('rejected')
    expect(await rowsOf('crowd')).toBe(0)
  })
})

interface Signal {
  readonly given: Promise<void>
  give(): void
}

function signal(): Signal {
  let give = () => {}
  const given = new Promise<void>(resolve => {
    give = resolve
  })
  return { given, give }
}
