import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { readRotaWords } from '../../../language/rota-words.ts'
import { findRotaSettings, lockReception } from '../store/rota.ts'
import { saveRota } from '../store/rule.ts'
import { noReception } from '../texts/days.ts'
import * as words from '../texts/rota.ts'
import { note } from './noted.ts'
import { replaceOnDay, setOnDay } from './rota-day.ts'
import { makeRotaNow } from './rota-make.ts'
import { showRota } from './rota-shown.ts'
import { sayNoDay } from './said-days.ts'
import { whereReception } from './where.ts'

/** The rota: shown, made for a year, changed by hand. */
export const rotaCommand = defineCommand({
  name: '排班',
  aliases: ['值班表', '排班表', '轮班'],
  order: {},
  bare: true,
  who: 'clerks',
  narrow: whereReception,
  ...words.rotaCommand,
  async run(context, text) {
    const { tx, tenant, now } = context
    if (!(await lockReception(tx, tenant.id))) return say(noReception)
    const said = readRotaWords(text, now, tenant.zone)
    switch (said.kind) {
      case 'show':
        return say(await showRota(context, said.year, said.month))
      case 'set':
        return setOnDay(context, said.day, said.rest)
      case 'replace':
        return replaceOnDay(context, said.day, said.rest)
      case 'no_day':
        return say(sayNoDay(said))
      case 'by_hand':
        return makeByHand(context)
      case 'make':
        return makeRotaNow(context, said)
    }
  },
})

async function makeByHand(context: Context): Promise<Reply> {
  const { tx, tenant } = context
  if ((await findRotaSettings(tx, tenant.id)) === null) return say(words.byHandAlready)
  await saveRota(tx, tenant.id, null)
  await note(context, 'rota.by_hand', null)
  return say(words.byHandNow)
}
