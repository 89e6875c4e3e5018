import { defineCommand } from '../../bot/command.ts'
import { say } from '../../bot/reply.ts'
import { settingsOf } from '../congress/settings.ts'
import { activePeople } from '../roster/store/people.ts'
import { keptOf } from './rules/own.ts'
import * as words from './texts/own.ts'

/** `/我的信息`: what is stored about the speaker, why, how long, and whom to ask. In a group others would read his phone. */
export const showStored = defineCommand({
  name: '我的信息',
  aliases: ['个人信息', '我的个人信息', 'my data'],
  bare: true,
  who: 'members',
  ...words.showStored,
  of: 'both',
  async run({ tx, tenant, actor, origin }) {
    if (origin.chat.type === 'group') return say(words.askAlone)
    const people = await activePeople(tx, tenant.id)
    const own = people.find(one => one.id === actor.personId)
    const { leaveMonths, contactMonths } = settingsOf(tenant).retention
    const liaisons = people.filter(one => one.id !== actor.personId && one.roles.includes('liaison'))
    return say(
      words.stored(tenant.name, {
        name: actor.name,
        phone: own?.phone ?? null,
        account: actor.userid,
        aliases: own?.aliases ?? [],
        kept: keptOf(words.longOf, ['record', 'rule', 'days']),
        months: { leave: leaveMonths, contact: contactMonths },
        liaisons: liaisons.map(one => one.name),
      }),
    )
  },
})
