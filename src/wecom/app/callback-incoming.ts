/**
 * VerifiedAppCallback → Incoming. Whatever an authentic callback holds, this returns: what it does not understand, and what
 * asks for no answer (somebody opened the app, his place, a page of the menu), becomes `unknown` with a short reason.
 */
import type { Click, Incoming, Origin } from '../../bot/incoming.ts'
import { storableText } from '../storable-text.ts'
import type { VerifiedAppCallback } from './callback.ts'
import { appOrigin, otherApp } from './callback-origin.ts'
import { type AppHead, type AppMessage, appHead, appMessage } from './wire.ts'

/** @param agentId our app */
export function appIncoming(callback: VerifiedAppCallback, agentId: string): Incoming {
  const head = appHead.parse(callback.message)
  const origin = appOrigin(head, callback.plaintext, agentId)
  const unknown = (what: string): Incoming => ({ kind: 'unknown', origin, what })
  if (otherApp(head, agentId) !== null) return unknown('another app')
  if (origin.userid === '') return unknown(`${nameOf(head)} without sender`)
  const parsed = appMessage.safeParse(callback.message)
  return (parsed.success ? understand(parsed.data, origin) : null) ?? unknown(nameOf(head))
}

/** @returns null when it asks for nothing */
function understand(message: AppMessage, origin: Origin): Incoming | null {
  switch (message.MsgType) {
    case 'text':
      return said(origin, message.Content)
    case 'voice': {
      const words = message.Recognition?.trim() ?? ''
      return words === '' ? { kind: 'media', origin, media: 'voice', urls: [] } : said(origin, words)
    }
    case 'image':
    case 'file': {
      const mediaIds = [storableText(message.MediaId)]
      return { kind: 'media', origin, media: message.MsgType, urls: [], mediaIds }
    }
    case 'video':
    case 'location':
    case 'link':
      return { kind: 'media', origin, media: message.MsgType, urls: [] }
    case 'event':
      return happened(message, origin)
  }
}

function happened(message: Extract<AppMessage, { MsgType: 'event' }>, origin: Origin): Incoming | null {
  switch (message.Event) {
    case 'template_card_event':
      return clicked(origin, message, chosenIn(message.SelectedItems))
    case 'template_card_menu_event':
      return clicked(origin, message, new Map())
    case 'subscribe':
      return { kind: 'enter', origin }
    // An entry of the app's menu whose key is a command is as good as typing it.
    case 'click':
      return /^[/／]./u.test(message.EventKey) ? said(origin, message.EventKey) : null
  }
}

const said = (origin: Origin, text: string): Incoming => ({
  kind: 'text',
  origin,
  text: storableText(text),
  quote: null,
})

function clicked(
  origin: Origin,
  { EventKey, TaskId }: { readonly EventKey: string; readonly TaskId: string },
  selected: Click['selected'],
): Incoming | null {
  if (EventKey === '' || TaskId === '') return null
  return {
    kind: 'click',
    origin,
    click: { key: storableText(EventKey), taskId: storableText(TaskId), selected },
  }
}

type SelectedItems = Extract<AppMessage, { Event: 'template_card_event' }>['SelectedItems']

function chosenIn(items: SelectedItems): Click['selected'] {
  const selected = new Map<string, readonly string[]>()
  for (const { QuestionKey, OptionIds } of items?.SelectedItem ?? []) {
    const options = OptionIds?.OptionId ?? []
    if (QuestionKey !== '' && options.length > 0)
      selected.set(storableText(QuestionKey), options.map(storableText))
  }
  return selected
}

/** `event enter_agent`, `msgtype sticker`: nothing of what people wrote. */
function nameOf({ MsgType, Event }: AppHead): string {
  const name = MsgType === 'event' ? Event : MsgType
  return `${MsgType === 'event' ? 'event' : 'msgtype'} ${/^[\w.-]{1,40}$/.test(name) ? name : '?'}`
}
