import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineButton, defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { afterQuiet } from '../../../calendar/quiet-hours.ts'
import { settingsOf } from '../../congress/settings.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { countsCard } from '../cards/notice.ts'
import { byActor, named, subjectOf } from '../finding/named.ts'
import { whereNotice } from '../finding/narrow.ts'
import { pickMeeting } from '../finding/pick.ts'
import { nudgeSilent } from '../outreach/nudges.ts'
import { countsFor } from '../rules/answer.ts'
import { count, type Standing, standingOf } from '../rules/sheet.ts'
import { type LockedMeeting, readLine } from '../store/answers.ts'
import { readBody, uncalled } from '../store/body.ts'
import { findAnswerableOf } from '../store/meetings.ts'
import { readSheet } from '../store/sheet.ts'
import { congressOfMeeting } from '../store/whose.ts'
import { meetingStatusNames, notPublished, ownAnswer, ownAnswerInGroup } from '../texts/answers.ts'
import * as words from '../texts/commands.ts'
import {
  namesInSingleChat,
  sayQuorum,
  sheetColumn,
  sheetCounts,
  sheetHeading,
  sheetUncalled,
} from '../texts/sheet.ts'
import { isAloneIn, readFacts } from './facts.ts'
import { findOwn, mayRead, notOurs } from './notice.ts'

const columns: readonly Standing[] = ['leavePending', 'silent', 'attend', 'leaveApproved', 'leaveRefused']

export const showSheet = defineCommand({
  name: '名单',
  aliases: ['统计', '回执', '报名情况', 'sheet', 'list'],
  bare: true,
  who: 'members',
  ...words.showSheet,
  narrow: whereNotice(['open', 'closed']),
  async run(context, text) {
    const picked = await pickMeeting(context, text, ['open', 'closed'], words.showSheet.usage)
    if (picked.meeting === null) return picked.reply
    const { meeting } = picked
    if (!mayRead(context, meeting)) return say(notPublished(meeting.number))
    context.tx.ofOneMoment()
    const sheet = await readSheet(context.tx, meeting.id)
    const { title, when } = named(context, meeting)
    const counts = count(meeting, sheet)
    const body = await readBody(context.tx, meeting, sheet)
    const lines = [
      sheetHeading(meeting.number, title, when, meetingStatusNames[meeting.status]),
      sheetCounts(counts, sayQuorum(meeting.notice.kind, body, settingsOf(context.tenant))),
    ]
    if (!isClerk(context.actor)) return say(lines.join('\n'))
    if (context.origin.chat.type === 'group')
      return say([...lines, namesInSingleChat(meeting.number)].join('\n'))
    const askedAgain = new Set(
      sheet.filter(line => line.answer !== null && !countsFor(meeting, line)).map(line => line.personId),
    )
    for (const standing of columns) {
      const people = sheet.filter(line => standingOf(meeting, line) === standing)
      if (people.length > 0) lines.push(sheetColumn(standing, people, askedAgain))
    }
    const missing = await uncalled(context.tx, meeting, sheet, context.now)
    if (missing.length > 0) lines.push(sheetUncalled(meeting.number, missing))
    return say(lines.join('\n'))
  },
})

/** 名单 on the card: the clicker alone sees the counts of this moment. */
export const showCounts = defineButton({
  action: 'list',
  who: 'members',
  congressOf: (tx, _click, argument) => congressOfMeeting(tx, argument),
  async press(context, click, argument) {
    const meeting = await findOwn(context, argument)
    if (meeting === null) return notOurs(click)
    const line = await readLine(context.tx, { meetingId: meeting.id, personId: context.actor.personId })
    const card = countsCard(
      click.taskId,
      await readFacts(context.tx, context, meeting, isAloneIn(context)),
      line,
    )
    return { kind: 'update', card, audience: 'clicker' }
  },
})

export const nudgeNow = defineCommand({
  name: '催',
  aliases: ['催办', '催一下', '提醒', 'remind'],
  order: {},
  who: 'clerks',
  ...words.nudgeNow,
  narrow: whereNotice(['open']),
  async run(context, text) {
    const { tx, clock, now, tenant } = context
    const picked = await pickMeeting(context, text, ['open'], words.nudgeNow.usage)
    if (picked.meeting === null) return picked.reply
    const { meeting } = picked
    if (meeting.status === 'draft') return say(notPublished(meeting.number))
    if (meeting.status !== 'open')
      return say(words.notOpen(meeting.number, meetingStatusNames[meeting.status]))
    const dueAt = afterQuiet(now, tenant.zone, settingsOf(tenant).quietHours)
    if (meeting.closesAt !== null && dueAt >= meeting.closesAt)
      return say(words.tooLateToNudge(meeting.number))
    const nudged = await nudgeSilent(
      tx,
      clock,
      meeting,
      { ...named(context, meeting), botName: context.botName },
      now,
      { dueAt, expiresAt: meeting.closesAt },
    )
    await recordDeeds(tx, [
      {
        ...byActor(context),
        action: 'meeting.nudge',
        outcome: 'done',
        subject: subjectOf(meeting),
        detail: { ...nudged },
      },
    ])
    return say(words.nudged(nudged, dueAt > now))
  },
})

/** A line for each notice that the person can answer, in whichever congress; before others not what he answered. */
export async function ownNotices(context: Context, beforeOthers: boolean): Promise<string[]> {
  const { tx, now, memberships } = context
  const sayAnswer = beforeOthers ? ownAnswerInGroup : ownAnswer
  const personIds = memberships.map(({ actor }) => actor.personId)
  const meetings = await findAnswerableOf(tx, personIds, now)
  const lines: string[] = []
  for (const membership of memberships) {
    const own = meetings.filter(meeting => meeting.congressId === membership.tenant.id)
    if (memberships.length > 1 && own.length > 0) lines.push(words.ofCongress(membership.tenant.name))
    for (const meeting of own) lines.push(await ownLine({ ...context, ...membership }, meeting, sayAnswer))
  }
  return lines
}

async function ownLine(
  context: Context,
  meeting: LockedMeeting,
  sayAnswer: typeof ownAnswer,
): Promise<string> {
  const line = await readLine(context.tx, { meetingId: meeting.id, personId: context.actor.personId })
  const { title, when, place } = named(context, meeting)
  const standing = line === null ? 'silent' : standingOf(meeting, line)
  return words.yourMeeting(meeting.number, title, when, place, sayAnswer(standing))
}
