import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { isOpen, ownOf } from '../rules/own.ts'
import { ownSuggestions } from '../store/own.ts'
import { readSuggestionStanding } from '../store/standing.ts'
import * as words from '../texts/own.ts'
import { faces } from '../texts/signing.ts'
import type { Suggestion } from '../types.ts'
import { isGroup } from './facts.ts'

/** So many lines of each kind fit on a phone; the rest is counted. */
const shownLines = 20

/** `/我的建议`: in a group the counts alone, and of what is not confidential. */
export const showOwnSuggestions = defineCommand({
  name: '我的建议',
  aliases: ['我的议案', '建议列表'],
  bare: true,
  who: 'members',
  ...faces.mine,
  everywhere: true,
  async run(context) {
    const { tx, now, memberships } = context
    const inGroup = isGroup(context)
    const blocks: string[] = []
    for (const { tenant, actor } of memberships) {
      const who = await readSuggestionStanding(tx, actor)
      const { officeIds } = who
      const items = await ownSuggestions(tx, tenant.id, { personId: actor.personId, officeIds })
      const own = ownOf(inGroup ? items.filter(item => !item.confidential) : items, who)
      if (own.led.length + own.cosigned.length + own.offices.length === 0) continue
      const today = dayOf(now, tenant.zone)
      blocks.push(
        ...(memberships.length > 1 ? [words.ofCongress(tenant.name)] : []),
        words.counts(own),
        ...(inGroup
          ? []
          : (['led', 'cosigned', 'offices'] as const).flatMap(part =>
              listed(words.headings[part], own[part], item => words.line(item, today)),
            )),
      )
    }
    if (blocks.length === 0) return say(inGroup ? words.inSingleChat : words.nothing)
    return say([...blocks, inGroup ? words.inSingleChat : words.howToShow].join('\n'))
  },
})

/** What is open first. */
function listed(
  heading: string,
  items: readonly Suggestion[],
  lineOf: (item: Suggestion) => string,
): string[] {
  if (items.length === 0) return []
  const sorted = [...items.filter(isOpen), ...items.filter(item => !isOpen(item))]
  const left = sorted.length - shownLines
  return [heading, ...sorted.slice(0, shownLines).map(lineOf), ...(left > 0 ? [words.more(left)] : [])]
}
