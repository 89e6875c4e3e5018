/** A year of a town, made up at random and written as commands write it, with what its books have to say of it. */
import fc from 'fast-check'
import type { Database } from '../../src/db/open.ts'
import { addEntries } from '../../src/features/activities/store/entries.ts'
import { agendaOf } from '../../src/features/agenda/store/items.ts'
import { enterVote } from '../../src/features/agenda/store/votes.ts'
import { notThere } from '../../src/features/attendance/rules/day.ts'
import { enterPresences, settleDay } from '../../src/features/attendance/store/presence.ts'
import { makeDecision } from '../../src/features/decisions/store/decisions.ts'
import { addToPaper, enterPaper } from '../../src/features/incoming-papers/store/papers.ts'
import type { PaperEvent } from '../../src/features/incoming-papers/types.ts'
import { writeAnswers } from '../../src/features/meetings/store/answers.ts'
import { createDraft, lockOne, publish, setStatus } from '../../src/features/meetings/store/meetings.ts'
import { setFacts } from '../../src/features/minutes/store/parts.ts'
import { activePeople } from '../../src/features/roster/store/people.ts'
import { saveVisitor } from '../../src/features/visits/store/visitors.ts'
import { insertVisit } from '../../src/features/visits/store/visits.ts'
import { type NoticeReading, readNotice } from '../../src/language/notice.ts'
import type { Story } from '../features/suggestions/story.ts'

const zone = 'Asia/Shanghai'

/** What people may write: formulas, marks, other directions, many lines, much. */
const nasty = fc.constantFrom(
  '修路灯',
  '=1+1',
  '+86 138',
  '@cmd|calc',
  '-2',
  '<b>&"\'</b>',
  'a\u202eb',
  '甲\n乙',
  '渠'.repeat(600),
)
const date = fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
const share = fc.array(fc.constantFrom('present', 'leave', 'absent'), { minLength: 7, maxLength: 7 })

const meeting = fc.record({
  on: date,
  what: nasty,
  held: fc.constantFrom('checked', 'recorded', 'cancelled', 'silent'),
  share,
  items: fc.integer({ min: 0, max: 3 }),
  voted: fc.integer({ min: 0, max: 3 }),
  decisions: fc.array(nasty, { maxLength: 3 }),
  chair: fc.option(nasty),
})
const visit = fc.record({
  on: date,
  kind: fc.constantFrom('visit', 'letter', 'contact'),
  people: fc.integer({ min: 1, max: 9 }),
  matter: nasty,
  name: fc.option(nasty),
  state: fc.constantFrom('open', 'closed', 'void'),
})
const paper = fc.record({
  on: date,
  title: nasty,
  copies: fc.option(fc.integer({ min: 1, max: 9 })),
  secrecy: fc.option(fc.constantFrom('internal', 'secret')),
  urgency: fc.option(fc.constantFrom('very_urgent', 'routine')),
  end: fc.constantFrom('open', 'done', 'archived', 'void'),
})
const suggestion = fc.record({ on: date, title: nasty, confidential: fc.boolean() })

export const years = fc.record({
  presidium: fc.array(meeting, { maxLength: 5 }),
  activities: fc.array(fc.record({ meeting, group: fc.boolean(), findings: nasty }), { maxLength: 5 }),
  visits: fc.array(visit, { maxLength: 8 }),
  papers: fc.array(paper, { maxLength: 8 }),
  suggestions: fc.array(suggestion, { maxLength: 4 }),
})
export type RandomYear = typeof years extends fc.Arbitrary<infer Y> ? Y : never

const own = (year: number, { month, day }: { month: number; day: number }) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

export interface Expected {
  readonly presidium: object
  readonly activities: object
  readonly visits: object
  readonly incoming: object
  readonly suggestions: object
}

