import type { Context } from '../../../bot/command.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor } from '../../meetings/finding/named.ts'
import type { PlanChange } from '../rules/events.ts'
import { appendChanges, type Entering } from '../store/plans.ts'

/** What every handler of the plan needs. */

export const entering = ({ now, actor, origin }: Context): Entering => ({
  at: now,
  enteredBy: actor.personId,
  message: { bot: origin.bot, msgid: origin.msgid },
})

/** The deed of a change, with the entries that it makes; the plan is locked. Deeds have none of its words. */
export async function note(
  context: Context,
  action: string,
  detail: { readonly year: number } & Readonly<Record<string, number>>,
  changes: readonly PlanChange[] = [],
): Promise<void> {
  const { tx, tenant } = context
  if (changes.length > 0)
    await appendChanges(tx, { congressId: tenant.id, year: detail.year }, changes, entering(context))
  await recordDeeds(tx, [
    { ...byActor(context), action, outcome: 'done', subject: `plan:${detail.year}`, detail },
  ])
}
