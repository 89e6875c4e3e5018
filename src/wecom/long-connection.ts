/**
 * The AI bot's long connection (wecom-protocol 2), on Tencent's own SDK. What it does not do by itself is done here: it
 * never stops trying, it finds a link that went silent also before it was accepted, and every sending ends in one of
 * three ways: accepted, PlatformRefused, or PlatformUnreachable with what may have happened.
 *
 * The SDK tells the bodies of messages to its logger, so of its lines only the beginnings of warnings are kept.
 */
import { generateReqId, WSClient, WsCmd } from '@wecom/aibot-node-sdk'
import { z } from 'zod'
import { PlatformRefused, PlatformUnreachable } from '../errors.ts'
import type { Logger } from '../log.ts'
import { ConnectionFrame } from './connection-frame.ts'
import { connectionLimits } from './limits.ts'

export type LineState =
  | { readonly kind: 'connecting' }
  /** Accepted: messages come and can be sent. */
  | { readonly kind: 'open' }
  /** Lost or refused; it tries again by itself. */
  | { readonly kind: 'down'; readonly why: string }
  /** Somebody else has connected with the same secret (wecom-protocol 2.6). It does not try again. */
  | { readonly kind: 'displaced' }
  | { readonly kind: 'closed' }

export interface LongConnectionSettings {
  readonly botId: string
  readonly secret: string
  readonly url: string
  readonly log: Logger
  readonly heard: (frame: ConnectionFrame) => void
  readonly changed: (state: LineState) => void
  readonly heartbeatMs?: number
  readonly acceptWithinMs?: number
}

/** Three of them unanswered and the link is dead: found within half a minute. */
const defaultHeartbeatMs = 10_000
/** From the open socket to «accepted», and for the handshake before it. */
const defaultAcceptWithinMs = 10_000
/** Far more than a message of WeCom's, far less than what could fill the memory. */
const frameMaxBytes = 4 * 1_048_576

type Body = Readonly<Record<string, unknown>>

export class LongConnection {
  readonly #settings: LongConnectionSettings
  #client: WSClient
  #state: LineState = { kind: 'connecting' }
  #watch: NodeJS.Timeout | undefined
  #refusal: string | null = null

  /** Begins to connect at once. */
  constructor(settings: LongConnectionSettings) {
    this.#settings = settings
    this.#client = this.#begin()
  }

  get state(): LineState {
    return this.#state
  }

  close(): void {
    this.#leave()
    this.#become({ kind: 'closed' })
  }

  /** The answer to a message: `stream`, `markdown` or a card. */
  respond(requestId: string, body: Body): Promise<void> {
    return this.#send(requestId, body, WsCmd.RESPONSE)
  }

  /** Only to `enter_chat`, within 5 s. */
  respondWelcome(requestId: string, body: Body): Promise<void> {
    return this.#send(requestId, body, WsCmd.RESPONSE_WELCOME)
  }

  /** Only to a click, within 5 s. */
  updateCard(requestId: string, body: Body): Promise<void> {
    return this.#send(requestId, body, WsCmd.RESPONSE_UPDATE)
  }

  /** Unasked, where the bot was spoken to before. */
  push(place: { readonly kind: 'group' | 'user'; readonly id: string }, body: Body): Promise<void> {
    const to = { chatid: place.id, chat_type: place.kind === 'user' ? 1 : 2 }
    return this.#send(generateReqId(WsCmd.SEND_MSG), { ...to, ...body }, WsCmd.SEND_MSG)
  }

  /**
   * @returns the media id under which the file can be sent for three days
   * @throws PlatformUnreachable 'no' whatever failed: a file that is only uploaded was sent to nobody
   */
  async uploadFile(name: string, bytes: Uint8Array): Promise<string> {
    this.#mustBeOpen('upload')
    const filename = cutName(name)
    try {
      const { media_id } = await this.#client.uploadMedia(Buffer.from(bytes), { type: 'file', filename })
      return media_id
    } catch (rejected) {
      throw outcomeOf('upload', rejected, 'no')
    }
  }

