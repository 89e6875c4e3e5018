/** `POST /cgi-bin/webhook/send?key=…`: a group's webhook (wecom-protocol 3). */
import { noteHints } from './bot-message.ts'
import type { Chat } from './directory.ts'
import { parseJson } from './envelope.ts'
import { escapedText } from './json-escapes.ts'
import { mentionsIn, mentionText } from './mentions.ts'
import { readWebhookMessage, type WebhookMessage } from './webhook-message.ts'
import type { World } from './world.ts'

export interface ApiAnswer {
  readonly errcode: number
  readonly errmsg: string
}

export const okAnswer: ApiAnswer = { errcode: 0, errmsg: 'ok' }

export function sendByWebhook(world: World, key: string, body: string): ApiAnswer {
  const chat = world.directory.groups.find(group => group.webhookKey === key)
  if (!chat) {
    world.journal.violation({ rule: 'webhook-key', detail: 'the key belongs to no group' }, null)
    return { errcode: 93000, errmsg: 'invalid webhook url' }
  }
  const json = parseJson(body)
  if (json === undefined) {
    world.journal.violation({ rule: 'webhook-body', detail: 'the body is not JSON' }, chat.id)
    return { errcode: 40058, errmsg: 'invalid parameter, Warning: wrong json format' }
  }
  const escaped = escapedText(body)
  if (escaped !== null) {
    world.journal.violation(
      { rule: 'json-escape', detail: `${escaped}: the platform wants plain UTF-8` },
      chat.id,
    )
    return { errcode: 40033, errmsg: 'illegal characters' }
  }
  const read = readWebhookMessage(json)
  if ('problems' in read) {
    for (const problem of read.problems) world.journal.violation(problem, chat.id)
    return { errcode: read.errcode, errmsg: read.problems.map(problem => problem.detail).join('; ') }
  }
  if (!world.webhookPace.take(key, world.now())) {
    world.journal.violation(
      { rule: 'webhook-rate', detail: 'more than 20 messages within a minute' },
      chat.id,
    )
    return { errcode: 45009, errmsg: 'api freq out of limit' }
  }
  post(world, chat, read.msgtype, read.message)
  return okAnswer
}

/** Mentions of the list stand after the text, as the client shows them. */
function post(world: World, chat: Chat, msgtype: string, message: WebhookMessage): void {
  const nameOf = (userid: string): string => world.directory.nameOf(userid)
  const inText = message.obeysMarkers ? mentionsIn(message.raw, nameOf) : { shown: message.raw, mentions: [] }
  const listed = message.mentioned.map(userid =>
    userid === '@all' ? userid : (world.directory.find(userid)?.userid ?? userid),
  )
  const mentions = [...new Set([...inText.mentions, ...listed])]
  for (const userid of mentions.filter(userid => userid !== '@all' && !chat.members.includes(userid))) {
    world.journal.hint(
      { rule: 'mention', detail: `${userid} is not in the group and is not notified` },
      chat.id,
    )
  }
  const suffix = listed.map(userid => mentionText(userid, nameOf)).join(' ')
  if (message.card) noteHints(world, chat, message.card, true)
  world.rooms.add({
    chat: chat.id,
    from: { kind: 'webhook', userid: null, name: world.botName },
    via: 'webhook',
    msgtype,
    content: [inText.shown, suffix].filter(part => part !== '').join('\n'),
    mentions,
    card: message.card,
  })
}
