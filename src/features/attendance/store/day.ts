/**
 * Who belongs and who is there. Until a meeting has begun, who belongs is computed from the roster and the notice;
 * then it is written down once (`settle.ts`) and the roster changes nothing any more.
 */
import { places } from '../../../db/sealed-columns.ts'
import type { Tx } from '../../../db/tx.ts'
import { quorum } from '../../congress/rules.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { Quorum } from '../../congress/types.ts'
import { quorumRuleOf, standingOf } from '../../meetings/rules/sheet.ts'
import type { MeetingOfCongress } from '../../meetings/store/answers.ts'
import type { Decision, LeaveKind, Line, Meeting } from '../../meetings/types.ts'
import { groupedBy } from '../../reception/rules/grouped.ts'
import { figuresOf, linesOf } from '../rules/day.ts'
import type { DayFigures, DayLine, Expected, Presence, Sitting } from '../types.ts'
import { belongs, everybodyOf, isSettled } from './belongs.ts'
import { readSittings } from './sitting.ts'

/** The day of one meeting, in the order of the roster. */
export interface Day {
  readonly lines: readonly DayLine[]
  readonly figures: DayFigures
  /** By those who were there; null where the law asks for none. */
  readonly quorum: Quorum | null
  readonly sitting: Sitting | null
}

export async function readDay(tx: Tx, meeting: MeetingOfCongress): Promise<Day> {
  const day = (await readDays(tx, [meeting])).get(meeting.id)
  if (day === undefined) throw new Error(`no day of meeting ${meeting.id}`)
  return day
}

/** The figures of many meetings, by their ids. */
export async function readFigures(
  tx: Tx,
  meetings: readonly MeetingOfCongress[],
): Promise<ReadonlyMap<number, DayFigures>> {
  const days = await readDays(tx, meetings)
  return new Map([...days].map(([id, day]) => [id, day.figures]))
}

/** The days of many meetings, by their ids, in a few statements. */
export async function readDays(
  tx: Tx,
  meetings: readonly MeetingOfCongress[],
): Promise<ReadonlyMap<number, Day>> {
  const ids = meetings.map(meeting => meeting.id)
  const sittings = await readSittings(tx, ids)
  const rows = groupedBy(await readExpected(tx, ids), ({ meetingId }) => meetingId)
  return new Map(
    meetings.map(meeting => {
      const sitting = sittings.get(meeting.id) ?? null
      const settings = settingsOf(meeting)
      const everybody = (rows.get(meeting.id) ?? []).map(row => toExpected(meeting, row))
      const lines = linesOf(meeting, sitting, everybody, settings.sitting)
      const figures = figuresOf(lines)
      const rule = quorumRuleOf(meeting.notice.kind, settings)
      return [
        meeting.id,
        {
          lines,
          figures,
          quorum: rule === null ? null : quorum(figures.should, figures.present, rule),
          sitting,
        },
      ]
    }),
  )
}

interface ExpectedRow extends Presence {
  readonly meetingId: number
  readonly personId: number
  readonly name: string
  readonly userid: string | null
  readonly groupName: string | null
  readonly isMember: boolean
  readonly isCalled: boolean
  readonly answer: Line['answer']
  readonly decision: Decision | null
  readonly timeVersion: number | null
  readonly leaveKind: LeaveKind | null
}

function toExpected(meeting: Pick<Meeting, 'timeVersion'>, row: ExpectedRow): Expected {
  const { meetingId: _, answer, decision, timeVersion, ...rest } = row
  const { personId, name, userid, groupName, isMember, isCalled, leaveKind, ...presence } = rest
  return {
    personId,
    name,
    userid,
    groupName,
    isMember,
    isCalled,
    said: timeVersion === null ? null : standingOf(meeting, { answer, decision, timeVersion }),
    leaveKind: answer === 'leave' ? leaveKind : null,
    presence,
  }
}

async function readExpected(tx: Tx, meetingIds: readonly number[]): Promise<readonly ExpectedRow[]> {
  const rows = await tx.sql<ExpectedRow[]>`
    select m.id as "meetingId", p.id as "personId", p.name, p.userid, g.name as "groupName",
           case when ${isSettled(tx)} then a.is_member else ${belongs(tx)} end as "isMember",
           v.person_id is not null as "isCalled", v.answer, v.decision, v.time_version as "timeVersion",
           v.leave_kind as "leaveKind", a.arrived_at as "arrivedAt", a.left_at as "leftAt",
           a.left_reason as "leftReason", a.late, a.door, a.entered_by as "enteredBy"
    from meeting m
    join congress c on c.id = m.congress_id
    left join sitting s on s.meeting_id = m.id
    ${everybodyOf(tx)}
    left join deputy_group g on g.id = p.group_id
    where m.id = any(${[...meetingIds]}::int[])
      and case when ${isSettled(tx)} then a.person_id is not null
               else v.person_id is not null or a.arrived_at is not null or ${belongs(tx)} end
    order by m.id, p.group_id nulls first, p.id`
  const { vault } = tx.sql
  return rows.map(row => ({
    ...row,
    leftReason: vault.open(places.leftEarly(row.meetingId), row.leftReason),
  }))
}
