import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { sayTime } from '../../../calendar/say.ts'
import { named } from '../../meetings/finding/named.ts'
import { askedToday } from '../finding/asked.ts'
import * as texts from '../texts/check-in.ts'
import * as words from '../texts/commands.ts'
import { note } from './enter.ts'

/** 早退: the person himself says that he has to go. */
export const leaveEarly = defineCommand({
  name: '早退',
  aliases: ['提前离会'],
  order: { isText: true },
  bare: 'with_words',
  who: 'members',
  ...words.leaveEarly,
  async run(context, text) {
    const { actor, now, tenant, origin } = context
    const asked = await askedToday(context, text, {
      none: texts.noMeetingNow,
      example: words.which.leaveEarly,
      personId: actor.personId,
    })
    if (asked.on === null) return asked.reply
    const reason = asked.rest === '' ? null : asked.rest.slice(0, 100)
    const act = { kind: 'leave', at: now, reason } as const
    const by = { door: 'words', enteredBy: null } as const
    const { outcomes } = await note(context, asked.on, [{ personId: actor.personId, act }], by)
    const outcome = outcomes.get(actor.personId)
    const { title } = named(context, asked.on.meeting)
    if (outcome?.kind === 'over') return say(texts.isOver(title))
    if (outcome?.kind !== 'changed' && outcome?.kind !== 'unchanged') return say(texts.notThereYet(title))
    const time = sayTime(outcome.presence.leftAt ?? now, tenant.zone)
    return say(
      origin.chat.type === 'group' ? texts.leftNotedGroup(actor.name, time) : texts.leftNoted(title, time),
    )
  },
})
