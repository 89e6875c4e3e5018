import type { Member } from '../../bot/actor.ts'
import type { Tenant } from '../../bot/command.ts'
import { addDays, daysBetween } from '../../calendar/day.ts'
import { afterQuiet } from '../../calendar/quiet-hours.ts'
import { dayOf } from '../../calendar/zone.ts'
import type { Tx } from '../../db/tx.ts'
import { countDead } from '../../outbox/dead.ts'
import { readFigures } from '../attendance/store/day.ts'
import { settingsOf } from '../congress/settings.ts'
import { unansweredBy } from '../county/store/notices.ts'
import { openDecisions } from '../decisions/store/decisions.ts'
import { openDisputes } from '../duty-file/store/disputes.ts'
import { holidayTable } from '../holidays/store.ts'
import { openPapers } from '../incoming-papers/store/papers.ts'
import { comingNotices } from '../meetings/store/looked-at.ts'
import { pendingLeaves } from '../meetings/store/sheet.ts'
import { standingOf } from '../plan/rules/standing.ts'
import { readEvents } from '../plan/store/events.ts'
import { readPlan } from '../plan/store/plans.ts'
import { plannedDays } from '../reception/store/days.ts'
import { dutiesOf } from '../reception/store/duties.ts'
import { vacancies } from '../reception/store/vacancies.ts'
import { openBindingRequests } from '../roster/store/binding.ts'
import { watched } from '../suggestions/rules/overview.ts'
import { termsOf } from '../suggestions/rules/term.ts'
import { waitingFor } from '../suggestions/rules/todo.ts'
import { openItems } from '../suggestions/store/lists.ts'
import { readSuggestionStanding, waitingInVain } from '../suggestions/store/standing.ts'
import { openItemsOf } from '../suggestions/store/todo.ts'
import type { Suggestion } from '../suggestions/types.ts'
import { allOpenVisits } from '../visits/store/counts.ts'
import type { Facts } from './types.ts'

/** By the same functions as the chat's lists, in as many statements however much there is. Locks nothing. */
export async function readFacts(tx: Tx, tenant: Tenant, actor: Member, now: Date): Promise<Facts> {
  const today = dayOf(now, tenant.zone)
  const congressId = tenant.id
  const coming = await comingNotices(tx, congressId, now)
  const todays = coming.filter(
    ({ meeting }) =>
      meeting.startsAt !== null && daysBetween(today, dayOf(meeting.startsAt, tenant.zone)) === 0,
  )
  const figures = await readFigures(
    tx,
    todays.map(({ meeting }) => meeting),
  )
  const days = await plannedDays(tx, congressId, today, addDays(today, 7))
  const duties = await dutiesOf(
    tx,
    days.map(day => day.id),
  )
  const who = await readSuggestionStanding(tx, actor)
  const own = await openItemsOf(tx, congressId, who)
  const plan = await readPlan(tx, { congressId, year: today.year })
  const events = await readEvents(tx, tenant, today.year, now)
  const { suggestions: rules } = settingsOf(tenant)
  const table = await holidayTable(tx)
  return {
    today,
    now,
    nudgeAt: afterQuiet(now, tenant.zone, settingsOf(tenant).quietHours),
    meetings: coming.map(({ meeting, counts }) => ({
      meeting,
      counts,
      figures: figures.get(meeting.id) ?? null,
    })),
    leaves: await pendingLeaves(tx, congressId, now),
    vacancies: await vacancies(tx, tenant, now),
    receptions: days
      .filter(day => day.endsAt > now)
      .map(day => ({ day, duties: duties.filter(duty => duty.dayId === day.id) })),
    visits: await allOpenVisits(tx, congressId),
    chores: waitingFor(own, who, await waitingInVain(tx, own)).map(one => ({
      ...one,
      by: one.by ?? assignedBy(one.item, { rules, today, table }),
    })),
    watched: watched(await openItems(tx, [congressId]), today, settingsOf(tenant).suggestions.dueSoonDays),
    decisions: await openDecisions(tx, congressId),
    plan: plan === null ? [] : standingOf(plan, events, today).items,
    undelivered: await countDead(tx, congressId),
    claims: (await openBindingRequests(tx, congressId)).length,
    papers: await openPapers(tx, congressId),
    disputes: await openDisputes(tx, congressId),
    asked: await unansweredBy(tx, congressId),
  }
}

/** What is examined is to be assigned, too, by the day that the board shows. */
function assignedBy(item: Suggestion, bench: Parameters<typeof termsOf>[1]) {
  const { term } = termsOf(item, bench)
  return term.kind === 'assign' ? term.by : null
}
