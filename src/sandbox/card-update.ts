/** A click on a card, and the card as the answer to it says that it looks from now on (wecom-protocol 1.9, 1.10). */
import { noteHints } from './bot-message.ts'
import type { SelectedItem } from './card-press.ts'
import type { Card } from './card-schema.ts'
import type { Chat } from './directory.ts'
import type { Problem } from './journal.ts'
import type { PassiveReply } from './passive-reply.ts'
import type { StoredMessage } from './rooms.ts'
import type { World } from './world.ts'

type Update = Extract<PassiveReply, { kind: 'update_template_card' }>

export interface Pressed {
  readonly message: StoredMessage
  /** As the person sees it. */
  readonly card: Card
  readonly taskId: string
  readonly key: string
  readonly items: readonly SelectedItem[] | null
}

/** What the platform tells the service of it, without the head that every event has. */
export function clickEvent({ card, taskId, key, items }: Pressed): object {
  return {
    msgtype: 'event',
    event: {
      eventtype: 'template_card_event',
      template_card_event: {
        card_type: card.card_type,
        event_key: key,
        task_id: taskId,
        ...(items === null ? {} : { selected_items: { selected_item: items } }),
      },
    },
  }
}

/** @returns false when the update breaks a rule and changes nothing */
export function applyUpdate(world: World, chat: Chat, pressed: Pressed, update: Update): boolean {
  // Userids are compared without regard to case (wecom-protocol 1.6); views are kept under the corp's own spelling.
  const userids = update.userids?.map(userid => world.directory.find(userid)?.userid ?? userid) ?? null
  const problems = updateProblems(chat, pressed.taskId, { ...update, userids })
  for (const problem of problems) world.journal.violation(problem, chat.id)
  if (problems.length > 0) return false
  if (update.card.card_type !== pressed.card.card_type) {
    const detail = `a ${pressed.card.card_type} card becomes ${update.card.card_type}: not documented`
    world.journal.hint({ rule: 'card-type', detail }, chat.id)
  }
  noteHints(world, chat, update.card, false)
  world.rooms.updateCard(pressed.message, update.card, userids)
  return true
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
