/** `POST /cgi-bin/message/send` (wecom-protocol 4.2). */
import { noteHints } from '../bot-message.ts'
import type { Card } from '../card-schema.ts'
import type { Person } from '../directory.ts'
import { parseJson } from '../envelope.ts'
import { escapedText } from '../json-escapes.ts'
import type { World } from '../world.ts'
import { type AppAnswer, done, refused } from './answers.ts'
import { type AppMessage, readAppMessage } from './message.ts'
import { receiversOf } from './receivers.ts'
import type { Placed } from './sent.ts'
import type { AppStand } from './stand.ts'

const defaultIntervalS = 1_800

export function sendByApp(world: World, app: AppStand, body: string): AppAnswer {
  const json = parseJson(body)
  if (typeof json !== 'object' || json === null)
    return refused(world, 40058, [{ rule: 'app-message', detail: 'the body is not JSON' }])
  const escaped = escapedText(body)
  if (escaped !== null)
    return refused(world, 40033, [
      { rule: 'json-escape', detail: `${escaped}: the platform wants plain UTF-8` },
    ])
  const read = readAppMessage(json)
  if ('problems' in read) return refused(world, read.errcode, read.problems)
  const { message, msgtype } = read
  if (message.agentid !== app.agentId)
    return refused(world, 40056, [
      { rule: 'app-message', detail: `agentid ${message.agentid} is not the app's` },
    ])
  const receivers = receiversOf(world, message)
  if ('errcode' in receivers)
    return refused(world, receivers.errcode, [{ rule: 'app-receivers', detail: receivers.detail }])
  const { people, ...invalid } = receivers
  if (people.length === 0) return { errcode: 81013, errmsg: 'user & party & tag all invalid', ...invalid }
  const { card } = message
  if (card && callsBack(card) && app.credentials === null)
    return refused(world, 43012, [
      { rule: 'app-message', detail: 'a card that calls back, and the app has no callback address' },
    ])
  const file = message.mediaId === null ? null : app.media.find(message.mediaId, world.now())
  if (message.mediaId !== null && file === null)
    return refused(world, 40007, [{ rule: 'app-media', detail: 'the media_id is invalid or over' }])
  const intervalMs =
    message.enable_duplicate_check === 1
      ? (message.duplicate_check_interval ?? defaultIntervalS) * 1_000
      : null
  if (app.repeats.isRepeated(json, intervalMs, world.now())) {
    const detail = 'dropped as a repetition of what was said before: nobody sees it'
    world.journal.hint({ rule: 'repeated', detail }, null)
    return { ...done, ...invalid }
  }
  // Whoever asks for a second time with another content meets it; the same content was a repetition.
  if (card?.task_id !== undefined && !world.rooms.claimTaskId(`app ${card.task_id}`))
    return { errcode: 42014, errmsg: 'invalid task_id', ...invalid }
  const copies = people.flatMap(person => deliverTo(world, app, person, msgtype, message) ?? [])
  return {
    ...done,
    ...invalid,
    msgid: app.sent.record(copies, world.now()),
    ...(card && callsBack(card) ? { response_code: app.sent.issue(copies, world.now()) } : {}),
  }
}

const callsBack = (card: Card): boolean =>
  card.card_type.endsWith('_interaction') || ('action_menu' in card && card.action_menu !== undefined)

/** @returns null when this member has had too many: it is dropped without a word */
function deliverTo(
  world: World,
  app: AppStand,
  { userid }: Person,
  msgtype: string,
  { content, card, mediaId }: AppMessage,
): Placed | null {
  const chat = world.directory.chat(`app:${userid}`)
  const now = world.now()
  if (!app.perMinute.hasRoom(userid, now) || !app.perHour.hasRoom(userid, now)) {
    const detail = `${userid} has had 30 messages within a minute or 1,000 within an hour: dropped silently`
    world.journal.violation({ rule: 'app-rate', detail }, chat.id)
    return null
  }
  app.perMinute.take(userid, now)
  app.perHour.take(userid, now)
  if (card) noteHints(world, chat, card, true)
  const file = mediaId === null ? null : app.media.find(mediaId, now)
  const message = world.rooms.add({
    chat: chat.id,
    from: { kind: 'bot', userid: null, name: chat.name },
    via: 'push',
    msgtype,
    content: file === null ? content : `[${file.name}]`,
    card,
    files:
      file === null
        ? []
        : [
            {
              id: world.shownFiles.put(file),
              kind: file.kind,
              name: file.name,
              bytes: file.bytes.length,
            },
          ],
  })
  return { chat: chat.id, message: message.id, userid }
}
