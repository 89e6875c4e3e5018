import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { settingsOf, suggestionRuleSource } from '../../congress/settings.ts'
import { findCongress, lockCongress, saveSuggestionRules } from '../../congress/store.ts'
import type { Congress } from '../../congress/types.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { type RuleName, readRule, ruleNames } from '../rules/rule-words.ts'
import { withRule } from '../rules/set-rule.ts'
import { planAnew } from '../store/planning.ts'
import * as words from '../texts/settings.ts'
import { saySource } from '../texts/term.ts'
import { isGroup } from './facts.ts'

/** `/建议设置`, `/建议设置 答复 2个月`: the rules with where they come from, and one of them changed. */
export const setSuggestionRules = defineCommand({
  name: '建议设置',
  aliases: ['设置建议', '建议规定'],
  order: {},
  who: 'clerks',
  ...words.setSuggestionRules,
  async run(context, text) {
    if (isGroup(context)) return say(words.onlyAlone)
    if (text === '') return say(showAll(context.tenant))
    const read = readRule(text)
    switch (read.kind) {
      case 'unknown_rule':
        return say(words.unknownRule(ruleNames))
      case 'unclear':
        return say(words.unclear(read.rule))
      case 'set':
        return change(context, read.rule, read.value)
    }
  },
})

type Settled = Pick<Congress, 'province' | 'settings'>

const showAll = (congress: Settled): string =>
  [
    words.heading,
    ...ruleNames.map(rule => words.ruleLine(rule, sayValue(congress, rule), sourceOf(congress, rule))),
    words.howToChange,
  ].join('\n')

const sayValue = (congress: Settled, { path }: RuleName): string =>
  words.sayRule(settingsOf(congress).suggestions, path)
const sourceOf = (congress: Settled, { path }: RuleName): string =>
  saySource(suggestionRuleSource(congress, path), congress.province)

/** Two who change rules at once do so one after the other: neither takes back what the other has set. */
async function change(context: Context, rule: RuleName, value: unknown): Promise<Reply> {
  const { tx, tenant, actor, now, origin } = context
  await lockCongress(tx, tenant.id)
  const before = await findCongress(tx, tenant.id)
  if (before === null) throw new Error('a congress that was seen is not there')
  const own = storedOf(before.settings)
  const set = withRule(own, rule, value, before.province ?? '')
  const deed = {
    congressId: tenant.id,
    at: now,
    userid: actor.userid,
    action: 'suggestion.set',
    subject: 'suggestions',
    message: { bot: origin.bot, msgid: origin.msgid },
  }
  if ('problem' in set) {
    await recordDeeds(tx, [{ ...deed, outcome: 'refused', detail: { rule: rule.path, why: set.problem } }])
    return say(words.sayProblem(set.problem, rule))
  }
  if (JSON.stringify(set.stored) === JSON.stringify(own ?? {}))
    return say(words.unchanged(rule, sayValue(before, rule)))
  await saveSuggestionRules(tx, tenant.id, set.stored)
  const after = { ...before, settings: { ...objectOf(before.settings), suggestions: set.stored } }
  await planAnew(tx, tenant.id)
  const detail = { rule: rule.path, from: sayValue(before, rule), to: sayValue(after, rule) }
  await recordDeeds(tx, [{ ...deed, outcome: 'done', detail }])
  return say(words.changed(rule, sayValue(after, rule), sourceOf(after, rule)))
}

const objectOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})
const storedOf = (settings: unknown): unknown =>
  Object.entries(objectOf(settings)).find(([name]) => name === 'suggestions')?.[1]
