/**
 * A town of sixty deputies for the front desk, and the messages that they send. `d1` is chair and answers like
 * everybody else; `s1` is in the roster of another town, `nobody` in none.
 */

import { randomUUID } from 'node:crypto'
import type { Incoming, Origin } from '../../src/bot/incoming.ts'
import type { Reply } from '../../src/bot/reply.ts'
import type { Database } from '../../src/db/open.ts'
import { places } from '../../src/db/sealed-columns.ts'
import { openReply } from '../../src/db/sealed-json.ts'
import { createDraft, publish } from '../../src/features/meetings/store/meetings.ts'
import { seedTown } from '../../src/features/roster/seed.ts'
import { type NoticeReading, readNotice } from '../../src/language/notice.ts'

export const now = new Date('2026-03-11T10:00:00+08:00')
export const bot = 'desk-bot'
export const botName = '联络员'
export const group = 'wrDeskDeputies'
export const foreignGroup = 'wrDeskForeign'
export const deputies: readonly string[] = Array.from({ length: 60 }, (_, n) => `d${n + 1}`)

const surnames = '赵钱孙李周吴'
const given = '一二三四五六七八九十'

function nameOf(nth: number): string {
  return `${surnames[Math.floor(nth / 10)]}${given[nth % 10]}`
}

/** Two towns: the sixty with their group, and one deputy with his. @returns the ids of the congresses */
export async function settleTowns(db: Database, at: Date = now): Promise<{ sixty: number; foreign: number }> {
  const kind = 'township'
  const town = { kind, county: '某县', province: '浙江', offices: [] } as const
  const deputy = (name: string, userid: string, duty: string) => ({
    姓名: name,
    企业微信账号: userid,
    代表层级: '乡镇',
    代表小组: '第一代表小组',
    职务: duty,
  })
  await seedTown(
    db,
    {
      ...town,
      name: '云溪镇',
      roster: deputies.map((userid, n) => deputy(nameOf(n), userid, n === 0 ? '主席' : '')),
      chats: [{ id: group, purpose: 'deputies', webhookKey: '00000000-0000-4000-8000-000000000001' }],
    },
    at,
  )
  await seedTown(
    db,
    {
      ...town,
      name: '石桥镇',
      roster: [deputy('郑百', 's1', '')],
      chats: [{ id: foreignGroup, purpose: 'deputies', webhookKey: null }],
    },
    at,
  )
  const [row] = await db.sql<{ sixty: number; foreign: number }[]>`
    select min(id) as sixty, max(id) as foreign from congress`
  if (row === undefined) throw new Error('no congress')
  return row
}

/** As the words would be read, but for the time: a test's notices are three days ahead of whatever now is. */
function noticeOf(nth: number, at: Date): NoticeReading {
  return {
    ...readNotice('3月20日上午9点 镇政府三楼会议室 审议民生实事项目', at, 'Asia/Shanghai'),
    title: `第${nth}次会议`,
    startsAt: new Date(at.getTime() + 3 * dayMs),
    replyBy: null,
    audience: { to: 'deputies' },
    problems: [],
  }
}

const dayMs = 86_400_000

/** Notices to every deputy of the congress but the ones left out, three days ahead. @returns their ids, in order */
export async function announce(
  db: Database,
  congressId: number,
  { count = 1, draft = false, without = [] as readonly string[], at = now } = {},
): Promise<number[]> {
  return db.transaction(async tx => {
    const people = await tx.sql<{ id: number; userid: string }[]>`
      select id, userid from person where congress_id = ${congressId} and cardinality(levels) > 0 order by id`
    const [chat] = await tx.sql<{ id: number }[]>`
      select id from chat where congress_id = ${congressId} order by id limit 1`
    const ids: number[] = []
    for (let nth = 1; nth <= count; nth++) {
      const notice = noticeOf(nth, at)
      const made = await createDraft(tx, { congressId, createdBy: people[0]?.id ?? 0, notice, now: at })
      ids.push(made.id)
      if (draft) continue
      const personIds = people.filter(({ userid }) => !without.includes(userid)).map(({ id }) => id)
      await publish(tx, made.id, { notice, chatId: chat?.id ?? null, personIds, now: at })
    }
    return ids
  })
}

