import { isClerk } from '../../../bot/actor.ts'
import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { settingsOf } from '../../congress/settings.ts'
import { countsByOffice, isPressedBy, watched } from '../rules/overview.ts'
import { mayRead } from '../rules/standing.ts'
import { openItems } from '../store/lists.ts'
import { readOffices } from '../store/posts.ts'
import { readSuggestionStanding } from '../store/standing.ts'
import * as words from '../texts/overview.ts'
import { isGroup } from './facts.ts'

/**
 * `/逾期`: what is overdue and due soon, by office. A clerk sees all, an office its own, a deputy those with his name
 * under them; a group no more than how many each office has, and nothing of what is confidential.
 */
export const showOverdue = defineCommand({
  name: '逾期',
  aliases: ['督办单', '逾期建议', 'overdue'],
  bare: true,
  who: 'members',
  ...words.showOverdue,
  async run(context) {
    const { tx, tenant, actor, now } = context
    tx.ofOneMoment()
    const today = dayOf(now, tenant.zone)
    const { dueSoonDays } = settingsOf(tenant).suggestions
    const all = await openItems(tx, [tenant.id])
    const who = await readSuggestionStanding(tx, actor)
    const inGroup = isGroup(context)
    const seen = all.filter(item => (inGroup ? mayRead(item, { who, inGroup }) : isPressedBy(item, who)))
    const list = watched(seen, today, dueSoonDays)
    if (list.length === 0) return say(words.nothingOverdue(dueSoonDays))
    const counts = countsByOffice(seen, list)
    const offices = await readOffices(
      tx,
      counts.map(({ officeId }) => officeId),
    )
    const names = new Map([...offices].map(([id, { name }]) => [id, name]))
    const overdue = list.filter(({ left }) => left < 0).length
    const heading =
      inGroup || isClerk(actor)
        ? words.overdueHeading(overdue, list.length - overdue)
        : words.ownHeading(overdue, list.length - overdue)
    if (inGroup) {
      const lines = counts
        .filter(({ overdue, soon }) => overdue + soon > 0)
        .map(office => words.officeLine(office, names))
      return say([heading, ...lines, words.inSingleChat].join('\n'))
    }
    const keys = seen.filter(({ isKey, state }) => isKey && state !== 'closed')
    return say(
      [
        heading,
        words.byOffice(counts, list, today, names),
        ...(keys.length === 0 ? [] : [words.keyHeading(keys.length), ...keys.map(words.keyLine)]),
      ].join('\n'),
    )
  },
})
