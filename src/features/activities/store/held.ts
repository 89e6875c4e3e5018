import type { Day } from '../../../calendar/day.ts'
import { dayOf, endOfDay, instantOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import { isChecked, isHeld } from '../../attendance/rules/day.ts'
import { readDays } from '../../attendance/store/day.ts'
import type { DayLine } from '../../attendance/types.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { Congress } from '../../congress/types.ts'
import { lookAtMeetings, type MeetingOfCongress } from '../../meetings/store/answers.ts'
import { titleOf } from '../../meetings/texts/notice.ts'
import { groupsOf } from '../../roster/store/people.ts'
import { whoseOf } from '../rules/whose.ts'
import type { HeldMeeting, Present } from '../types.ts'

type Of = Pick<Congress, 'id' | 'zone'>
interface Between {
  readonly from: Day
  readonly until: Day
}

/** Something that was held, with everybody's line of its day. */
export interface HeldDay {
  readonly held: HeldMeeting
  readonly lines: readonly DayLine[]
}

/** What was held between two days, both counted, in its order. */
export const readHeld = (tx: Tx, congress: Of, between: Between, now: Date): Promise<HeldMeeting[]> =>
  readHeldOf(tx, [congress], between, now)

/** The same of many congresses, in as many statements as of one; `meeting.congressId` tells whose each is. */
export const readHeldOf = async (
  tx: Tx,
  congresses: readonly Of[],
  between: Between,
  now: Date,
): Promise<HeldMeeting[]> => withoutLines(await readHeldDays(tx, congresses, between, now))

/** The same with the lines of the day. */
export async function readHeldDays(
  tx: Tx,
  congresses: readonly Of[],
  { from, until }: Between,
  now: Date,
): Promise<HeldDay[]> {
  const meetings = await lookAtMeetings(
    tx,
    tx.sql
      .part`m.congress_id = any(${congresses.map(({ id }) => id)}::int[]) and m.status in ('open', 'closed')
      and exists (
        select from unnest(${congresses.map(({ id }) => id)}::int[],
                           ${congresses.map(({ zone }) => instantOf(from, zone).toISOString())}::timestamptz[],
                           ${congresses.map(({ zone }) => endOfDay(until, zone).toISOString())}::timestamptz[]
                          ) as b(congress_id, from_at, until_at)
        where b.congress_id = m.congress_id and m.starts_at >= b.from_at and m.starts_at < b.until_at)
      order by m.starts_at, m.number, m.id`,
  )
  return heldDaysAmong(tx, meetings, now)
}

/** Those of some meetings that were held. */
export const heldAmong = async (
  tx: Tx,
  meetings: readonly MeetingOfCongress[],
  now: Date,
): Promise<HeldMeeting[]> => withoutLines(await heldDaysAmong(tx, meetings, now))

const withoutLines = (days: readonly HeldDay[]): HeldMeeting[] => days.map(({ held }) => held)

/** The one place that tells what counts as held. */
async function heldDaysAmong(tx: Tx, meetings: readonly MeetingOfCongress[], now: Date): Promise<HeldDay[]> {
  if (meetings.length === 0) return []
  const days = await readDays(tx, meetings)
  const recorded = await recordedAmong(
    tx,
    meetings.map(({ id }) => id),
  )
  const groups = await groupsOf(
    tx,
    meetings.map(({ congressId }) => congressId),
  )
  return meetings.flatMap((meeting): HeldDay[] => {
    const day = days.get(meeting.id)
    if (day === undefined || meeting.startsAt === null) return []
    const { figures, sitting, lines } = day
    const hasBegun = meeting.startsAt <= now && (meeting.status === 'open' || meeting.status === 'closed')
    if (!isHeld(meeting, sitting, figures, now) && !(hasBegun && recorded.has(meeting.id))) return []
    return [
      {
        lines,
        held: {
          meeting,
          kind: meeting.notice.kind,
          on: dayOf(meeting.startsAt, meeting.zone),
          title: titleOf(meeting.notice, settingsOf(meeting).labels),
          whose: whoseOf(
            meeting.notice.audience,
            groups.filter(({ congressId }) => congressId === meeting.congressId),
          ),
          attendance: {
            should: figures.should,
            present: figures.present,
            onLeave: figures.onLeave,
            absent: figures.absent,
            guests: figures.guestsPresent,
          },
          isChecked: isChecked(lines),
          present: lines
            .filter(line => line.standing === 'present')
            .map(
              ({ personId, name, groupName, isMember }): Present => ({ personId, name, groupName, isMember }),
            ),
        },
      },
    ]
  })
}

/** Where nobody was checked in, what stands written of it, or was voted, shows that it took place; what was taken back does not. */
async function recordedAmong(tx: Tx, meetingIds: readonly number[]): Promise<ReadonlySet<number>> {
  const ids = [...meetingIds]
  const rows = await tx.sql<{ id: number }[]>`
    select meeting_id as id from activity_entry
    where meeting_id = any(${ids}::int[]) and kind in ('add', 'replace') and text <> ''
    union select meeting_id from (
      select distinct on (meeting_id, person_id) meeting_id, kind from activity_entry
      where meeting_id = any(${ids}::int[]) and kind in ('report', 'unreport')
      order by meeting_id, person_id, nth desc) as latest_report where kind = 'report'
    union select meeting_id from (
      select distinct on (meeting_id, part, kind) meeting_id, act, words from minutes_entry
      where meeting_id = any(${ids}::int[])
      order by meeting_id, part, kind, nth desc) as latest_part where act <> 'remove' and words <> ''
    union select i.meeting_id from vote_entry v join agenda_item i on i.id = v.item_id
    where i.meeting_id = any(${ids}::int[]) and i.removed_at is null`
  return new Set(rows.map(({ id }) => id))
}
