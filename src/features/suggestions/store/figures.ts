import type { Day } from '../../../calendar/day.ts'
import type { Tx } from '../../../db/tx.ts'
import { type CarriedFigures, carriedFigures } from '../rules/carried.ts'
import { type Statistics, statisticsOf } from '../rules/statistics.ts'
import type { SuggestionRules } from '../settings.ts'
import type { Stretch, Suggestion } from '../types.ts'
import { carriedInto, type Scope, suggestionsIn } from './yearly.ts'

export interface Figures {
  readonly items: readonly Suggestion[]
  readonly figures: Statistics
  readonly carried: CarriedFigures
}

/** The items of a stretch and what they come to: the one source of the chat's figures and the register's. */
export async function readFigures(
  tx: Tx,
  scope: Scope,
  stretch: Stretch,
  rules: SuggestionRules,
  today: Day,
): Promise<Figures> {
  const items = await suggestionsIn(tx, scope, stretch)
  const carried = 'year' in stretch ? await carriedInto(tx, scope, stretch.year) : []
  return { items, figures: statisticsOf(items, rules, today), carried: carriedFigures(carried) }
}
