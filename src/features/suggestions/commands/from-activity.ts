import type { Context } from '../../../bot/command.ts'
import { meetingNamedIn } from '../../activities/rules/numbers.ts'
import { activitiesOf, addEntries } from '../../activities/store/entries.ts'
import { lockNumbered } from '../../activities/store/meetings.ts'
import { cameOf, noSuchActivity } from '../../activities/texts/record.ts'
import type { Suggestion } from '../types.ts'

/** 来源：活动3: a suggestion that names the activity it came of stands in that activity's record. @returns what to say of it */
export async function linkToActivity(
  { tx, tenant, actor, now, origin }: Context,
  item: Suggestion,
  said: string,
): Promise<string[]> {
  const number = meetingNamedIn(said)
  if (number === null) return []
  const meeting = await lockNumbered(tx, tenant.id, number)
  const isThere = meeting !== null && (meeting.status === 'open' || meeting.status === 'closed')
  if (!isThere) return [noSuchActivity(number)]
  const message = { bot: origin.bot, msgid: origin.msgid }
  await addEntries(tx, meeting.id, [{ kind: 'link', suggestionId: item.id }], {
    ...{ at: now, enteredBy: actor.personId, message },
  })
  return []
}

/** For its card. */
export async function activityLines({ tx }: Pick<Context, 'tx'>, { id }: Suggestion): Promise<string[]> {
  const activities = await activitiesOf(tx, id)
  return activities.length === 0 ? [] : [cameOf(activities.map(({ number }) => number))]
}
