import { HttpRefused } from '../errors.ts'
import { admitReply, noteHints } from './bot-message.ts'
import { callbackHead, deliver, responseUrl } from './callback.ts'
import { press, type Selected, type SelectedItem } from './card-press.ts'
import type { Card } from './card-schema.ts'
import type { Chat, Person } from './directory.ts'
import type { Problem } from './journal.ts'
import { gatherOutcome, type Outcome } from './outcome.ts'
import type { PassiveReply } from './passive-reply.ts'
import { type StoredMessage, viewOf } from './rooms.ts'
import type { World } from './world.ts'

type Update = Extract<PassiveReply, { kind: 'update_template_card' }>

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
    const done = await world.interactions.run(person.userid, () =>
      exchange(world, chat, person, message, { card, taskId, key, items }),
    )
    return done ?? 'three in progress'
  })
}

interface Press {
  readonly card: Card
  readonly taskId: string
  readonly key: string
  readonly items: readonly SelectedItem[] | null
}

async function exchange(world: World, chat: Chat, person: Person, message: StoredMessage, pressed: Press) {
  const payload = {
    ...callbackHead(world, chat, person.userid),
    response_url: responseUrl(
      world,
      world.responseCodes.issue(chat.id, viewOf(message, person.userid).text, world.now()),
    ),
    msgtype: 'event',
    event: {
      eventtype: 'template_card_event',
      template_card_event: {
        card_type: pressed.card.card_type,
        event_key: pressed.key,
        task_id: pressed.taskId,
        ...(pressed.items === null ? {} : { selected_items: { selected_item: pressed.items } }),
      },
    },
  }
  const delivery = await deliver(world, chat.id, 'click', payload)
  if (delivery.kind === 'dropped') return 'fault' as const
  if (delivery.kind === 'unanswered') return { reply: null, message }
  const reply = admitReply(world, chat, 'click', delivery.json)
  if (reply?.kind === 'update_template_card') applyUpdate(world, chat, message, pressed, reply)
  return { reply: delivery.json, message }
}

function applyUpdate(world: World, chat: Chat, message: StoredMessage, pressed: Press, update: Update): void {
  // Userids are compared without regard to case (wecom-protocol 1.6); views are kept under the corp's own spelling.
  const userids = update.userids?.map(userid => world.directory.find(userid)?.userid ?? userid) ?? null
  const problems = updateProblems(chat, pressed.taskId, { ...update, userids })
  for (const problem of problems) world.journal.violation(problem, chat.id)
  if (problems.length > 0) return
  if (update.card.card_type !== pressed.card.card_type) {
    const detail = `a ${pressed.card.card_type} card becomes ${update.card.card_type}: not documented`
    world.journal.hint({ rule: 'card-type', detail }, chat.id)
  }
  noteHints(world, chat, update.card, false)
  world.rooms.updateCard(message, update.card, userids)
}

function updateProblems(chat: Chat, taskId: string, update: Update): Problem[] {
  const problems: Problem[] = []
  if (update.card.task_id !== taskId) {
    problems.push({
      rule: 'task-id',
      detail: `the update's task_id is "${update.card.task_id}", the card's "${taskId}"`,
    })
  }
  const strangers = (update.userids ?? []).filter(userid => !chat.members.includes(userid))
  if (strangers.length > 0) {
    problems.push({ rule: 'userids', detail: `not members of the chat: ${strangers.join(', ')}` })
  }
  return problems
}
