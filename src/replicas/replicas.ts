/**
 * The processes on one database, and whether they were started alike.
 *
 * Each has a row that it renews; whoever has not for a while is gone. Of two that would speak to another platform, or as another
 * app or bot, the one that was here first sends, and the other leaves it what goes by that way: which of them is right nobody
 * can know, and a word that goes to somebody else's people cannot be taken back. A restart keeps the place of whoever stopped just before.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '../db/open.ts'
import type { Part, Sql } from '../db/sql.ts'
import type { Logger } from '../log.ts'
import { differing, type Prints, printsOf, type Settings } from './prints.ts'

export interface ReplicasDeps {
  readonly db: Database
  readonly log: Logger
  readonly mode: 'live' | 'sandbox'
  readonly settings: Settings
  readonly beatMs?: number
  /** Who has not been seen for so long works no more. */
  readonly goneMs?: number
}

/** Whom a channel reaches, and with what it can fetch: one that has another of these must not take what is to go by it. */
const decisive: Readonly<Record<string, readonly string[]>> = {
  app: ['WECOM_API_BASE', 'WECOM_APP_AGENT_ID', 'WECOM_CORP_ID'],
  book: ['WECOM_API_BASE', 'WECOM_APP_AGENT_ID', 'WECOM_CORP_ID'],
  connection: ['WECOM_BOT_ID', 'WECOM_WS_URL'],
  media: ['WECOM_API_BASE', 'WECOM_APP_AGENT_ID', 'WECOM_BOT_AES_KEY', 'WECOM_CORP_ID'],
  response_url: ['WECOM_API_BASE'],
  webhook: ['WECOM_API_BASE'],
}
const identity = [...new Set(Object.values(decisive).flat())]

/** Rows of processes that are long gone. */
const keptMs = 3_600_000

/** Any number that nothing else in the database uses for an advisory lock. */
const joinLock = 7_120_534

const printed = z.record(z.string(), z.string()).catch({})

/** To the millisecond, as it is stored. */
const millis = (sql: Sql, at: Part) => sql.part`(extract(epoch from ${at}::timestamptz(3)) * 1000)::float8`
const instant = (sql: Sql, ms: number) => sql.part`to_timestamp(${ms}::float8 / 1000)::timestamptz(3)`

interface Row {
  readonly id: string
  readonly mode: 'live' | 'sandbox'
  readonly salt: string
  readonly prints: unknown
  /** Milliseconds of the database's clock. */
  readonly since: number
  readonly startedAt: number
  readonly leftAt: number | null
}

interface Other extends Omit<Row, 'prints'> {
  readonly prints: Prints
  /** Names of settings. */
  readonly differs: readonly string[]
}

export class Replicas {
  readonly #deps: Required<ReplicasDeps>
  readonly #id: string = randomUUID()
  readonly #salt = randomBytes(16).toString('base64url')
  readonly #prints: Prints
  #since = 0
  #startedAt = 0
  #seenAt = 0
  #others: readonly Other[] = []
  /** What differs from whom does not change: it is reckoned once. */
  readonly #known = new Map<string, Pick<Other, 'prints' | 'differs'>>()
  #said = ''
  #timer: NodeJS.Timeout | undefined
  #beating: Promise<void> | undefined

  constructor(deps: ReplicasDeps) {
    this.#deps = { beatMs: 20_000, goneMs: 90_000, ...deps }
    this.#prints = printsOf(deps.settings, this.#salt)
  }

