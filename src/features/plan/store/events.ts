import { dayOfIso, isoDay } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import { readHeld } from '../../activities/store/held.ts'
import { reportsAt } from '../../activities/store/year.ts'
import type { HeldMeeting } from '../../activities/types.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { Congress } from '../../congress/types.ts'
import { plannedDays } from '../../reception/store/days.ts'
import { receptionName } from '../texts/words.ts'
import type { PlanEvent } from '../types.ts'

type Of = Pick<Congress, 'id' | 'zone' | 'province' | 'settings'>

/**
 * What a year has had so far, of which a plan could have spoken: meetings and activities that were held, reception days
 * that are over, deputies who reported, deputies who were in contact with their voters often enough.
 */
export async function readEvents(tx: Tx, congress: Of, year: number, now: Date): Promise<PlanEvent[]> {
  const held = await readHeld(tx, congress, wholeYear(year), now)
  const meetings = held.filter(({ kind }) => kind !== 'duty_report').map(ofMeeting)
  const receptions = await receptionEvents(tx, congress, year, now)
  const known = new Set(meetings.filter(({ kind }) => kind === 'reception').map(({ on }) => isoDay(on)))
  return [
    ...meetings,
    // A reception that has a notice of its own is one.
    ...receptions.filter(({ on }) => !known.has(isoDay(on))),
    ...(await reportEvents(tx, held)),
    ...(await contactEvents(tx, congress, year)),
  ]
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

async function receptionEvents(tx: Tx, { id, zone }: Of, year: number, now: Date): Promise<PlanEvent[]> {
  const { from, until } = wholeYear(year)
  const days = await plannedDays(tx, id, from, until)
  return days
    .filter(({ endsAt }) => endsAt <= now)
    .map(({ id: dayId, startsAt }) => ({
      ...({ key: `reception:${dayId}`, meetingId: null, kind: 'reception', whose: null } as const),
      on: dayOf(startsAt, zone),
      label: receptionName,
    }))
}

async function reportEvents(tx: Tx, held: readonly HeldMeeting[]): Promise<PlanEvent[]> {
  const reports = await reportsAt(tx, held)
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
async function contactEvents(tx: Tx, congress: Of, year: number): Promise<PlanEvent[]> {
  const wanted = settingsOf(congress).visits.contactsPerYear
  if (wanted === 0) return []
  const rows = await tx.sql<{ personId: number; name: string; day: string }[]>`
    select r."personId", r.name, r.day from (
      select p.id as "personId", p.name, v.received_on as day,
             row_number() over (partition by p.id order by v.received_on, v.id) as nth
      from visit v join person p on p.id = v.deputy_id
      where v.congress_id = ${congress.id} and v.kind = 'contact' and v.status <> 'void'
        and v.received_on >= make_date(${year}::int, 1, 1) and v.received_on < make_date(${year}::int + 1, 1, 1)
    ) r where r.nth = ${wanted} order by r.day, r."personId"`
  return rows.flatMap(({ personId, name, day }): PlanEvent[] => {
    const on = dayOfIso(day)
    return on === null
      ? []
      : [{ key: `contact:${personId}`, meetingId: null, kind: 'contact', on, whose: null, label: name }]
  })
}