interface Sent {
  readonly msgid?: string
  /** A group's chatid; null in the single chat. */
  readonly chat?: string | null
  readonly bot?: string
}

function origin(userid: string, sent: Sent = {}): Origin {
  const chat = sent.chat === undefined ? group : sent.chat
  return {
    bot: sent.bot ?? bot,
    msgid: sent.msgid ?? randomUUID(),
    userid,
    chat: chat === null ? { type: 'single' } : { type: 'group', id: chat },
    sentAt: null,
    responseUrl: null,
    line: { kind: 'callback' },
  }
}

/** @param key e.g. `attend:1` */
export function click(
  userid: string,
  key: string,
  sent: Sent & { readonly kind?: string } = {},
): Extract<Incoming, { kind: 'click' }> {
  const selected = new Map(sent.kind === undefined ? [] : [['leave_kind', [sent.kind]]])
  return { kind: 'click', origin: origin(userid, sent), click: { taskId: `task-${userid}`, key, selected } }
}

export function words(userid: string, text: string, sent: Sent = {}): Extract<Incoming, { kind: 'text' }> {
  const said = sent.chat === null ? text : `@${botName} ${text}`
  return { kind: 'text', origin: origin(userid, sent), text: said, quote: null }
}

export interface Written {
  readonly userid: string
  readonly answer: string | null
  readonly msgid: string
}

/** The log of answers to a notice, oldest first. */
export function answerLog(db: Database, meetingId: number): Promise<readonly Written[]> {
  return db.sql<Written[]>`
    select p.userid, a.answer, a.msgid from answer_entry a join person p on p.id = a.person_id
    where a.meeting_id = ${meetingId} order by a.id`
}

export interface Line {
  readonly userid: string
  readonly answer: string | null
  readonly reason: string | null
}

/** The lines of a notice's sheet that are filled in. */
export async function sheet({ sql }: Database, meetingId: number): Promise<readonly Line[]> {
  const rows = await sql<Line[]>`
    select p.userid, v.answer, v.reason from invitee v join person p on p.id = v.person_id
    where v.meeting_id = ${meetingId} and v.answer is not null order by p.id`
  return rows.map(row => ({ ...row, reason: sql.vault.open(places.leave(meetingId), row.reason) }))
}

/** Lines whose answer is not the last one in the log: there must never be one. */
export async function strayLines(db: Database): Promise<number> {
  const [row] = await db.sql<{ stray: number }[]>`
    with last as (
      select distinct on (meeting_id, person_id) meeting_id, person_id, answer, msgid
      from answer_entry order by meeting_id, person_id, id desc
    )
    select count(*) as stray from invitee v left join last using (meeting_id, person_id)
    where v.answer is distinct from last.answer`
  return row?.stray ?? -1
}

export interface Recorded {
  readonly kind: string
  readonly detail: string | null
  readonly reply: unknown
}

export async function recorded({ sql }: Database, msgid: string): Promise<readonly Recorded[]> {
  const rows = await sql<Recorded[]>`select kind, detail, reply from inbound where msgid = ${msgid}`
  return rows.map(row => ({ ...row, reply: openReply(sql.vault, msgid, row.reply) }))
}

/** `congress:3.814` is `congress:3` of the card with that number. */
export const withoutCard = (key: string): string => key.replace(/^(congress:\d*|which)[.:]\d+$/u, '$1')

/** Cards as somebody has them before him: `congress:3` is pressed as it stands on the last one that offers it. */
export function cardsInView() {
  const keys = new Map<string, string>()
  return {
    seen(reply: Reply): Reply {
      const buttons = reply.kind === 'card' || reply.kind === 'update' ? reply.card.buttons : []
      for (const { key } of buttons) keys.set(withoutCard(key), key)
      return reply
    },
    keyOf: (key: string): string => keys.get(key) ?? key,
  }
}
