import { isClerk } from '../../../bot/actor.ts'
import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { named } from '../../meetings/finding/named.ts'
import { whereNotice } from '../../meetings/finding/narrow.ts'
import { offerPage } from '../../sessions/store/links.ts'
import { askedToday } from '../finding/asked.ts'
import { byGroup } from '../rules/day.ts'
import { readDay } from '../store/day.ts'
import * as texts from '../texts/check-in.ts'
import * as words from '../texts/commands.ts'
import { dayColumns, dayHeading, namesAlone, sayFigures, sayGroups, sayWarning } from '../texts/day.ts'
import { openScreen } from '../texts/pages.ts'

/** 到会: the day's sheet; counts for everybody, names for a clerk alone. */
export const showDay = defineCommand({
  name: '到会',
  aliases: ['到会情况', '签到情况', '出席情况', 'attendance'],
  bare: true,
  who: 'members',
  ...words.showDay,
  narrow: whereNotice(['open', 'closed']),
  async run(context, text) {
    const { tx, now, tenant, origin, actor } = context
    const asked = await askedToday(context, text, {
      none: texts.noMeetingToday,
      example: words.which.showDay,
    })
    if (asked.on === null) return asked.reply
    const { meeting } = asked.on
    if (meeting.status === 'draft') return say(texts.noDayOf(meeting.number, texts.notPublished))
    if (meeting.status === 'cancelled') return say(texts.noDayOf(meeting.number, texts.cancelledStatus))
    tx.ofOneMoment()
    const day = await readDay(tx, meeting)
    const { title, when } = named(context, meeting)
    const hasBegun = asked.on.window !== null && asked.on.window.beganAt <= now
    const groups = meeting.notice.kind === 'session' ? byGroup(day.lines) : []
    const lines = [
      dayHeading(meeting.number, title, when),
      sayFigures(day.figures, day.quorum, hasBegun),
      ...(groups.length > 0 ? [sayGroups(groups)] : []),
    ]
    if (!isClerk(actor)) return say(lines.join('\n'))
    if (origin.chat.type === 'group') return say([...lines, namesAlone(meeting.number)].join('\n'))
    const warned = day.sitting?.warnings.map(sayWarning) ?? []
    const back = `/console/c/${tenant.id}/meetings/${meeting.number}/screen`
    return {
      kind: 'text',
      text: [...lines, ...warned, ...dayColumns(day.lines, now, tenant.zone, hasBegun)].join('\n'),
      link: await offerPage(tx, { account: actor.userid, back }, openScreen, now),
    }
  },
})
