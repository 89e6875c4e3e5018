import { createHash } from 'node:crypto'
import type { Origin } from '../../bot/incoming.ts'
import { instantOf, isSomebody } from '../origin.ts'
import { storableText } from '../storable-text.ts'
import type { AppHead } from './wire.ts'

/**
 * Who, when and by which bot; what an app hears is always said to it alone.
 * @param agentId our app
 */
export function appOrigin(head: AppHead, plaintext: string, agentId: string): Origin {
  return {
    line: { kind: 'app', responseCode: head.ResponseCode === '' ? null : storableText(head.ResponseCode) },
    bot: `app:${otherApp(head, agentId) ?? agentId}`,
    msgid: msgidOf(head, plaintext),
    userid: isSomebody(head.FromUserName) ? storableText(head.FromUserName) : '',
    chat: { type: 'single' },
    sentAt: instantOf(Number(head.CreateTime || Number.NaN)),
    responseUrl: null,
  }
}

/**
 * An address, a token and a key may have been given to two apps of a company: both would be answered in the name of ours.
 * @returns the app that was spoken to and is not ours, `?` where it cannot be one; null: ours, or none is named
 */
export function otherApp({ AgentID = '' }: AppHead, agentId: string): string | null {
  if (AgentID === '') return null
  if (!/^\d{1,12}$/.test(AgentID)) return '?'
  return Number(AgentID) === Number(agentId) ? null : AgentID
}

/**
 * Messages have an id, a number of 64 bits that is never made one here. Events have none: they are recognised by who did what
 * when, and with which choice (P90238).
 */
function msgidOf(head: AppHead, plaintext: string): string {
  if (head.MsgId !== '') return storableText(head.MsgId)
  const { FromUserName, CreateTime, Event, EventKey, TaskId, SelectedItems } = head
  const what =
    Event === '' || FromUserName === '' || CreateTime === ''
      ? plaintext
      : JSON.stringify([
          FromUserName.toLowerCase(),
          CreateTime,
          Event,
          EventKey,
          TaskId,
          SelectedItems ?? null,
        ])
  return `event:${createHash('sha256').update(what).digest('base64url')}`
}
