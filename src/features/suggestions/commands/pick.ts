import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import type { ActName } from '../rules/articles.ts'
import { forbidden } from '../rules/decide.ts'
import { couldMean, takeSuggestionNumber } from '../rules/number.ts'
import { mostAtOnce, takeSuggestionNumbers } from '../rules/numbers.ts'
import { mayRead, maySee, type Standing } from '../rules/standing.ts'
import { readSuggestionStanding } from '../store/standing.ts'
import { suggestionsNumbered } from '../store/suggestions.ts'
import { tooMany } from '../texts/asks.ts'
import * as words from '../texts/pick.ts'
import type { Suggestion, SuggestionNumber } from '../types.ts'

type Picked =
  | { readonly item: Suggestion; readonly who: Standing; readonly rest: string; readonly reply: null }
  | { readonly item: null; readonly reply: Reply }

/**
 * The item that a command is about. A number without a series is one of the latest series that has it; where an
 * earlier one of the same number is open as well, the person is asked. Of what he may not see he is told the same as of
 * what does not exist; so is everybody in a group of what is confidential. Not locked: `act.ts` locks and looks again.
 */
export async function pickSuggestion(context: Context, text: string, usage: string): Promise<Picked> {
  const { which, rest } = takeSuggestionNumber(text)
  if (which === null) return { item: null, reply: say(words.needsNumber(usage)) }
  const who = await readSuggestionStanding(context.tx, context.actor)
  const found = await called(context, which, who)
  if (found === null) return { item: null, reply: say(notFound(context, which)) }
  if (Array.isArray(found)) return { item: null, reply: say(words.whichSeries(found)) }
  return { item: found, who, rest, reply: null }
}

type PickedSeveral =
  | {
      /** Each once. */
      readonly items: readonly Suggestion[]
      readonly who: Standing
      readonly rest: string
      /** Numbers that are none, or not for him. */
      readonly missing: readonly SuggestionNumber[]
      readonly reply: null
    }
  | { readonly items: null; readonly reply: Reply }

/** Several items at once: 17、18、19, 17-20. @returns at least one item */
export async function pickSuggestions(context: Context, text: string, usage: string): Promise<PickedSeveral> {
  const { numbers, rest, tooMany: isTooMany } = takeSuggestionNumbers(text)
  const [one] = numbers
  if (isTooMany) return { items: null, reply: say(tooMany(mostAtOnce)) }
  if (one === undefined) return { items: null, reply: say(words.needsNumber(usage)) }
  const who = await readSuggestionStanding(context.tx, context.actor)
  const items = new Map<number, Suggestion>()
  const missing: SuggestionNumber[] = []
  for (const which of numbers) {
    const found = await called(context, which, who)
    if (found === null) missing.push(which)
    else if (Array.isArray(found)) return { items: null, reply: say(words.whichSeries(found)) }
    else items.set(found.id, found)
  }
  if (items.size === 0) return { items: null, reply: say(notFound(context, one)) }
  return { items: [...items.values()], who, rest, missing, reply: null }
}

/** @returns several when nobody can tell which is meant */
async function called(
  context: Context,
  which: SuggestionNumber,
  who: Standing,
): Promise<Suggestion | Suggestion[] | null> {
  const items = await suggestionsNumbered(context.tx, context.tenant.id, which)
  const [first, ...others] = couldMean(items.filter(item => mayBeShown(context, item, who)))
  if (first === undefined) return null
  return others.length > 0 ? [first, ...others] : first
}

/** In a group nothing confidential appears, whoever asks. */
export const mayBeShown = ({ origin }: Context, item: Suggestion, who: Standing): boolean =>
  mayRead(item, { who, inGroup: origin.chat.type === 'group' })

const notFound = ({ origin }: Context, which: SuggestionNumber): string =>
  origin.chat.type === 'group' ? words.noSuchItemInGroup(which) : words.noSuchItem(which)

/** Of the sender's congresses those where he may see an item of one of these numbers. */
export const whereNumbered = (contexts: readonly Context[], text: string): Promise<readonly Context[]> =>
  whereSome(contexts, text, maySee)

/**
 * Those of them where the act can be his, as things stand or not; where it can be his nowhere, those where he sees the
 * item, so that he is told why not. Where it can be done in one of them only for the moment he is asked all the same:
 * he may not know.
 */
export const whereHis =
  (act: ActName) =>
  async (contexts: readonly Context[], text: string): Promise<readonly Context[]> => {
    const his = await whereSome(
      contexts,
      text,
      (item, who) => maySee(item, who) && forbidden(item, act, who)?.why !== 'not_his',
    )
    return his.length > 0 ? his : whereNumbered(contexts, text)
  }

async function whereSome(
  contexts: readonly Context[],
  text: string,
  fits: (item: Suggestion, who: Standing) => boolean,
): Promise<readonly Context[]> {
  const one = takeSuggestionNumber(text).which
  const several = takeSuggestionNumbers(text).numbers
  const numbers = several.length > 0 ? several : one === null ? [] : [one]
  if (numbers.length === 0) return contexts
  const found = []
  for (const context of contexts) {
    const who = await readSuggestionStanding(context.tx, context.actor)
    for (const which of numbers) {
      const items = await suggestionsNumbered(context.tx, context.tenant.id, which)
      if (!items.some(item => fits(item, who))) continue
      found.push(context)
      break
    }
  }
  return found
}
