/**
 * The AI bot's long connection (wecom-protocol 2). Targets are places (`target.ts`): answers and pushes of a conversation
 * go one after the other and share its pace.
 *
 * An answer names the request of its message while the platform takes that, else it is pushed. A card that a group does
 * not take is said in words with numbers to choose by.
 */
import type { Clock } from '../clock.ts'
import type { Sql } from '../db/sql.ts'
import { PlatformRefused, PlatformUnreachable } from '../errors.ts'
import type { Logger } from '../log.ts'
import { answerBody, type ConnectionBody, cardBody, fileBody, wordsBody } from '../wecom/connection-body.ts'
import { cardHardLimits, connectionLimits } from '../wecom/limits.ts'
import { linksInMarkdown } from '../wecom/links.ts'
import type { LongConnection } from '../wecom/long-connection.ts'
import { Asked } from './asked.ts'
import { cardInWords, menuInWords } from './card-words.ts'
import { beforeSending, type Channel, type Job, NoWay } from './channel.ts'
import { type Documents, openDocument } from './documents.ts'
import { orElsewhere } from './elsewhere.ts'
import { GroupCards } from './group-cards.ts'
import { choicesOf, numberChoices } from './menus.ts'
import { connectionChannel } from './names.ts'
import type { Payload } from './payload.ts'
import { type Place, placeTarget, readPlace } from './target.ts'

type Speaker = Pick<LongConnection, 'respond' | 'push' | 'uploadFile'>

export interface ConnectionChannelDeps {
  readonly sql: Sql
  /** Null: this process does not hold the connection, or it is down. */
  readonly speaker: () => Speaker | null
  readonly groupCards: 'try' | 'never'
  /** How long the platform keeps a stream open (wecom-protocol 2.3). */
  readonly streamMinutes: number
  readonly documents: Documents
  /** Where this service is reached from outside, without a slash at its end: links lead there. */
  readonly publicUrl: () => string
  readonly clock: Clock
  readonly log: Logger
}

type Card = NonNullable<Extract<Payload, { kind: 'reply' }>['card']>

/** To one place, of one message: what may be said of it in turn. */
interface Saying {
  readonly place: Place
  readonly card: Card | undefined
  readonly text: string | undefined
  /** Behind the words: markdown of ours. */
  readonly links: string
  /** What it answers; null: nobody asked. */
  readonly request: { readonly id: string; readonly msgid: string } | null
  readonly signal: AbortSignal
}

/** The request's id is not (any more) good for this: the conversation is. */
const requestIsOver: ReadonlySet<number> = new Set([846605, 846608])
/** A card with this task id was sent before; ours are made for one message. */
const taskIdUsed = 42014
const notSubscribed = 846609
/** `invalid message type`: no card will be taken there. Whatever else is refused is about this one (wecom-protocol 6). */
const unfitKind = 40008
/** Not about what is said: busy, too fast, no such place. */
const notOfTheCard: ReadonlySet<number> = new Set([-1, 45009, 45033, 846607, notSubscribed, 93006, 853000])

