import type { Context } from '../../../bot/command.ts'
import type { Day } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { SuggestionWorld } from '../../../language/suggestion-reading.ts'
import { settingsOf } from '../../congress/settings.ts'
import { listOffices, type Office } from '../../roster/store/offices.ts'
import { activePeople } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import type { Standing } from '../rules/standing.ts'
import type { SuggestionRules } from '../settings.ts'
import { readSuggestionStanding } from '../store/standing.ts'

/** What the handlers of an item's way need of its congress. */
export interface Facts {
  readonly today: Day
  readonly rules: SuggestionRules
  readonly offices: readonly Office[]
  readonly officeName: (officeId: number) => string
}

export async function factsOf({ tx, tenant, now }: Context): Promise<Facts> {
  const offices = await listOffices(tx, tenant.id)
  const names = new Map(offices.map(({ id, name }) => [id, name]))
  return {
    today: dayOf(now, tenant.zone),
    rules: settingsOf(tenant).suggestions,
    offices,
    officeName: id => names.get(id) ?? '',
  }
}

/** What handing in and correcting need of it. */
export interface Known {
  readonly people: readonly Person[]
  readonly rules: SuggestionRules
  readonly world: SuggestionWorld
  readonly who: Standing
  readonly today: Day
}

export async function knownOf({ tx, tenant, actor, now }: Context): Promise<Known> {
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

export const isGroup = ({ origin }: Context): boolean => origin.chat.type === 'group'
