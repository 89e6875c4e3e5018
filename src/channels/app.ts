/**
 * Messages of the self-built app to one account (wecom-protocol 4). Targets are `user:<account>`, one row a person; what is
 * equal and under way at the same moment is one call, and each row ends by its own result.
 */
import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Sql } from '../db/sql.ts'
import { PlatformRefused, PlatformUnreachable } from '../errors.ts'
import type { Logger } from '../log.ts'
import type { AppClient } from '../wecom/app/client.ts'
import {
  isAccount,
  repeatedWithinS,
  type Said,
  type Sent,
  updateCard,
  uploadFile,
} from '../wecom/app/messages.ts'
import { fitBytes } from '../wecom/fit-text.ts'
import { appLimits } from '../wecom/limits.ts'
import { linksInWords } from '../wecom/links.ts'
import { plainLabel } from '../wecom/plain-text.ts'
import { cutShort } from '../wecom/texts.ts'
import { rememberMessage } from './app-messages.ts'
import { Recalls } from './app-recalls.ts'
import { sendSurely } from './app-sending.ts'
import { AppTroubles, comeAgain } from './app-troubles.ts'
import { beforeSending, type Channel, type Job, NoWay, Shut } from './channel.ts'
import { type Documents, openDocument } from './documents.ts'
import { orElsewhere } from './elsewhere.ts'
import { Gathering, type Item } from './gathering.ts'
import { Lately } from './lately.ts'
import { appChannel } from './names.ts'
import type { Payload } from './payload.ts'
import { rememberCards, returnCode, spendCode, stillToChange } from './private-cards.ts'
import { readPlace } from './target.ts'

export interface AppChannelDeps {
  readonly sql: Sql
  readonly clock: Clock
  readonly log: Logger
  readonly app: AppClient
  readonly documents: Documents
  /** Where this service is reached from outside, without a slash at its end: links lead there. */
  readonly publicUrl: () => string
  /** Without an address where the app hears, its cards are refused (43012): then words are said. */
  readonly cards: boolean
  /** Told of rows whose accounts the platform does not take; what it throws is only logged. */
  readonly onInvalid?: (outboxIds: readonly number[]) => Promise<void>
}

export interface AppChannel extends Channel {
  /** What is wrong with the app, in a sentence for the operator; null: nothing that is known. */
  trouble(): string | null
}

interface Saying extends Item {
  readonly job: Job
  readonly said: Said
}

