/**
 * Things that somebody has until a day are followed up by themselves: whoever has one is reminded before it is due and on
 * the day, and every week he and the clerks hear what is overdue. One word for each person, each call once, never at night.
 */
import type { Tick } from '../../bot/job.ts'
import type { Day } from '../../calendar/day.ts'
import { afterQuiet } from '../../calendar/quiet-hours.ts'
import { dayOf } from '../../calendar/zone.ts'
import { settingsOf } from '../congress/settings.ts'
import { findCongress } from '../congress/store.ts'
import type { Congress, CongressSettings } from '../congress/types.ts'
import { reachedAmong, tellAllPrivately } from '../notes/outreach.ts'
import { asClerk } from '../notes/rules.ts'
import type { Ask, Right } from '../notes/types.ts'
import { clerkIds } from '../roster/store/clerks.ts'
import type { CallStore } from './store.ts'
import type { Call, DueCall, FollowUpKind } from './types.ts'

interface Entrusted {
  readonly id: number
  readonly congressId: number
  readonly state: string
}

/** What a feature says of its things. */
export interface FollowUp<T extends Entrusted> {
  readonly store: CallStore<FollowUpKind>
  /** Of what the words are, in the outbox. */
  readonly subject: string
  /** Locked; those that another replica speaks of are passed over. */
  take(tick: Tick, limit: number): Promise<readonly T[]>
  /** By thing; of all of them at once. */
  holdersOf(tick: Tick, things: readonly T[]): Promise<ReadonlyMap<number, readonly number[]>>
  callsOf(
    thing: T,
    wall: { readonly zone: string; readonly settings: CongressSettings },
    now: Date,
  ): readonly Call<FollowUpKind>[]
  /** @param silent those that nobody hears of who has them; for clerks */
  reminder(things: readonly T[], today: Day, isClerk: boolean, silent: readonly T[]): string
  /** As what whoever has it hears of it. */
  rightTo(thing: T): Right
  /** What whoever hears of it is called for. */
  askIn(thing: T): Ask
}

const batch = 300

/** @returns how many calls were settled */
export async function followUp<T extends Entrusted>(tick: Tick, of: FollowUp<T>): Promise<number> {
  const { tx, now } = tick
  const things = await of.take(tick, batch)
  const calls = await of.store.due(
    tx,
    things.map(({ id }) => id),
    now,
  )
  for (const congressId of new Set(things.map(thing => thing.congressId))) {
    const congress = await findCongress(tx, congressId)
    if (congress === null) continue
    const own = things.filter(thing => thing.congressId === congressId)
    await sayOf(tick, of, congress, own, calls)
  }
  return calls.length
}

async function sayOf<T extends Entrusted>(
  tick: Tick,
  of: FollowUp<T>,
  congress: Congress,
  things: readonly T[],
  all: readonly DueCall<FollowUpKind>[],
): Promise<void> {
  const { tx, now } = tick
  const byId = new Map(things.map(thing => [thing.id, thing]))
  const calls = all.filter(({ subjectId }) => byId.has(subjectId))
  const settings = settingsOf(congress)
  const awake = afterQuiet(now, congress.zone, settings.quietHours)
  if (awake > now) {
    await of.store.putOff(tx, calls, awake)
    return
  }
  const clerks = await clerkIds(tx, congress.id)
  const holdersOf = await of.holdersOf(tick, things)
  const reached = await reachedAmong(tx, [...holdersOf.values()].flat(), now)
  const forPerson = new Map<number, Set<T>>()
  const forClerks = new Set<T>()
  const silent = new Set<T>()
  const settled = []
  for (const call of calls) {
    const thing = byId.get(call.subjectId)
    if (thing === undefined || call.notAfter <= now || thing.state !== 'open') {
      settled.push({ ...call, outcome: 'left_out' as const })
      continue
    }
    const holders = holdersOf.get(thing.id) ?? []
    for (const id of holders) forPerson.set(id, (forPerson.get(id) ?? new Set()).add(thing))
    // In time, while somebody can still be telephoned.
    const isSilent = !holders.some(id => reached.has(id))
    if (isSilent) silent.add(thing)
    const concernsClerks = call.kind === 'overdue' || isSilent
    if (concernsClerks) forClerks.add(thing)
    const isHeard = holders.length > 0 || clerks.length > 0
    settled.push({ ...call, outcome: isHeard ? ('sent' as const) : ('nobody' as const) })
  }
  const today = dayOf(now, congress.zone)
  const wordTo = (personIds: readonly number[], told: readonly T[], isClerk: boolean) =>
    personIds.length === 0 || told.length === 0
      ? []
      : [
          {
            ...{
              congressId: congress.id,
              personIds,
              subject: of.subject,
              text: of.reminder(told, today, isClerk, isClerk ? [...silent] : []),
              rights: isClerk ? asClerk : told.map(of.rightTo),
              asks: told.map(of.askIn),
            },
            ...{ zone: congress.zone, quietHours: settings.quietHours, botName: tick.botName },
          },
        ]
  await tellAllPrivately(tx, tick.clock, now, [
    ...wordTo(clerks, [...forClerks], true),
    // A clerk who has one himself hears of it once, with the others.
    ...[...forPerson].flatMap(([id, own]) =>
      wordTo(
        [id],
        [...own].filter(thing => !clerks.includes(id) || !forClerks.has(thing)),
        false,
      ),
    ),
  ])
  await of.store.settle(tx, settled, now)
  const wall = { zone: congress.zone, settings }
  await of.store.planAll(
    tx,
    things.map(thing => ({ subjectId: thing.id, calls: of.callsOf(thing, wall, now) })),
  )
}
