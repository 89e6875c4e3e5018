/**
 * When the table of days off has become another one (a year was added or changed, a release knows other years), the
 * due days of running items, and the days until which offices may give them back, are reckoned again, once, and whoever
 * has to keep them is told. What is said by itself is
 * planned anew with it, and also where a congress has changed its rules.
 */

import type { Tick } from '../../../bot/job.ts'
import { isoDay } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { Congress } from '../../congress/types.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { readHolidays } from '../../holidays/store.ts'
import { tellAllPrivately } from '../../notes/outreach.ts'
import { rightTo } from '../../notes/rules.ts'
import { groupedBy } from '../../reception/rules/grouped.ts'
import { type MovedDay, reckonAgain, reckonReturnsAgain } from '../rules/decide-assign.ts'
import type { SuggestionEvent } from '../rules/events.ts'
import { answering } from '../rules/reminders.ts'
import { markPlanned, planItems, takeStale, wallOf } from '../store/planning.ts'
import { readOffices, readPosts } from '../store/posts.ts'
import { appendAll } from '../store/suggestions.ts'
import { sayMoved } from '../texts/reminders.ts'
import type { Suggestion } from '../types.ts'

/** In one transaction; replicas share the congresses. */
const mostItems = 2_000
const mostCongresses = 50

interface Moved {
  readonly item: Suggestion
  readonly due: MovedDay | null
  /** Until when offices may give it back. */
  readonly returns: readonly (MovedDay & { readonly officeId: number })[]
}

/** @returns how many items were planned */
export async function reckonSuggestions(tick: Tick): Promise<number> {
  const { tx, now } = tick
  const { table, revision } = await readHolidays(tx)
  const { congresses, items } = await takeStale(tx, revision, mostCongresses, mostItems)
  if (items.length === 0) return 0
  const congressOf = new Map(congresses.map(congress => [congress.id, congress]))
  const moved = items.flatMap((item): Moved[] => {
    const zone = congressOf.get(item.congressId)?.zone
    if (zone === undefined) return []
    const to = reckonAgain(item, { table })
    const due = to === null || item.dueOn === null ? null : { from: item.dueOn, to }
    const returns = reckonReturnsAgain(item, { today: dayOf(now, zone), table })
    return due === null && returns.length === 0 ? [] : [{ item, due, returns }]
  })
  const after = await write(tick, moved, congressOf)
  const itemOf = new Map([...items, ...after].map(item => [item.id, item]))
  const wallFor = new Map(congresses.map(congress => [congress.id, wallOf(congress, table)]))
  const planned = [...itemOf.values()].flatMap(item => {
    const wall = wallFor.get(item.congressId)
    return wall === undefined ? [] : [{ item, wall }]
  })
  await planItems(tx, planned, now)
  await markPlanned(tx, [...itemOf.keys()], revision)
  await tell(tick, moved, congressOf)
  return items.length
}

type Congresses = ReadonlyMap<number, Congress>

async function write(
  { tx, now }: Tick,
  moved: readonly Moved[],
  congresses: Congresses,
): Promise<Suggestion[]> {
  const decided = moved.flatMap(({ item: before, due, returns }) => {
    const zone = congresses.get(before.congressId)?.zone
    const days = returns.map(({ officeId, to }) => ({ officeId, by: to }))
    const events: SuggestionEvent[] = [
      ...(due === null ? [] : [{ type: 'reckoned' as const, dueOn: due.to }]),
      ...(days.length === 0 ? [] : [{ type: 'return_reckoned' as const, days }]),
    ]
    return zone === undefined ? [] : [{ before, on: dayOf(now, zone), events }]
  })
  await recordDeeds(
    tx,
    moved.flatMap(({ item, due, returns }) =>
      [...(due === null ? [] : [due]), ...returns].map(({ from, to, ...office }) => ({
        congressId: item.congressId,
        at: now,
        userid: null,
        action: 'suggestion.reckon',
        outcome: 'done',
        subject: `suggestion:${item.id}`,
        detail: { ...office, from: isoDay(from), to: isoDay(to) },
      })),
    ),
  )
  return appendAll(tx, decided, { at: now, enteredBy: null, message: null })
}

/** One word for each person: the clerks hear of all, an office of its own. */
async function tell(
  { tx, clock, now, botName }: Tick,
  moved: readonly Moved[],
  congresses: Congresses,
): Promise<void> {
  if (moved.length === 0) return
  const posts = await readPosts(tx, [...congresses.keys()])
  const officeIds = moved.flatMap(({ item, returns }) => [
    ...answering(item),
    ...returns.map(({ officeId }) => officeId),
  ])
  const offices = await readOffices(tx, [...new Set(officeIds)])
  const heard = moved.flatMap(({ item, due, returns }) => {
    const { clerkIds = [] } = posts.get(item.congressId) ?? {}
    const to = (days: MovedDay, ofOffices: readonly number[]) => {
      const contacts = ofOffices.flatMap(id => offices.get(id)?.contactIds ?? [])
      const { from, to } = days
      return [...new Set([...clerkIds, ...contacts])].map(personId => ({ personId, item, from, to }))
    }
    return [
      ...(due === null ? [] : to(due, answering(item)).map(one => ({ ...one, kind: 'due' as const }))),
      ...returns.flatMap(day => to(day, [day.officeId]).map(one => ({ ...one, kind: 'return' as const }))),
    ]
  })
  const words = [...groupedBy(heard, ({ personId }) => personId)].flatMap(([personId, own]) => {
    const congress = congresses.get(own[0]?.item.congressId ?? 0)
    if (congress === undefined) return []
    const { id: congressId, zone } = congress
    const { quietHours } = settingsOf(congress)
    const said = {
      due: own.filter(({ kind }) => kind === 'due'),
      returns: own.filter(({ kind }) => kind === 'return'),
    }
    const text = sayMoved(said, dayOf(now, zone))
    const rights = own.map(({ item }) => rightTo(item.id, ['clerk', 'office']))
    return [
      { congressId, personIds: [personId], text, rights, subject: 'suggestions', zone, quietHours, botName },
    ]
  })
  await tellAllPrivately(tx, clock, now, words)
}
