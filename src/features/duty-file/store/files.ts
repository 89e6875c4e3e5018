/**
 * The duty files of a congress, read by sets: as many statements for a hundred and ten deputies as for one. Nothing of them
 * is stored; every record is read where it is kept, by its own feature's readers.
 */
import { isoDay } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import { readHeldDays } from '../../activities/store/held.ts'
import { reportsAt } from '../../activities/store/year.ts'
import type { Congress } from '../../congress/types.ts'
import { decisionsOfMeetings } from '../../decisions/store/decisions.ts'
import { plannedDays } from '../../reception/store/days.ts'
import { dutiesOf } from '../../reception/store/duties.ts'
import { deputiesTimes, wholeRoster } from '../../roster/store/people.ts'
import { selectSuggestions } from '../../suggestions/store/suggestions.ts'
import { readSessionMeetings, toSitting } from '../../terms/store/sittings.ts'
import { readTerms } from '../../terms/store/terms.ts'
import { selectVisits } from '../../visits/store/visits.ts'
import { entriesOf, type Records } from '../rules/entries.ts'
import { figuresOf } from '../rules/figures.ts'
import { missedIn } from '../rules/missed.ts'
import { countsFor, hasFileFor } from '../rules/whose.ts'
import type { DutyFile, Entry, Missed, Period } from '../types.ts'
import { disputesOf } from './disputes.ts'

export type Of = Pick<Congress, 'id' | 'kind' | 'zone' | 'province' | 'settings'>

/**
 * All that was recorded between two days, both counted.
 * @param personId null: of everybody; what is kept by person is then read of this one only
 */
async function readRecords(
  tx: Tx,
  congress: Of,
  { from, until }: Pick<Period, 'from' | 'until'>,
  now: Date,
  personId: number | null,
): Promise<Records> {
  const [first, last] = [isoDay(from), isoDay(until)]
  const held = await readHeldDays(tx, [congress], { from, until }, now)
  const meetings = held.map(one => one.held)
  const days = (await plannedDays(tx, congress.id, from, until)).filter(({ endsAt }) => endsAt <= now)
  return {
    held,
    reports: await reportsAt(tx, meetings),
    days,
    duties: await dutiesOf(
      tx,
      days.map(({ id }) => id),
    ),
    visits: await selectVisits(
      tx,
      tx.sql.part`
        where v.congress_id = ${congress.id} and v.deputy_id is not null and v.status <> 'void'
          and (${personId}::int is null or v.deputy_id = ${personId}::int)
          and v.received_on between ${first}::date and ${last}::date order by v.received_on, v.year, v.number`,
    ),
    suggestions: await selectSuggestions(
      tx,
      tx.sql.part`
        where s.congress_id = ${congress.id}
          and (${personId}::int is null
            or exists (select from suggestion_signer g where g.suggestion_id = s.id and g.person_id = ${personId}::int))
          and s.submitted_on between ${first}::date and ${last}::date
        order by s.submitted_on, s.series, s.number`,
    ),
    decisions: await decisionsOfMeetings(
      tx,
      meetings.map(({ meeting }) => meeting.id),
    ),
  }
}

/** What everybody did in a period, by person. @param personId null: of everybody */
export async function readEntries(
  tx: Tx,
  congress: Of,
  period: Pick<Period, 'from' | 'until'>,
  now: Date,
  personId: number | null = null,
): Promise<ReadonlyMap<number, readonly Entry[]>> {
  const byPerson = new Map<number, Entry[]>()
  for (const entry of entriesOf(await readRecords(tx, congress, period, now, personId))) {
    if (personId !== null && entry.personId !== personId) continue
    const before = byPerson.get(entry.personId)
    if (before === undefined) byPerson.set(entry.personId, [entry])
    else before.push(entry)
  }
  return byPerson
}

/**
 * In the order of groups and roll, whoever was a deputy in the period (`rules/whose.ts`), whatever he is today and
 * whether or not anything is recorded of him.
 * @param personId null: all of them
 */
export async function readDutyFiles(
  tx: Tx,
  congress: Of,
  period: Period,
  now: Date,
  personId: number | null = null,
): Promise<readonly DutyFile[]> {
  const people = await wholeRoster(tx, congress.id)
  const times = await deputiesTimes(tx, congress.id)
  const entries = await readEntries(tx, congress, period, now, personId)
  const missed = await readMissed(tx, congress, period, now)
  const disputes = await disputesOf(tx, congress.id, personId)
  const today = dayOf(now, congress.zone)
  const day = (at: Date | null | undefined) => (at ? dayOf(at, congress.zone) : null)
  const officeOf = (id: number) => ({ since: day(times.get(id)?.since), left: day(times.get(id)?.leftAt) })
  return people
    .filter(person => {
      const own = entries.get(person.id) ?? []
      return personId === null
        ? countsFor(person, officeOf(person.id), own, period, today)
        : person.id === personId && hasFileFor(person, own)
    })
    .toSorted((a, b) => (a.groupId ?? 0) - (b.groupId ?? 0) || a.id - b.id)
    .map(person => {
      const own = entries.get(person.id) ?? []
      const first = isoDay(period.from)
      const last = isoDay(period.until)
      return {
        person,
        period,
        entries: own,
        book: figuresOf(own),
        missed: missed.get(person.id) ?? [],
        disputes: disputes.filter(
          dispute =>
            dispute.personId === person.id &&
            (own.some(({ key }) => key === dispute.entry) ||
              (isoDay(dispute.on) >= first && isoDay(dispute.on) <= last)),
        ),
      }
    })
}

/** The file of one deputy; null for somebody who is none and was none then, or none of this congress. */
export async function readDutyFile(
  tx: Tx,
  congress: Of,
  period: Period,
  now: Date,
  personId: number,
): Promise<DutyFile | null> {
  const [file] = await readDutyFiles(tx, congress, period, now, personId)
  return file ?? null
}

/** Sessions that somebody stayed away from without leave, of each term that the period touches, as 届次 缺席 counts them. */
async function readMissed(
  tx: Tx,
  congress: Of,
  period: Period,
  now: Date,
): Promise<ReadonlyMap<number, readonly Missed[]>> {
  const terms = await readTerms(tx, congress.id)
  const sittings = (await readSessionMeetings(tx, congress.id)).map(sitting => toSitting(sitting, now))
  return missedIn(period, terms, sittings, dayOf(now, congress.zone), congress.zone)
}
