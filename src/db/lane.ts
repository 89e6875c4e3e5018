/**
 * One connection, once. A lane never reconnects: when its connection is gone the lane is lost, everything under
 * way on it is refused, and nothing sent later can reach a server.
 *
 * This is what makes postgres.js 3.4.9 safe for transactions. Left to itself it re-opens a connection under a
 * running transaction, whose next statement then runs inside somebody else's, or throws where nobody can catch.
 * Its second fault, answers given to the wrong caller, needs an exception inside the driver while two statements
 * are under way: see `parameter.ts`; besides, a lane serves one caller at a time.
 */
import { connect, type Socket } from 'node:net'
import postgres from 'postgres'
import type { Address } from './address.ts'
import { RowList, type Rows, type Statement } from './sql.ts'
import { ConnectionLost, isConnectionTrouble } from './trouble.ts'
import { wireTypes } from './wire-types.ts'

export interface LaneOptions {
  readonly address: Address
  readonly statementTimeoutMs: number
  readonly connectTimeoutMs: number
  readonly applicationName: string
  readonly onNotice?: (notice: postgres.Notice) => void
}

/** `simple: false`: without it the driver sends statements that have no parameters unprepared. */
const PREPARED = { prepare: true, simple: false }

/** A lane that has prepared so many different statements is closed: their plans fill the server's memory. */
const MAX_PREPARED = 1000

/**
 * The driver keeps what is less than a kilobyte until the event loop turns, which takes a millisecond while callbacks pour
 * in. So the last that is sent in one go is as long as that: it has blanks in a parameter that no statement asks for, or
 * behind a word. Measured, 16 people who click get a sixth more answers. What has no parameter of its own has none: with one
 * the server looks at its rows from then on, and `set transaction` comes too late.
 */
const BLANKS = ' '.repeat(1024)
const TEXT_OID = 25

type OnFailure = (error: unknown) => void

/** Counts the rows that statements say they wrote; counted here, where they are answered, it costs no promise of its own. */
export interface Tally {
  written: number
}

const writes = (command: string): boolean =>
  command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE'

/**
 * The driver's queries carry functions that V8 puts among the old objects at once, so each query, and what it
 * holds, stays until the next full collection: measured, a quarter of all the memory that a batch of clicks takes.
 * Rows are therefore collected outside of it, and what it holds of the statement is let go when it is answered.
 */
const NOTHING_HELD = { args: [], parameters: [], string: '', signature: '', forEachFn: null }

function letGo(query: object): void {
  Object.assign(query, NOTHING_HELD)
}

export class Lane {
  readonly #client: postgres.Sql
  /** No `Set`: its tables, as they grow old, keep the later ones, and with them rows that nobody reads any more. */
  readonly #waiting: OnFailure[] = []
  readonly #texts = new Set<string>()
  /** Whatever is sent without waiting in between; each is told whether it is the last. */
  #together: ((isLast: boolean) => void)[] = []
  readonly #closed: Promise<void>
  #markClosed: () => void = () => undefined
  #socket: Socket | undefined
  #lost: ConnectionLost | undefined
  #quietSinceMs = 0
  #worn = false
  /** Called once, when the lane is lost. */
  onLost: (() => void) | undefined

