/**
 * When the table of days off has become another one (a year was added or changed, a release knows other years), the
 * due days of running items are reckoned again, once, and whoever has to keep them is told. What is said by itself is
 * planned anew with it, and also where a congress has changed its rules.
 */
import type { Tick } from '../../../bot/job.ts'
import { type Day, isoDay } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { Congress } from '../../congress/types.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { readHolidays } from '../../holidays/store.ts'
import { tellAllPrivately } from '../../notes/outreach.ts'
import { groupedBy } from '../../reception/rules/grouped.ts'
import { reckonAgain } from '../rules/decide-assign.ts'
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
  readonly from: Day
  readonly to: Day
}

/** @returns how many items were planned */
export async function reckonSuggestions(tick: Tick): Promise<number> {
  const { tx, now } = tick
  const { table, revision } = await readHolidays(tx)
  const { congresses, items } = await takeStale(tx, revision, mostCongresses, mostItems)
  if (items.length === 0) return 0
  const congressOf = new Map(congresses.map(congress => [congress.id, congress]))
  const moved = items.flatMap((item): Moved[] => {
    const to = reckonAgain(item, { table })
    return to === null || item.dueOn === null ? [] : [{ item, from: item.dueOn, to }]
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
  const decided = moved.flatMap(({ item: before, to }) => {
    const zone = congresses.get(before.congressId)?.zone
    const events = [{ type: 'reckoned' as const, dueOn: to }]
    return zone === undefined ? [] : [{ before, on: dayOf(now, zone), events }]
  })
  await recordDeeds(
    tx,
    moved.map(({ item, from, to }) => ({
      congressId: item.congressId,
      at: now,
      userid: null,
      action: 'suggestion.reckon',
      outcome: 'done',
      subject: `suggestion:${item.id}`,
      detail: { from: isoDay(from), to: isoDay(to) },
    })),
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
  const officeIds = moved.flatMap(({ item }) => answering(item))
  const offices = await readOffices(tx, [...new Set(officeIds)])
  const heard = moved.flatMap(one => {
    const { clerkIds = [] } = posts.get(one.item.congressId) ?? {}
    const contacts = answering(one.item).flatMap(id => offices.get(id)?.contactIds ?? [])
    return [...new Set([...clerkIds, ...contacts])].map(personId => ({ personId, ...one }))
  })
  const words = [...groupedBy(heard, ({ personId }) => personId)].flatMap(([personId, own]) => {
    const congress = congresses.get(own[0]?.item.congressId ?? 0)
    if (congress === undefined) return []
    const { id: congressId, zone } = congress
    const { quietHours } = settingsOf(congress)
    const text = sayMoved(own, dayOf(now, zone))
    return [{ congressId, personIds: [personId], text, subject: 'suggestions', zone, quietHours, botName }]
  })
  await tellAllPrivately(tx, clock, now, words)
}
