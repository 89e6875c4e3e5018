/** What the app says to members, changes and takes back (wecom-protocol 4.2–4.4). */
import { z } from 'zod'
import type { Card } from '../../bot/reply.ts'
import { templateCard } from '../cards.ts'
import { fitBytes } from '../fit-text.ts'
import { appLimits } from '../limits.ts'
import { plainLabel } from '../plain-text.ts'
import { cutShort } from '../texts.ts'
import type { AppClient } from './client.ts'

export type Said = (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'file'; readonly mediaId: string }
) & {
  /** Meant to be read although the same was said a moment ago: it goes without the platform's duplicate check. */
  readonly mayRepeat?: boolean
}

/**
 * Long enough for a call that is made once more at once, and short enough that two words which are equal by chance, such as a
 * call that something waits, are not one.
 */
export const repeatedWithinS = 60

export interface Sent {
  /** By which it can be taken back; null when the platform gave none, as for what it took for a repetition. */
  readonly messageId: string | null
  /** With which its cards can be changed once. */
  readonly code: string | null
  /** Accounts that do not exist, or that the app may not reach. In small letters. */
  readonly invalid: ReadonlySet<string>
  /** Accounts without a licence for the interface. In small letters. */
  readonly unlicensed: ReadonlySet<string>
}

const accounts = z
  .string()
  .nullish()
  .transform(list => new Set((list ?? '').toLowerCase().split('|').filter(Boolean)))

const sentAnswer = z.object({
  invaliduser: accounts,
  unlicenseduser: accounts,
  msgid: z.string().nullish(),
  response_code: z.string().nullish(),
})

/** Whatever else stands in a list of receivers means many, or everybody. */
const account = /^[a-z0-9][\w.@-]{0,63}$/i
export const isAccount = (userid: string): boolean => account.test(userid)

/**
 * One message for up to 1,000 members. The platform drops what it was given before, to the same receivers, within a minute; so
 * this call may be repeated as it is, at once, when nobody knows whether it arrived. An answer comes twice then.
 * @throws RangeError when the card or the receivers are none that the platform takes: nothing is sent
 * @throws PlatformRefused 81013 when it reaches nobody; PlatformRefused, PlatformUnreachable (client.ts)
 */
export async function sendMessage(
  app: AppClient,
  userids: readonly string[],
  said: Said,
  signal?: AbortSignal,
): Promise<Sent> {
  if (userids.length === 0 || userids.length > appLimits.receiversMax || !userids.every(isAccount))
    throw new RangeError(`a message needs 1 to ${appLimits.receiversMax} accounts`)
  const { invaliduser, unlicenseduser, msgid, response_code } = await app.call({
    action: 'message/send',
    body: {
      touser: userids.join('|'),
      agentid: app.agentId,
      ...bodyOf(said),
      ...(said.mayRepeat === true
        ? {}
        : { enable_duplicate_check: 1, duplicate_check_interval: repeatedWithinS }),
    },
    answer: sentAnswer,
    ...(signal && { signal }),
  })
  return {
    messageId: msgid || null,
    code: response_code || null,
    invalid: invaliduser,
    unlicensed: unlicenseduser,
  }
}

function bodyOf(said: Said): object {
  switch (said.kind) {
    case 'text': {
      const content = fitBytes(plainLabel(said.text), appLimits.textMaxBytes, cutShort)
      return { msgtype: 'text', text: { content } }
    }
    case 'card':
      return { msgtype: 'template_card', template_card: templateCard(said.card) }
    case 'file':
      return { msgtype: 'file', file: { media_id: said.mediaId } }
  }
}

/**
 * The cards of these members become this one. The code is used up by it.
 * @throws PlatformRefused, PlatformUnreachable (client.ts)
 */
export async function updateCard(
  app: AppClient,
  change: {
    readonly code: string
    readonly userids: readonly string[]
    readonly card: Card
    /** Stands in place of the buttons, which cannot be pressed any more. */
    readonly closedWith?: string | undefined
  },
  signal?: AbortSignal,
): Promise<void> {
  const { code, userids, card, closedWith } = change
  await app.call({
    action: 'message/update_template_card',
    body: {
      userids,
      agentid: app.agentId,
      response_code: code,
      template_card: {
        ...templateCard(card),
        ...(closedWith === undefined ? {} : { replace_text: closedWith }),
      },
    },
    answer: z.object({}),
    ...(signal && { signal }),
  })
}

/** Takes a message back, within a day (wecom-protocol 4.4). Who reads in the WeChat plugin keeps it. */
export async function recallMessage(app: AppClient, messageId: string, signal?: AbortSignal): Promise<void> {
  const body = { msgid: messageId }
  await app.call({ action: 'message/recall', body, answer: z.object({}), ...(signal && { signal }) })
}

/** @returns the media id, good for three days */
export async function uploadFile(
  app: AppClient,
  file: { readonly name: string; readonly bytes: Uint8Array },
  signal?: AbortSignal,
): Promise<string> {
  const { media_id } = await app.call({
    action: 'media/upload',
    query: { type: 'file' },
    file,
    answer: z.object({ media_id: z.string().min(1) }),
    ...(signal && { signal }),
  })
  return media_id
}
