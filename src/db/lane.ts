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
import type { Row, Rows, Statement } from './sql.ts'
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

type OnFailure = (error: unknown) => void

export class Lane {
  readonly #client: postgres.Sql
  readonly #waiting = new Set<OnFailure>()
  readonly #texts = new Set<string>()
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
  run<T extends object[]>(statement: Statement, onFailure?: OnFailure): Promise<Rows<T>> {
    return this.#track(() => this.#send<T>(statement), onFailure)
  }

  /** Like `run`, with each row as an array. */
  runValues(statement: Statement, onFailure?: OnFailure): Promise<unknown[][]> {
    return this.#track(() => this.#send<Row[]>(statement).values(), onFailure)
  }

  /** Sends a text of several statements, which may not have parameters. */
  runScript(text: string): Promise<unknown> {
    return this.#track(() => this.#client.unsafe(text).simple())
  }

  /** For the pool's watch: true when an answer has been waited for longer than `limitMs`. */
  isOverdue(limitMs: number): boolean {
    return this.#waiting.size > 0 && performance.now() - this.#quietSinceMs > limitMs
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

  #send<T extends object[]>(statement: Statement): postgres.PendingQuery<T> {
    this.#texts.add(statement.text)
    const parameters = statement.parameters.map(({ text, oid }) =>
      oid === 0 ? text : this.#client.typed(text, oid),
    )
    return this.#client.unsafe<T>(statement.text, parameters, PREPARED)
  }

  #track<T>(send: () => Promise<T>, onFailure?: OnFailure): Promise<T> {
    if (this.#lost) {
      onFailure?.(this.#lost)
      return Promise.reject(this.#lost)
    }
    if (this.#waiting.size === 0) this.#quietSinceMs = performance.now()
    return new Promise<T>((resolve, reject) => {
      const refuse = (error: unknown) => {
        onFailure?.(error)
        reject(error)
      }
      this.#waiting.add(refuse)
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
    this.#waiting.delete(refuse)
    this.#quietSinceMs = performance.now()
  }

  /** The server's refusals stay what they are; the driver's many words for a lost connection become one. */
  #judge(error: unknown): unknown {
    if (this.#lost) return this.#lost
    // A plan or a prepared statement that the server no longer has: start afresh after a migration.
    if (error instanceof postgres.PostgresError) this.#worn ||= /^(0A000|26000)$/.test(error.code)
    else if (isConnectionTrouble(error))
      return new ConnectionLost('the database closed the connection', 'unknown', { cause: error })
    return error
  }

  #lose(reason: string): void {
    if (this.#lost) return
    this.#lost = new ConnectionLost(reason, 'unknown')
    for (const refuse of this.#waiting) refuse(this.#lost)
    this.#waiting.clear()
    this.#markClosed()
    this.onLost?.()
  }

  async #connectOnce(address: Address, withinMs: number): Promise<Socket> {
    if (this.#socket) throw this.#lost ?? new ConnectionLost('a lane connects only once', 'unknown')
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
