/**
 * What is said about the year's plan by itself: in January a draft to the clerks; on the first the month's items to the
 * deputies, and to the clerks what the last month left undone; on the tenth of a quarter's last month what is behind.
 * Each once, on a working day, and by a service that was down as soon as it is up, while it is of use.
 */
import type { Tick } from '../../bot/job.ts'
import type { HolidayTable } from '../../calendar/holidays.ts'
import { dayOf } from '../../calendar/zone.ts'
import { tellGroups } from '../chats/outreach.ts'
import { settingsOf } from '../congress/settings.ts'
import { findCongress } from '../congress/store.ts'
import type { Congress } from '../congress/types.ts'
import { recordDeeds } from '../deeds/store.ts'
import { holidayTable } from '../holidays/store.ts'
import { tellAllPrivately } from '../notes/outreach.ts'
import { compose } from './outreach/compose.ts'
import { callsOfMonth, monthsAround, ownMinute, sayableFrom, slotOf, type Wall } from './rules/calls.ts'
import {
  type DueCall,
  type Outcome,
  planMonth,
  putOffCalls,
  settleCalls,
  takeCalls,
  unplannedHabits,
} from './store/calls.ts'
import { type Hearers, hearersOf } from './store/hearers.ts'

/** So many calls in one transaction: a crash repeats none of them, because none was sent yet. */
const batch = 50
/** So many kinds of congresses are planned in one transaction; those with the national settings are one kind. */
const kinds = 100

const wallOf = ({ zone, ...congress }: Pick<Congress, 'zone' | 'province' | 'settings'>): Wall => {
  const { quietHours, year } = settingsOf(congress)
  return { zone, quietHours, rules: year }
}

/** Plans the calls of the months around, for every congress. @returns how many */
export async function planPlanCalls({ tx, now }: Tick): Promise<number> {
  let done = 0
  const today = { year: now.getUTCFullYear(), month: now.getUTCMonth() + 1 }
  for (const month of monthsAround(today))
    for (const habits of await unplannedHabits(tx, slotOf(month), kinds))
      done += await planMonth(tx, habits, callsOfMonth(month, wallOf(habits)), wallOf(habits))
  return done
}

/** Says what is due. @returns how many calls were settled or put off */
export async function sayPlanCalls(tick: Tick): Promise<number> {
  const due = await takeCalls(tick.tx, tick.now, batch)
  if (due.length === 0) return 0
  const table = await holidayTable(tick.tx)
  for (const congressId of new Set(due.map(call => call.congressId))) {
    const congress = await findCongress(tick.tx, congressId)
    const calls = due.filter(call => call.congressId === congressId)
    if (congress !== null) await sayOf(tick, congress, calls, table)
  }
  return due.length
}

/** One after the other: January's draft is in January's plan. @returns null when what a congress has cannot be read */
async function composeAll(
  { tx, now }: Tick,
  congress: Congress,
  calls: readonly DueCall[],
  hearers: Hearers,
) {
  try {
    const composed = []
    for (const call of calls) composed.push({ call, said: await compose(tx, congress, call, hearers, now) })
    return composed
  } catch {
    // Where it was the database that refused, the next statement fails the whole batch.
    return null
  }
}

const retryMs = 3_600_000

/** The others of the batch are said, and this congress's calls an hour later; that it failed stands among the deeds. */
async function putOffFailed(tick: Tick, congress: Congress, calls: readonly DueCall[]): Promise<void> {
  const until = new Date(tick.now.getTime() + retryMs)
  await putOffCalls(
    tick.tx,
    calls.map(call => ({ ...call, until })),
  )
  await note(tick, congress, calls, 'refused')
}

type Settled = DueCall & { readonly outcome: Outcome }

async function sayOf(
  tick: Tick,
  congress: Congress,
  calls: readonly DueCall[],
  table: HolidayTable,
): Promise<void> {
  const { tx, clock, now, botName } = tick
  const left = calls.filter(({ notAfter }) => notAfter <= now)
  const useful = calls.filter(({ notAfter }) => notAfter > now)
  const until = sayableFrom(now, wallOf(congress), table)
  const settled: Settled[] = left.map(call => ({ ...call, outcome: 'left_out' }))
  if (until > now) {
    // The first working hour is everybody's, too.
    const own = ownMinute(until, congress.id, wallOf(congress))
    await putOffCalls(
      tx,
      useful.map(call => ({ ...call, until: own })),
    )
  } else {
    const hearers = await hearersOf(tx, congress.id)
    const { zone } = congress
    const habits = { congressId: congress.id, zone, quietHours: settingsOf(congress).quietHours, botName }
    const composed = await composeAll(tick, congress, useful, hearers)
    if (composed === null) await putOffFailed(tick, congress, useful)
    else {
      const words = composed.flatMap(({ said }) => said.alone)
      await tellAllPrivately(
        tx,
        clock,
        now,
        words.map(word => ({ ...habits, ...word, subject: 'plan' })),
      )
      await tellGroups(
        tx,
        clock,
        composed.flatMap(({ call, said }) =>
          said.group === null || hearers.chatId === null
            ? []
            : [
                {
                  ...({ congressId: congress.id, chatId: hearers.chatId, text: said.group } as const),
                  ...({ mention: [], subject: 'plan', promise: 'at_least_once' } as const),
                  once: `plan:${congress.id}:${call.kind}:${call.slot}`,
                  expiresAt: call.notAfter,
                },
              ],
        ),
      )
      settled.push(
        ...composed.map(({ call, said }) => {
          const outcome: Outcome = said.group === null && said.alone.length === 0 ? 'nobody' : 'sent'
          return { ...call, outcome }
        }),
      )
    }
  }
  await settleCalls(tx, settled, now)
  const sent = settled.filter(({ outcome }) => outcome === 'sent')
  await note(tick, congress, sent, 'done')
}

const note = (
  { tx, now }: Tick,
  { id, zone }: Congress,
  calls: readonly DueCall[],
  outcome: 'done' | 'refused',
): Promise<void> =>
  recordDeeds(
    tx,
    calls.map(({ kind, slot }) => ({
      ...({ congressId: id, at: now, userid: null, action: 'plan.call', outcome } as const),
      subject: `plan:${dayOf(now, zone).year}`,
      detail: { kind, slot },
    })),
  )
