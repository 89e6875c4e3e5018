/**
 * A transaction owns its lane from `begin` to the end of `commit`. Nothing can run on it before or after, and
 * nothing survives it: once the connection is gone every further statement is refused, because a lane never
 * reconnects.
 */
import { drizzle, type PgRemoteDatabase } from 'drizzle-orm/pg-proxy'
import type { Lane } from './lane.ts'
import { bind } from './parameter.ts'
import { createSql, type Sql, type Statement } from './sql.ts'
import { ConnectionLost } from './trouble.ts'
import type { Vault } from './vault.ts'

/**
 * What a transaction sees of what others commit meanwhile: with `begin` each statement what is committed by then; else all of
 * them what was committed before the first.
 */
const begins = {
  each_statement: 'begin',
  snapshot: 'begin isolation level repeatable read',
  read_only_snapshot: 'begin isolation level repeatable read, read only',
} as const

export type Sight = keyof typeof begins

/** By `Tx.ofOneMoment`: whoever opened the transaction does its work again from the start, in one that sees one moment. */
export class WantsOneMoment extends Error {
  override readonly name = 'WantsOneMoment'
}

interface Manner {
  readonly sight?: Sight
  readonly vault: Vault
}

/** Drizzle on the transaction's own connection. It cannot open transactions or savepoints. */
type Orm = PgRemoteDatabase<Record<string, never>>

/** What a transaction has done so far: for the log. */
export interface Work {
  readonly statements: number
  /** Rows inserted, updated, deleted by statements that say so; those within a larger one are not counted. */
  readonly written: number
  readonly enqueued: number
}

class Transaction {
  readonly sql: Sql
  readonly #work = { statements: 0, written: 0, enqueued: 0 }
  readonly #lane: Lane
  #state: 'fresh' | 'begun' | 'over' = 'fresh'
  #failure: { readonly error: unknown } | undefined
  #orm: Orm | undefined
  readonly #hints = new Set<string>()
  readonly #sight: Sight
  #isOfOneMoment = false

  constructor(lane: Lane, { sight = 'each_statement', vault }: Manner) {
    this.#lane = lane
    this.#sight = sight
    this.sql = createSql(
      <T extends object[]>(statement: Statement) =>
        this.#refused() ?? lane.run<T>(statement, this.#failed, this.#work),
      vault,
    )
  }

  get work(): Work {
    return this.#work
  }

  /** Whoever puts messages into the outbox says how many. */
  enqueued(messages: number): void {
    this.#work.enqueued += messages
  }

  get orm(): Orm {
    this.#orm ??= drizzle(async (text, values: unknown[], method) => {
      const statement = { text, parameters: values.map(bind) }
      const rows: unknown[] = await (this.#refused() ??
        (method === 'all'
          ? this.#lane.runValues(statement, this.#failed, this.#work)
          : this.#lane.run(statement, this.#failed, this.#work)))
      return { rows }
    })
    return this.#orm
  }

  /** Whoever listens to `name` on this database hears of it once the transaction is committed, and only then. */
  hint(name: string): void {
    this.#hints.add(name)
  }

  get hints(): ReadonlySet<string> {
    return this.#hints
  }

  /**
   * Whoever says figures that come from several statements says so before he reads: totals beside rows are of one moment.
   * @throws WantsOneMoment where every statement sees another; nothing of the transaction stays
   */
  ofOneMoment(): void {
    if (this.#sight === 'each_statement') throw new WantsOneMoment('read at one moment')
    this.#isOfOneMoment = true
  }

  /** Whether anybody has said so. */
  get isOfOneMoment(): boolean {
    return this.#isOfOneMoment
  }

  readonly #failed = (error: unknown): void => {
    this.#failure ??= { error }
  }

  /**
   * Before each statement. `begin` travels together with the first one: a round trip less.
   * @returns null: it may be sent
   */
  #refused(): Promise<never> | null {
    if (this.#state === 'over')
      return Promise.reject(new Error('a statement was sent after its transaction had ended'))
    this.#work.statements += 1
    if (this.#state === 'fresh') {
      this.#state = 'begun'
      // Whatever breaks `begin` breaks the first statement too, which reports it.
      this.#lane.runWord(begins[this.#sight]).catch(() => undefined)
    }
    return null
  }

  /** @throws what the first failed statement threw, even when the work caught it: its transaction is void. */
  async commit(): Promise<void> {
    if (this.#failure) await this.rollback()
    if (this.#state === 'begun') {
      this.#state = 'over'
      // A statement that was not awaited may fail only now: the server then answers ROLLBACK.
      const command = await this.#lane.runWord('commit')
      if (command !== 'COMMIT') this.#failure ??= { error: new Error('the transaction was rolled back') }
    }
    this.#state = 'over'
    if (this.#failure) throw this.#failure.error
  }

  /** Never throws: a lane that cannot roll back is cut, and the server does it. */
  async rollback(): Promise<void> {
    const begun = this.#state === 'begun'
    this.#state = 'over'
    if (!begun || this.#lane.lost) return
    await this.#lane.runWord('rollback').catch(() => this.#lane.destroy('rollback failed'))
  }
}

/** Proof that a transaction is open. Only `Database.transaction` makes one. */
export type Tx = Transaction

/**
 * Runs `work` in a transaction on `lane`, which must be nobody else's until the promise settles.
 * @param onHint is given each hint once, after the commit
 */
export async function runInTransaction<T>(
  lane: Lane,
  work: (tx: Tx) => Promise<T>,
  onHint: (name: string) => void,
  manner: Manner,
): Promise<T> {
  const tx = new Transaction(lane, manner)
  let value: T
  try {
    value = await work(tx)
  } catch (error) {
    await tx.rollback()
    throw error instanceof ConnectionLost ? new ConnectionLost(error.message, 'no', { cause: error }) : error
  }
  await tx.commit()
  for (const name of tx.hints) onHint(name)
  return value
}