export function createConnectionChannel(deps: ConnectionChannelDeps): Channel {
  const { sql, speaker, documents, clock, log } = deps
  const groupCards = new GroupCards(deps.groupCards, clock)
  const asked = new Asked(deps.streamMinutes)

  const speaking = (): Speaker => {
    const open = speaker()
    if (open === null) throw new PlatformUnreachable('no connection', 'no')
    return open
  }

  /** @returns false when the request is not good for it (any more): then it is pushed */
  async function respond(
    { request }: Saying,
    kind: 'card' | 'words',
    body: ConnectionBody,
  ): Promise<boolean> {
    if (request === null || !asked.take(request.id, kind, clock.now())) return false
    try {
      await speaking().respond(request.id, body)
      return true
    } catch (error) {
      if (!(error instanceof PlatformRefused)) throw error
      if (requestIsOver.has(error.errcode)) return false
      asked.release(request.id)
      throw error
    }
  }

  async function sayCard(saying: Saying, card: Card): Promise<void> {
    const body = cardBody(card)
    try {
      if (await respond(saying, 'card', body)) return
      mayGoOn(saying.signal)
      await speaking().push(saying.place, body)
    } catch (error) {
      if (!(error instanceof PlatformRefused) || error.errcode !== taskIdUsed) throw error
      log.info({ event: 'connection' }, 'a card was there already: its acceptance had got lost')
    }
  }

  /** An answer that is sent once more is the same message: what nobody knows to have arrived does not arrive twice. */
  async function sayWords(saying: Saying, text: string): Promise<void> {
    const { request, place, links, signal } = saying
    mayGoOn(signal)
    if (request !== null && (await respond(saying, 'words', answerBody(request.msgid, text, links)))) return
    mayGoOn(signal)
    await speaking().push(place, wordsBody(text, links))
  }

  async function say(saying: Saying): Promise<void> {
    const { card, text, place } = saying
    if (card !== undefined && (place.kind === 'user' || groupCards.mayTry())) {
      try {
        await sayCard(saying, card)
        return
      } catch (error) {
        if (!(error instanceof PlatformRefused) || notOfTheCard.has(error.errcode)) throw error
        log.warn({ event: 'connection', errcode: error.errcode, place: place.kind }, 'a card was refused')
        if (place.kind === 'group' && error.errcode === unfitKind) groupCards.refused()
      }
    }
    const words = card === undefined ? text : await inWords(place, card, text)
    if (words === undefined) throw new NoWay('payload_unfit')
    await sayWords(saying, words)
  }

  async function inWords(place: Place, card: Card, text = cardInWords(card)): Promise<string> {
    if (place.kind === 'user') return text
    const choices = choicesOf(card)
    const numbers = await beforeSending(() => numberChoices(sql, placeTarget(place), choices, clock.now()))
    return `${text}\n${menuInWords(choices, numbers)}`
  }

  async function sayDocument(place: Place, path: string, signal: AbortSignal): Promise<void> {
    const { token, file } = await openDocument(documents, path, connectionLimits.fileMaxBytes)
    const mediaId = await speaking().uploadFile(file.name, file.bytes)
    mayGoOn(signal)
    await speaking().push(place, fileBody(mediaId))
    await documents
      .spend(token)
      .catch((error: unknown) => log.warn({ err: error }, 'a document went out and its link still works'))
  }

  async function send({ id, target, payload }: Job, signal: AbortSignal): Promise<void> {
    const place = readPlace(target)
    switch (payload.kind) {
      case 'reply': {
        const { requestId, msgid, card, text } = payload
        const request = requestId === null ? null : { id: requestId, msgid }
        // Whoever is in a group could open them.
        const shown = place.kind === 'user' ? (payload.links ?? []) : []
        return say({ place, card, text, links: linksInMarkdown(shown, deps.publicUrl()), request, signal })
      }
      case 'markdown': {
        const { card, text } = payload
        return say({ place, card: card && ofOneRow(card, id), text, links: '', request: null, signal })
      }
      case 'text':
        return say({ place, card: undefined, text: payload.text, links: '', request: null, signal })
      case 'file':
        return sayDocument(place, payload.link.path, signal)
      case 'media':
      case 'update':
      case 'recall':
        throw new NoWay('payload_unfit')
    }
  }

  return {
    name: connectionChannel,
    limits: {
      perMinute: connectionLimits.messagesPerMinute,
      perHour: connectionLimits.messagesPerHour,
      burst: 1,
    },
    isOpen: () => speaker() !== null,
    async send(job, signal) {
      try {
        await send(job, signal)
      } catch (error) {
        if (!(error instanceof PlatformRefused)) throw error
        if (error.errcode === notSubscribed) throw new PlatformUnreachable('not subscribed', 'no')
        throw comeAgain.has(error.errcode) ? error : orElsewhere(error, job.payload, clock)
      }
    },
  }
}

const comeAgain: ReadonlySet<number> = new Set([-1, 45009, 45033, 846607])

/** Given up already, it is tried once more by somebody: what is said from here on would be said twice. */
function mayGoOn(signal: AbortSignal): void {
  if (signal.aborted) throw new PlatformUnreachable('given up before it was said', 'no')
}

/** The same card goes to many places, and a task id is good for one. */
const ofOneRow = (card: Card, id: number): Card => ({
  ...card,
  taskId: `${card.taskId.slice(0, cardHardLimits.taskIdMaxBytes - `${id}`.length - 1)}-${id}`,
})
