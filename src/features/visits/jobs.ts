/**
 * What the register says by itself: on the day that a matter is due and once more when it is overdue, to the deputy
 * who received it and to the liaison; in October to those deputies who have too few contacts with their voters, and
 * the count to the clerks. Each to one person alone, each once, never at night.
 */

import type { Tick } from '../../bot/job.ts'
import { afterQuiet } from '../../calendar/quiet-hours.ts'
import { dayOf } from '../../calendar/zone.ts'
import { settingsOf } from '../congress/settings.ts'
import { findCongress } from '../congress/store.ts'
import type { Congress } from '../congress/types.ts'
import { recordDeeds } from '../deeds/store.ts'
import { tellPrivately } from '../notes/outreach.ts'
import { asClerk, calledFor, forHimself } from '../notes/rules.ts'
import type { Ask, Right } from '../notes/types.ts'
import { groupedBy } from '../reception/rules/grouped.ts'
import { clerkIds } from '../roster/store/clerks.ts'
import { contactsCall } from './rules/calls.ts'
import { isShort } from './rules/contacts.ts'
import { type DueCall, postponeCalls, settleCalls, takeCalls } from './store/calls.ts'
import { contactsOf, planContacts, unplannedHabits } from './store/contacts.ts'
import { liaisonIds } from './store/liaisons.ts'
import { lockVisit } from './store/visits.ts'
import * as texts from './texts/outreach.ts'
import type { Visit } from './types.ts'

/** So many calls in one transaction: a crash repeats none of them, because none was sent yet. */
const batch = 200
/** So many kinds of congresses are planned in one transaction; those with the national settings are one kind. */
const kinds = 100

/** Plans the call about this year's contacts, and the next year's, for every congress. @returns how many */
export async function planContactCalls({ tx, now }: Tick): Promise<number> {
  let done = 0
  for (const year of [now.getUTCFullYear(), now.getUTCFullYear() + 1]) {
    for (const habits of await unplannedHabits(tx, year, kinds)) {
      const call = contactsCall(year, { zone: habits.zone, settings: settingsOf(habits) })
      done += await planContacts(tx, habits, call)
    }
  }
  return done
}

/** Says what is due. @returns how many calls were settled or postponed */
export async function sayCalls(tick: Tick): Promise<number> {
  const due = await takeCalls(tick.tx, tick.now, batch)
  for (const congressId of new Set(due.map(call => call.congressId))) {
    const congress = await findCongress(tick.tx, congressId)
    const calls = due.filter(call => call.congressId === congressId)
    if (congress !== null) await sayCallsOf(tick, congress, calls)
  }
  return due.length
}

async function sayCallsOf(tick: Tick, congress: Congress, calls: readonly DueCall[]): Promise<void> {
  const { tx, now } = tick
  const useful = calls.filter(call => call.notAfter > now)
  const left = calls.filter(call => call.notAfter <= now)
  await settleCalls(
    tx,
    left.map(call => ({ ...call, outcome: 'left_out' as const })),
    now,
  )
  if (useful.length === 0) return
  const awake = afterQuiet(now, congress.zone, settingsOf(congress).quietHours)
  if (awake > now) {
    await postponeCalls(tx, useful, awake)
    return
  }
  const visits = await sayDue(
    tick,
    congress,
    useful.filter(call => call.kind !== 'contacts'),
  )
  const contacts = await sayContacts(
    tick,
    congress,
    useful.filter(call => call.kind === 'contacts'),
  )
  await settleCalls(tx, [...visits, ...contacts], now)
}

type Settled = DueCall & { readonly outcome: 'sent' | 'nobody' | 'left_out' }

/** One word for each person, whatever number of matters it is about. */
async function sayDue(tick: Tick, congress: Congress, calls: readonly DueCall[]): Promise<Settled[]> {
  const { tx, now } = tick
  const today = dayOf(now, congress.zone)
  const visits = new Map<number, Visit>()
  for (const { visitId } of calls) {
    const visit = visitId === null ? null : await lockVisit(tx, visitId)
    if (visit?.status === 'open') visits.set(visit.id, visit)
  }
  const all = [...visits.values()]
  const liaisons = await liaisonIds(tx, congress.id)
  if (all.length > 0)
    await tell(tick, congress, liaisons, texts.dueVisits(all, today, true), asClerk, all.map(askIn))
  for (const deputyId of new Set(all.map(visit => visit.deputyId))) {
    if (deputyId === null || liaisons.includes(deputyId)) continue
    const own = all.filter(visit => visit.deputyId === deputyId)
    await tell(
      tick,
      congress,
      [deputyId],
      texts.dueVisits(own, today, false),
      own.map(({ id }) => ({ as: 'receiver', visit: id })),
      own.map(askIn),
    )
  }
  return calls.map(call => {
    const visit = call.visitId === null ? undefined : visits.get(call.visitId)
    if (visit === undefined) return { ...call, outcome: 'left_out' }
    return { ...call, outcome: liaisons.length > 0 || visit.deputyId !== null ? 'sent' : 'nobody' }
  })
}

const askIn = ({ id, dueOn }: Visit): Ask => ({ of: 'visit', id, ...calledFor(dueOn) })

async function sayContacts(tick: Tick, congress: Congress, calls: readonly DueCall[]): Promise<Settled[]> {
  const [call] = calls
  if (call === undefined) return []
  const { tx, now } = tick
  const { contactsPerYear, votersPerYear } = settingsOf(congress).visits
  const needed = { contacts: contactsPerYear, voters: votersPerYear }
  const deputies = await contactsOf(tx, congress.id, Number(call.slot))
  const few = deputies.filter(had => isShort(had, needed))
  if (few.length === 0) return calls.map(one => ({ ...one, outcome: 'nobody' }))
  for (const [text, alike] of groupedBy(few, had => texts.fewContacts(had, needed))) {
    await tell(
      tick,
      congress,
      alike.map(({ personId }) => personId),
      text,
      forHimself,
    )
  }
  const none = few.filter(({ contacts }) => contacts === 0).length
  const figures = { deputies: deputies.length, none, few: few.length }
  const today = dayOf(now, congress.zone)
  await tell(
    tick,
    congress,
    await clerkIds(tx, congress.id),
    texts.contactsOfAll(today, { ...figures, needed }),
    asClerk,
  )
  await recordDeeds(tx, [
    {
      congressId: congress.id,
      at: now,
      userid: null,
      action: 'visit.contacts',
      outcome: 'done',
      detail: { year: Number(call.slot), ...figures, needed },
    },
  ])
  return calls.map(one => ({ ...one, outcome: 'sent' }))
}

async function tell(
  { tx, clock, now, botName }: Tick,
  { id, zone, ...congress }: Congress,
  personIds: readonly number[],
  text: string,
  rights: readonly Right[],
  asks: readonly Ask[] = [],
): Promise<void> {
  if (personIds.length === 0) return
  const { quietHours } = settingsOf(congress)
  const word = { congressId: id, personIds, text, rights, asks, subject: 'visits' }
  await tellPrivately(tx, clock, now, word, { zone, quietHours, botName })
}
