import type { Context } from '../../../bot/command.ts'
import { holidayTable } from '../../holidays/store.ts'
import type { Hearing } from '../../notes/types.ts'
import { tellSteps } from '../outreach/steps.ts'
import { monthOf } from '../rules/calls.ts'
import type { SuggestionEvent } from '../rules/events.ts'
import { planMonth } from '../store/months.ts'
import { planItems, wallOf } from '../store/planning.ts'
import type { Suggestion } from '../types.ts'
import { cardOf } from './shown.ts'

/** What was done with an item. */
export interface Step {
  /** Null: it was handed in. */
  readonly before: Suggestion | null
  readonly item: Suggestion
  readonly events: readonly SuggestionEvent[]
}

/**
 * What follows of steps, in their transaction: what is to be said by itself is planned anew, their people are told: what they
 * are asked to do in one word, what only tells them in another.
 */
export async function afterwardsOfAll(context: Context, steps: readonly Step[]): Promise<Hearing> {
  await planSteps(context, steps)
  const single = inSingleChat(context)
  return tellSteps(
    {
      ...context,
      actorId: context.actor.personId,
      cardFor: (item, who, notes) => cardOf(single, item, who, notes),
    },
    steps,
  )
}

/** What is drawn for somebody's own chat, wherever the step was taken. */
const inSingleChat = (context: Context): Context => ({
  ...context,
  origin: { ...context.origin, chat: { type: 'single' } },
})

async function planSteps({ tx, now, tenant }: Context, steps: readonly Step[]): Promise<void> {
  const wall = wallOf(tenant, await holidayTable(tx))
  await planItems(
    tx,
    steps.map(({ item }) => ({ item, wall })),
    now,
  )
  // Before anybody is told, as everywhere: two who take a month's first step wait for each other in one order.
  await planMonth(tx, { congressId: tenant.id, ...monthOf(now, wall) })
}