/** Writes it. @returns the figures, counted here and not asked for anywhere */
export async function writeYear(
  db: Database,
  story: Story,
  year: number,
  made: RandomYear,
): Promise<Expected> {
  const presidium = {
    meetings: 0,
    unchecked: 0,
    should: 0,
    present: 0,
    onLeave: 0,
    absent: 0,
    items: 0,
    votes: 0,
    decisions: 0,
  }
  for (const one of made.presidium) {
    const { should, present, onLeave, absent, votes } = await writeMeeting(db, story, year, one, 'presidium')
    if (one.held !== 'checked' && !(one.held === 'recorded' && one.chair !== null)) continue
    presidium.meetings++
    presidium.should += should
    presidium.onLeave += onLeave
    presidium.items += one.items
    presidium.votes += votes
    presidium.decisions += one.decisions.length
    if (present === 0) presidium.unchecked++
    else {
      presidium.present += present
      presidium.absent += absent
    }
  }
  const activities = { activities: 0, should: 0, present: 0 }
  for (const one of made.activities) {
    const held = await writeMeeting(
      db,
      story,
      year,
      one.meeting,
      one.group ? 'group' : 'deputies',
      one.findings,
    )
    const counts = one.meeting.held === 'checked' || one.meeting.held === 'recorded'
    if (!counts) continue
    activities.activities++
    activities.should += held.should
    activities.present += held.present
  }
  const visits = { visits: 0, letters: 0, contacts: 0, people: 0, open: 0, closed: 0 }
  const deputyId = story.person('王秀兰')
  for (const { on, kind, people, matter, name, state } of made.visits) {
    await db.transaction(async tx => {
      const receivedOn = { year, ...on }
      const id = await insertVisit(
        tx,
        {
          ...{
            congressId: story.congress.id,
            kind,
            receivedOn,
            deputyId,
            village: null,
            matter,
            category: null,
          },
          ...{ people, handling: null, officeId: null, officeName: null, dueOn: null, status: state },
          ...{
            outcome: state === 'closed' ? matter : null,
            closedOn: state === 'closed' ? receivedOn : null,
          },
          ...{ followedUpOn: null, satisfaction: null, enteredBy: deputyId },
        },
        at(year, on),
      )
      await saveVisitor(tx, id, { name, phone: null })
    })
    if (state === 'void') continue
    visits[kind === 'visit' ? 'visits' : kind === 'letter' ? 'letters' : 'contacts']++
    visits.people += people
    visits[state]++
  }
  const incoming = { papers: 0, copies: 0, open: 0, overdue: 0, done: 0, archived: 0, secret: 0, urgent: 0 }
  for (const { on, title, copies, secrecy, urgency, end } of made.papers) {
    await db.transaction(async tx => {
      const hand = {
        ...{ by: deputyId, now: at(year, on), today: { year, ...on }, message: { bot: 'b', msgid: 'm' } },
      }
      const fields = {
        receivedOn: own(year, on),
        sender: title,
        reference: title,
        title,
        copies,
        secrecy,
        urgency,
      }
      const { id } = await enterPaper(tx, story.congress.id, fields, hand)
      const events: Record<typeof end, PaperEvent[]> = {
        open: [],
        done: [{ type: 'done', result: title }],
        archived: [{ type: 'archived', mark: title }],
        void: [{ type: 'voided', reason: title }],
      }
      if (events[end].length > 0) await addToPaper(tx, id, events[end], hand)
    })
    if (end === 'void') continue
    incoming.papers++
    incoming.copies += copies ?? 0
    incoming[end]++
    if (secrecy === 'secret') incoming.secret++
    if (urgency === 'very_urgent') incoming.urgent++
  }
  for (const { on, title, confidential } of made.suggestions)
    await story.begin('王秀兰', own(year, on), { title, text: title, confidential })
  const suggestions = { total: made.suggestions.length }
  return { presidium, activities, visits, incoming, suggestions }
}

type Meeting = RandomYear['presidium'][number]

const at = (year: number, { month, day }: Meeting['on']) =>
  new Date(`${own(year, { month, day })}T09:00:00+08:00`)

