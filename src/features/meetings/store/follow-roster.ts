import type { Tx } from '../../../db/tx.ts'
import { recordDeeds } from '../../deeds/store.ts'
import type { Answer, Decision } from '../types.ts'

/**
 * Brings the sheets of meetings to come in line with who is in office. 应到 counts those who are: whoever has left
 * loses his line, and whoever is back gets it again as it was. Meetings that have begun keep their sheets. What was
 * answered stays in `answer_entry`, and each change is a deed of its meeting.
 *
 * Computed from rows alone, so it may be said at any time: a sheet that is in line already is not touched.
 * @param only this meeting; left out: all the congress's
 */
export async function followRoster(
  tx: Tx,
  congressId: number,
  now: Date,
  only: number | null = null,
): Promise<void> {
  const meetingIds = await lockComingSheets(tx, congressId, now, only)
  if (meetingIds.length === 0) return
  const left = await dropLeft(tx, meetingIds)
  const back = await readmit(tx, congressId, meetingIds)
  const note = (action: string, { meetingId, ...detail }: ChangedLine) => ({
    congressId,
    at: now,
    userid: null,
    action,
    outcome: 'done' as const,
    subject: `meeting:${meetingId}`,
    detail,
  })
  await recordDeeds(tx, [
    ...left.map(line => note(leftAction, line)),
    ...back.map(line => note(backAction, line)),
  ])
}

const leftAction = 'meeting.member_left'
const backAction = 'meeting.member_back'

interface ChangedLine {
  readonly meetingId: number
  readonly personId: number
  readonly answer: Answer | null
  readonly decision: Decision | null
}

/**
 * To be said before anybody's office is changed: who changes a notice holds its lock first and people's rows after
 * it, so the other way round the two would wait for each other. Cancelled ones are locked too: they may be restored.
 */
export async function lockComingSheets(
  tx: Tx,
  congressId: number,
  now: Date,
  only: number | null = null,
): Promise<number[]> {
  const rows = await tx.sql<{ id: number }[]>`
    select id from meeting
    where congress_id = ${congressId} and status <> 'draft' and starts_at > ${now}
      and (${only}::int is null or id = ${only})
    order by id for no key update`
  return rows.map(row => row.id)
}

const dropLeft = (tx: Tx, meetingIds: readonly number[]): Promise<readonly ChangedLine[]> =>
  tx.sql<ChangedLine[]>`
    delete from invitee v using person p
    where v.meeting_id = any(${[...meetingIds]}::int[]) and p.id = v.person_id and not p.active
    returning v.meeting_id as "meetingId", v.person_id as "personId", v.answer, v.decision`

/**
 * From the deed, who had a line and how his leave was decided; from the log of answers, what he said last. Only
 * those whose last such deed is the leaving: who was back already may have been taken off by the chair since.
 */
const readmit = (
  tx: Tx,
  congressId: number,
  meetingIds: readonly number[],
): Promise<readonly ChangedLine[]> =>
  tx.sql<ChangedLine[]>`
    with last_deed as (
      select distinct on (m.id, p.id)
             m.id as meeting_id, p.id as person_id, d.action, d.detail ->> 'decision' as decision
      from unnest(${[...meetingIds]}::int[]) as m(id)
      join deed d on d.congress_id = ${congressId} and d.subject = 'meeting:' || m.id
        and d.action in (${leftAction}, ${backAction})
      join person p on p.id = (d.detail ->> 'personId')::int and p.active
      order by m.id, p.id, d.id desc
    )
    insert into invitee
      (meeting_id, person_id, answer, reason, leave_kind, late, entered_by, time_version, answered_at, decision)
    select l.meeting_id, l.person_id, a.answer, a.reason, a.leave_kind, coalesce(a.late, false), a.entered_by,
           coalesce(a.time_version, 1), a.at, case when a.answer = 'leave' then coalesce(l.decision, 'pending') end
    from last_deed l
    left join lateral (
      select * from answer_entry e where e.meeting_id = l.meeting_id and e.person_id = l.person_id
      order by e.id desc limit 1
    ) a on true
    where l.action = ${leftAction}
    on conflict do nothing
    returning meeting_id as "meetingId", person_id as "personId", answer, decision`
