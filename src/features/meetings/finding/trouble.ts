import type { Context } from '../../../bot/command.ts'
import { listGroups } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import type { Found } from '../store/addressees.ts'
import { homonyms, nobodyAddressed, sayAudience, unknownGroup, unknownNames } from '../texts/notice.ts'

/** What must be asked back about the people whom words call, a sentence each. */
export async function troubleWith({ tx, tenant }: Context, found: Found): Promise<string[]> {
  const groups = found.unknownGroups.length === 0 ? [] : await listGroups(tx, tenant.id)
  const known = groups.map(group => group.name)
  return [
    ...found.unknownGroups.map(name => unknownGroup(name, known)),
    ...(found.unknown.length > 0 ? [unknownNames(found.unknown)] : []),
    ...found.ambiguous.map(({ name, candidates }) => homonyms(name, candidates.map(describe))),
    ...found.empty.map(part => nobodyAddressed(sayAudience(part))),
  ]
}

/** Enough to tell two people of one name apart. */
export const describe = (person: Person): string =>
  [person.name, person.district ?? person.groupName ?? person.unit].filter(part => part !== null).join('，')
