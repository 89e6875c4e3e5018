import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { afterQuiet } from '../../../calendar/quiet-hours.ts'
import type { ReplyReading } from '../../../language/reply.ts'
import { settingsOf } from '../../congress/settings.ts'
import { linesToCorrect } from '../../duty-file/store/corrections.ts'
import { named } from '../finding/named.ts'
import { callClerks } from '../outreach/leave-calls.ts'
import { decideAnswer, type Intent, type Outcome } from '../rules/answer.ts'
import { isArchived } from '../rules/notice.ts'
import { standingOf } from '../rules/sheet.ts'
import { type LockedMeeting, readLine, writeAnswers } from '../store/answers.ts'
import { decideLeave } from '../store/sheet.ts'
import * as texts from '../texts/answers.ts'
import { archived } from '../texts/archived.ts'
import { noteRefusal } from './refusal.ts'

/** Decides an answer and writes it down, or why not: the one way for words and proxies (clicks take `express/`). */
export async function record(
  context: Context,
  meeting: LockedMeeting,
  personId: number,
  intent: Intent,
): Promise<Outcome> {
  const { tx, now, origin, clock } = context
  const line = await readLine(tx, { meetingId: meeting.id, personId })
  const corrects = await isCorrection(context, meeting, personId, intent)
  const outcome = decideAnswer(meeting, line, intent, now, corrects)
  if (outcome.kind === 'unchanged') return outcome
  if (outcome.kind !== 'changed') {
    const action = intent.enteredBy === null ? 'meeting.answer' : 'meeting.proxy'
    await noteRefusal(context, { action, why: outcome.kind, meeting, personId })
    return outcome
  }
  const { bot, msgid } = origin
  await writeAnswers(tx, [{ meetingId: meeting.id, personId, line: outcome.line, bot, msgid }])
  if (corrects && outcome.line.decision === 'pending') {
    // Whether it is so was decided with the dispute: it waits for nobody, and could not any more.
    const by = { decision: 'approved', note: null, by: context.actor.personId, now } as const
    await decideLeave(tx, meeting.id, [personId], by)
    return { ...outcome, line: { ...outcome.line, decision: 'approved' } }
  }
  if (outcome.line.decision === 'pending') {
    const dueAt = afterQuiet(now, meeting.zone, settingsOf(meeting).quietHours)
    await callClerks(tx, clock, [{ meeting, dueAt }], context.botName)
  }
  return outcome
}

/** After a month only a clerk answers for somebody, who has disputed with success what is recorded of him. */
async function isCorrection(
  { tx, now }: Context,
  meeting: LockedMeeting,
  personId: number,
  { enteredBy }: Intent,
): Promise<boolean> {
  if (enteredBy === null || !isArchived(meeting, now)) return false
  return (await linesToCorrect(tx, meeting.congressId, meeting, 'answer')).has(personId)
}

export const intentOf = (reading: ReplyReading, enteredBy: number | null): Intent => ({
  answer: reading.answer === 'leave' ? 'leave' : 'attend',
  reason: reading.reason,
  leaveKind: reading.answer === 'leave' ? reading.leaveKind : null,
  enteredBy,
})

/** The person's own answer in words, and what he is told. In a group nobody reads why somebody asks leave. */
export async function answerInWords(
  context: Context,
  meeting: LockedMeeting,
  reading: ReplyReading,
): Promise<Reply> {
  const outcome = await record(context, meeting, context.actor.personId, intentOf(reading, null))
  const { title, when } = named(context, meeting)
  const inGroup = context.origin.chat.type === 'group'
  const { name } = context.actor
  switch (outcome.kind) {
    case 'not_published':
      return say(texts.notPublished(meeting.number))
    case 'cancelled':
      return say(texts.cancelled(title, meeting.cancelReason))
    case 'not_addressed':
      return say(texts.notAddressed(title))
    case 'archived':
      return say(archived(title))
    case 'unchanged':
      return say(
        inGroup
          ? texts.alreadyInGroup(name)
          : texts.already(title, texts.ownStanding(standingOf(meeting, outcome.line))),
      )
    case 'changed': {
      const { late, answer } = outcome.line
      const hasReason = outcome.line.reason !== null || outcome.line.leaveKind !== null
      if (answer === 'attend') {
        return say(inGroup ? texts.attendNotedShort(name, title, late) : texts.attendNoted(title, when, late))
      }
      return say(
        inGroup ? texts.leaveNotedInGroup(name, hasReason, late) : texts.leaveNoted(title, hasReason, late),
      )
    }
  }
}
