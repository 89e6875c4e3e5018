import { dayNumber } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import { livingGroups } from '../../activities/store/groups.ts'
import { deputiesOf } from '../../activities/store/year.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { Congress } from '../../congress/types.ts'
import { draftOf, missingFrom } from '../rules/draft.ts'
import { draftTitles } from '../texts/command.ts'
import { readEvents } from './events.ts'
import { appendChanges, type Entering, lockPlan, readPlan } from './plans.ts'

type Of = Pick<Congress, 'id' | 'kind' | 'zone' | 'province' | 'settings'>

/** Puts into a year's plan what it does not have yet of the rules and of the last year, as far as its time is to come. @returns how many items */
export async function draftPlan(tx: Tx, congress: Of, year: number, entering: Entering): Promise<number> {
  const key = { congressId: congress.id, year }
  const plan = await lockPlan(tx, key, entering.at)
  const settings = settingsOf(congress)
  const draft = draftOf({
    year,
    kind: congress.kind,
    rules: settings.year,
    contactsPerYear: settings.visits.contactsPerYear,
    deputies: (await deputiesOf(tx, congress)).length,
    groups: await livingGroups(tx, congress),
    lastPlan: await readPlan(tx, { ...key, year: year - 1 }),
    lastEvents: await readEvents(tx, congress, year - 1, entering.at),
    titles: draftTitles,
  })
  const today = dayNumber(dayOf(entering.at, congress.zone))
  // Who begins in the middle of a year plans nothing for what is over.
  const items = missingFrom(plan, draft).filter(({ until }) => dayNumber(until) >= today)
  if (items.length > 0) await appendChanges(tx, key, [{ type: 'added', items }], entering)
  return items.length
}
