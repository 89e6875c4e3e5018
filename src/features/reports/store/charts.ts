import { dayOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import { countByGroup, type GroupCount } from '../../activities/rules/by-group.ts'
import { daysOf } from '../../activities/rules/year.ts'
import { groupsAmong } from '../../activities/store/groups.ts'
import { readHeld } from '../../activities/store/held.ts'
import type { HeldMeeting } from '../../activities/types.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { Congress } from '../../congress/types.ts'
import type { Standing } from '../../suggestions/rules/standing.ts'
import { type Figures, readFigures } from '../../suggestions/store/figures.ts'
import { countByPlace, type PlaceCount } from '../../visits/store/by-place.ts'

/** What the pictures of a year are drawn from: what `/活动`, `/建议统计` and `/来访簿` count. */
export interface ChartFacts {
  readonly held: readonly HeldMeeting[]
  readonly groups: readonly GroupCount[]
  readonly suggestions: Figures
  readonly matters: readonly PlaceCount[]
}

type Of = Pick<Congress, 'id' | 'kind' | 'zone' | 'province' | 'settings'>

/**
 * @param deputyId whose matters; null: everybody's
 * @param who looks at them
 */
export async function readChartFacts(
  tx: Tx,
  congress: Of,
  { deputyId, who }: { readonly deputyId: number | null; readonly who: Standing },
  year: number,
  now: Date,
): Promise<ChartFacts> {
  const { id, zone } = congress
  const today = dayOf(now, zone)
  const held = await readHeld(tx, congress, daysOf(year), now)
  return {
    held,
    groups: countByGroup(await groupsAmong(tx, congress, held), held),
    suggestions: await readFigures(
      tx,
      { congressId: id, whose: null, reader: { who, inGroup: false } },
      { year },
      settingsOf(congress).suggestions,
      today,
    ),
    matters: await countByPlace(tx, { congressId: id, deputyId }, { year, month: null }),
  }
}
