/**
 * VerifiedCallback or ConnectionFrame → Incoming. Whatever an authentic message holds, this returns: what it does not
 * understand becomes `unknown` with a short reason that holds none of the people's words.
 */
import type { Click, Incoming, Line, Origin } from '../bot/incoming.ts'
import type { VerifiedCallback } from './callback.ts'
import { ConnectionFrame } from './connection-frame.ts'
import { callbackLimits } from './limits.ts'
import { withKey } from './media-key.ts'
import { chatOf, originOf, otherCompany } from './origin.ts'
import { storableText } from './storable-text.ts'
import {
  type WireClick,
  type WireFile,
  type WireHead,
  type WireItems,
  type WireMessage,
  type WireQuote,
  wireHead,
  wireMessage,
} from './wire.ts'

/** @param corpId the own company; null: it is not known, and nobody is told from it */
export function toIncoming(
  callback: VerifiedCallback | ConnectionFrame,
  corpId: string | null = null,
): Incoming {
  const line: Line =
    callback instanceof ConnectionFrame
      ? { kind: 'connection', requestId: callback.requestId }
      : { kind: 'callback' }
  const parsed = wireMessage.safeParse(callback.message)
  const head = parsed.success ? parsed.data : headOf(callback.message)
  const origin = originOf(head, callback.plaintext, line, corpId)
  const unknown = (what: string): Incoming => ({ kind: 'unknown', origin, what })
  const company = otherCompany(head, corpId)
  if (company !== null) return unknown(`company ${company}`)
  if (!parsed.success) return unknown(misfit(callback.message, parsed.error.issues[0]))
  if (chatOf(parsed.data) === null) return unknown('no chat')
  if (origin.userid === '') return unknown('no sender')
  return understand(parsed.data, origin)
}

function headOf(message: unknown): WireHead {
  const head = wireHead.safeParse(message)
  return head.success ? head.data : {}
}

function understand(message: WireMessage, origin: Origin): Incoming {
  switch (message.msgtype) {
    case 'text':
      return textMessage(origin, message.text.content, message.quote)
    case 'voice':
      return textMessage(origin, message.voice.content, message.quote)
    case 'mixed': {
      const text = textOf(message.mixed)
      return text === null
        ? { kind: 'media', origin, media: 'image', urls: picturesOf(message.mixed) }
        : withPictures(textMessage(origin, text, message.quote), picturesOf(message.mixed))
    }
    case 'image':
      return { kind: 'media', origin, media: 'image', urls: usable([message.image]) }
    case 'file':
      return { kind: 'media', origin, media: 'file', urls: usable([message.file]) }
    case 'video':
      return { kind: 'media', origin, media: 'video', urls: usable([message.video]) }
    case 'stream':
      return { kind: 'stream', origin, streamId: storableText(message.stream.id) }
    case 'event':
      return eventOf(message.event, origin)
  }
}

function eventOf(event: Extract<WireMessage, { msgtype: 'event' }>['event'], origin: Origin): Incoming {
  switch (event.eventtype) {
    case 'template_card_event': {
      const click = clickOf(event.template_card_event)
      return click === null
        ? { kind: 'unknown', origin, what: 'click without key' }
        : { kind: 'click', origin, click }
    }
    case 'enter_chat':
      return { kind: 'enter', origin }
    case 'feedback_event':
      return { kind: 'feedback', origin }
  }
}

type Words = Extract<Incoming, { kind: 'text' }>

function textMessage(origin: Origin, text: string, quote: WireQuote): Words {
  return { kind: 'text', origin, text: storableText(text), quote: quoteOf(quote) }
}

function quoteOf(quote: WireQuote): string | null {
  if (!quote) return null
  const text = quote.text?.content ?? quote.voice?.content ?? (quote.mixed ? textOf(quote.mixed) : null)
  return text === null ? null : storableText(text)
}

const withPictures = (message: Words, pictures: readonly string[]): Words =>
  pictures.length === 0 ? message : { ...message, pictures }

const picturesOf = ({ msg_item }: WireItems): string[] =>
  usable(msg_item.flatMap(item => (item.image ? [item.image] : [])))

const usable = (files: readonly WireFile[]): string[] =>
  files
    .filter(({ url }) => url.length <= callbackLimits.mediaUrlMaxChars && URL.canParse(url))
    .map(({ url, aeskey }) => withKey(url, aeskey))

/** @returns null when there are only pictures, with nothing but white space between them */
function textOf({ msg_item }: WireItems): string | null {
  const text = msg_item.flatMap(item => (item.text ? [item.text.content] : [])).join('\n')
  return text.trim() === '' ? null : text
}

function clickOf(click: WireClick): Click | null {
  const key = click.event_key ?? click.eventkey ?? ''
  const taskId = click.task_id ?? click.taskid ?? ''
  if (key === '' || taskId === '') return null
  const selected = new Map<string, readonly string[]>()
  for (const item of asList(click.selected_items?.selected_item)) {
    const question = item.question_key ?? item.questionkey
    const options = asList((item.option_ids ?? item.optionids)?.option_id)
    if (question && options.length > 0) selected.set(storableText(question), options.map(storableText))
  }
  return { taskId: storableText(taskId), key: storableText(key), selected }
}

/** One choice may come as a bare value instead of a list of one. */
function asList<T extends object | string>(value: readonly T[] | T | null | undefined): readonly T[] {
  if (value === null || value === undefined) return []
  return isList(value) ? value : [value]
}

function isList<T extends object | string>(value: readonly T[] | T): value is readonly T[] {
  return Array.isArray(value)
}

/** `msgtype location`, `event add_to_chat`, or the first field that did not fit: `text.content invalid_type`. */
function misfit(
  message: unknown,
  issue: { readonly code?: string | undefined; readonly path: PropertyKey[] } | undefined,
) {
  const path = issue?.path.join('.') ?? ''
  if (path === 'msgtype') return `msgtype ${nameIn(message, 'msgtype')}`
  if (path === 'event.eventtype' && typeof message === 'object' && message !== null && 'event' in message) {
    return `event ${nameIn(message.event, 'eventtype')}`
  }
  return `${path || 'message'} ${issue?.code ?? ''}`.trim().slice(0, 80)
}

function nameIn(value: unknown, field: 'msgtype' | 'eventtype'): string {
  if (typeof value !== 'object' || value === null) return '?'
  const name = Object.entries(value).find(([key]) => key === field)?.[1]
  return typeof name === 'string' && /^[\w.-]{1,40}$/.test(name) ? name : '?'
}
