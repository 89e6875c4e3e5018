import type { Context } from '../../../bot/command.ts'
import type { Day } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { settingsOf } from '../../congress/settings.ts'
import { listOffices, type Office } from '../../roster/store/offices.ts'
import type { SuggestionRules } from '../settings.ts'

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

export const isGroup = ({ origin }: Context): boolean => origin.chat.type === 'group'
