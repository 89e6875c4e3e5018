/**
 * The fast way for the commonest thing that happens: a button of a notice's card is pressed.
 *
 * All the clicks that wait are answered in one transaction: meetings are locked, lines and counts read, the
 * same rule as for words decides, everything is written by sets, the callbacks and their replies with it. One
 * click or sixty cost the same few round trips. What is not an ordinary answer (unknown person, another
 * congress's card, a draft) is left for the ordinary way.
 */
import type { Origin } from '../../bot/incoming.ts'
import type { Reply } from '../../bot/reply.ts'
import { afterQuiet } from '../../calendar/quiet-hours.ts'
import type { Clock } from '../../clock.ts'
import type { Tx } from '../../db/tx.ts'
import { settingsOf } from '../congress/settings.ts'
import { answeredCard, leaveKindQuestion } from './cards/notice.ts'
import { factsFor, whereOf } from './commands/facts.ts'
import { decideAnswer, type Intent } from './rules/answer.ts'
import { nobody, recount } from './rules/sheet.ts'
import {
  type AnswerChange,
  type LockedMeeting,
  lockMeetings,
  readCounts,
  writeAnswers,
} from './store/answers.ts'
import { clickers } from './store/clickers.ts'
import { callClerks } from './store/leave-calls.ts'
import type { Counts, LeaveKind, Line } from './types.ts'

export interface AnswerClick {
  readonly origin: Origin
  readonly taskId: string
  readonly meetingId: number
  readonly intent: Intent
}

/** @returns the answer that the button means, or null when it is no answer button. */
export function answerClick(
  origin: Origin,
  click: { taskId: string; key: string; selected: ReadonlyMap<string, readonly string[]> },
): AnswerClick | null {
  const match = /^(attend|leave|kind):(\d{1,9})$/.exec(click.key)
  if (match === null) return null
  const attends = match[1] === 'attend'
  return {
    origin,
    taskId: click.taskId,
    meetingId: Number(match[2]),
    intent: {
      answer: attends ? 'attend' : 'leave',
      reason: null,
      leaveKind: attends ? null : readKind(click.selected.get(leaveKindQuestion)?.[0]),
      enteredBy: null,
    },
  }
}

export interface Answered {
  /** What was replied to the same message before; then nothing else was done. */
  readonly earlier: unknown
  /** Null: this click is for the ordinary way. */
  readonly reply: Reply | null
}

/** What the clicks come to, with nothing written yet. */
export interface Decided {
  /** In the order of the clicks. */
  readonly answered: readonly Answered[]
  /** Sends all that is to be written at once, so that the caller's own writes can travel with it. */
  write(): Promise<void>
}

/** @param clicks in the order of arrival, no message twice */
export async function answerClicks(
  tx: Tx,
  clock: Clock,
  clicks: readonly AnswerClick[],
  botName: string,
): Promise<Decided> {
  const now = clock.now()
  const meetingIds = [...new Set(clicks.map(click => click.meetingId))]
  const [meetings, counts, people] = await Promise.all([
    lockMeetings(tx, meetingIds),
    readCounts(tx, meetingIds),
    clickers(tx, clicks),
  ])
  const byId = new Map(meetings.map(meeting => [meeting.id, meeting]))
  const lines = new Map<string, Line>()
  const changes: AnswerChange[] = []
  const answered = clicks.map((click, index): Answered => {
    const person = people[index]
    const meeting = byId.get(click.meetingId)
    const earlier = person?.earlier ?? null
    const none = { earlier, reply: null }
    if (earlier !== null || person === undefined || meeting === undefined || person.line === null) return none
    const { personId } = person
    const key = `${meeting.id}.${personId}`
    const before = lines.get(key) ?? person.line
    const outcome = decideAnswer(meeting, before, click.intent, now)
    if (outcome.kind === 'not_published' || outcome.kind === 'not_addressed') return none
    let line = before
    if (outcome.kind === 'changed') {
      line = outcome.line
      lines.set(key, line)
      counts.set(meeting.id, recount(meeting, counts.get(meeting.id) ?? nobody, before, line))
      changes.push({
        meetingId: meeting.id,
        personId,
        line,
        bot: click.origin.bot,
        msgid: click.origin.msgid,
      })
    }
    return { earlier, reply: updateOf(click, meeting, counts.get(meeting.id) ?? nobody, line, now) }
  })
  return {
    answered,
    async write() {
      await Promise.all([writeAnswers(tx, changes), callFor(tx, clock, changes, byId, now, botName)])
    },
  }
}

function updateOf(click: AnswerClick, meeting: LockedMeeting, counts: Counts, line: Line, now: Date): Reply {
  const card = answeredCard(click.taskId, factsFor(whereOf(meeting, now), meeting, counts), line)
  return { kind: 'update', card, audience: 'clicker' }
}

async function callFor(
  tx: Tx,
  clock: Clock,
  changes: readonly AnswerChange[],
  meetings: ReadonlyMap<number, LockedMeeting>,
  now: Date,
  botName: string,
): Promise<void> {
  const ids = new Set(
    changes.filter(change => change.line.decision === 'pending').map(change => change.meetingId),
  )
  const requests = [...ids]
    .map(id => meetings.get(id))
    .filter(meeting => meeting !== undefined)
    .map(meeting => ({ meeting, dueAt: afterQuiet(now, meeting.zone, settingsOf(meeting).quietHours) }))
  await callClerks(tx, clock, requests, botName)
}

function readKind(id: string | undefined): LeaveKind | null {
  switch (id) {
    case 'sick':
    case 'personal':
    case 'official':
    case 'other':
      return id
    default:
      return null
  }
}
