import type { Context } from '../../../bot/command.ts'
import type { Day } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { SuggestionWorld } from '../../../language/suggestion-reading.ts'
import { settingsOf } from '../../congress/settings.ts'
import { activePeople } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import type { Standing } from '../rules/standing.ts'
import type { SuggestionRules } from '../settings.ts'
import { readSuggestionStanding } from '../store/standing.ts'

/** What handing in and correcting need of their congress. */
export interface Known {
  readonly people: readonly Person[]
  readonly rules: SuggestionRules
  readonly world: SuggestionWorld
  readonly who: Standing
  readonly today: Day
}

export async function knownOf(context: Context): Promise<Known> {
  const { tx, tenant, actor, now } = context
  const people = await activePeople(tx, tenant.id)
  const rules = settingsOf(tenant).suggestions
  const villages = people.map(person => person.district).filter(district => district !== null)
  return {
    people,
    rules,
    world: { villages: [...new Set(villages)], categories: rules.categories },
    who: await readSuggestionStanding(tx, actor),
    today: dayOf(now, tenant.zone),
  }
}

export const isDeputy = (person: Pick<Person, 'levels'>): boolean => person.levels.length > 0
