import type { Context } from '../../../bot/command.ts'
import type { Card } from '../../../bot/reply.ts'
import type { Standing } from '../rules/standing.ts'
import { buttons, chooseGroundTitle, groundOptions, pleaseChoose } from '../texts/choices.ts'
import { grounds, type Suggestion } from '../types.ts'
import { cardOf } from './shown.ts'

export const groundQuestion = 'sg_ground'

/** The item's card with the grounds to choose from. Nothing is chosen beforehand: what was not chosen is not meant. */
export async function groundCard(
  context: Context,
  item: Suggestion,
  who: Standing,
  notes: readonly string[],
): Promise<Card> {
  const options = grounds.map(id => ({ id, text: groundOptions[id] }))
  return {
    ...(await cardOf(context, item, who, notes)),
    select: {
      key: groundQuestion,
      title: chooseGroundTitle,
      options: [{ id: 'none', text: pleaseChoose }, ...options],
      selected: 'none',
    },
    buttons: [
      { text: buttons.reject, key: `sg_reject:${item.id}`, style: 'danger' },
      { text: buttons.back, key: `sg_show:${item.id}`, style: 'plain' },
    ],
  }
}
