/** What the database has, in one statement: the whole of what the model speaks of, and every row of the outbox. */
import { z } from 'zod'
import type { Database } from '../../../src/db/open.ts'

export interface Answer {
  readonly answer: 'attend' | 'leave'
  readonly kind: string | null
}

const instant = z.coerce.date()
const list = <T extends z.ZodType>(of: T) =>
  z
    .array(of)
    .nullable()
    .transform(rows => rows ?? [])

const seenSchema = z.object({
  notices: list(
    z.object({
      id: z.number(),
      number: z.number(),
      status: z.string(),
      starts: instant,
      time: z.number(),
      entries: z.number(),
      closings: z.number(),
      lines: list(
        z.object({ userid: z.string(), answer: z.string(), kind: z.string().nullable(), time: z.number() }),
      ),
    }),
  ),
  /** Answers of the log whose line says something else although they are the last. */
  stray: z.number(),
  heard: list(z.string()),
  unanswered: z.number(),
  suggestions: list(z.number()),
  reminders: list(z.object({ number: z.number(), kind: z.string(), due: instant, done: z.boolean() })),
  reminded: list(z.object({ number: z.number(), kind: z.string(), times: z.number() })),
  outbox: list(
    z.object({
      id: z.number(),
      target: z.string(),
      promise: z.string(),
      state: z.string(),
      due: instant,
      error: z.string().nullable(),
    }),
  ),
  leases: z.number(),
})
export type Seen = z.infer<typeof seenSchema>

export async function look(db: Database): Promise<Seen> {
  const [row] = await db.sql<{ seen: unknown }[]>`
    with last as (
      select distinct on (meeting_id, person_id) meeting_id, person_id, answer, leave_kind
      from answer_entry order by meeting_id, person_id, id desc
    )
    select json_build_object(
      'notices', (select json_agg(json_build_object(
          'id', m.id, 'number', m.number, 'status', m.status, 'starts', m.starts_at, 'time', m.time_version,
          'entries', (select count(*) from answer_entry a where a.meeting_id = m.id),
          'closings', (select count(*) from deed d where d.action = 'meeting.close' and d.subject = 'meeting:' || m.id),
          'lines', (select json_agg(json_build_object('userid', p.userid, 'answer', v.answer, 'kind', v.leave_kind,
                                                      'time', v.time_version))
                    from invitee v join person p on p.id = v.person_id
                    where v.meeting_id = m.id and v.answer is not null)) order by m.number) from meeting m),
      'stray', (select count(*) from invitee v left join last using (meeting_id, person_id)
                where (v.answer, v.leave_kind) is distinct from (last.answer, last.leave_kind)),
      'heard', (select json_agg(msgid order by msgid) from inbound),
      'unanswered', (select count(*) from inbound where reply is null),
      'suggestions', (select json_agg(number order by number) from suggestion),
      'reminders', (select json_agg(json_build_object('number', m.number, 'kind', r.kind, 'due', r.due_at,
                                                      'done', r.done_at is not null))
                    from reminder r join meeting m on m.id = r.meeting_id),
      'reminded', (select json_agg(json_build_object('number', number, 'kind', kind, 'times', times)) from (
                     select m.number, d.detail->>'kind' as kind, count(*) as times
                     from deed d join meeting m on d.subject = 'meeting:' || m.id
                     where d.userid is null and d.detail ? 'kind' group by 1, 2) told),
      'outbox', (select json_agg(json_build_object('id', id, 'target', target, 'promise', promise, 'state', state,
                                                   'due', due_at, 'error', last_error) order by due_at, id) from outbox),
      'leases', (select count(*) from outbox_target where lease_by is not null)
    ) as seen`
  return seenSchema.parse(row?.seen)
}
