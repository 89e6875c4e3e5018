/** What somebody is answered who wanted something done with items. */
import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { byName } from '../../notes/outreach.ts'
import { unheard } from '../../notes/rules.ts'
import { saidHeard } from '../../notes/texts.ts'
import type { Hearing } from '../../notes/types.ts'
import type { Refusal } from '../rules/acts.ts'
import type { ActName } from '../rules/articles.ts'
import type { Standing } from '../rules/standing.ts'
import { withoutContact } from '../store/standing.ts'
import * as done from '../texts/done.ts'
import { sayRefusal } from '../texts/refusals.ts'
import type { Suggestion, SuggestionNumber } from '../types.ts'
import type { Performed } from './act.ts'
import { type Facts, factsOf, isGroup } from './facts.ts'
import { cardOf } from './shown.ts'

/** Who speaks, what he wanted, and what is known. */
export interface Wanting {
  readonly context: Context
  readonly who: Standing
  readonly facts: Facts
  readonly act: ActName
}

/** What is said of an item to which something was done, as it is and as it was found. */
type Said = (item: Suggestion, before: Suggestion) => string

export const refused = ({ facts, who, act }: Wanting, item: Suggestion, refusal: Refusal): string =>
  sayRefusal(refusal, {
    act,
    item,
    who,
    today: facts.today,
    rules: facts.rules,
    officeName: facts.officeName,
  })

/** The same where nothing else is known of the congress yet. */
export const refusedHere = async (
  context: Context,
  who: Standing,
  { act, item, refusal }: { readonly act: ActName; readonly item: Suggestion; readonly refusal: Refusal },
): Promise<string> => refused({ context, who, act, facts: await factsOf(context) }, item, refusal)

/** The item's card with what was done to it and what comes next; words alone when nothing was. */
export async function answerOne(wanting: Wanting, performed: Performed, said: Said): Promise<Reply> {
  const { context, who } = wanting
  const { item, refusal } = performed
  if (refusal !== null) return say(refused(wanting, item, refusal))
  const notes = await notesOn(wanting, performed, said)
  return { kind: 'card', card: await cardOf(context, item, who, notes) }
}

/** What a card says of a step, taken or not. */
export async function notesOn(wanting: Wanting, performed: Performed, said: Said): Promise<string[]> {
  const { item, refusal } = performed
  if (refusal !== null) return [refused(wanting, item, refusal)]
  return [
    ...done.withNextStep(said(item, performed.before), item, wanting.facts.today, wanting.who),
    ...(await sayHeard(wanting, performed.hearing)),
    ...(await sayWithoutContact(wanting, [performed])),
  ]
}

/** One is answered with its card, several with one text: what was done, what was not and why, what is not there. */
export async function answerSeveral(
  wanting: Wanting,
  performed: readonly Performed[],
  missing: readonly SuggestionNumber[],
  said: Said,
): Promise<Reply> {
  const [first, ...others] = performed
  if (first !== undefined && others.length === 0 && missing.length === 0)
    return answerOne(wanting, first, said)
  const sentences = new Map<string, Suggestion[]>()
  for (const { item, before, refusal } of performed) {
    if (refusal !== null) continue
    const sentence = said(item, before)
    sentences.set(sentence, [...(sentences.get(sentence) ?? []), item])
  }
  const lines = [
    ...[...sentences].map(([sentence, ofIt]) => done.several(sentence, ofIt)),
    ...performed.flatMap(({ item, refusal }) => (refusal === null ? [] : [refused(wanting, item, refusal)])),
    ...(missing.length === 0 ? [] : [done.missing(missing)]),
    ...(first === undefined ? [] : await sayHeard(wanting, first.hearing)),
    ...(await sayWithoutContact(wanting, performed)),
  ]
  return say(lines.join('\n'))
}

/** An office that nobody speaks for learns of nothing. */
async function sayWithoutContact(
  { context, act, facts }: Wanting,
  performed: readonly Performed[],
): Promise<string[]> {
  if (act !== 'assign' || isGroup(context)) return []
  const assigned = performed.filter(({ refusal }) => refusal === null).map(({ item }) => item)
  const silent = [...(await withoutContact(context.tx, assigned))]
  return silent.length === 0 ? [] : [done.withoutContact(silent.map(facts.officeName))]
}

/** What is done for somebody else to know of it says who does. */
const telling: ReadonlySet<ActName> = new Set([
  'reject',
  'reply_to_office',
  'assist',
  'withdraw',
  'refuse_withdrawal',
])

/** Whoever has not spoken to the bot and is in no group learns nothing by himself: he can be telephoned. */
export async function sayHeard(
  { context, who, act }: Pick<Wanting, 'context' | 'who' | 'act'>,
  hearing: Hearing,
): Promise<string[]> {
  const saysAll = telling.has(act)
  if (isGroup(context) || !(who.isClerk || saysAll)) return []
  const silent = { ...unheard, unreached: hearing.unreached }
  const said = saidHeard(await byName(context.tx, saysAll ? hearing : silent))
  return said === '' ? [] : [said]
}
