/** The list of handling that chair, vice-chair and liaison have before each meeting of the presidium, by itself. */

import type { Tick } from '../../../bot/job.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { settingsOf } from '../../congress/settings.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { holidayTable } from '../../holidays/store.ts'
import { tellAllPrivately } from '../../notes/outreach.ts'
import { asClerk } from '../../notes/rules.ts'
import { groupedBy } from '../../reception/rules/grouped.ts'
import { listAt, sayableFrom } from '../rules/calls.ts'
import { overviewOf } from '../rules/overview.ts'
import { type Outcome, putOffCalls, settleCalls } from '../store/calls.ts'
import { type DueList, openItems, planMeetingLists, takeDueLists, unplannedMeetings } from '../store/lists.ts'
import { wallOf } from '../store/planning.ts'
import { readOffices, readPosts } from '../store/posts.ts'
import { sayOverview } from '../texts/overview.ts'

/** Meetings, or lists, in one transaction. */
const batch = 50

/** Plans the lists of meetings that are new or were moved. @returns how many */
export async function planLists({ tx, now }: Tick): Promise<number> {
  const meetings = await unplannedMeetings(tx, now, batch)
  if (meetings.length === 0) return 0
  const table = await holidayTable(tx)
  await planMeetingLists(
    tx,
    meetings.map(meeting => ({ meeting, dueAt: listAt(meeting.startsAt, wallOf(meeting, table)) })),
  )
  return meetings.length
}

/** Says the lists that are due. @returns how many were settled or put off */
export async function listBeforeMeetings(tick: Tick): Promise<number> {
  const { tx, now } = tick
  const due = await takeDueLists(tx, now, batch)
  if (due.length === 0) return 0
  const table = await holidayTable(tx)
  const off = due.filter(({ startsAt, notAfter }) => startsAt === null || notAfter <= now)
  const waiting = due.flatMap(list => {
    const until = sayableFrom(now, wallOf(list.congress, table))
    return off.includes(list) || until <= now ? [] : [{ ...list, until }]
  })
  const isWaiting = new Set(waiting.map(({ slot }) => slot))
  const audible = due.filter(list => !off.includes(list) && !isWaiting.has(list.slot))
  const said = await say(tick, audible)
  await putOffCalls(tx, waiting)
  await settleCalls(tx, [...off.map(list => ({ ...list, outcome: 'left_out' as const })), ...said], now)
  return due.length
}

/** Where there is nothing to handle nothing is said. */
async function say(
  { tx, clock, now, botName }: Tick,
  lists: readonly DueList[],
): Promise<(DueList & { readonly outcome: Outcome })[]> {
  if (lists.length === 0) return []
  const congressIds = [...new Set(lists.map(({ congressId }) => congressId))]
  const items = groupedBy(await openItems(tx, congressIds), ({ congressId }) => congressId)
  const posts = await readPosts(tx, congressIds)
  const officeIds = [...items.values()]
    .flat()
    .flatMap(({ parties }) => parties.map(({ officeId }) => officeId))
  const offices = await readOffices(tx, [...new Set(officeIds)])
  const names = new Map([...offices].map(([id, { name }]) => [id, name]))
  const said = lists.map(list => {
    const { congressId, congress, startsAt } = list
    const own = items.get(congressId) ?? []
    const personIds = posts.get(congressId)?.clerkIds ?? []
    if (own.length === 0 || personIds.length === 0 || startsAt === null) return { list, word: null }
    const { suggestions, labels, quietHours } = settingsOf(congress)
    const today = dayOf(now, congress.zone)
    const at = { meeting: labels.presidiumMeeting, on: dayOf(startsAt, congress.zone), today }
    const text = sayOverview(overviewOf(own, today, suggestions.dueSoonDays), at, names)
    const habits = { zone: congress.zone, quietHours, botName }
    return {
      list,
      word: {
        ...{ congressId, personIds, text, rights: asClerk, subject: `meeting:${list.slot}` },
        asks: [{ of: 'newest' as const, what: 'suggestions' }],
        ...habits,
      },
    }
  })
  const words = said.flatMap(({ word }) => (word === null ? [] : [word]))
  await tellAllPrivately(tx, clock, now, words)
  await recordDeeds(
    tx,
    words.map(({ congressId, personIds, subject }) => ({
      congressId,
      at: now,
      userid: null,
      action: 'suggestion.list',
      outcome: 'done',
      subject,
      detail: { called: personIds.length },
    })),
  )
  return said.map(({ list, word }) => ({ ...list, outcome: word === null ? 'nobody' : 'sent' }))
}
