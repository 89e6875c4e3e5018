import type { Context } from '../../../bot/command.ts'
import type { Card } from '../../../bot/reply.ts'
import type { Standing } from '../rules/standing.ts'
import * as asks from '../texts/asks.ts'
import { buttons, chooseOfficeTitle, pleaseChoose } from '../texts/choices.ts'
import type { Suggestion } from '../types.ts'
import type { Facts } from './facts.ts'
import { cardOf } from './shown.ts'

export const officeQuestion = 'sg_office'

/** A drop-down has ten options (wecom-protocol 5.2), one of which is none: what was not chosen is not meant. */
const mostOffices = 9

/** The item's card with the offices to choose from; those that have no room are typed. */
export async function officeCard(
  context: Context,
  item: Suggestion,
  who: Standing,
  { offices }: Facts,
): Promise<Card> {
  const notes = [
    asks.chooseOffice(
      item,
      offices.map(({ name }) => name),
    ),
    ...(offices.length > mostOffices ? [asks.moreOffices(item)] : []),
  ]
  const options = offices.slice(0, mostOffices).map(({ id, name }) => ({ id: String(id), text: name }))
  return {
    ...(await cardOf(context, item, who, notes)),
    select: {
      key: officeQuestion,
      title: chooseOfficeTitle,
      options: [{ id: 'none', text: pleaseChoose }, ...options],
      selected: 'none',
    },
    buttons: [
      { text: buttons.assign, key: `sg_assign:${item.id}`, style: 'primary' },
      { text: buttons.back, key: `sg_show:${item.id}`, style: 'plain' },
    ],
  }
}
