import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { hint } from '../../notes/texts.ts'
import { offerPage } from '../../sessions/store/links.ts'
import { named } from '../finding/named.ts'
import { whereNotice } from '../finding/narrow.ts'
import { pickMeeting } from '../finding/pick.ts'
import { unreached } from '../rules/delivery.ts'
import { answeredOf, countReaches, reachedLines } from '../rules/reached.ts'
import { readDeliveries } from '../store/deliveries.ts'
import { notPublished } from '../texts/answers.ts'
import * as words from '../texts/deliveries.ts'

/** So many names are said in the chat; the page has them all. */
const mostNames = 20

/** Who was reached how: counts for whoever reads along, names and phones alone, all of it on the page. */
export const showDeliveries = defineCommand({
  name: '送达',
  aliases: ['送达情况', '通知送达', 'deliveries'],
  bare: true,
  who: 'clerks',
  ...words.showDeliveries,
  narrow: whereNotice(['open', 'closed']),
  async run(context, text) {
    const { tx, tenant, actor, now, botName, origin } = context
    const picked = await pickMeeting(context, text, ['open', 'closed'], words.showDeliveries.usage)
    if (picked.meeting === null) return picked.reply
    const { meeting } = picked
    if (meeting.status === 'draft') return say(notPublished(meeting.number))
    tx.ofOneMoment()
    const lines = reachedLines(await readDeliveries(tx, meeting, hint(botName)), answeredOf(meeting))
    const heading = words.deliveriesHeading(meeting.number, named(context, meeting).title, lines.length)
    const counts = lines.length === 0 ? words.nobodyAddressed : words.sayReaches(countReaches(lines))
    if (origin.chat.type === 'group')
      return say([heading, counts, words.namesAlone(meeting.number)].join('\n'))
    const toCall = lines.filter(line => unreached.has(line.reach))
    const names = toCall.slice(0, mostNames).map(line => words.callLine(line.name, line.phone, line.reach))
    const what = names.length === 0 ? words.allReached : words.callThem(names, toCall.length - names.length)
    const arrival = { account: actor.userid, back: `/console/c/${tenant.id}/meetings/${meeting.number}` }
    return {
      kind: 'text',
      text: [heading, counts, ...(lines.length === 0 ? [] : [what])].join('\n'),
      link: await offerPage(tx, arrival, words.openDeliveries, now),
    }
  },
})
