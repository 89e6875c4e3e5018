import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import { readAmendment } from '../../../language/amendment.ts'
import { tellGroup } from '../../chats/outreach.ts'
import { settingsOf } from '../../congress/settings.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { noticeCard } from '../cards/notice.ts'
import { changedParts, gapsOf, isOver } from '../rules/notice.ts'
import { nobody } from '../rules/sheet.ts'
import { type LockedMeeting, readCounts } from '../store/answers.ts'
import { amend, lockOne, setStatus } from '../store/meetings.ts'
import { speakingChat } from '../store/outreach.ts'
import { dropPlan, planFor } from '../store/reminders.ts'
import { readSheet } from '../store/sheet.ts'
import * as words from '../texts/commands.ts'
import { askAmendment, sayChanges } from '../texts/notice.ts'
import * as outreach from '../texts/outreach.ts'
import { byActor, factsFor, named, subjectOf } from './facts.ts'
import { whereNotice } from './narrow.ts'
import { amendDraft } from './notice.ts'
import { pickMeeting } from './pick.ts'

export const amendNotice = defineCommand({
  name: '改',
  aliases: ['修改', '变更', '更改', 'change'],
  who: 'clerks',
  ...words.amendNotice,
  narrow: whereNotice(['open', 'closed', 'draft']),
  async run(context, text) {
    const { tx, tenant, actor, now } = context
    const picked = await pickMeeting(context, text, ['open', 'closed', 'draft'], words.amendNotice.usage)
    if (picked.meeting === null) return picked.reply
    const { meeting, rest } = picked
    if (meeting.status === 'cancelled') return say(words.cancelledAlready(meeting.number))
    if (isOver(meeting, now)) return say(words.overAlready(meeting.number))
    if (rest === '') return say(words.amendNeedsWords(meeting.number))
    if (meeting.status === 'draft') return amendDraft(context, meeting, rest)
    const { reading, used } = readAmendment(rest, meeting.notice, now, tenant.zone)
    const parts = changedParts(meeting.notice, reading)
    if (!used || (parts.length === 0 && reading.problems.length === 0))
      return say(words.nothingToAmend(meeting.number))
    const gaps = gapsOf(reading, now, meeting.notice)
    const { labels } = settingsOf(tenant)
    if (gaps.length > 0)
      return say(
        askAmendment({ number: meeting.number, notice: reading, gaps, labels, now, zone: tenant.zone }),
      )
    const asksAgain = parts.includes('startsAt')
    await amend(tx, meeting, { notice: reading, asksAgain, by: actor.personId, now })
    const amended = await lockOne(tx, meeting.id)
    await planFor(tx, amended, now)
    await recordDeeds(tx, [
      {
        ...byActor(context),
        action: 'meeting.amend',
        outcome: 'done',
        subject: subjectOf(meeting),
        detail: { parts },
      },
    ])
    const { title } = named(context, amended)
    const changes = sayChanges(parts, reading, labels, now, tenant.zone)
    const told = await tellAddressed(
      context,
      amended,
      outreach.amended(amended.number, title, changes, asksAgain, context.botName),
    )
    return context.chat === null
      ? say(words.amended(amended.number, changes, told))
      : noticeReply(context, amended)
  },
})

export const cancelNotice = defineCommand({
  name: '取消',
  aliases: ['取消会议', 'cancel'],
  who: 'clerks',
  ...words.cancelNotice,
  narrow: whereNotice(['open', 'closed', 'draft']),
  async run(context, text) {
    const picked = await pickMeeting(context, text, ['open', 'closed', 'draft'], words.cancelNotice.usage)
    if (picked.meeting === null) return picked.reply
    const { meeting, rest } = picked
    if (meeting.status === 'cancelled') return say(words.cancelledAlready(meeting.number))
    if (isOver(meeting, context.now)) return say(words.overAlready(meeting.number))
    if (rest === '' && meeting.status !== 'draft') return say(words.cancelNeedsReason(meeting.number))
    await setStatus(context.tx, meeting.id, 'cancelled', rest === '' ? null : rest)
    await dropPlan(context.tx, meeting.id)
    await recordDeeds(context.tx, [
      { ...byActor(context), action: 'meeting.cancel', outcome: 'done', subject: subjectOf(meeting) },
    ])
    if (meeting.status === 'draft') return say(words.draftDropped(meeting.number))
    const { title, when } = named(context, meeting)
    const told = await tellAddressed(context, meeting, outreach.cancelled(meeting.number, title, when, rest))
    return say(words.cancelled(meeting.number, title, told))
  },
})

export const restoreNotice = defineCommand({
  name: '恢复',
  aliases: ['恢复会议', 'restore'],
  who: 'clerks',
  ...words.restoreNotice,
  narrow: whereNotice(['cancelled']),
  async run(context, text) {
    const { tx, now } = context
    const picked = await pickMeeting(context, text, ['cancelled'], words.restoreNotice.usage)
    if (picked.meeting === null) return picked.reply
    const { meeting } = picked
    if (meeting.status !== 'cancelled') return say(words.notCancelled(meeting.number))
    if (meeting.startsAt === null) {
      await setStatus(tx, meeting.id, 'draft')
      await recordDeeds(tx, [
        { ...byActor(context), action: 'meeting.restore', outcome: 'done', subject: subjectOf(meeting) },
      ])
      return say(words.draftRestored(meeting.number))
    }
    if (meeting.startsAt <= now) return say(words.tooLateToRestore(meeting.number))
    await setStatus(tx, meeting.id, meeting.closesAt !== null && meeting.closesAt <= now ? 'closed' : 'open')
    const restored = await lockOne(tx, meeting.id)
    await planFor(tx, restored, now)
    await recordDeeds(tx, [
      { ...byActor(context), action: 'meeting.restore', outcome: 'done', subject: subjectOf(meeting) },
    ])
    const { title, when, place } = named(context, restored)
    const counts = (await readCounts(tx, [meeting.id])).get(meeting.id) ?? nobody
    const answered = counts.silent < counts.invited
    const said = outreach.restored({ number: meeting.number, title, when, place, answered }, context.botName)
    const told = await tellAddressed(context, restored, said)
    return context.chat === null
      ? say(words.restored(meeting.number, title, told))
      : noticeReply(context, restored)
  },
})

/** Everybody addressed is told through the group's webhook, by name. @returns whether there is one */
async function tellAddressed(context: Context, meeting: LockedMeeting, text: string): Promise<boolean> {
  const { tx, clock } = context
  const chatId = await speakingChat(tx, { ...meeting, audience: meeting.notice.audience })
  if (chatId === null) return false
  const sheet = await readSheet(tx, meeting.id)
  const mention = sheet.map(line => line.userid).filter(userid => userid !== null)
  const { congressId } = meeting
  const subject = subjectOf(meeting)
  await tellGroup(tx, clock, { congressId, subject, chatId, text, mention, promise: 'at_least_once' })
  return true
}

/** The card of today: in a group the reply itself is the new notice. */
async function noticeReply(context: Context, meeting: LockedMeeting): Promise<Reply> {
  const counts = (await readCounts(context.tx, [meeting.id])).get(meeting.id) ?? nobody
  return {
    kind: 'card',
    card: noticeCard(newTaskId(`meeting-${meeting.id}`), factsFor(context, meeting, counts)),
  }
}
