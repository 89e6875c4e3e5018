import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import {
  type RecordPart,
  readCorrection,
  readRecord as readParts,
} from '../../../language/activity-record.ts'
import { countAttachments, expectPhotos } from '../../attachments/store.ts'
import { settingsOf } from '../../congress/settings.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor, subjectOf } from '../../meetings/finding/named.ts'
import { whereNotice } from '../../meetings/finding/narrow.ts'
import type { LockedMeeting } from '../../meetings/store/answers.ts'
import { titleOf } from '../../meetings/texts/notice.ts'
import { addEntries, type NewEntry, readRecord } from '../store/entries.ts'
import { heldAmong } from '../store/held.ts'
import * as words from '../texts/record.ts'
import { inSingleChat } from '../texts/words.ts'
import { linkSuggestions, namesOfLinked } from './links.ts'
import { pickHeldMeeting, whyNot } from './pick.ts'

/** `/活动记录 3 …`: what came of a meeting, in as many messages as it takes; a number alone shows it. */
export const recordActivity = defineCommand({
  name: '活动记录',
  aliases: ['记活动', '活动情况'],
  order: { isMatter: true },
  who: 'clerks',
  ...words.face,
  narrow: whereNotice(['open', 'closed']),
  run: recordOrShow,
})

/** Of clerks. */
export async function recordOrShow(context: Context, text: string): Promise<Reply> {
  const picked = await pickHeldMeeting(context, text, words.asked)
  if (picked.meeting === null) return picked.reply
  const { meeting, rest } = picked
  if (rest === '') return show(context, meeting)
  const refusal = await whyNot(context, meeting)
  if (refusal !== null) return say(refusal)
  const linking = await linkSuggestions(context, meeting, rest)
  if (linking !== null) return linking
  const correction = readCorrection(rest)
  if (correction !== null)
    return correction.length === 0
      ? say(words.nothingToCorrect)
      : write(context, meeting, correction, 'replace')
  return write(context, meeting, readParts(rest), 'add')
}

async function write(
  context: Context,
  meeting: LockedMeeting,
  parts: readonly RecordPart[],
  how: 'add' | 'replace',
): Promise<Reply> {
  const { tx, tenant, actor, now, origin } = context
  const before = await readRecord(tx, meeting.id)
  // The same words sent once more are no second piece.
  const fresh = parts.filter(
    ({ field, text }) => !before.parts[field].some(part => part.text === text) || how === 'replace',
  )
  if (fresh.length === 0) return say(words.recordedBefore(meeting.number))
  const entries = fresh.map(({ field, text }): NewEntry => ({ kind: how, field, text }))
  const message = { bot: origin.bot, msgid: origin.msgid }
  await addEntries(tx, meeting.id, entries, { at: now, enteredBy: actor.personId, message })
  const fields = fresh.map(({ field }) => field)
  await recordDeeds(tx, [
    {
      ...byActor(context),
      action: how === 'add' ? 'activity.record' : 'activity.correct',
      outcome: 'done',
      subject: subjectOf(meeting),
      // Never the words.
      detail: { number: meeting.number, fields },
    },
  ])
  const title = titleOf(meeting.notice, settingsOf(tenant).labels)
  const said = words.recorded(meeting.number, title, fields, how)
  if (origin.chat.type === 'group') return say(said)
  await expectPhotos(tx, { kind: 'meeting', id: meeting.id }, actor.personId, now)
  return say(how === 'add' ? `${said}\n${words.photosCome}` : said)
}

async function show(context: Context, meeting: LockedMeeting): Promise<Reply> {
  const { tx, tenant, now, origin } = context
  if (origin.chat.type === 'group') return say(inSingleChat(words.typed(meeting.number)))
  const { zone } = tenant
  const record = await readRecord(tx, meeting.id)
  const [held = null] = await heldAmong(tx, [meeting], now)
  return say(
    words.shown({
      number: meeting.number,
      title: titleOf(meeting.notice, settingsOf(tenant).labels),
      on: meeting.startsAt === null ? null : dayOf(meeting.startsAt, zone),
      place: meeting.notice.place,
      record,
      held,
      suggestions: await namesOfLinked(context, record.suggestionIds),
      photos: await countAttachments(tx, { kind: 'meeting', id: meeting.id }),
      today: dayOf(now, zone),
      zone,
    }),
  )
}