  private constructor(options: LaneOptions) {
    const { address } = options
    this.#closed = new Promise(resolve => {
      this.#markClosed = resolve
    })
    const settings = {
      host: address.host,
      port: address.port,
      user: address.user,
      pass: address.password,
      database: address.database,
      ssl: address.tls,
      max: 1,
      idle_timeout: 0,
      max_lifetime: null,
      connect_timeout: options.connectTimeoutMs / 1000,
      types: wireTypes,
      // Its query for them, cut off by a lost connection, would end the process: a rejection nobody can catch.
      fetch_types: false,
      connection: {
        application_name: options.applicationName,
        statement_timeout: options.statementTimeoutMs,
        idle_in_transaction_session_timeout: options.statementTimeoutMs,
        TimeZone: 'UTC',
        DateStyle: 'ISO',
      },
      onnotice: options.onNotice ?? (() => undefined),
      onclose: () => this.#lose('the database closed the connection'),
      socket: () => this.#connectOnce(address, options.connectTimeoutMs),
    }
    this.#client = postgres(settings)
  }

  /** @throws ConnectionLost or the server's refusal, when there is no connection after `connectTimeoutMs`. */
  static async open(options: LaneOptions): Promise<Lane> {
    const lane = new Lane(options)
    // The driver's own limit ends with the handshake: a network that dies just after it would be waited for for ever.
    const late = setTimeout(() => lane.destroy('connecting took too long'), options.connectTimeoutMs)
    try {
      await lane.run({ text: 'select 1', parameters: [] })
      return lane
    } catch (error) {
      lane.destroy('connecting failed')
      throw error
    } finally {
      clearTimeout(late)
    }
  }

  get lost(): boolean {
    return this.#lost !== undefined
  }

  /** Still usable, but better replaced when its caller has finished. */
  get worn(): boolean {
    return this.#worn || this.#texts.size > MAX_PREPARED
  }

  /**
   * Sends one statement; statements sent without waiting go out together and are answered in order.
   * @param onFailure is told of a failure before the promise's owner is.
   */
  run<T extends object[]>(statement: Statement, onFailure?: OnFailure, tally?: Tally): Promise<Rows<T>> {
    return this.#track(() => this.#send<T>(statement, false, tally), onFailure)
  }

  /** Like `run`, with each row as an array. */
  runValues(statement: Statement, onFailure?: OnFailure, tally?: Tally): Promise<unknown[][]> {
    return this.#track(() => this.#send<unknown[][]>(statement, true, tally), onFailure)
  }

  /**
   * Sends `begin`, `commit`, `rollback` and their like: in a failed transaction the server takes them without parameters only.
   * @returns what was done, in the server's word
   */
  runWord(word: string): Promise<string> {
    return this.#track(() => this.#sendWord(word))
  }

  /** For the pool's watch: true when an answer has been waited for longer than `limitMs`. */
  isOverdue(limitMs: number): boolean {
    return this.#waiting.length > 0 && performance.now() - this.#quietSinceMs > limitMs
  }

  /** Cuts the connection now; the server rolls back what was open on it. */
  destroy(reason: string): void {
    this.#lose(reason)
    this.#socket?.destroy()
  }

  /** Says goodbye to the server, and waits no longer than `withinMs` for it to go. */
  async close(withinMs: number): Promise<void> {
    if (!this.lost) this.#client.end({ timeout: 0 }).catch(() => undefined)
    const cut = setTimeout(() => this.destroy('closing took too long'), withinMs)
    await this.#closed
    clearTimeout(cut)
  }

  async #send<T extends object[]>(
    { text, parameters }: Statement,
    asArrays: boolean,
    tally?: Tally,
  ): Promise<Rows<T>> {
    this.#texts.add(text)
    const isLast = await this.#turn()
    const bound = parameters.map(({ text, oid }) => (oid === 0 ? text : this.#client.typed(text, oid)))
    if (bound.length > 0) bound.push(this.#client.typed(isLast ? BLANKS : '', TEXT_OID))
    const query = this.#client.unsafe<T>(text, bound, PREPARED)
    if (asArrays) query.values()
    const rows: Rows<T> = new RowList()
    const { count, command } = await query.forEach(row => {
      rows.push(row)
    })
    letGo(query)
    if (tally !== undefined && writes(command)) tally.written += count
    return rows.done(count, command)
  }

  async #sendWord(word: string): Promise<string> {
    const isLast = await this.#turn()
    // Begun here and not by `await`, which would come a microtask after the statement behind it.
    const query = this.#client.unsafe(isLast ? word + BLANKS : word).execute()
    const { command } = await query
    letGo(query)
    return command
  }

  /**
   * Waits until nothing more can come to be sent together with this.
   * @returns whether nothing has come
   * @throws ConnectionLost
   */
  async #turn(): Promise<boolean> {
    const isLast = await new Promise<boolean>(resolve => {
      if (this.#together.push(resolve) === 1) process.nextTick(this.#sendTogether)
    })
    if (this.#lost) throw this.#lost
    return isLast
  }

  readonly #sendTogether = (): void => {
    const together = this.#together
    this.#together = []
    for (const [index, send] of together.entries()) send(index === together.length - 1)
  }

  #track<T>(send: () => Promise<T>, onFailure?: OnFailure): Promise<T> {
    if (this.#lost) {
      onFailure?.(this.#lost)
      return Promise.reject(this.#lost)
    }
    if (this.#waiting.length === 0) this.#quietSinceMs = performance.now()
    return new Promise<T>((resolve, reject) => {
      const refuse = (error: unknown) => {
        onFailure?.(error)
        reject(error)
      }
      this.#waiting.push(refuse)
      send().then(
        value => {
          this.#settled(refuse)
          resolve(value)
        },
        error => {
          this.#settled(refuse)
          refuse(this.#judge(error))
        },
      )
    })
  }

  #settled(refuse: OnFailure): void {
    const at = this.#waiting.indexOf(refuse)
    if (at !== -1) this.#waiting.splice(at, 1)
    this.#quietSinceMs = performance.now()
  }

  /** The server's refusals stay what they are; the driver's many words for a lost connection become one. */
  #judge(error: unknown): unknown {
    if (this.#lost) return this.#lost
    // A plan or a prepared statement that the server no longer has: start afresh after a migration. A session that only
    // reads keeps it from the moment it was opened, however the server stands by now.
    if (error instanceof postgres.PostgresError) this.#worn ||= /^(0A000|25006|26000)$/.test(error.code)
    else if (isConnectionTrouble(error))
      return new ConnectionLost('the database closed the connection', 'unknown', { cause: error })
    return error
  }

  #lose(reason: string): void {
    if (this.#lost) return
    this.#lost = new ConnectionLost(reason, 'unknown')
    for (const refuse of this.#waiting.splice(0)) refuse(this.#lost)
    this.#markClosed()
    this.onLost?.()
  }

  async #connectOnce(address: Address, withinMs: number): Promise<Socket> {
    if (this.#socket)
      throw (
        this.#lost ??
        new ConnectionLost('what listens there hung up instead of answering as PostgreSQL does', 'unknown')
      )
    const socket = address.host.startsWith('/')
      ? connect({ path: `${address.host}/.s.PGSQL.${address.port}` })
      : connect({ host: address.host, port: address.port, noDelay: true })
    this.#socket = socket
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(
        () => socket.destroy(new ConnectionLost('connecting took too long', 'no')),
        withinMs,
      )
      socket
        .once('connect', resolve)
        .once('error', reject)
        .once('close', () => clearTimeout(late))
      socket.once('connect', () => clearTimeout(late))
    })
    // The driver reads the name to check in the server's certificate from here.
    return Object.assign(socket, { host: address.host, port: address.port })
  }
}
