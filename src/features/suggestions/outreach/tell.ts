import type { Context } from '../../../bot/command.ts'
import { settingsOf } from '../../congress/settings.ts'
import { tellPrivately } from '../../notes/outreach.ts'
import { rightTo, unheard } from '../../notes/rules.ts'
import type { Hearing, SuggestionPart } from '../../notes/types.ts'
import type { Suggestion } from '../types.ts'

/** Tells each of them alone, and not whoever does it: he has his answer. */
export async function tell(
  { tx, clock, now, tenant, actor, botName }: Context,
  { id }: Pick<Suggestion, 'id'>,
  personIds: readonly number[],
  text: string,
  parts: readonly SuggestionPart[],
): Promise<Hearing> {
  const others = [...new Set(personIds)].filter(personId => personId !== actor.personId)
  if (others.length === 0) return unheard
  const word = {
    congressId: tenant.id,
    personIds: others,
    text,
    rights: [rightTo(id, parts)],
    subject: `suggestion:${id}`,
  }
  const { quietHours } = settingsOf(tenant)
  return tellPrivately(tx, clock, now, word, { zone: tenant.zone, quietHours, botName })
}

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
