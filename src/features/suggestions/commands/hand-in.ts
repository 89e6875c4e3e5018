import type { Context } from '../../../bot/command.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { heardTogether, unheard } from '../../notes/rules.ts'
import type { Hearing } from '../../notes/types.ts'
import { tellSigner } from '../outreach/hand-in.ts'
import type { SuggestionEvent } from '../rules/events.ts'
import { seriesOn } from '../rules/raised.ts'
import { append, handIn } from '../store/suggestions.ts'
import type { Suggestion } from '../types.ts'
import { afterwardsOfAll } from './afterwards.ts'
import type { Known } from './facts.ts'

export type Submitted = Omit<Extract<SuggestionEvent, { type: 'submitted' }>, 'type'>

export interface HandedIn {
  readonly item: Suggestion
  /** How he hears for whom it was entered, and who of the invited does not. */
  readonly hearing: Hearing
}

/**
 * Hands an item in, numbered at once, and tells whom it concerns. The one way in: free words, a second click in spite of
 * similar ones, a matter of the register of visits.
 * @param msgid the message that has the words
 */
export async function submit(
  context: Context,
  { rules, today }: Known,
  submitted: Submitted,
  { msgid, invited }: { readonly msgid: string; readonly invited: readonly number[] },
): Promise<HandedIn> {
  const { tx, tenant, actor, now, origin } = context
  const message = { bot: origin.bot, msgid }
  const entering = { on: today, at: now, enteredBy: actor.personId, message }
  const event = { type: 'submitted', ...submitted } as const
  const fresh = await handIn(tx, tenant.id, seriesOn(today, rules), event, entering)
  const events: SuggestionEvent[] = invited.length === 0 ? [] : [{ type: 'invited', personIds: [...invited] }]
  const item = events.length === 0 ? fresh : await append(tx, fresh, events, entering)
  await recordDeeds(tx, [
    {
      congressId: tenant.id,
      at: now,
      userid: actor.userid,
      action: 'suggestion.submit',
      outcome: 'done',
      subject: `suggestion:${item.id}`,
      // Never its words.
      detail: { series: item.series, number: item.number, kind: item.kind, visitId: item.visitId },
      message: { bot: origin.bot, msgid: origin.msgid },
    },
  ])
  const heard = await afterwardsOfAll(context, [{ before: null, item, events: [event, ...events] }])
  const ofSigner = await tellSigner(context, item)
  const silent = heard.unreached.filter(id => item.invited.includes(id))
  return { item, hearing: heardTogether([ofSigner, { ...unheard, unreached: silent }]) }
}
