import type { Context } from '../../../bot/command.ts'
import type { Card } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { listOffices } from '../../roster/store/offices.ts'
import { suggestionCard } from '../cards/suggestion.ts'
import type { Standing } from '../rules/standing.ts'
import { none } from '../texts/card.ts'
import { sayParties } from '../texts/steps.ts'
import type { Suggestion } from '../types.ts'

/** The item's card as this person may see it here. */
export async function cardOf(
  { tx, tenant, now, origin }: Context,
  item: Suggestion,
  who: Standing,
  notes: readonly string[],
): Promise<Card> {
  const offices = new Map((await listOffices(tx, tenant.id)).map(({ id, name }) => [id, name]))
  return suggestionCard(newTaskId(`suggestion-${item.id}`), {
    item,
    who,
    inGroup: origin.chat.type === 'group',
    offices: item.parties.length === 0 ? none : sayParties(item, id => offices.get(id) ?? ''),
    today: dayOf(now, tenant.zone),
    notes,
  })
}
