import type { Context } from '../../../bot/command.ts'
import { settingsOf } from '../../congress/settings.ts'
import { tellOthers, tellPrivately } from '../../notes/outreach.ts'
import { rightTo } from '../../notes/rules.ts'
import type { Hearing, SuggestionPart } from '../../notes/types.ts'
import type { Suggestion } from '../types.ts'

/** Tells each of them alone, and not whoever does it. */
export const tell = (
  context: Context,
  { id }: Pick<Suggestion, 'id'>,
  personIds: readonly number[],
  text: string,
  parts: readonly SuggestionPart[],
): Promise<Hearing> =>
  tellOthers(context, { personIds, text, rights: [rightTo(id, parts)], subject: `suggestion:${id}` })

/** Tells the actor himself alone what is not for the place where he spoke. */
export async function tellSelf(
  { tx, clock, now, tenant, actor, botName }: Context,
  { id }: Pick<Suggestion, 'id'>,
  text: string,
): Promise<void> {
  const word = {
    congressId: tenant.id,
    personIds: [actor.personId],
    text,
    rights: [rightTo(id, [])],
    subject: `suggestion:${id}`,
  }
  const { quietHours } = settingsOf(tenant)
  await tellPrivately(tx, clock, now, word, { zone: tenant.zone, quietHours, botName })
}
