import type { Context, OpenContext } from '../bot/command.ts'
import { takeNumber } from '../bot/grammar.ts'
import { type Reply, say } from '../bot/reply.ts'
import { recordDeeds } from '../features/deeds/store.ts'
import { idOfNumber } from '../features/meetings/store/meetings.ts'
import { hasLeft } from '../features/roster/store/people.ts'
import * as words from './texts.ts'

/** What somebody is told whom no roster knows. */
export async function stranger(context: OpenContext): Promise<Reply> {
  return say(
    context.tenant === null && context.origin.chat.type === 'group'
      ? words.unboundChat(context.botName)
      : await whoIsStrange(context),
  )
}

/** Somebody unknown, or somebody who was known until he left. */
export const whoIsStrange = async ({ tx, origin, botName }: OpenContext): Promise<string> =>
  (await hasLeft(tx, origin.userid))
    ? words.hasLeft
    : words.unknownPerson(origin.chat.type === 'group' ? botName : null)

/** @param words what followed the command: the notice that they name shows the refusal in its log */
export async function refused(context: Context, action: string, words = ''): Promise<void> {
  const { tx, tenant, now, actor, origin } = context
  const { number } = takeNumber(words)
  const meetingId = number === null ? null : await idOfNumber(tx, tenant.id, number)
  await recordDeeds(tx, [
    {
      congressId: tenant.id,
      at: now,
      userid: actor.userid,
      action,
      outcome: 'refused',
      detail: { why: 'not_allowed' },
      message: { bot: origin.bot, msgid: origin.msgid },
      ...(meetingId === null ? {} : { subject: `meeting:${meetingId}` }),
    },
  ])
}
