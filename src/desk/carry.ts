/** Answers that do not fit into the response are written to the outbox, in the transaction of their message. */
import { carriageOf } from '../bot/carriage.ts'
import type { Incoming } from '../bot/incoming.ts'
import { isDocument, type Link, type Reply, wholeText } from '../bot/reply.ts'
import { splitAppText } from '../channels/app-text.ts'
import { appChannel, connectionChannel } from '../channels/names.ts'
import type { Payload } from '../channels/payload.ts'
import { placeOfOrigin, placeTarget } from '../channels/target.ts'
import type { Clock } from '../clock.ts'
import type { Tx } from '../db/tx.ts'
import { wasSpoken } from '../features/reach/store.ts'
import { askerOf } from '../features/rights/store/asker.ts'
import { enqueue } from '../outbox/enqueue.ts'

/** So long the platform takes an answer to a message (wecom-protocol 2.2); later nobody waits for it. */
const lifeMs = 86_400_000

/**
 * Does nothing when the answer travels in the response. Alone with somebody, documents
 * follow their words as files; the address of a page stands with the last of the words.
 */
export async function carry(
  tx: Tx,
  clock: Clock,
  incoming: Incoming,
  reply: Reply,
  about: { readonly congressId: number | null; readonly now: Date },
): Promise<void> {
  const { origin } = incoming
  const { line } = origin
  if (line.kind === 'callback' || carriageOf(incoming, reply) === 'response') return
  const requestId = line.kind === 'connection' ? line.requestId : null
  const links = origin.chat.type === 'single' ? linksOf(reply) : []
  const pages = links.filter(link => !isDocument(link))
  const said = saidIn(reply, line.kind)
  const asker = origin.chat.type === 'single' ? { asker: await askerOf(tx, origin.userid, about.now) } : {}
  const payloads = [
    ...said.map((piece, nth): Payload => {
      const shown = pages.length > 0 && nth === said.length - 1 ? { links: pages } : {}
      return { kind: 'reply', requestId, msgid: origin.msgid, ...piece, ...shown, ...asker }
    }),
    ...links.filter(isDocument).map((link): Payload => ({ kind: 'file', link, ...asker })),
  ]
  const messages = payloads.map((payload, nth) => ({
    congressId: about.congressId,
    channel: line.kind === 'app' ? appChannel : connectionChannel,
    target: placeTarget(placeOfOrigin(origin)),
    promise: 'at_least_once' as const,
    payload,
    // Before whatever else its message has said to the same place.
    dueAt: about.now,
    isNow: true,
    dedupeKey: `reply:${origin.bot}:${origin.msgid}:${nth}`,
    // A card may be the notice itself: it is wanted even when the platform was away for a day.
    ...(payload.kind === 'reply' && payload.card !== undefined
      ? {}
      : { expiresAt: new Date(about.now.getTime() + lifeMs) }),
  }))
  await enqueue(tx, clock, messages)
}

/**
 * What had to be said at once and was not: in words, to somebody alone whom the bot may write to. Elsewhere nothing: an old
 * card misleads nobody, and in a group the words would be for all.
 */
export async function carryLater(tx: Tx, clock: Clock, incoming: Incoming, reply: Reply): Promise<void> {
  const { origin } = incoming
  const text = lateWords(reply)
  if (text === null || origin.chat.type !== 'single') return
  const target = placeTarget(placeOfOrigin(origin))
  if (!(await wasSpoken(tx, target))) return
  const now = clock.now()
  await enqueue(tx, clock, [
    {
      congressId: null,
      channel: connectionChannel,
      target,
      promise: 'at_least_once',
      payload: { kind: 'markdown', text, asker: await askerOf(tx, origin.userid, now) },
      dueAt: now,
      isNow: true,
      dedupeKey: `reply:${origin.bot}:${origin.msgid}:late`,
      expiresAt: new Date(now.getTime() + lifeMs),
    },
  ])
}

function lateWords(reply: Reply): string | null {
  switch (reply.kind) {
    case 'text':
      return reply.text
    case 'card':
    case 'update':
      return [reply.card.title, reply.card.body ?? ''].join('\n').trim()
    case 'silent':
      return null
  }
}

function saidIn(reply: Reply, line: 'connection' | 'app') {
  switch (reply.kind) {
    case 'card':
      return [{ card: reply.card }]
    case 'text': {
      const whole = wholeText(reply, 'files')
      return (line === 'app' ? splitAppText(whole) : [whole]).map(text => ({ text }))
    }
    case 'update':
    case 'silent':
      return []
  }
}

const linksOf = (reply: Reply): readonly Link[] => (reply.kind === 'text' ? [reply.link ?? []].flat() : [])
