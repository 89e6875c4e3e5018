import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { hasNotMet } from '../rules/town-figures.ts'
import { townsOf } from '../store/links.ts'
import { readTowns } from '../store/overview.ts'
import * as words from '../texts/towns.ts'

/** `/各镇`: what each town of the county has done this year, in counts. */
export const showTowns = defineCommand({
  name: '各镇',
  aliases: ['各乡镇', '各街道', '乡镇情况', 'towns'],
  bare: true,
  who: 'clerks',
  of: 'county',
  ...words.townsCommand,
  async run({ tx, tenant, now }) {
    tx.ofOneMoment()
    const towns = await townsOf(tx, tenant.id)
    if (towns.length === 0) return say(words.noTowns)
    const figures = await readTowns(tx, towns, now)
    const waiting = figures.filter(hasNotMet).map(({ town }) => town.name)
    return say(
      [
        `${words.townsHeading(tenant.name, dayOf(now, tenant.zone).year, towns.length)}：`,
        words.notMetLine(waiting),
        ...figures.map(words.townLines),
      ].join('\n'),
    )
  },
})