  async #send(requestId: string, body: Body, command: string): Promise<void> {
    this.#mustBeOpen(command)
    try {
      await this.#client.reply({ headers: { req_id: requestId } }, body, command)
    } catch (rejected) {
      throw outcomeOf(command, rejected, 'unknown')
    }
  }

  /** The SDK writes to an open socket at once, so what it rejects afterwards may have arrived. */
  #mustBeOpen(action: string): void {
    if (this.#state.kind !== 'open' || !this.#client.isConnected)
      throw new PlatformUnreachable(`${action}: no connection`, 'no')
  }

  #begin(): WSClient {
    const { botId, secret, url, log, heard, heartbeatMs, acceptWithinMs } = this.#settings
    const withinMs = acceptWithinMs ?? defaultAcceptWithinMs
    const client = new WSClient({
      botId,
      secret,
      wsUrl: url,
      maxReconnectAttempts: -1,
      maxAuthFailureAttempts: -1,
      heartbeatInterval: heartbeatMs ?? defaultHeartbeatMs,
      wsOptions: { handshakeTimeout: withinMs, maxPayload: frameMaxBytes },
      logger: quiet(log),
    })
    ConnectionFrame.hear(client, heard, () =>
      log.warn({ event: 'connection' }, 'a frame without a request id'),
    )
    client.on('connected', () => {
      // The SDK waits for the answer to its subscription for ever.
      this.#watch = setTimeout(() => this.#anew(), withinMs)
    })
    client.on('authenticated', () => {
      clearTimeout(this.#watch)
      this.#refusal = null
      this.#become({ kind: 'open' })
    })
    client.on('event.disconnected_event', () => {
      clearTimeout(this.#watch)
      this.#become({ kind: 'displaced' })
    })
    client.on('disconnected', () => {
      clearTimeout(this.#watch)
      if (this.#state.kind !== 'displaced')
        this.#become({ kind: 'down', why: this.#refusal ?? 'connection lost' })
      this.#refusal = null
    })
    client.on('error', error => {
      this.#refusal = whyIn(error)
    })
    return client.connect()
  }

  #leave(): void {
    clearTimeout(this.#watch)
    const left = this.#client
    left.removeAllListeners()
    left.disconnect()
  }

  /** With a new client: one whose socket is closed and opened at once loses the new socket to the old one's end. */
  #anew(): void {
    this.#become({ kind: 'down', why: 'the subscription was not answered' })
    this.#leave()
    this.#client = this.#begin()
  }

  #become(state: LineState): void {
    this.#state = state
    this.#settings.changed(state)
  }
}

const refused = z.object({ errcode: z.number().refine(code => code !== 0), errmsg: z.string().catch('') })

/** The SDK rejects with the platform's frame, or with an Error: no answer in time, connection closed. */
function outcomeOf(action: string, rejected: unknown, delivered: 'no' | 'unknown'): Error {
  const refusal = refused.safeParse(rejected)
  return refusal.success
    ? new PlatformRefused(refusal.data.errcode, refusal.data.errmsg.slice(0, 200))
    : new PlatformUnreachable(`${action}: no answer`, delivered)
}

/** What an operator can look for: the platform's number or the system's, never an address or a secret. */
function whyIn(error: Error): string {
  const code = /\(code: (-?\d+)\)/.exec(error.message)?.[1]
  if (code !== undefined) return `refused with errcode ${code}`
  return 'code' in error && typeof error.code === 'string' ? error.code : 'connection failed'
}

/** What stands behind the first colon may be of a frame. */
const quiet = (log: Logger) => ({
  debug: () => undefined,
  info: () => undefined,
  warn: (message: string) => log.debug({ event: 'connection', sdk: message.split(':')[0] }),
  error: (message: string) => log.debug({ event: 'connection', sdk: message.split(':')[0] }),
})

/** By bytes, with its ending. */
function cutName(name: string): string {
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''
  const stem = [...name.slice(0, name.length - ending.length)]
  while (Buffer.byteLength(stem.join('') + ending) > connectionLimits.fileNameMaxBytes) stem.pop()
  return stem.join('') + ending
}
