import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { takeSuggestionNumber } from '../rules/number.ts'
import { maySee, type Standing } from '../rules/standing.ts'
import { readSuggestionStanding } from '../store/standing.ts'
import { suggestionsNumbered } from '../store/suggestions.ts'
import * as words from '../texts/pick.ts'
import type { Suggestion } from '../types.ts'

type Picked =
  | { readonly item: Suggestion; readonly who: Standing; readonly rest: string; readonly reply: null }
  | { readonly item: null; readonly reply: Reply }

/**
 * The item that a command is about. A number without a series is one of the latest series that has it; where an
 * earlier one of the same number is open as well, the person is asked. Of what he may not see he is told the same as of
 * what does not exist. Not locked: `act.ts` locks and looks again.
 */
export async function pickSuggestion(context: Context, text: string, usage: string): Promise<Picked> {
  const { which, rest } = takeSuggestionNumber(text)
  if (which === null) return { item: null, reply: say(words.needsNumber(usage)) }
  const who = await readSuggestionStanding(context.tx, context.actor)
  const items = await suggestionsNumbered(context.tx, context.tenant.id, which)
  const [first, ...earlier] = items.filter(item => maySee(item, who))
  if (first === undefined) return { item: null, reply: say(words.noSuchItem(which)) }
  const open = earlier.filter(item => !isOver(item))
  if (open.length > 0) return { item: null, reply: say(words.whichSeries([first, ...open])) }
  return { item: first, who, rest, reply: null }
}

const isOver = ({ state }: Suggestion): boolean =>
  state === 'archived' || state === 'closed' || state === 'rejected' || state === 'withdrawn'

/** Of the sender's congresses those where he may see an item of this number. */
export async function whereNumbered(contexts: readonly Context[], text: string): Promise<readonly Context[]> {
  const { which } = takeSuggestionNumber(text)
  if (which === null) return contexts
  const found = []
  for (const context of contexts) {
    const who = await readSuggestionStanding(context.tx, context.actor)
    const items = await suggestionsNumbered(context.tx, context.tenant.id, which)
    if (items.some(item => maySee(item, who))) found.push(context)
  }
  return found
}
