/**
 * Everybody who looks at something live, and the one watcher that looks for all of them.
 *
 * Nothing is done where people answer: while anybody looks, the watcher asks every tenth of a second for the marks of
 * all meetings that are looked at (one statement), and reads and renders once for all lookers what has another one. It works across
 * replicas; a commit of this process that says so wakes it at once. What the mark does not know (names, what was delivered,
 * the hour) it finds every few seconds, of each sheet at its own time. Each is read in a transaction of its own: what one
 * congress has that cannot be read ends the streams of that sheet, and no other.
 *
 * No update is missed, because whoever comes gets a state that was read after he came, then each that follows. Whatever is
 * read, it is asked at that same moment who of its lookers is still signed in and in the office by which he looks: nobody is sent
 * what came after his right had ended. Every second it is asked of all, and the streams of all others end; and each ends within a
 * minute, so that what somebody may see is asked anew.
 */
import type { Clock } from '../../clock.ts'
import type { Database } from '../../db/open.ts'
import type { Sql } from '../../db/sql.ts'
import type { Logger } from '../../log.ts'
import {
  type Changes,
  changesSince,
  type LiveView,
  ownHtml,
  type RenderedLive,
  renderLive,
} from '../../pages/live.tsx'

/** Somebody who may look. */
export interface Seat {
  readonly account: string
  readonly sessionId: number
  readonly personId: number
  /** What he sees may be a clerk's. */
  readonly asClerk: boolean
  readonly view: LiveView
}

/** What the events are written to. */
export interface Wire {
  readonly writableLength: number
  write(text: string): unknown
  end(): unknown
  destroy(): unknown
  once(event: 'close', listener: () => void): unknown
}

export interface LiveDeps {
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
  /** What tells one state of a meeting from the next, by its id. */
  readonly marks: (sql: Sql, meetingIds: readonly number[]) => Promise<ReadonlyMap<number, string>>
  /** Which of these still stand: the session, the person in office with its account, and a clerk's office. Left out: all. */
  readonly stillHere?: (sql: Sql, seats: readonly Seat[]) => Promise<ReadonlySet<Seat>>
  readonly limits?: Partial<Limits>
}

interface Limits {
  readonly everyMs: number
  /** After a look nothing is looked at again for so long: what comes in crowds is one look. */
  readonly gapMs: number
  /** Each so many looks a sheet is read anew, whatever its mark; not all of them in one look. */
  readonly anewEvery: number
  /** Each so many looks it is asked who is still here. */
  readonly askEvery: number
  /** A stream's life is between this and a quarter more, so that a hundred do not come back at once. */
  readonly lifeMs: number
  readonly perAccount: number
  readonly inAll: number
  /** Who has not read so much is let go. */
  readonly unreadMaxBytes: number
  /** Whose stream was ended and who has not taken the end so long after is let go. */
  readonly endMs: number
}

const usual: Limits = {
  everyMs: 100,
  gapMs: 20,
  anewEvery: 50,
  askEvery: 10,
  lifeMs: 44_000,
  perAccount: 4,
  inAll: 2_000,
  unreadMaxBytes: 256 * 1024,
  endMs: 5_000,
}

interface Looker {
  readonly seat: Seat
  readonly wire: Wire
  readonly life: NodeJS.Timeout
  /** What he was sent of his own. */
  own: string
}

/** All who look at the same. */
interface Table {
  /** In which of the looks it is read anew. */
  readonly nth: number
  view: LiveView
  readonly lookers: Set<Looker>
  /** Those of them who have had nothing yet. */
  readonly waiting: Set<Looker>
  mark: string | null
  rendered: RenderedLive | null
}

export class LiveHub {
  readonly #deps: LiveDeps
  readonly #limits: Limits
  readonly #tables = new Map<string, Table>()
  readonly #ofAccount = new Map<string, number>()
  #count = 0
  #nthTable = 0
  #watching = false
  #closed = false
  #woken = false
  #wake = (): void => {}

  constructor(deps: LiveDeps) {
    this.#deps = deps
    this.#limits = { ...usual, ...deps.limits }
  }

  get count(): number {
    return this.#count
  }

  hasRoom(account: string): boolean {
    const { perAccount, inAll } = this.#limits
    return !this.#closed && this.#count < inAll && (this.#ofAccount.get(account) ?? 0) < perAccount
  }

