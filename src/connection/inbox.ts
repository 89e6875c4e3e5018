/**
 * What was heard over the connection, on its way to the desk: each person's in its order, several people's side by side.
 *
 * Nobody repeats a frame, so one that the database does not take now is kept and tried again for as long as this process
 * lives; the desk knows messages by their ids, so trying again changes nothing twice.
 */
import { setMaxListeners } from 'node:events'
import { accountOf, roundMs, saidWhere } from '../bot/account.ts'
import type { Incoming } from '../bot/incoming.ts'
import type { Reply } from '../bot/reply.ts'
import { codesOf, isConnectionTrouble } from '../db/trouble.ts'
import type { Logger } from '../log.ts'
import type { ConnectionFrame } from '../wecom/connection-frame.ts'
import { toIncoming } from '../wecom/inbound.ts'
import { connectionLimits } from '../wecom/limits.ts'
import { atMost } from './at-most.ts'

export interface InboxDeps {
  /** The own company; null or left out: it is not known. */
  readonly corpId?: string | null | undefined
  readonly receive: (incoming: Incoming) => Promise<Reply>
  /**
   * Says what has to be said at once, if there is time left. Throws only when what could not be said could not be kept
   * for later either: then all of it is tried again.
   */
  readonly answer: (incoming: Incoming, reply: Reply, heardAtMs: number) => Promise<void>
  readonly log: Logger
  /** Told of each, when it is done or given up. */
  readonly done: (kind: Incoming['kind'], outcome: 'answered' | 'dropped' | 'lost', ms: number) => void
  readonly most?: number
  readonly mostBytes?: number
}

interface Heard {
  readonly incoming: Incoming
  readonly bytes: number
  readonly heardAtMs: number
}

/** Clicks of a crowd are gathered by the desk, which takes so many at once. */
const defaultMost = 64
/** Tens of thousands of clicks: more than any town has people. */
const defaultMostBytes = 64 * 1_048_576
const firstPauseMs = 200
const longestPauseMs = 2_000
/** The platform takes no answer after that (wecom-protocol 2.2). */
const longestWaitMs = connectionLimits.answerWithinMs
/** A fault of ours does not heal by waiting, and its person waits with it. */
const mostFaults = 3
/** What others hold up passes; a statement that never ends in time is a fault, too, though it takes longer to be told. */
const mostTimeouts = 10
const timedOut: ReadonlySet<string> = new Set(['57014', '55P03'])

export class Inbox {
  readonly #deps: InboxDeps & Required<Pick<InboxDeps, 'most' | 'mostBytes'>>
  /** Person → what he has said and nobody has answered, the first of them being answered. */
  readonly #byPerson = new Map<string, Heard[]>()
  /** Persons whose first is not being answered yet, in the order in which they spoke. */
  readonly #ready: string[] = []
  readonly #stopping = new AbortController()
  #running = 0
  #bytes = 0
  #waitingForQuiet: (() => void)[] = []

  constructor(deps: InboxDeps) {
    this.#deps = { most: defaultMost, mostBytes: defaultMostBytes, ...deps }
    // Each that waits for the database listens.
    setMaxListeners(this.#deps.most + 1, this.#stopping.signal)
  }

  add(frame: ConnectionFrame): void {
    const { corpId, mostBytes, log, done } = this.#deps
    const incoming = toIncoming(frame, corpId)
    const bytes = Buffer.byteLength(frame.plaintext)
    if (this.#stopping.signal.aborted || this.#bytes + bytes > mostBytes) {
      log.error(
        { event: 'connection', msgid: incoming.origin.msgid },
        'a message could not be kept and is lost',
      )
      done(incoming.kind, 'dropped', 0)
      this.#tell(incoming, 'dropped', 0)
      return
    }
    this.#bytes += bytes
    const person = incoming.origin.userid.toLowerCase()
    const heard = { incoming, bytes, heardAtMs: performance.now() }
    const waiting = this.#byPerson.get(person)
    if (waiting !== undefined) waiting.push(heard)
    else {
      this.#byPerson.set(person, [heard])
      this.#ready.push(person)
    }
    this.#drive()
  }

  /** Resolves when nothing that was heard is left. */
  quiet(): Promise<void> {
    return new Promise(resolve => {
      this.#waitingForQuiet.push(resolve)
      this.#tellQuiet()
    })
  }

  /** Waits so long for what was heard, and gives up the rest: what hangs in the database is not waited for. */
  async stop(maxMs: number): Promise<void> {
    await atMost(this.quiet(), maxMs)
    this.#stopping.abort()
    // Whatever only waited to be tried again says now that it is lost.
    await new Promise(resolve => setImmediate(resolve))
    if (this.#byPerson.size === 0) return
    const left = [...this.#byPerson.values()].flat().map(({ incoming }) => incoming.origin.msgid)
    this.#deps.log.error(
      { event: 'connection', msgids: left },
      'nobody knows whether messages were taken before the stop',
    )
  }

  #drive(): void {
    while (this.#running < this.#deps.most) {
      const person = this.#ready.shift()
      if (person === undefined) break
      this.#running += 1
      void this.#serve(person)
    }
  }

  /** One message of one person; then it is the next person's turn. */
  async #serve(person: string): Promise<void> {
    const waiting = this.#byPerson.get(person) ?? []
    const [heard] = waiting
    if (heard !== undefined) {
      await this.#carryOut(heard)
      waiting.shift()
      this.#bytes -= heard.bytes
    }
    this.#running -= 1
    if (waiting.length > 0) this.#ready.push(person)
    else this.#byPerson.delete(person)
    this.#drive()
    this.#tellQuiet()
  }

  async #carryOut({ incoming, heardAtMs }: Heard): Promise<void> {
    const { receive, answer, log, done } = this.#deps
    const { msgid } = incoming.origin
    let faults = 0
    let timeouts = 0
    for (let pauseMs = firstPauseMs; !this.#stopping.signal.aborted; ) {
      try {
        const reply = await receive(incoming)
        await answer(incoming, reply, heardAtMs)
        done(incoming.kind, 'answered', performance.now() - heardAtMs)
        this.#tell(incoming, reply.kind, performance.now() - heardAtMs)
        return
      } catch (error) {
        if (pauseMs === firstPauseMs)
          log.warn({ event: 'connection', err: error, msgid }, 'a message was not taken and is tried again')
        if (!isConnectionTrouble(error)) faults += 1
        if (codesOf(error).some(code => timedOut.has(code))) timeouts += 1
        if (faults >= mostFaults || timeouts >= mostTimeouts || performance.now() - heardAtMs > longestWaitMs)
          break
        await pause(pauseMs, this.#stopping.signal)
        pauseMs = Math.min(pauseMs * 2, longestPauseMs)
      }
    }
    log.error({ event: 'connection', msgid }, 'a message was never taken: it is lost')
    done(incoming.kind, 'lost', performance.now() - heardAtMs)
    this.#tell(incoming, 'lost', performance.now() - heardAtMs)
  }

  /** One wide event for each message, as for each callback. */
  #tell({ kind, origin }: Incoming, outcome: string, ms: number): void {
    this.#deps.log.info(
      {
        ...{
          event: 'callback',
          kind,
          msgid: origin.msgid,
          outcome,
          ...saidWhere(origin),
          ...accountOf(origin),
        },
        ms: roundMs(ms),
      },
      'callback',
    )
  }

  #tellQuiet(): void {
    if (this.#byPerson.size > 0) return
    for (const resolve of this.#waitingForQuiet.splice(0)) resolve()
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })
}