  /** Before anything is sent. */
  async join(): Promise<void> {
    const { db, beatMs, mode } = this.#deps
    await db.transaction(async ({ sql }) => {
      // Of two that start at once the second sees the first.
      await sql`select pg_advisory_xact_lock(${joinLock})`
      await sql`delete from replica where seen_at < clock_timestamp() - ${keptMs}::float8 * interval '1 ms'`
      const [clock] = await sql<{ now: number }[]>`select ${millis(sql, sql.part`clock_timestamp()`)} as now`
      const now = clock?.now ?? 0
      this.#startedAt = this.#seenAt = now
      await this.#read(sql)
      const alike = this.#others.filter(
        other => other.mode === mode && !identity.some(name => other.differs.includes(name)),
      )
      this.#since = Math.min(now, ...alike.map(({ since }) => since))
      await this.#write(sql)
    })
    this.#say()
    this.#timer = setInterval(() => {
      // What a database that hung has held up is not made up for: leaving waits for one beat, not for many.
      this.#beating ??= this.#beat().finally(() => {
        this.#beating = undefined
      })
    }, beatMs)
  }

  /** Whoever starts next with other settings need not wait for this one. */
  async leave(): Promise<void> {
    const { db, log } = this.#deps
    clearInterval(this.#timer)
    await this.#beating
    await db.sql`
      update replica set seen_at = clock_timestamp(), left_at = clock_timestamp() where id = ${this.#id}`.catch(
      (error: unknown) => log.debug({ event: 'replicas', err: error }, 'could not say that it leaves'),
    )
  }

  /** Whether what goes by this channel is another process's. */
  holdsBack(channel: string): boolean {
    return this.#others.some(other => this.#isBefore(other) && this.#speaksOtherwise(other, channel))
  }

  /** @returns what is wrong with this moment's processes, in a sentence; null: nothing */
  async look(): Promise<string | null> {
    await this.#read(this.#deps.db.sql)
    return this.#say()
  }

  async #beat(): Promise<void> {
    const { db, log } = this.#deps
    try {
      // First who has been seen since the last time: after a database that was away all look gone.
      await this.#read(db.sql)
      await this.#write(db.sql)
      this.#say()
    } catch (error) {
      log.debug({ event: 'replicas', err: error }, 'could not look for other processes')
    }
  }

  async #read(sql: Sql): Promise<void> {
    const rows = await sql<Row[]>`
      select id, mode, salt, prints, ${millis(sql, sql.part`since`)} as since,
             ${millis(sql, sql.part`started_at`)} as "startedAt", ${millis(sql, sql.part`left_at`)} as "leftAt"
      from replica where id <> ${this.#id} and seen_at > ${instant(sql, this.#seenAt - this.#deps.goneMs)}
      order by since, id`
    for (const id of this.#known.keys()) if (!rows.some(row => row.id === id)) this.#known.delete(id)
    this.#others = rows.map(({ prints, ...row }) => ({ ...row, ...this.#compared(row, prints) }))
  }

  #compared({ id, salt }: Pick<Row, 'id' | 'salt'>, given: unknown): Pick<Other, 'prints' | 'differs'> {
    const known = this.#known.get(id)
    if (known !== undefined) return known
    const prints = printed.parse(given)
    const compared = { prints, differs: differing(printsOf(this.#deps.settings, salt), prints) }
    this.#known.set(id, compared)
    return compared
  }

  async #write(sql: Sql): Promise<void> {
    const [row] = await sql<{ seenAt: number }[]>`
      insert into replica (id, mode, salt, prints, since, started_at, seen_at)
      values (${this.#id}, ${this.#deps.mode}, ${this.#salt}, ${sql.json(this.#prints)},
              ${instant(sql, this.#since)}, ${instant(sql, this.#startedAt)}, clock_timestamp())
      on conflict (id) do update set seen_at = excluded.seen_at
      returning ${millis(sql, sql.part`replica.seen_at`)} as "seenAt"`
    this.#seenAt = row?.seenAt ?? this.#seenAt
  }

  /** What a sandbox says nobody hears: a live service never waits for one. */
  #isBefore(other: Other): boolean {
    if (other.mode !== this.#deps.mode) return other.mode === 'live'
    if (other.leftAt !== null && other.leftAt <= this.#startedAt) return false
    return other.since < this.#since || (other.since === this.#since && other.id < this.#id)
  }

  #speaksOtherwise({ mode, prints, differs }: Other, channel: string): boolean {
    const { mode: own, settings } = this.#deps
    return (
      mode !== own ||
      // Of two that have a way: what one alone has is its own to send.
      (decisive[channel] ?? []).some(name => name in settings && name in prints && differs.includes(name))
    )
  }

  #say(): string | null {
    const wrong = this.#wrong()
    if (wrong === null && this.#said !== '')
      this.#deps.log.info({ event: 'replicas' }, 'all processes on this database have the same settings')
    if (wrong !== null && wrong !== this.#said) this.#deps.log.warn({ event: 'replicas' }, wrong)
    this.#said = wrong ?? ''
    return wrong
  }

  #wrong(): string | null {
    const { mode } = this.#deps
    const here = this.#others.filter(({ leftAt }) => leftAt === null)
    const names = [...new Set(here.flatMap(other => (other.mode === mode ? other.differs : [])))].toSorted()
    const foreign = here.some(other => other.mode !== mode)
    const held = Object.keys(decisive).filter(channel => this.holdsBack(channel))
    const said = [
      names.length === 0
        ? null
        : `another process on this database was started with another ${names.join(', ')}: give all of them the same, and restart those that differ`,
      foreign
        ? `a ${mode === 'live' ? 'sandbox' : 'live service'} works on this database, too: give the sandbox one of its own`
        : null,
      held.length === 0
        ? null
        : `what goes by ${held.join(', ')} is left to the process that was here first, and is not sent by this one`,
    ].filter(each => each !== null)
    return said.length === 0 ? null : said.join('; ')
  }
}
