import type { Tx } from '../../../db/tx.ts'
import type { MeetingOfCongress } from '../../meetings/store/answers.ts'
import type { DayFigures } from '../types.ts'

interface Line {
  readonly personId: number
  readonly name: string
  readonly groupName: string | null
  readonly isMember: boolean
  readonly standing: 'present' | 'leave' | 'absent'
}
interface Day {
  readonly lines: readonly Line[]
  readonly figures: DayFigures
  readonly sitting: { readonly calledAt: Date | null } | null
}

/** Stands in for the day's sheet until it is there: who said yes was there. */
export async function readDays(
  tx: Tx,
  meetings: readonly MeetingOfCongress[],
): Promise<ReadonlyMap<number, Day>> {
  const rows = await tx.sql<(Line & { meetingId: number })[]>`
    select v.meeting_id as "meetingId", v.person_id as "personId", p.name, g.name as "groupName", true as "isMember",
           case when v.answer = 'attend' then 'present' when v.decision = 'approved' then 'leave' else 'absent' end as standing
    from invitee v join person p on p.id = v.person_id left join deputy_group g on g.id = p.group_id
    where v.meeting_id = any(${meetings.map(({ id }) => id)}::int[]) order by v.meeting_id, p.id`
  return new Map(
    meetings.map(({ id }) => {
      const lines = rows.filter(row => row.meetingId === id)
      const are = (standing: Line['standing']) => lines.filter(line => line.standing === standing).length
      return [
        id,
        {
          lines,
          sitting: null,
          figures: {
            ...{
              should: lines.length,
              present: are('present'),
              onLeave: are('leave'),
              absent: are('absent'),
            },
            ...{ late: 0, leftEarly: 0, guestsPresent: 0, guestsCalled: 0 },
          },
        },
      ]
    }),
  )
}