  /** Sends to the wire what is looked at, now and whenever it changes, until it ends. */
  open(seat: Seat, wire: Wire): void {
    const { key } = seat.view
    const table: Table = this.#tables.get(key) ?? {
      nth: this.#nthTable++,
      view: seat.view,
      lookers: new Set(),
      waiting: new Set(),
      mark: null,
      rendered: null,
    }
    // The view of who came last knows best what the congress has set.
    table.view = seat.view
    const lifeMs = this.#limits.lifeMs * (1 + Math.random() / 4)
    const life = setTimeout(() => this.#end(table, looker), lifeMs)
    const looker: Looker = { seat, wire, life, own: '' }
    table.lookers.add(looker)
    table.waiting.add(looker)
    this.#tables.set(key, table)
    this.#count++
    this.#ofAccount.set(seat.account, (this.#ofAccount.get(seat.account) ?? 0) + 1)
    wire.once('close', () => this.#leave(table, looker))
    wire.write('retry: 1000\n\n')
    this.wake()
    if (!this.#watching) void this.#watch()
  }

  /** Something may have changed: it is looked at as soon as may be. */
  wake(): void {
    this.#woken = true
    this.#wake()
  }

  /** Ends all streams, at once; nobody can look any more. */
  close(): void {
    this.#closed = true
    for (const table of this.#tables.values()) this.#endAll(table)
    this.wake()
  }

  /** Nothing is written to whoever was ended: he has left, though his connection takes the end only when he reads. */
  #end(table: Table, looker: Looker): void {
    this.#leave(table, looker)
    const { wire } = looker
    const letGo = setTimeout(() => wire.destroy(), this.#limits.endMs).unref()
    wire.once('close', () => clearTimeout(letGo))
    wire.end()
  }

  #endAll(table: Table): void {
    for (const looker of table.lookers) this.#end(table, looker)
  }

  #leave(table: Table, looker: Looker): void {
    if (!table.lookers.delete(looker)) return
    clearTimeout(looker.life)
    table.waiting.delete(looker)
    const { key } = looker.seat.view
    if (table.lookers.size === 0 && this.#tables.get(key) === table) this.#tables.delete(key)
    this.#count--
    const { account } = looker.seat
    const left = (this.#ofAccount.get(account) ?? 1) - 1
    if (left === 0) this.#ofAccount.delete(account)
    else this.#ofAccount.set(account, left)
  }

  async #watch(): Promise<void> {
    this.#watching = true
    for (let nth = 1; this.#tables.size > 0 && !this.#closed; nth++) {
      this.#woken = false
      try {
        await this.#look(nth)
      } catch (error) {
        this.#deps.log.warn({ err: error, event: 'live' }, 'the live sheets could not be read')
        await pause(1_000)
      }
      await this.#nextMoment()
    }
    this.#watching = false
  }

  async #nextMoment(): Promise<void> {
    const { everyMs, gapMs } = this.#limits
    await pause(gapMs)
    if (this.#woken) return
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, everyMs - gapMs)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#wake = () => {}
  }

  async #look(nth: number): Promise<void> {
    const { db, marks } = this.#deps
    if (nth % this.#limits.askEvery === 0) await this.#endWhoLeft()
    const tables = [...this.#tables.values()]
    // Asked before anything is read: what is read is this state or a later one, and a later one has another mark.
    const found = await marks(db.sql, [...new Set(tables.map(({ view }) => view.meetingId))])
    for (const table of tables) {
      const mark = found.get(table.view.meetingId) ?? ''
      const anew = (nth + table.nth) % this.#limits.anewEvery === 0
      // Whoever waits has a page that may be younger than what was read last.
      if (anew || table.waiting.size > 0 || table.mark !== mark) await this.#lookAt(table, mark)
      if (anew) for (const looker of table.lookers) this.#write(table, looker, ':\n\n')
    }
  }

  async #endWhoLeft(): Promise<void> {
    const { db, stillHere } = this.#deps
    if (stillHere === undefined) return
    const all = [...this.#tables.values()].flatMap(table =>
      [...table.lookers].map(looker => ({ table, looker })),
    )
    const here = await stillHere(
      db.sql,
      all.map(({ looker }) => looker.seat),
    )
    for (const { table, looker } of all) if (!here.has(looker.seat)) this.#end(table, looker)
  }

  async #lookAt(table: Table, mark: string): Promise<void> {
    const { db, clock, log, stillHere } = this.#deps
    const { view } = table
    const waiting = [...table.waiting]
    const lookers = [...table.lookers]
    try {
      const { shown, here } = await db.look(async tx => ({
        shown: await view.read(tx, clock.now()),
        here: await stillHere?.(
          tx.sql,
          lookers.map(({ seat }) => seat),
        ),
      }))
      for (const looker of lookers) if (here?.has(looker.seat) === false) this.#end(table, looker)
      if (shown === null) this.#endAll(table)
      else this.#show(table, waiting, renderLive(shown))
      table.mark = mark
    } catch (error) {
      log.warn({ err: error, event: 'live', sheet: view.key }, 'a live sheet could not be read')
      this.#endAll(table)
    }
  }

  #show(table: Table, waiting: readonly Looker[], next: RenderedLive): void {
    const news = eventOf(changesSince(table.rendered, next))
    for (const looker of table.lookers) {
      if (!table.waiting.has(looker)) this.#tell(table, looker, next, news)
    }
    table.rendered = next
    if (waiting.length === 0) return
    const all = eventOf(changesSince(null, next))
    for (const looker of waiting) {
      if (table.waiting.delete(looker)) this.#tell(table, looker, next, all)
    }
  }

  /** What is the same for all is one text for all; what is his own comes when it has changed. */
  #tell(table: Table, looker: Looker, next: RenderedLive, news: string): void {
    const own = ownHtml(next, looker.seat.personId)
    if (own === null) {
      this.#end(table, looker)
      return
    }
    if (news !== '') this.#write(table, looker, news)
    const said = eventOf(own)
    if (said !== looker.own) this.#write(table, looker, said)
    looker.own = said
  }

  #write(table: Table, looker: Looker, text: string): void {
    if (!table.lookers.has(looker)) return
    const { wire } = looker
    if (wire.writableLength <= this.#limits.unreadMaxBytes) {
      wire.write(text)
      return
    }
    this.#leave(table, looker)
    wire.destroy()
  }
}

const eventOf = (changes: Changes): string =>
  Object.keys(changes).length === 0 ? '' : `data: ${JSON.stringify(changes)}\n\n`

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
