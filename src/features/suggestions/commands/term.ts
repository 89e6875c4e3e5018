import { type Context, defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { settingsOf, suggestionRuleSource } from '../../congress/settings.ts'
import { holidayTable } from '../../holidays/store.ts'
import { type Term, termsOf } from '../rules/term.ts'
import type { RulePath } from '../settings.ts'
import { readOffices } from '../store/posts.ts'
import * as words from '../texts/term.ts'
import type { Suggestion } from '../types.ts'
import { isGroup } from './facts.ts'
import { whereNumbered } from './pick.ts'
import { pickInPlace } from './pick-in-place.ts'

/** `/期限 17`: by when something is due, and the sum of it. */
export const showTerm = defineCommand({
  name: '期限',
  aliases: ['办理期限', '时限', 'term'],
  who: 'members',
  ...words.showTerm,
  narrow: whereNumbered,
  async run(context, text) {
    const picked = await pickInPlace(context, text, words.showTerm.usage)
    if (picked.item === null) return picked.reply
    const { item } = picked
    if (!isGroup(context)) return say(await sayReckoning(context, item))
    const { terms, today } = await reckoned(context, item)
    return say(`${words.sayTermBriefly(item, terms, today)}\n${words.inSingleChat}`)
  },
})

type Here = Pick<Context, 'tx' | 'tenant' | 'now'>

async function reckoned({ tx, tenant, now }: Here, item: Suggestion) {
  const today = dayOf(now, tenant.zone)
  const rules = settingsOf(tenant).suggestions
  return { today, terms: termsOf(item, { rules, today, table: await holidayTable(tx) }) }
}

/** By when it is due, with the sum of it, step by step; for one person alone. */
export async function sayReckoning(context: Here, item: Suggestion): Promise<string> {
  const { tx, tenant } = context
  const { terms, today } = await reckoned(context, item)
  const offices = await readOffices(
    tx,
    item.parties.map(({ officeId }) => officeId),
  )
  const names = new Map([...offices].map(([id, { name }]) => [id, name]))
  const path = pathOf(terms.term)
  const source = path === null ? null : words.saySource(suggestionRuleSource(tenant, path), tenant.province)
  return words.sayTerm(item, terms, { today, names, source })
}

/** The rule that is applied. */
function pathOf(term: Term): RulePath | null {
  switch (term.kind) {
    case 'answer':
      return term.path
    case 'assign':
      return 'assignWithinDays'
    default:
      return null
  }
}
