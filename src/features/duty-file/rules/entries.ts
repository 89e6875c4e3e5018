/** What each deputy did, from what others have recorded. Pure; the one place that tells what stands in a duty file. */
import { type Day, dayNumber, daysBetween } from '../../../calendar/day.ts'
import type { HeldDay } from '../../activities/store/held.ts'
import type { ReportedAt } from '../../activities/store/year.ts'
import { wasAsked } from '../../attendance/rules/day.ts'
import type { DayLine } from '../../attendance/types.ts'
import type { Decision } from '../../decisions/types.ts'
import { isActivity } from '../../plan/rules/match.ts'
import type { Duty, ReceptionDay } from '../../reception/types.ts'
import type { Suggestion } from '../../suggestions/types.ts'
import type { Visit } from '../../visits/types.ts'
import type { Entry, MeetingKind } from '../types.ts'
import { keyOf } from './keys.ts'

/** The records of one stretch of time, as they were read at one moment. */
export interface Records {
  readonly held: readonly HeldDay[]
  readonly reports: readonly ReportedAt[]
  /** Reception days that are over. */
  readonly days: readonly ReceptionDay[]
  readonly duties: readonly Duty[]
  readonly visits: readonly Visit[]
  readonly suggestions: readonly Suggestion[]
  /** Of the meetings that were held. */
  readonly decisions: readonly Decision[]
}

/** In the order of days; of one day in the order of what is recorded where. */
export function entriesOf(records: Records): Entry[] {
  return [
    ...records.held.flatMap(meetingEntries),
    ...records.reports.map(reportEntry),
    ...dutyEntries(records),
    ...records.visits.flatMap(visitEntry),
    ...records.suggestions.flatMap(suggestionEntries),
    ...decisionEntries(records),
  ].toSorted((a, b) => daysBetween(b.on, a.on))
}

const kindOf = (kind: HeldDay['held']['kind']): MeetingKind => {
  switch (kind) {
    case 'session':
    case 'presidium':
    case 'study':
    case 'reception':
      return kind
    case 'duty_report':
      return 'hearing'
    default:
      return isActivity(kind) ? 'activity' : 'hearing'
  }
}

/** Where nobody was checked in nobody looked: that is not a meeting that everybody stayed away from. */
function meetingEntries({ held, lines }: HeldDay): Entry[] {
  const counts = (line: DayLine) => (line.isMember ? wasAsked(line) : line.standing === 'present')
  return lines.filter(counts).map(line => ({
    kind: 'meeting',
    personId: line.personId,
    key: keyOf.notice(held.meeting.number),
    on: held.on,
    of: kindOf(held.kind),
    notice: held.kind,
    number: held.meeting.number,
    title: held.title,
    presence: held.isChecked ? line.standing : 'unrecorded',
    isMember: line.isMember,
    isLate: line.isLate,
    leftEarly: line.leftEarly,
  }))
}

const reportEntry = ({ held, report }: ReportedAt): Entry => ({
  kind: 'report',
  personId: report.personId,
  key: keyOf.report(held.meeting.number),
  on: held.on,
  number: held.meeting.number,
  title: held.title,
  report,
})

/** A reception that has a notice of its own is that notice's: nobody was there twice. */
function dutyEntries({ held, days, duties }: Records): Entry[] {
  const noticed = new Set(
    held.filter(({ held: { kind } }) => kind === 'reception').map(({ held: { on } }) => dayNumber(on)),
  )
  const byId = new Map(days.filter(({ day }) => !noticed.has(dayNumber(day))).map(day => [day.id, day]))
  return duties.flatMap(({ dayId, personId, standing }): Entry[] => {
    const day = byId.get(dayId)
    return day === undefined
      ? []
      : [{ kind: 'duty', personId, key: keyOf.day(day.nominal), on: day.day, day, standing }]
  })
}

const visitEntry = (visit: Visit): Entry[] =>
  visit.deputyId === null || visit.status === 'void'
    ? []
    : [{ kind: 'visit', personId: visit.deputyId, key: keyOf.visit(visit), on: visit.receivedOn, visit }]

const suggestionEntries = (item: Suggestion): Entry[] =>
  item.signers.map(({ personId }, place) => ({
    kind: 'suggestion',
    personId,
    key: keyOf.suggestion(item),
    on: item.submittedOn,
    item,
    leads: place === 0,
  }))

/** What was decided at a meeting and given to a person; what was dropped was nobody's to do. */
function decisionEntries({ held, decisions }: Records): Entry[] {
  const days = new Map<number, Day>(held.map(({ held: { meeting, on } }) => [meeting.id, on]))
  return decisions.flatMap((decision): Entry[] => {
    const { personId, meetingId, state } = decision
    const on = meetingId === null ? undefined : days.get(meetingId)
    return personId === null || on === undefined || state === 'dropped'
      ? []
      : [{ kind: 'decision', personId, key: keyOf.decision(decision), on, decision }]
  })
}
