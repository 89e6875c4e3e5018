/** What the service was told over the connection, by the id with which it may answer (wecom-protocol 2.2). */
import { randomBytes } from 'node:crypto'
import { connectionLimits } from '../../wecom/limits.ts'
import type { Pressed } from '../card-update.ts'
import type { Chat, Person } from '../directory.ts'
import type { StoredMessage } from '../rooms.ts'

export interface Request {
  readonly kind: 'message' | 'click' | 'enter'
  readonly chat: Chat
  readonly person: Person
  /** Only of a click. */
  readonly pressed: Pressed | null
  /** On the sandbox's clock: so long it may be answered. */
  readonly atMs: number
  /** Real time: an event is answered within five seconds or never. */
  readonly sentMs: number
  /** stream id → the message that it makes */
  readonly streams: Map<string, { readonly message: StoredMessage; content: string; finished: boolean }>
  /** The first answer as it came, and what it shows. */
  reply: unknown
  message: StoredMessage | null
  /** A welcome or an update is taken once. */
  answered: boolean
}

const keptMax = 20_000

export class Requests {
  readonly #byId = new Map<string, Request>()

  add(
    of: Pick<Request, 'kind' | 'chat' | 'person' | 'pressed'>,
    now: Date,
  ): { id: string; request: Request } {
    const id = `req_${randomBytes(12).toString('hex')}`
    const request: Request = {
      ...of,
      atMs: now.getTime(),
      sentMs: performance.now(),
      streams: new Map(),
      reply: null,
      message: null,
      answered: false,
    }
    this.#byId.set(id, request)
    const [oldest] = this.#byId.keys()
    if (this.#byId.size > keptMax && oldest !== undefined) this.#byId.delete(oldest)
    return { id, request }
  }

  /** @returns null when it was never given out, or is older than a day */
  find(id: string, now: Date): Request | null {
    const request = this.#byId.get(id)
    if (request === undefined) return null
    return now.getTime() - request.atMs <= connectionLimits.answerWithinMs ? request : null
  }
}
