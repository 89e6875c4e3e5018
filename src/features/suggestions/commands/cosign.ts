import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { orders } from '../../../language/words/orders.ts'
import { maySee, type Standing } from '../rules/standing.ts'
import * as words from '../texts/signing.ts'
import type { Suggestion } from '../types.ts'
import { perform } from './act.ts'
import { refusedHere, sayHeard } from './outcome.ts'
import { pickSuggestion, whereHis } from './pick.ts'
import { shown } from './shown.ts'

/** Each for himself: nobody's name is put under an item by another. */

/** `/附议 17` */
export const cosign = defineCommand({
  name: '附议',
  aliases: ['联名', 'cosign'],
  order: {},
  notBefore: ['人'],
  bare: true,
  who: 'members',
  ...words.faces.cosign,
  narrow: whereHis('cosign'),
  run: (context, text) => signing(context, text, 'cosign'),
})

/** `/取消附议 17` */
export const uncosign = defineCommand({
  name: '取消附议',
  aliases: ['撤销附议', '不附议', 'uncosign'],
  order: orders.uncosign,
  who: 'members',
  // The overview is long enough for a deputy.
  inHelp: ({ actor }) => actor !== null && isClerk(actor),
  ...words.faces.uncosign,
  narrow: whereHis('uncosign'),
  run: (context, text) => signing(context, text, 'uncosign'),
})

async function signing(context: Context, text: string, act: 'cosign' | 'uncosign'): Promise<Reply> {
  const picked = await pickSuggestion(context, text, words.faces[act].examples[0])
  if (picked.item === null) return picked.reply
  const { item, told } = await sign(context, picked, act)
  // Whoever takes his name off a confidential item does not see it any more.
  return maySee(item, picked.who) ? shown(context, item, picked.who, told) : say(told.join('\n'))
}

/** @returns the item as it is then, and what is said of it */
export async function sign(
  context: Context,
  { item: before, who }: { readonly item: Suggestion; readonly who: Standing },
  act: 'cosign' | 'uncosign',
): Promise<{ readonly item: Suggestion; readonly told: readonly string[] }> {
  const { item, refusal, events, hearing } = await perform(context, before.id, { act })
  if (refusal !== null) return { item, told: [await refusedHere(context, who, { act, item, refusal })] }
  if (act === 'cosign') return { item, told: [words.cosigned] }
  if (events.some(({ type }) => type === 'declined')) return { item, told: [words.declined] }
  // All the others had agreed to take it back: his was the name that it still had.
  const ends = item.state === 'withdrawn'
  const said = ends ? await sayHeard({ context, who, act: 'withdraw' }, hearing) : []
  return { item, told: [words.uncosigned, ...(ends ? [words.withdrawn, ...said] : [])] }
}
