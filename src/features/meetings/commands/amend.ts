import { type Context, defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import type { Tx } from '../../../db/tx.ts'
import { readAmendment } from '../../../language/amendment.ts'
import type { NoticeReading } from '../../../language/notice.ts'
import { orders } from '../../../language/words/orders.ts'
import { withdraw } from '../../../outbox/withdraw.ts'
import { tellOfMeeting } from '../../agenda/outreach.ts'
import { backAgain, waitAgain } from '../../agenda/texts/topics.ts'
import { isChecked } from '../../attendance/rules/day.ts'
import { wasCalled } from '../../attendance/rules/window.ts'
import { readDay } from '../../attendance/store/day.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byName } from '../../notes/outreach.ts'
import { namesKnownTo } from '../../roster/store/known.ts'
import { byActor, named, subjectOf } from '../finding/named.ts'
import { whereNotice } from '../finding/narrow.ts'
import { pickMeeting } from '../finding/pick.ts'
import { isRestorable } from '../finding/restorable.ts'
import type { Listener } from '../outreach/people.ts'
import { changedParts, gapsOf, isOver } from '../rules/notice.ts'
import { type LockedMeeting, readCounts } from '../store/answers.ts'
import { amend, lockOne, setStatus } from '../store/meetings.ts'
import { dropPlan, planFor } from '../store/reminders.ts'
import { readSheet } from '../store/sheet.ts'
import * as texts from '../texts/amendment.ts'
import * as words from '../texts/commands.ts'
import { askAmendment } from '../texts/notice.ts'
import * as outreach from '../texts/outreach.ts'
import type { Meeting } from '../types.ts'
import { amendDraft } from './notice.ts'
import { noticeReply, tellAddressed, tellAmended } from './tell.ts'
import { whoMoves } from './who-moves.ts'

export const amendNotice = defineCommand({
  name: '改',
  aliases: ['修改', '变更', '更改', 'change'],
  order: orders.amend,
  who: 'clerks',
  ...words.amendNotice,
  narrow: whereNotice(['open', 'closed', 'draft']),
  async run(context, text) {
    const { tx, tenant, actor, now } = context
    const picked = await pickMeeting(context, text, ['open', 'closed', 'draft'], words.amendNotice.usage)
    if (picked.meeting === null) return picked.reply
    const { meeting, rest } = picked
    if (meeting.status === 'cancelled')
      return say(words.cancelledAlready(meeting.number, await isRestorable(context, meeting)))
    if (isOver(meeting, now)) return say(words.overAlready(meeting.number))
    if (rest === '') return say(words.amendNeedsWords(meeting.number))
    if (meeting.status === 'draft') return amendDraft(context, meeting, rest)
    const names = await namesKnownTo(tx, tenant.id)
    const amendment = readAmendment(rest, meeting.notice, now, tenant.zone, names)
    if (!amendment.used) return say(words.nothingToAmend(meeting.number))
    const invited = await readSheet(tx, meeting.id)
    const people = await whoMoves(context, invited, amendment.called)
    const reading = people.moves ? amendment.reading : keepAudience(amendment.reading, meeting.notice)
    const { moved } = people
    const stay = invited.filter(line => !moved.removed.some(one => one.personId === line.personId))
    if (stay.length + moved.added.length === 0) return say(texts.nobodyLeft(meeting.number))
    const parts = changedParts(meeting.notice, reading, people.moves)
    const gaps = gapsOf(reading, now, meeting.notice)
    if (gaps.length > 0 || people.trouble.length > 0) {
      const { trouble } = people
      return say(
        askAmendment({ number: meeting.number, notice: reading, gaps, now, zone: tenant.zone, trouble }),
      )
    }
    if (parts.length === 0)
      return say(
        amendment.called.length > 0
          ? texts.sameAudience(meeting.number)
          : words.nothingToAmend(meeting.number),
      )
    const there = await whoIsThere(tx, meeting, moved.removed)
    if (there.length > 0) return say(texts.areThere(meeting.number, there))
    if (parts.includes('startsAt') && (await hasBegun(tx, meeting, reading)))
      return say(words.hasBegun(meeting.number))
    await amend(tx, meeting, {
      notice: reading,
      moved,
      asksAgain: parts.includes('startsAt'),
      by: actor.personId,
      now,
    })
    const amended = await lockOne(tx, meeting.id)
    await planFor(tx, amended, now)
    await recordDeeds(tx, [
      {
        ...byActor(context),
        action: 'meeting.amend',
        outcome: 'done',
        subject: subjectOf(meeting),
        detail: { parts, added: moved.added.map(idOf), removed: moved.removed.map(idOf) },
      },
    ])
    return tellAmended(context, amended, { parts, moved, stay })
  },
})

/** Called to order, or with people in the hall who would not be there at the new hour: moving it would undo that without a word. */
async function hasBegun(tx: Tx, meeting: LockedMeeting, moved: NoticeReading): Promise<boolean> {
  const before = await readDay(tx, meeting)
  if (wasCalled(meeting, before.sitting)) return true
  const after = await readDay(tx, { ...meeting, startsAt: moved.startsAt, notice: moved })
  return isChecked(before.lines) && !isChecked(after.lines)
}

/** Who has signed in belongs to the meeting's sheet: taken off its notice, the two would be of different people. */
async function whoIsThere(
  tx: Tx,
  meeting: LockedMeeting,
  removed: readonly Listener[],
): Promise<readonly string[]> {
  if (removed.length === 0) return []
  const { lines } = await readDay(tx, meeting)
  const there = new Set(lines.filter(line => line.presence.arrivedAt !== null).map(line => line.personId))
  return removed.filter(({ personId }) => there.has(personId)).map(({ name }) => name)
}

const keepAudience = (reading: NoticeReading, { audience }: NoticeReading): NoticeReading => ({
  ...reading,
  audience,
})
const idOf = (person: Listener): number => person.personId

export const cancelNotice = defineCommand({
  name: '取消',
  aliases: ['取消会议', 'cancel'],
  order: { callsOff: true },
  who: 'clerks',
  ...words.cancelNotice,
  narrow: whereNotice(['open', 'closed', 'draft']),
  async run(context, text) {
    const picked = await pickMeeting(context, text, ['open', 'closed', 'draft'], words.cancelNotice.usage, {
      isGrave: true,
    })
    if (picked.meeting === null) return picked.reply
    const { meeting, rest } = picked
    if (meeting.status === 'cancelled')
      return say(words.cancelledAlready(meeting.number, await isRestorable(context, meeting)))
    if (isOver(meeting, context.now)) return say(words.overAlready(meeting.number))
    if (rest === '' && meeting.status !== 'draft') return say(words.cancelNeedsReason(meeting.number))
    await setStatus(context.tx, meeting.id, 'cancelled', rest === '' ? null : rest)
    await dropAllToCome(context, meeting)
    await recordDeeds(context.tx, [
      { ...byActor(context), action: 'meeting.cancel', outcome: 'done', subject: subjectOf(meeting) },
    ])
    if (meeting.status === 'draft') return say(words.draftDropped(meeting.number))
    const { title, when } = named(context, meeting)
    const told = await tellAddressed(context, meeting, outreach.cancelled(meeting.number, title, when, rest))
    const { topics, hearing } = await tellOfMeeting(context, meeting, 'off')
    const restorable = await isRestorable(context, meeting)
    return say(
      words.cancelled(meeting.number, title, told, restorable) +
        waitAgain(topics, await byName(context.tx, hearing)),
    )
  },
})

/** Nothing is said about it by itself any more: neither what is planned nor what waits for the morning. */
export async function dropAllToCome({ tx, clock }: Context, meeting: Meeting): Promise<void> {
  await dropPlan(tx, meeting.id)
  await withdraw(tx, clock, meeting.congressId, subjectOf(meeting))
}

export const restoreNotice = defineCommand({
  name: '恢复',
  aliases: ['恢复会议', 'restore'],
  order: {},
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
    if (!(await isRestorable(context, meeting))) return say(words.tooLateToRestore(meeting.number))
    const wasHeld = meeting.startsAt <= now
    await setStatus(tx, meeting.id, meeting.closesAt !== null && meeting.closesAt <= now ? 'closed' : 'open')
    const restored = await lockOne(tx, meeting.id)
    await planFor(tx, restored, now)
    await recordDeeds(tx, [
      { ...byActor(context), action: 'meeting.restore', outcome: 'done', subject: subjectOf(meeting) },
    ])
    const { title, when, place } = named(context, restored)
    const { topics, hearing } = await tellOfMeeting(context, restored, 'on')
    const back = backAgain(topics, await byName(tx, hearing))
    if (wasHeld) {
      const told = await tellAddressed(context, restored, outreach.heldAfterAll(meeting.number, title, when))
      return say(words.heldAfterAll(meeting.number, title, told) + back)
    }
    const counts = await readCounts(tx, restored)
    const answered = counts.silent < counts.invited
    const facts = { number: meeting.number, title, when, place, answered }
    const told = await tellAddressed(context, restored, outreach.restored(facts, context), {
      onCard: outreach.restored(facts, 'card'),
    })
    return context.chat === null
      ? say(words.restored(meeting.number, title, told) + back)
      : noticeReply(context, restored)
  },
})
