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
import { wholeRoster } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import { selectSuggestions } from '../../suggestions/store/suggestions.ts'
import { absencesIn, currentTerm, termAt } from '../../terms/rules/seat.ts'
import { readSessionMeetings, toSitting } from '../../terms/store/sittings.ts'
import { readTerms } from '../../terms/store/terms.ts'
import type { Absence } from '../../terms/types.ts'
import { selectVisits } from '../../visits/store/visits.ts'
import { entriesOf, type Records } from '../rules/entries.ts'
import { figuresOf } from '../rules/figures.ts'
import type { DutyFile, Entry, Period } from '../types.ts'
import { disputesOf } from './disputes.ts'

export type Of = Pick<Congress, 'id' | 'kind' | 'zone' | 'province' | 'settings'>

/** All that was recorded between two days, both counted. */
async function readRecords(
  tx: Tx,
  congress: Of,
  { from, until }: Pick<Period, 'from' | 'until'>,
  now: Date,
): Promise<Records> {
  const [first, last] = [isoDay(from), isoDay(until)]
  const held = await readHeldDays(tx, congress, { from, until }, now)
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
          and v.received_on between ${first}::date and ${last}::date order by v.received_on, v.year, v.number`,
    ),
    suggestions: await selectSuggestions(
      tx,
      tx.sql.part`
        where s.congress_id = ${congress.id} and s.submitted_on between ${first}::date and ${last}::date
        order by s.submitted_on, s.series, s.number`,
    ),
    decisions: await decisionsOfMeetings(
      tx,
      meetings.map(({ meeting }) => meeting.id),
    ),
  }
}

/** What everybody did in a period, by person. */
export async function readEntries(
  tx: Tx,
  congress: Of,
  period: Pick<Period, 'from' | 'until'>,
  now: Date,
): Promise<ReadonlyMap<number, readonly Entry[]>> {
  const byPerson = new Map<number, Entry[]>()
  for (const entry of entriesOf(await readRecords(tx, congress, period, now))) {
    const before = byPerson.get(entry.personId)
    if (before === undefined) byPerson.set(entry.personId, [entry])
    else before.push(entry)
  }
  return byPerson
}

/**
 * In the order of groups and roll, whoever is in it: deputies in office, and of those who have left the ones of whom the
 * period has something.
 * @param personId null: all of them
 */
export async function readDutyFiles(
  tx: Tx,
  congress: Of,
  period: Period,
  now: Date,
  personId: number | null = null,
): Promise<readonly DutyFile[]> {
  const people = (await wholeRoster(tx, congress.id)).filter(({ levels }) => levels.length > 0)
  const entries = await readEntries(tx, congress, period, now)
  const missed = await readMissed(tx, congress, period, now)
  const disputes = await disputesOf(tx, congress.id, personId)
  const has = (person: Person) =>
    personId === null ? person.active || entries.has(person.id) : person.id === personId
  return people
    .filter(has)
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

/** The file of one deputy; null for somebody who is none, or none of this congress. */
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

/** Sessions of the period's term that somebody stayed away from without leave, as 届次 缺席 counts them. */
async function readMissed(
  tx: Tx,
  congress: Of,
  period: Period,
  now: Date,
): Promise<ReadonlyMap<number, readonly Absence[]>> {
  const terms = await readTerms(tx, congress.id)
  const sittings = (await readSessionMeetings(tx, congress.id)).map(sitting => toSitting(sitting, now))
  const lastOfPeriod = new Date(Date.UTC(period.until.year, period.until.month - 1, period.until.day))
  const isNow = isoDay(period.until) >= isoDay(dayOf(now, congress.zone))
  const term =
    period.kind === 'term'
      ? period.term
      : isNow
        ? currentTerm(terms, sittings, now)
        : termAt(terms, lastOfPeriod)
  return absencesIn(term, terms, sittings)
}
