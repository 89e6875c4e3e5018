import { afterQuiet } from '../../calendar/quiet-hours.ts'
import { responseUrlChannel } from '../../channels/response-url.ts'
import { webhookChannel } from '../../channels/webhook.ts'
import type { Clock } from '../../clock.ts'
import type { Tx } from '../../db/tx.ts'
import { enqueue, type NewMessage } from '../../outbox/enqueue.ts'
import type { QuietHours } from '../congress/types.ts'
import { addNotes, withAnswerUrl } from './store.ts'
import { hint } from './texts.ts'

export interface PrivateWord {
  readonly congressId: number
  readonly personIds: readonly number[]
  readonly text: string
  readonly subject: string
}

/** Whose night it is. */
export interface Habits {
  readonly zone: string
  readonly quietHours: QuietHours
  readonly botName: string
}

/**
 * Tells people something that is for them alone. Those who have just spoken to the bot alone get it at once;
 * the others are called, without a word of what it is, to look into their single chat.
 */
export async function tellPrivately(
  tx: Tx,
  clock: Clock,
  now: Date,
  word: PrivateWord,
  habits: Habits,
): Promise<void> {
  const notes = await addNotes(tx, word.personIds, word.text, now)
  const reachable = await withAnswerUrl(tx, word.personIds, now)
  const pushes = notes
    .filter(note => reachable.has(note.personId))
    .map(
      (note): NewMessage => ({
        congressId: word.congressId,
        channel: responseUrlChannel,
        target: `person:${note.personId}`,
        promise: 'at_least_once',
        payload: { kind: 'markdown', text: word.text },
        dedupeKey: `note:${note.id}`,
        subject: word.subject,
      }),
    )
  const called = await callsByChat(
    tx,
    word.personIds.filter(personId => !reachable.has(personId)),
  )
  const calls = [...called].map(
    ([chatId, mention]): NewMessage => ({
      congressId: word.congressId,
      channel: webhookChannel,
      target: `chat:${chatId}`,
      promise: 'at_most_once',
      payload: { kind: 'text', text: hint(habits.botName), mention },
      subject: word.subject,
      dueAt: afterQuiet(now, habits.zone, habits.quietHours),
    }),
  )
  await enqueue(tx, clock, [...pushes, ...calls])
}

/** In which group with a webhook each person is called; those without an account or a group cannot be. */
async function callsByChat(tx: Tx, personIds: readonly number[]): Promise<Map<number, string[]>> {
  const rows =
    personIds.length === 0
      ? []
      : await tx.sql<{ chat_id: number; userid: string }[]>`
        select distinct on (p.id) ch.id as chat_id, p.userid
        from person p
        join chat ch on ch.congress_id = p.congress_id and ch.webhook_key is not null
        left join lateral (
          select bool_or(r.role in ('presidium_member', 'chair', 'vice_chair')) as presides,
                 bool_or(r.role = 'liaison') as liaises
          from person_role r where r.person_id = p.id) r on true
        where p.id = any(${[...personIds]}::int[]) and p.userid is not null
          and case ch.purpose
                when 'presidium' then r.presides or r.liaises
                when 'deputies' then cardinality(p.levels) > 0 or r.presides or r.liaises
                else ch.group_id = p.group_id end
        order by p.id, array_position(array['presidium', 'group', 'deputies'], ch.purpose), ch.id`
  const byChat = new Map<number, string[]>()
  for (const row of rows) byChat.set(row.chat_id, [...(byChat.get(row.chat_id) ?? []), row.userid])
  return byChat
}