/** @returns who was there */
async function writeMeeting(
  db: Database,
  story: Story,
  year: number,
  one: Meeting,
  whose: 'presidium' | 'group' | 'deputies',
  findings: string | null = null,
) {
  const startsAt = at(year, one.on)
  const notice: NoticeReading = {
    ...readNotice('3月20日上午9点 镇政府三楼会议室 会议', startsAt, zone),
    ...{
      kind: whose === 'presidium' ? 'presidium' : 'inspection',
      title: `会议${one.what.slice(0, 20)}`,
      startsAt,
    },
    ...{ endsAt: null, replyBy: null, place: one.what.slice(0, 40), problems: [] },
    audience: whose === 'group' ? { to: 'group', name: '第一代表小组' } : { to: whose },
    agenda: Array.from({ length: one.items }, (_, i) => `审议事项${i}${one.what.slice(0, 20)}`),
  }
  return db.transaction(async tx => {
    const everybody = await activePeople(tx, story.congress.id)
    const members = everybody.filter(({ roles, levels, groupName }) =>
      whose === 'presidium'
        ? roles.some(role => ['presidium_member', 'chair', 'vice_chair'].includes(role))
        : levels.includes('town') && (whose === 'deputies' || groupName === '第一代表小组'),
    )
    const by = story.person('杨国梁')
    const { id } = await createDraft(tx, {
      congressId: story.congress.id,
      createdBy: by,
      notice,
      now: startsAt,
    })
    await publish(tx, id, {
      notice,
      chatId: null,
      personIds: members.map(person => person.id),
      now: startsAt,
    })
    const message = { bot: 'b', msgid: `m${id}` }
    const standing = members.map((person, i) => ({
      id: person.id,
      is: one.share[i % one.share.length] ?? 'absent',
    }))
    await writeAnswers(
      tx,
      standing
        .filter(({ is }) => is === 'leave')
        .map(({ id: personId }) => ({
          ...{ meetingId: id, personId, ...message },
          line: {
            ...{ answer: 'leave' as const, reason: one.what, leaveKind: 'official' as const, late: false },
            ...{
              enteredBy: null,
              timeVersion: 1,
              answeredAt: startsAt,
              decision: 'approved' as const,
              decisionNote: null,
            },
          },
        })),
    )
    if (one.held === 'cancelled') await setStatus(tx, id, 'cancelled')
    const isChecked = one.held === 'checked'
    if (isChecked) {
      const present = standing.filter(({ is }, i) => is === 'present' || i === 0)
      const presence = { ...notThere, arrivedAt: startsAt, door: 'clerk' as const, enteredBy: by }
      await enterPresences(
        tx,
        id,
        present.map(({ id: personId }) => ({ personId, presence })),
        { at: startsAt, ...message },
      )
      await settleDay(tx, id, startsAt)
    }
    const writing = { meetingId: id, by, now: startsAt, message }
    if (one.chair !== null && one.held !== 'silent') await setFacts(tx, writing, { chair: one.chair })
    if (findings !== null && one.held === 'recorded')
      await addEntries(tx, id, [{ kind: 'add', field: 'findings', text: findings }], {
        at: startsAt,
        enteredBy: by,
        message,
      })
    const meeting = await lockOne(tx, id)
    const items = isChecked ? await agendaOf(tx, meeting, by, startsAt) : []
    const voted = items.slice(0, one.voted)
    for (const item of voted)
      await enterVote(tx, {
        ...{
          itemId: item.id,
          inFavour: 5,
          against: 0,
          abstained: 0,
          members: 9,
          present: 5,
          needed: 5,
          passed: true,
        },
        ...{ quorumMet: true, at: startsAt, words: '', enteredBy: by, message },
      })
    if (whose === 'presidium')
      for (const words of one.decisions)
        await makeDecision(
          tx,
          {
            ...{ congressId: story.congress.id, meetingId: id, itemId: null, words },
            ...{ officeId: null, personId: null, dueOn: null },
          },
          { by, now: startsAt, today: { year, ...one.on }, message },
        )
    const count = (is: string) =>
      standing.filter((each, i) => each.is === is && !(isChecked && i === 0)).length
    const present = isChecked ? members.length - count('leave') - count('absent') : 0
    return {
      ...{
        // Where nobody was checked in nobody is counted.
        should: isChecked ? members.length : 0,
        present,
        onLeave: isChecked ? count('leave') : 0,
        absent: count('absent'),
        votes: voted.length,
      },
    }
  })
}
