import { AnswerAnew } from '../../../bot/answer-anew.ts'
import type { Context } from '../../../bot/command.ts'
import { holidayTable } from '../../holidays/store.ts'
import { unheard } from '../../notes/rules.ts'
import type { Hearing } from '../../notes/types.ts'
import type { Act, Refusal } from '../rules/acts.ts'
import type { SuggestionEvent } from '../rules/events.ts'
import { maySee } from '../rules/standing.ts'
import { actOn } from '../store/act.ts'
import { readSuggestionStanding } from '../store/standing.ts'
import { lockSuggestion } from '../store/suggestions.ts'
import type { Suggestion } from '../types.ts'
import { afterwardsOfAll, type Step } from './afterwards.ts'

export interface Performed {
  /** As it was found: what somebody was shown may be older. */
  readonly before: Suggestion
  /** As it is now. */
  readonly item: Suggestion
  /** Null: it was done. */
  readonly refusal: Refusal | null
  readonly events: readonly SuggestionEvent[]
  /** How those whom it concerns hear of it. */
  readonly hearing: Hearing
}

/**
 * Does something with an item: locks it, decides on what it is then, writes, and lets everybody know whom it concerns.
 * The one way in which commands and buttons change an item. What is refused is logged as well.
 */
export async function perform(context: Context, itemId: number, act: Act): Promise<Performed> {
  const [performed] = await performAll(context, [{ itemId, act }])
  if (performed === undefined) throw new Error('an act came to nothing')
  return performed
}

/**
 * The same with several items, each decided on for itself; whoever several of them concern is told once. They are
 * locked in one order, so that two who act on the same ones wait for each other and not both at once.
 */
export async function performAll(
  context: Context,
  wanted: readonly { readonly itemId: number; readonly act: Act }[],
): Promise<Performed[]> {
  const results: (Omit<Performed, 'hearing'> & { readonly step: Step | null })[] = []
  for (const { itemId, act } of wanted.toSorted((a, b) => a.itemId - b.itemId))
    results.push(await carryOut(context, itemId, act))
  const steps = results.map(({ step }) => step).filter(step => step !== null)
  const hearing = steps.length === 0 ? unheard : await afterwardsOfAll(context, steps)
  return results.map(({ step: _, ...result }) => ({ ...result, hearing }))
}

async function carryOut(
  context: Context,
  itemId: number,
  act: Act,
): Promise<Omit<Performed, 'hearing'> & { readonly step: Step | null }> {
  const { tx, tenant, actor, now, origin } = context
  const before = await lockSuggestion(tx, itemId)
  if (before === null || before.congressId !== tenant.id)
    throw new Error('an item that was seen is not there')
  const who = await readSuggestionStanding(tx, actor)
  // Made confidential while it was waited for: to him there is no such number.
  if (!maySee(before, who)) throw new AnswerAnew()
  const [done] = await actOn(tx, [{ item: before, act, congress: tenant }], {
    who,
    userid: actor.userid,
    now,
    table: await holidayTable(tx),
    message: { bot: origin.bot, msgid: origin.msgid },
  })
  if (done === undefined) throw new Error('an act came to nothing')
  const { item, refusal, events } = done
  return { before, item, refusal, events, step: refusal === null ? { before, item, events } : null }
}