export function createAppChannel(deps: AppChannelDeps): AppChannel {
  const { sql, clock, log, app, documents } = deps
  const troubles = new AppTroubles(clock, log)
  const recalls = new Recalls({ sql, clock, log, app, troubles })
  const lately = new Lately(clock, repeatedWithinS * 1000)
  const gathering = new Gathering<Saying>({ most: appLimits.receiversMax, run: sayTogether })

  /** One call for all of them. */
  async function sayTogether(sayings: readonly Saying[], signal: AbortSignal): Promise<(Error | null)[]> {
    const [first] = sayings
    if (!first) return []
    const userids = sayings.map(({ who }) => who)
    const words = createHash('sha256')
      .update(JSON.stringify([userids, first.said]))
      .digest('base64')
    const given = lately.has(words) ? { ...first.said, mayRepeat: true } : first.said
    const { sent, said } = await troubles.watch(() => sendSurely(app, userids, given, signal))
    lately.note(words)
    const errors = sayings.map(({ who, job }) => failureOf(sent, who, job))
    const ids = (hasFailed: boolean) =>
      sayings.flatMap(({ job }, nth) => ((errors[nth] !== null) === hasFailed ? [job.id] : []))
    // It is out: nothing that fails from here on may send it once more.
    await Promise.all([
      keep(said, sent, ids(false)).catch((error: unknown) =>
        log.warn({ event: 'cards_not_kept', err: error }, 'cards went out and cannot be changed later'),
      ),
      tellInvalid(ids(true)),
    ])
    return errors
  }

  async function tellInvalid(outboxIds: readonly number[]): Promise<void> {
    if (outboxIds.length === 0) return
    await deps
      .onInvalid?.(outboxIds)
      .catch((error: unknown) => log.warn({ err: error }, 'invalid accounts were not told of'))
  }

  function failureOf(sent: Sent, userid: string, { payload }: Job): Error | null {
    const what = whyNot(sent, userid)
    return what === null ? null : orElsewhere(new NoWay(what), payload, clock)
  }

  /** Cards that the platform took for a repetition have no id: they stand with the first of them, or cannot be changed. */
  async function keep(said: Said, { messageId, code }: Sent, outboxIds: readonly number[]): Promise<void> {
    if (messageId === null || outboxIds.length === 0) return
    const at = clock.now()
    await rememberMessage(sql, { messageId, outboxIds, at })
    if (said.kind === 'card') await rememberCards(sql, { taskId: said.card.taskId, code, outboxIds, at })
  }

  async function sayDocument(
    userid: string,
    { id, path }: { readonly id: number; readonly path: string },
    signal: AbortSignal,
  ): Promise<void> {
    const { token, file } = await openDocument(documents, path, appLimits.fileMaxBytes)
    await troubles.watch(async () => {
      const mediaId = await uploadFile(app, file, signal).catch((error: unknown) => {
        // An upload that nobody knows of is seen by nobody.
        throw error instanceof PlatformUnreachable ? new PlatformUnreachable(error.message, 'no') : error
      })
      const { sent } = await sendSurely(app, [userid], { kind: 'file', mediaId }, signal)
      const what = whyNot(sent, userid)
      if (what === null) return
      await tellInvalid([id])
      throw new NoWay(what)
    })
    await documents
      .spend(token)
      .catch((error: unknown) => log.warn({ err: error }, 'a document went out and its link still works'))
  }

  /** A code is good for one call, so it is used up before it, and given back when the call certainly did not count. */
  async function change(
    rowId: number,
    { codeId, card, closedWith, ...payload }: Extract<Payload, { kind: 'update' }>,
    signal: AbortSignal,
  ): Promise<void> {
    const { userids, code } = await beforeSending(async () => {
      const left = await stillToChange(sql, { rowId, codeId, userids: payload.userids })
      return { userids: left, code: left.length === 0 ? null : await spendCode(sql, codeId, clock.now()) }
    })
    if (code === null) return
    try {
      await troubles.watch(() => updateCard(app, { code, userids, card, closedWith }, signal))
    } catch (error) {
      if (didNotCount(error)) await returnCode(sql, codeId)
      else if (error instanceof PlatformRefused || error instanceof PlatformUnreachable) {
        // Which code says that a code is over is not documented, and an old card misleads nobody: a click sets it right.
        log.warn({ event: 'card_not_changed', err: error }, 'a card may have stayed as it was')
        return
      }
      throw error
    }
  }

  return {
    name: appChannel,
    limits: { perMinute: appLimits.messagesPerMinute, perHour: appLimits.messagesPerHour, burst: 1 },
    trouble: () => troubles.words(),
    async send(job, signal) {
      const { payload } = job
      const place = readPlace(job.target)
      if (place.kind !== 'user') throw new NoWay('target_unfit')
      if (!isAccount(place.id)) {
        await tellInvalid([job.id])
        throw orElsewhere(new NoWay('account_invalid'), payload, clock)
      }
      switch (payload.kind) {
        case 'update':
          return change(job.id, payload, signal)
        case 'recall':
          return recalls.takeBack(payload.subject, job.id, signal)
        case 'file':
          return sayDocument(place.id, { id: job.id, path: payload.link.path }, signal)
        case 'text':
        case 'markdown':
        case 'reply': {
          const said = saidIn(payload, deps)
          return gathering.add(kindOf(job, said), { who: place.id, signal, job, said })
        }
        case 'media':
        case 'book':
          throw new NoWay('payload_unfit')
      }
    },
  }
}

function saidIn(
  payload: Extract<Payload, { kind: 'text' | 'markdown' | 'reply' }>,
  { cards, publicUrl }: Pick<AppChannelDeps, 'cards' | 'publicUrl'>,
): Said {
  const card = payload.kind === 'text' ? undefined : payload.card
  // Whoever asks twice is answered twice, though with the same words.
  const mayRepeat = payload.kind === 'reply'
  if (card !== undefined && cards) return { kind: 'card', card, mayRepeat }
  if (payload.text === undefined) throw new NoWay('payload_unfit')
  // Plain words: markdown is not shown in the WeChat plugin, where many read (wecom-protocol 4.2).
  const links = payload.kind === 'reply' ? linksInWords(payload.links ?? [], publicUrl()) : ''
  const room = appLimits.textMaxBytes - Buffer.byteLength(links)
  return { kind: 'text', text: fitBytes(plainLabel(payload.text), room, cutShort) + links, mayRepeat }
}

/** Why the platform did not take a message for this account; null: it did. */
const whyNot = ({ invalid, unlicensed }: Sent, userid: string): string | null =>
  invalid.has(userid) ? 'account_invalid' : unlicensed.has(userid) ? 'account_unlicensed' : null

/**
 * Equal to whoever reads it: a card's task id is the platform's. And about one matter, since a call is taken back as a whole:
 * two congresses may say the same words.
 */
const kindOf = ({ subject }: Job, said: Said): string =>
  JSON.stringify([
    subject ?? null,
    said.kind === 'card' ? { ...said, card: { ...said.card, taskId: '' } } : said,
  ])

/** Busy, too fast, shut, or no connection came about. */
const didNotCount = (error: unknown): boolean =>
  error instanceof Shut ||
  (error instanceof PlatformUnreachable && error.delivered === 'no') ||
  (error instanceof PlatformRefused && comeAgain.has(error.errcode))
