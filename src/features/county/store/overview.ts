import { dayOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { Congress } from '../../congress/types.ts'
import { openDecisionsOf } from '../../decisions/store/decisions.ts'
import { readYearOf } from '../../plan/store/events.ts'
import { readPlans } from '../../plan/store/plans.ts'
import { groupedBy } from '../../reception/rules/grouped.ts'
import { countDeputies } from '../../roster/store/people.ts'
import { openItems } from '../../suggestions/store/lists.ts'
import { suggestionsOf } from '../../suggestions/store/yearly.ts'
import { countVisitsOf } from '../../visits/store/counts.ts'
import { townFigures } from '../rules/town-figures.ts'
import type { TownFigures } from '../types.ts'

/** This year's figures of all these towns: as many statements as for one. In the order of the towns. */
export async function readTowns(tx: Tx, towns: readonly Congress[], now: Date): Promise<TownFigures[]> {
  const [first] = towns
  if (first === undefined) return []
  const { year } = dayOf(now, first.zone)
  const ids = towns.map(({ id }) => id)
  const days = towns.map(({ id, zone }) => ({ id, today: dayOf(now, zone) }))
  const deputies = await countDeputies(tx, ids)
  const years = await readYearOf(tx, towns, year, now)
  const plans = await readPlans(tx, ids, year)
  const handedIn = groupedBy(await suggestionsOf(tx, ids, { year }), ({ congressId }) => congressId)
  const items = groupedBy(await openItems(tx, ids), ({ congressId }) => congressId)
  const decisions = groupedBy(await openDecisionsOf(tx, ids), ({ congressId }) => congressId)
  const matters = await countVisitsOf(tx, days, year)
  return towns.map(town => {
    const { id, zone } = town
    const { held = [], events = [] } = years.get(id) ?? {}
    return townFigures({
      town,
      today: dayOf(now, zone),
      deputies: deputies.get(id) ?? 0,
      held,
      events,
      plan: plans.get(id) ?? null,
      handedIn: handedIn.get(id) ?? [],
      items: items.get(id) ?? [],
      rules: settingsOf(town).suggestions,
      openDecisions: decisions.get(id) ?? [],
      matters: matters.get(id) ?? { visits: 0, letters: 0, overdue: 0, overdueSince: null },
    })
  })
}
