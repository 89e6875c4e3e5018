import { defineCommand } from '../bot/command.ts'
import { say } from '../bot/reply.ts'
import { dayOf } from '../calendar/zone.ts'
import { settingsOf } from '../features/congress/settings.ts'
import { findCongress } from '../features/congress/store.ts'
import { offerDownload } from '../features/downloads/store.ts'
import { belowWords } from '../features/downloads/texts.ts'
import { readAsked } from '../features/registers/rules.ts'
import * as words from '../features/registers/texts/export.ts'
import { registerFormats } from '../features/registers/types.ts'
import { registerOf, registersOf } from '../registers/list.ts'
import { bodyOf, madeFor } from '../registers/register.ts'

/** How many there are is said, what they are stands in the files. */
const noRows = { from: 0, count: 0 }

/** `/导出 来访簿 2025年`: one of the books as two files, to a clerk alone; `/导出` tells what there is. */
export const exportRegister = defineCommand({
  name: '导出',
  aliases: ['导出簿册', '导出登记簿', '五簿一册', 'export'],
  who: 'clerks',
  ...words.exportRegister,
  async run(context, text) {
    const { tx, tenant, actor, now, origin } = context
    const keys = registersOf(tenant).map(({ key }) => key)
    const { labels } = settingsOf(tenant)
    const asked = readAsked(text, dayOf(now, tenant.zone), key => registerOf(key).takes, labels)
    if (origin.chat.type === 'group')
      return say(words.inGroup(asked.kind === 'register' ? asked.key : null, labels))
    switch (asked.kind) {
      case 'none':
        return say(words.list(keys, labels))
      case 'unknown_name':
        return say(words.unknownName(keys, labels))
      case 'unknown_period':
        return say(words.unknownPeriod(asked.key, labels))
      case 'register':
        break
    }
    const { key, period } = asked
    if (!keys.includes(key)) return say(words.unknownName(keys, labels))
    tx.ofOneMoment()
    const congress = await findCongress(tx, tenant.id)
    if (congress === null) throw new Error('a congress that was just spoken in is not there')
    const made = await madeFor(tx, congress, actor, { register: registerOf(key), period }, now, noRows)
    if (made === 'forbidden') throw new Error('a clerk may have every register')
    const { title, lines } = made.table
    const link = await Promise.all(
      registerFormats.map(format =>
        offerDownload(tx, actor, { kind: 'register', key, period, format }, words.linkTo(format), now),
      ),
    )
    // Behind the unit, which he knows.
    const said = [
      words.heading(title),
      words.rows(made.rowCount ?? bodyOf(made.table).length),
      ...lines.slice(1),
    ].join('\n')
    return { kind: 'text', text: said, link, below: belowWords }
  },
})
