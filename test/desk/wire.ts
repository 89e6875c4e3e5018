import type { Incoming } from '../../src/bot/incoming.ts'

/** What was said or clicked as the platform writes it, before it is sealed (wecom-protocol 1.6, 1.8). */
export function wireOf(incoming: Extract<Incoming, { kind: 'text' | 'click' }>): object {
  const { bot, msgid, userid, chat } = incoming.origin
  const head = {
    msgid,
    aibotid: bot,
    ...(chat.type === 'group' ? { chatid: chat.id } : {}),
    chattype: chat.type,
    from: { userid },
  }
  if (incoming.kind === 'text') return { ...head, msgtype: 'text', text: { content: incoming.text } }
  const { key, taskId, selected } = incoming.click
  const items = [...selected].map(([question, options]) => ({
    question_key: question,
    option_ids: { option_id: [...options] },
  }))
  return {
    ...head,
    msgtype: 'event',
    event: {
      eventtype: 'template_card_event',
      template_card_event: {
        card_type: 'button_interaction',
        event_key: key,
        task_id: taskId,
        ...(items.length === 0 ? {} : { selected_items: { selected_item: items } }),
      },
    },
  }
}
