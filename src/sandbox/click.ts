import { HttpRefused } from '../errors.ts'
import { press, type Selected } from './card-press.ts'
import { carrierFor } from './carrier-for.ts'
import type { Chat, Person } from './directory.ts'
import { gatherOutcome, type Outcome } from './outcome.ts'
import { viewOf } from './rooms.ts'
import type { World } from './world.ts'

/**
 * A person presses a button, a submit button or a menu entry of a card as that person sees it.
 *
 * @param selected question key → option id or ids; what is left out is what the card shows as chosen
 * @throws HttpRefused 404 for an unknown message or key, 400 or 409 for a choice that cannot be made
 */
export async function click(
  world: World,
  chat: Chat,
  person: Person,
  messageId: string,
  key: string,
  selected: Selected,
): Promise<Outcome> {
  const message = world.rooms.find(chat.id, messageId)
  if (!message) throw new HttpRefused(404, `There is no message "${messageId}" in "${chat.name}".`)
  const { card } = viewOf(message, person.userid)
  if (!card) throw new HttpRefused(400, `The message "${messageId}" is not a card.`)
  const taskId = 'task_id' in card ? card.task_id : undefined
  if (taskId === undefined)
    throw new HttpRefused(400, `The card in "${messageId}" cannot call back: it has no task_id.`)
  const items = press(card, key, selected)
  return gatherOutcome(world, person.userid, async () => {
    const carrier = carrierFor(world, chat)
    if (carrier === null) return 'no bot'
    const pressed = { message, card, taskId, key, items }
    const done = await world.interactions.run(person.userid, () => carrier.click(chat, person, pressed))
    return done ?? 'three in progress'
  })
}
