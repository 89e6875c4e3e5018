import type { Sql } from '../../../db/sql.ts'

/**
 * What tells one state of a meeting, its sheet and its day from every other one: the transactions that wrote their
 * rows last. Whatever was answered, decided, entered, changed, added or taken out gives another mark; nobody who does so has
 * anything to do for it. Names and the roster are not in it.
 * @returns by meeting; none for one that does not exist
 */
export async function marksOf(sql: Sql, meetingIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await sql<{ id: number; mark: string }[]>`
    select m.id, concat_ws('/', m.xmin::text, coalesce(s.xmin::text, ''), v.mark, a.mark) as mark
    from meeting m
    left join sitting s on s.meeting_id = m.id
    cross join lateral (
      select coalesce(sum(hashint8extended(i.person_id, i.xmin::text::bigint)), 0)::text as mark
      from invitee i where i.meeting_id = m.id
    ) v
    cross join lateral (
      select coalesce(sum(hashint8extended(d.person_id, d.xmin::text::bigint)), 0)::text as mark
      from attendance d where d.meeting_id = m.id
    ) a
    where m.id = any(${[...meetingIds]}::int[])`
  return new Map(rows.map(({ id, mark }) => [id, mark]))
}
