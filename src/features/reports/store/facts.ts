import { type Day, dayNumber } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import { daysOf } from '../../activities/rules/year.ts'
import { readRecords } from '../../activities/store/entries.ts'
import { groupsAmong } from '../../activities/store/groups.ts'
import { readHeld } from '../../activities/store/held.ts'
import { reportsAt, studiesAmong } from '../../activities/store/year.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { Congress } from '../../congress/types.ts'
import { decisionsOfYear } from '../../decisions/store/decisions.ts'
import { standingOf } from '../../plan/rules/standing.ts'
import { readEvents } from '../../plan/store/events.ts'
import { readPlan } from '../../plan/store/plans.ts'
import { plannedDays } from '../../reception/store/days.ts'
import { readFigures } from '../../suggestions/store/figures.ts'
import { countVisits, registerVisits } from '../../visits/store/counts.ts'
import type { YearFacts } from '../types.ts'
import { agendasOf } from './agendas.ts'

/** Everything that a year's papers are made of, as it is at this moment. */
export async function readYearFacts(tx: Tx, congress: Congress, year: number, now: Date): Promise<YearFacts> {
  const { id, zone } = congress
  const today = dayOf(now, zone)
  const settings = settingsOf(congress)
  const period = daysOf(year)
  const held = await readHeld(tx, congress, period, now)
  const scope = { congressId: id, deputyId: null }
  const visits = await registerVisits(tx, scope, { year, month: null })
  const receptions = await plannedDays(tx, id, period.from, period.until)
  const noticed = new Set(held.filter(({ kind }) => kind === 'reception').map(({ on }) => dayNumber(on)))
  const plan = await readPlan(tx, { congressId: id, year })
  return {
    year,
    congress,
    until: earlier(period.until, today),
    today,
    presidiumMeeting: settings.labels.presidiumMeeting,
    groups: await groupsAmong(tx, congress, held),
    held,
    records: await readRecords(
      tx,
      held.map(({ meeting }) => meeting.id),
    ),
    agendas: await agendasOf(tx, held),
    decisions: await decisionsOfYear(tx, id, year),
    studies: studiesAmong(held),
    reports: await reportsAt(tx, held),
    receptions: receptions.filter(({ endsAt, day }) => endsAt <= now && !noticed.has(dayNumber(day))),
    visits,
    visitCounts: await countVisits(tx, scope, { year, month: null }, today),
    suggestions: await readFigures(
      tx,
      { congressId: id, whose: null, reader: null },
      { year },
      settings.suggestions,
      today,
    ),
    plan:
      // What nobody has decided is a proposal, and no plan of the town's.
      plan === null || !plan.isFinal || plan.items.length === 0
        ? null
        : standingOf(plan, await readEvents(tx, congress, year, now), today),
  }
}

const earlier = (a: Day, b: Day): Day => (dayNumber(a) <= dayNumber(b) ? a : b)
