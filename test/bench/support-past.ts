import type { Database } from '../../src/db/open.ts'
import { congresses, peopleEach } from './support-town.ts'

/**
 * Stores `answers` past answers: closed notices with a full sheet of 60, the entry of each answer, and its
 * callback with a reply as long as a real one. Then vacuums, so that no housekeeping falls into a round.
 */
export async function fillPast(db: Database, answers: number): Promise<void> {
  const meetings = Math.ceil(answers / peopleEach)
  // Five million foreign keys that are right by construction are not looked up one by one.
  await db.sql`set session_replication_role = replica`
  await db.sql`
    insert into meeting (congress_id, number, status, notice, starts_at, closes_at, created_by, created_at,
                         chat_id, published_at, closed_at)
    select m.congress_id, ${pastNumbers} + row_number() over (), 'closed', m.notice, past.at, past.at,
           m.created_by, past.at - interval '5 days', m.chat_id, past.at - interval '5 days', past.at
    from generate_series(1, ${meetings}::int) n
    join meeting m on m.congress_id = n % ${congresses}::int + 1 and m.number = 1
    cross join lateral (select now() - interval '1 minute' * (n % 60000 + 60) as at) past`
  const line = db.sql.part`
    from meeting m join person p on p.congress_id = m.congress_id
    cross join lateral (
      select case when (m.id + p.id) % 4 = 0 then 'leave' else 'attend' end as answer,
             m.closes_at - interval '1 second' * (p.id % 3600) as at
    ) a
    where m.number > ${pastNumbers}`
  await db.sql`
    insert into invitee (meeting_id, person_id, answer, answered_at, decision)
    select m.id, p.id, a.answer, a.at, case a.answer when 'leave' then 'approved' end ${line} order by m.id, p.id`
  await db.sql`
    insert into answer_entry (meeting_id, person_id, answer, at, bot, msgid)
    select m.id, p.id, a.answer, a.at, 'bench', md5(m.id || '.' || p.id)
    ${line} order by a.at limit ${answers}::int`
  // In the order of the key: the index is written once from left to right instead of a million times at random.
  await db.sql`
    insert into inbound (bot, msgid, kind, userid, chatid, received_at, reply)
    select e.bot, e.msgid, 'click', 'd' || e.person_id, 'wrBenchPast', e.at,
           json_build_object('kind', 'update', 'audience', 'clicker',
             'card', json_build_object('taskId', 'task-' || e.id, 'title', '代表会议', 'body', ${pastBody}::text))
    from answer_entry e where e.meeting_id in (select id from meeting where number > ${pastNumbers})
    order by e.msgid`
  await db.sql`reset session_replication_role`
  await settle(db)
}

/** Past notices are numbered from here on. */
const pastNumbers = 100
/** As many bytes as the card of a notice has. */
const pastBody = '审议民生实事项目实施情况的报告；'.repeat(18)

/** Writes everything down and counts it, so that a round begins on a quiet server. */
export async function settle(db: Database): Promise<void> {
  await db.sql`vacuum (analyze)`
  await db.sql`checkpoint`
}
