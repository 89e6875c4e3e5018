import type { Context } from '../../../bot/command.ts'
import { settingsOf } from '../../congress/settings.ts'
import { tellPrivately } from '../../notes/outreach.ts'
import { readOffices } from '../store/posts.ts'
import { tellListed } from '../texts/key.ts'
import type { Suggestion } from '../types.ts'

/** Its offices and signers are told that it came on the key list, or was taken off; not he who did it. */
export async function tellKeyListed(
  { tx, clock, now, tenant, actor, botName }: Context,
  item: Suggestion,
): Promise<void> {
  const offices = await readOffices(
    tx,
    item.parties.map(({ officeId }) => officeId),
  )
  const people = [
    ...[...offices.values()].flatMap(({ contactIds }) => contactIds),
    ...item.signers.map(({ personId }) => personId),
  ]
  const personIds = [...new Set(people)].filter(personId => personId !== actor.personId)
  if (personIds.length === 0) return
  const word = {
    congressId: tenant.id,
    personIds,
    text: tellListed(item),
    subject: `suggestion:${item.id}`,
  }
  const { quietHours } = settingsOf(tenant)
  await tellPrivately(tx, clock, now, word, { zone: tenant.zone, quietHours, botName })
}
