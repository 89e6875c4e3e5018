/**
 * Supervision by itself: what is due is said; what comes too late to help is left out; what nobody would hear (night,
 * days off) waits. Ratings that are waited for no longer are settled. A few statements a batch, however many items.
 */
import type { Tick } from '../../../bot/job.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { holidayTable } from '../../holidays/store.ts'
import { type Items, type Place, type Places, remind } from '../outreach/remind.ts'
import { sayableFrom } from '../rules/calls.ts'
import { theService } from '../rules/standing.ts'
import { actOn } from '../store/act.ts'
import {
  type DueCall,
  dueCallsOf,
  dueItemIds,
  putOffCalls,
  settleCalls,
  takeDueCongresses,
} from '../store/calls.ts'
import { planItems, wallOf } from '../store/planning.ts'
import { lockSuggestions } from '../store/suggestions.ts'
import type { Suggestion } from '../types.ts'

/** In one transaction: a crash repeats none of it, because none was sent yet. */
const mostCalls = 1_000
const mostCongresses = 50

/** @returns how many calls were settled or put off */
export async function superviseSuggestions(tick: Tick): Promise<number> {
  const { tx, now } = tick
  const congresses = await takeDueCongresses(tx, now, mostCalls, mostCongresses)
  if (congresses.length === 0) return 0
  const table = await holidayTable(tx)
  const places = new Map(
    congresses.map((congress): [number, Place] => [
      congress.id,
      { congress, wall: wallOf(congress, table), today: dayOf(now, congress.zone) },
    ]),
  )
  const ids = await dueItemIds(tx, [...places.keys()], now)
  const items = new Map((await lockSuggestions(tx, ids)).map(item => [item.id, item]))
  const calls = await dueCallsOf(tx, ids, now)
  await speak(tick, calls, items, places)
  return calls.length
}

async function speak(tick: Tick, calls: readonly DueCall[], items: Items, places: Places): Promise<void> {
  const { tx, now } = tick
  const sayable = new Map([...places].map(([id, { wall }]) => [id, sayableFrom(now, wall)]))
  const late: DueCall[] = []
  const waiting: (DueCall & { readonly until: Date })[] = []
  const audible: DueCall[] = []
  for (const call of calls) {
    const until = sayable.get(call.congressId) ?? now
    if (call.notAfter <= now) late.push(call)
    else if (until > now) waiting.push({ ...call, until })
    else audible.push(call)
  }
  const { settled, refused } = await settleRatings(tick, audible, items, places)
  const said = await remind(
    tick,
    audible.filter(call => !refused.has(call)),
    settled,
    places,
  )
  await putOffCalls(tx, waiting)
  const leftOut = [...late, ...refused].map(call => ({ ...call, outcome: 'left_out' as const }))
  await settleCalls(tx, [...leftOut, ...said.calls], now)
  const done = new Set([...late, ...audible].map(call => call.suggestionId))
  await planItems(
    tx,
    [...done].flatMap(id => {
      const item = said.items.get(id)
      const wall = places.get(item?.congressId ?? 0)?.wall
      return item === undefined || wall === undefined ? [] : [{ item, wall }]
    }),
    now,
  )
}

interface Settled {
  /** All items, as they are after it. */
  readonly settled: Items
  /** Calls of items that there is nothing to settle of. */
  readonly refused: ReadonlySet<DueCall>
}

/** Those whose time for ratings is over are rated now. */
async function settleRatings(
  { tx, now }: Tick,
  calls: readonly DueCall[],
  items: Items,
  places: Places,
): Promise<Settled> {
  const over = calls.flatMap(call => {
    const item = items.get(call.suggestionId)
    const congress = places.get(call.congressId)?.congress
    return call.kind !== 'rating_over' || item === undefined || congress === undefined
      ? []
      : [{ call, asked: { item, congress, act: { act: 'settle_ratings' } as const } }]
  })
  if (over.length === 0) return { settled: items, refused: new Set() }
  const done = await actOn(
    tx,
    over.map(({ asked }) => asked),
    { who: theService, userid: null, now, table: await holidayTable(tx), message: null },
  )
  const isRefused = new Set(done.filter(({ refusal }) => refusal !== null).map(({ item }) => item.id))
  return {
    settled: new Map([...items, ...done.map(({ item }): [number, Suggestion] => [item.id, item])]),
    refused: new Set(over.filter(({ asked }) => isRefused.has(asked.item.id)).map(({ call }) => call)),
  }
}
