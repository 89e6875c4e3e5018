import { dayOfIso, isoDay } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import { readHeldOf } from '../../activities/store/held.ts'
import { type ReportedAt, reportsAt } from '../../activities/store/year.ts'
import type { HeldMeeting } from '../../activities/types.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { Congress } from '../../congress/types.ts'
import { plannedDaysOf } from '../../reception/store/days.ts'
import type { ReceptionDay } from '../../reception/types.ts'
import { receptionName } from '../texts/words.ts'
import type { PlanEvent } from '../types.ts'

type Of = Pick<Congress, 'id' | 'zone' | 'province' | 'settings'>

/**
 * What a year has had so far, of which a plan could have spoken: meetings and activities that were held, reception days
 * that are over, deputies who reported, deputies who were in contact with their voters often enough.
 */
export const readEvents = async (
  tx: Tx,
  congress: Of,
  year: number,
  now: Date,
): Promise<readonly PlanEvent[]> =>
  (await readYearOf(tx, [congress], year, now)).get(congress.id)?.events ?? []

export interface YearOf {
  readonly held: readonly HeldMeeting[]
  readonly events: readonly PlanEvent[]
}

/** The same of many congresses, in as many statements as of one, with what was held. */
export async function readYearOf(
  tx: Tx,
  congresses: readonly Of[],
  year: number,
  now: Date,
): Promise<ReadonlyMap<number, YearOf>> {
  const allHeld = await readHeldOf(tx, congresses, wholeYear(year), now)
  const days = await plannedDaysOf(
    tx,
    congresses.map(({ id }) => id),
    wholeYear(year).from,
    wholeYear(year).until,
  )
  const allReports = await reportsAt(tx, allHeld)
  const contacts = await contactEvents(tx, congresses, year)
  return new Map(
    congresses.map(({ id, zone }) => {
      const isOwn = ({ meeting }: HeldMeeting) => meeting.congressId === id
      const held = allHeld.filter(isOwn)
      const meetings = held.filter(({ kind }) => kind !== 'duty_report').map(ofMeeting)
      const known = new Set(meetings.filter(({ kind }) => kind === 'reception').map(({ on }) => isoDay(on)))
      const receptions = days
        .filter(({ congressId, endsAt }) => congressId === id && endsAt <= now)
        .map(day => ofReception(day, zone))
      const reports = allReports.filter(report => isOwn(report.held))
      const events = [
        ...meetings,
        // A reception that has a notice of its own is one.
        ...receptions.filter(({ on }) => !known.has(isoDay(on))),
        ...reportEvents(reports),
        ...contacts.filter(({ congressId }) => congressId === id).map(({ event }) => event),
      ]
      return [id, { held, events }]
    }),
  )
}

const wholeYear = (year: number) => ({
  from: { year, month: 1, day: 1 },
  until: { year, month: 12, day: 31 },
})

const ofMeeting = ({ meeting, kind, on, whose, title }: HeldMeeting): PlanEvent => ({
  key: `meeting:${meeting.id}`,
  meetingId: meeting.id,
  kind,
  on,
  whose,
  label: title,
})

const ofReception = ({ id, startsAt }: ReceptionDay, zone: string): PlanEvent => ({
  ...({ key: `reception:${id}`, meetingId: null, kind: 'reception', whose: null } as const),
  on: dayOf(startsAt, zone),
  label: receptionName,
})

function reportEvents(reports: readonly ReportedAt[]): PlanEvent[] {
  const seen = new Set<number>()
  return reports.flatMap(({ held: { meeting, on }, report }): PlanEvent[] => {
    // Who reports twice in a year is one of the deputies who did.
    if (seen.has(report.personId)) return []
    seen.add(report.personId)
    return [
      {
        ...({ kind: 'duty_report', whose: null } as const),
        key: `report:${meeting.id}:${report.personId}`,
        meetingId: meeting.id,
        on,
        label: report.name,
      },
    ]
  })
}

/** A deputy on the day of his last contact that the year asks for. */
async function contactEvents(
  tx: Tx,
  congresses: readonly Of[],
  year: number,
): Promise<{ readonly congressId: number; readonly event: PlanEvent }[]> {
  const wanted = congresses.map(congress => settingsOf(congress).visits.contactsPerYear)
  const rows = await tx.sql<{ congressId: number; personId: number; name: string; day: string }[]>`
    select r."congressId", r."personId", r.name, r.day from (
      select v.congress_id as "congressId", p.id as "personId", p.name, v.received_on as day,
             row_number() over (partition by v.congress_id, p.id order by v.received_on, v.id) as nth
      from visit v join person p on p.id = v.deputy_id
      where v.congress_id = any(${congresses.map(({ id }) => id)}::int[])
        and v.kind = 'contact' and v.status <> 'void'
        and v.received_on >= make_date(${year}::int, 1, 1) and v.received_on < make_date(${year}::int + 1, 1, 1)
    ) r
    join unnest(${congresses.map(({ id }) => id)}::int[], ${wanted}::int[]) as w(id, wanted) on w.id = r."congressId"
    where w.wanted > 0 and r.nth = w.wanted order by r.day, r."personId"`
  return rows.flatMap(({ congressId, personId, name, day }) => {
    const on = dayOfIso(day)
    const event = {
      key: `contact:${personId}`,
      meetingId: null,
      kind: 'contact',
      whose: null,
      label: name,
    } as const
    return on === null ? [] : [{ congressId, event: { ...event, on } }]
  })
}
