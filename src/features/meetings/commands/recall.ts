import type { Context } from '../../../bot/command.ts'
import { takeNumber } from '../../../bot/grammar.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { withheld } from '../../../language/order.ts'
import { deeds } from '../../../language/words/orders.ts'
import { tellOfMeeting } from '../../agenda/outreach.ts'
import { waitAgain } from '../../agenda/texts/topics.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byName } from '../../notes/outreach.ts'
import { byActor, named, subjectOf } from '../finding/named.ts'
import { whereNotice } from '../finding/narrow.ts'
import { pickMeeting } from '../finding/pick.ts'
import { isRestorable } from '../finding/restorable.ts'
import { takeBack } from '../outreach/recall.ts'
import { isOver } from '../rules/notice.ts'
import { setStatus } from '../store/meetings.ts'
import * as words from '../texts/commands.ts'
import * as texts from '../texts/recall.ts'
import { dropAllToCome } from './amend.ts'
import { tellAddressed } from './tell.ts'

/** `/撤回 3 原因`: it goes to clerks alone (desk/take-back.ts). */
export const recalling = {
  narrow: whereNotice(['open', 'closed', 'draft']),
  async run(context: Context, text: string): Promise<Reply> {
    // What was taken back does not come again, so nothing is taken back that was not named.
    if (takeNumber(text).number === null) return say(texts.recallNeedsNumber)
    const statuses = ['open', 'closed', 'draft'] as const
    const picked = await pickMeeting(context, text, statuses, texts.recallFace.usage, { isGrave: true })
    if (picked.meeting === null) return picked.reply
    const { meeting, rest } = picked
    if (withheld(rest, deeds.recall) !== null) return say(texts.notRecalled(meeting.number))
    if (meeting.status === 'cancelled')
      return say(words.cancelledAlready(meeting.number, await isRestorable(context, meeting)))
    if (isOver(meeting, context.now)) return say(words.overAlready(meeting.number))
    await setStatus(context.tx, meeting.id, 'cancelled', texts.recallReason(rest))
    await dropAllToCome(context, meeting)
    await recordDeeds(context.tx, [
      { ...byActor(context), action: 'meeting.recall', outcome: 'done', subject: subjectOf(meeting) },
    ])
    if (meeting.status === 'draft') return say(words.draftDropped(meeting.number))
    const { title, when } = named(context, meeting)
    // First: what is said about it from now on stays.
    const takenBack = await takeBack(context, meeting)
    const told = await tellAddressed(context, meeting, texts.recalledToAll(meeting.number, title, when, rest))
    const { topics, hearing } = await tellOfMeeting(context, meeting, 'off')
    const restorable = await isRestorable(context, meeting)
    const isInGroup = meeting.chatId !== null
    const facts = { number: meeting.number, title, takenBack, isInGroup, restorable }
    return say(texts.recalled(facts, told) + waitAgain(topics, await byName(context.tx, hearing)))
  },
}
