/**
 * The towns that are clicked in: many people, several notices in each of several congresses. The numbers of the
 * rows are known beforehand, so that pgbench can name them too.
 */
import type { Database } from '../../src/db/open.ts'
import type { Tx } from '../../src/db/tx.ts'
import { bindChat } from '../../src/features/chats/store.ts'
import { createCongress } from '../../src/features/congress/store.ts'
import { createDraft, publish } from '../../src/features/meetings/store/meetings.ts'
import { type NoticeReading, nothingKnown } from '../../src/language/notice-reading.ts'

export const congresses = 12
export const peopleEach = 60
export const openMeetingsEach = 3
/** Lines that can be changed: every person on every notice of his congress. */
export const lines = congresses * peopleEach * openMeetingsEach

export interface LineName {
  readonly meetingId: number
  readonly userid: string
  readonly chatid: string
}

/** @param nth 0 … lines - 1. Neighbours are in different congresses, as callbacks of many groups are. */
export function lineNamed(nth: number): LineName {
  const congress = nth % congresses
  const rest = Math.floor(nth / congresses)
  const person = rest % peopleEach
  const meeting = Math.floor(rest / peopleEach) % openMeetingsEach
  return {
    meetingId: congress * openMeetingsEach + meeting + 1,
    userid: `d${congress * peopleEach + person + 1}`,
    chatid: chatidOf(congress + 1),
  }
}

const chatidOf = (congressId: number): string => `wrBenchChat${congressId}`

const dayMs = 86_400_000

/** Into an empty database. @throws when the rows did not get the numbers that `lineNamed` gives them. */
export async function seedTowns(db: Database, now: Date): Promise<void> {
  for (let nth = 1; nth <= congresses; nth++) await db.transaction(tx => seedTown(tx, nth, now))
  const [found] = await db.sql<{ lines: number }[]>`
    select count(*) as lines from invitee v join meeting m on m.id = v.meeting_id join person p on p.id = v.person_id
    where m.congress_id = (m.id - 1) / ${openMeetingsEach}::int + 1 and p.userid = 'd' || p.id
      and p.congress_id = (p.id - 1) / ${peopleEach}::int + 1 and m.congress_id = p.congress_id`
  if (found?.lines !== lines)
    throw new Error(`${found?.lines} of ${lines} lines are where they are looked for`)
}

async function seedTown(tx: Tx, nth: number, now: Date): Promise<void> {
  const congress = await createCongress(
    tx,
    { name: `样例${nth}镇`, kind: 'township', county: '某县', province: '浙江' },
    now,
  )
  if (congress === null) throw new Error('the database is not empty')
  const people = await tx.sql<{ id: number }[]>`
    insert into person (congress_id, name, userid, levels, updated_at)
    select ${congress.id}, '代表' || n, 'd' || (${(nth - 1) * peopleEach}::int + n), '{town}', ${now}
    from generate_series(1, ${peopleEach}::int) n order by n returning id`
  const [first] = people
  if (first === undefined) throw new Error('no people')
  await tx.sql`insert into person_role (person_id, role) values (${first.id}, 'chair')`
  const { outcome } = await bindChat(
    tx,
    {
      congressId: congress.id,
      chatid: chatidOf(nth),
      purpose: 'deputies',
      groupId: null,
      webhookKey: `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`,
    },
    now,
  )
  const [chat] = await tx.sql<{ id: number }[]>`select id from chat where congress_id = ${congress.id}`
  if (outcome !== 'bound' || chat === undefined) throw new Error(`the chat was ${outcome}`)
  for (let number = 1; number <= openMeetingsEach; number++) {
    const notice = noticeNumber(number, now)
    const draft = await createDraft(tx, { congressId: congress.id, createdBy: first.id, notice, now })
    await publish(tx, draft.id, { notice, chatId: chat.id, personIds: people.map(({ id }) => id), now })
  }
}

function noticeNumber(number: number, now: Date): NoticeReading {
  const startsAt = new Date(now.getTime() + (number + 2) * dayMs)
  return {
    kind: 'session',
    title: `第${number}次代表会议`,
    startsAt,
    endsAt: null,
    endsDayOnly: false,
    place: '镇政府三楼会议室',
    agenda: ['审议民生实事项目实施情况的报告', '审议财政预算执行情况的报告', '其他事项'],
    replyBy: new Date(startsAt.getTime() - dayMs),
    replyByDayOnly: false,
    audience: { to: 'deputies' },
    requirements: ['请着正装', '请提前十分钟到会'],
    problems: [],
    known: nothingKnown,
  }
}
