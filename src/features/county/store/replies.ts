import type { Tx } from '../../../db/tx.ts'
import type { CountyNotice, TownLine, TownReply } from '../types.ts'
import { countsStill } from './counting.ts'
import type { Hand } from './notices.ts'

interface Row {
  readonly noticeId: number
  readonly townId: number
  readonly name: string
  readonly times: number
  readonly words: string | null
  readonly version: number | null
  readonly at: Date | null
  readonly enteredByName: string | null
  readonly counts: boolean | null
}

/** Each town with the reply that counts, or the one that does not any more, by notice, in the order of the towns. */
export async function linesOf(
  tx: Tx,
  noticeIds: readonly number[],
): Promise<ReadonlyMap<number, readonly TownLine[]>> {
  const rows = await tx.sql<Row[]>`
    select t.notice_id as "noticeId", t.town_id as "townId", c.name, coalesce(r.times, 0)::int as times,
           r.words, r.version, r.at, r.counts, p.name as "enteredByName"
    from county_notice_town t join congress c on c.id = t.town_id
    left join lateral (
      select y.words, y.version, y.at, y.entered_by, count(*) over () as times, ${countsStill(tx)} as counts
      from county_reply y
      where y.notice_id = t.notice_id and y.town_id = t.town_id order by y.id desc limit 1
    ) r on true
    left join person p on p.id = r.entered_by
    where t.notice_id = any(${[...noticeIds]}::int[]) order by t.notice_id, t.town_id`
  const lines = new Map<number, TownLine[]>(noticeIds.map(id => [id, []]))
  for (const { noticeId, townId, name, times, counts, ...said } of rows) {
    const last = replyIn(said)
    const [reply, earlier] = counts === true ? [last, null] : [null, last]
    lines.get(noticeId)?.push({ townId, name, times, reply, earlier })
  }
  return lines
}

function replyIn({
  words,
  version,
  at,
  enteredByName,
}: Pick<Row, 'words' | 'version' | 'at' | 'enteredByName'>): TownReply | null {
  if (words === null || version === null || at === null) return null
  return { words, version, at, enteredByName: enteredByName ?? '' }
}

/** Whoever answers for the town, or moves the notice's state, waits for this transaction. @returns the notice's state */
export async function lockTown(tx: Tx, noticeId: number, townId: number): Promise<boolean> {
  // The notice first, as its county does: nobody answers one that is being cancelled.
  await tx.sql`select from county_notice where id = ${noticeId} for no key update`
  const rows = await tx.sql`
    select from county_notice_town where notice_id = ${noticeId} and town_id = ${townId} for update`
  return rows.count > 0
}

export async function writeReply(
  tx: Tx,
  { id, version }: Pick<CountyNotice, 'id' | 'version'>,
  townId: number,
  words: string,
  { by, now, message }: Hand,
): Promise<void> {
  await tx.sql`
    insert into county_reply (notice_id, town_id, words, version, at, entered_by, bot, msgid)
    values (${id}, ${townId}, ${words}, ${version}, ${now}, ${by}, ${message.bot}, ${message.msgid})
    on conflict do nothing`
}

/** All that the town has said, oldest first. */
export async function repliesOf(tx: Tx, noticeId: number, townId: number): Promise<TownReply[]> {
  return tx.sql<TownReply[]>`
    select y.words, y.version, y.at, p.name as "enteredByName"
    from county_reply y join person p on p.id = y.entered_by
    where y.notice_id = ${noticeId} and y.town_id = ${townId} order by y.id`
}

/** @returns whether every town has answered what is asked now, and had not before */
export async function completeIfAll(tx: Tx, noticeId: number, now: Date): Promise<boolean> {
  const rows = await tx.sql`
    update county_notice n set completed_at = ${now}
    where n.id = ${noticeId} and n.completed_at is null
      and not exists (
        select from county_notice_town t where t.notice_id = n.id and not exists (
          select from county_reply y where y.notice_id = t.notice_id and y.town_id = t.town_id and ${countsStill(tx)}))
    returning n.id`
  return rows.count > 0
}
