import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { onlyNotDone } from '../../../language/not-done.ts'
import { takeSatisfaction } from '../rules/satisfaction.ts'
import * as faces from '../texts/commands.ts'
import * as words from '../texts/replies.ts'
import { satisfactionNames } from '../texts/words.ts'
import { change } from './change.ts'
import { isGroup } from './facts.ts'
import { pickVisit, whereNumbered } from './pick.ts'

/** Nothing is closed silently: closing needs an outcome, and the voter is told and asked. */

/** `/办结 12 路灯已修好` */
export const closeVisit = defineCommand({
  name: '办结',
  aliases: ['结案', 'close'],
  order: { isText: true },
  who: 'members',
  ...faces.closeVisit,
  narrow: whereNumbered,
  async run(context, text) {
    const picked = await pickVisit(context, text, faces.closeVisit.usage)
    if (picked.visit === null) return picked.reply
    const { visit, rest } = picked
    if (visit.status === 'void') return say(words.isVoid(visit))
    if (visit.status === 'closed') return say(words.closedBefore(visit))
    if (!/\p{L}/u.test(rest)) return say(words.closeNeedsOutcome(visit))
    if (onlyNotDone(rest)) return say(words.notDoneYet(visit))
    const closedOn = dayOf(context.now, context.tenant.zone)
    await change(context, visit, { ...visit, status: 'closed', outcome: rest, closedOn }, 'close')
    return say(words.closed(visit, isGroup(context) ? null : rest))
  },
})

/** `/回访 12 满意` */
export const followUp = defineCommand({
  name: '回访',
  aliases: ['follow-up'],
  order: { isText: true },
  who: 'members',
  ...faces.followUp,
  narrow: whereNumbered,
  async run(context, text) {
    const picked = await pickVisit(context, text, faces.followUp.usage)
    if (picked.visit === null) return picked.reply
    const { visit, rest } = picked
    if (visit.status === 'void') return say(words.isVoid(visit))
    if (visit.status !== 'closed') return say(words.notClosedYet(visit))
    const read = takeSatisfaction(rest)
    if (read === null) return say(words.followUpNeedsWord(visit))
    const { satisfaction, note } = read
    const followedUpOn = dayOf(context.now, context.tenant.zone)
    const said = note === '' ? {} : { note }
    await change(context, visit, { ...visit, followedUpOn, satisfaction }, 'follow_up', { said })
    const told = words.followedUp(visit, satisfactionNames[satisfaction])
    return say(satisfaction === 'dissatisfied' ? `${told}\n${words.dissatisfied(visit)}` : told)
  },
})
