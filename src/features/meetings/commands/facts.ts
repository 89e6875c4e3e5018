import { settingsOf } from '../../congress/settings.ts'
import type { CardFacts } from '../cards/notice.ts'
import type { Where } from '../finding/named.ts'
import type { Counts, Meeting } from '../types.ts'

/** What a meeting's card is drawn from. */
export const factsFor = ({ tenant, now }: Where, meeting: Meeting, counts: Counts): CardFacts => ({
  meeting,
  counts,
  now,
  congress: { name: tenant.name, zone: tenant.zone, settings: settingsOf(tenant) },
})
