/**
 * The fast way for the commonest thing that happens: a button of a notice's card is pressed.
 *
 * All the clicks that wait are answered in one transaction: meetings are locked, lines and counts read, the
 * same rule as for words decides, everything is written by sets, the callbacks and their replies with it. One
 * click or sixty cost the same few round trips. What is not an ordinary answer (unknown person, another
 * congress's card, a draft) is left for the ordinary way.
 */
import { type Account, accountOf } from '../../../bot/account.ts'
import type { Origin } from '../../../bot/incoming.ts'
import type { Reply } from '../../../bot/reply.ts'
import { afterQuiet } from '../../../calendar/quiet-hours.ts'
import type { Clock } from '../../../clock.ts'
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import { settingsOf } from '../../congress/settings.ts'
import { answeredCard, type CardFacts, leaveKindQuestion } from '../cards/notice.ts'
import { factsFor, isAloneIn } from '../commands/facts.ts'
import { whereOf } from '../finding/named.ts'
import {
  type CallState,
  callMissing,
  callStates,
  type LeaveCall,
  standsUntilMs,
} from '../outreach/leave-calls.ts'
import { decideAnswer, type Intent } from '../rules/answer.ts'
import { isForItsBody, nobody, recount, shownOf } from '../rules/sheet.ts'
import {
  type AnswerChange,
  answersToWrite,
  type LockedMeeting,
  lockKnown,
  readTallies,
  writeClaims,
} from '../store/answers.ts'
import { clickers } from '../store/clickers.ts'
import type { LeaveKind, Line } from '../types.ts'
import { countSheets } from './count-sheets.ts'
import { drawAgain, type KeptClick, keep, readKept } from './kept-click.ts'
import { isApartOf, type KnownBodies } from './known-bodies.ts'
import type { KnownCounts, Sheet } from './known-counts.ts'
import type { KnownMeetings } from './known-meetings.ts'

export interface AnswerClick {
  readonly origin: Origin
  readonly taskId: string
  readonly meetingId: number
  readonly intent: Intent
  /** What the log will say of it, found once. */
  readonly account: Account
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
    account: accountOf(origin),
  }
}

interface Answered {
  /** What was replied to the same message before, when it cannot be drawn here; then nothing else was done. */
  readonly earlier: unknown
  /** Null: this click is for the ordinary way. */
  readonly reply: Reply | null
  /** What is to be recorded of the reply. Null: it was before, or there is none. */
  readonly kept: KeptClick | null
}

/** What the clicks come to, with nothing written yet. */
export interface Decided {
  /** In the order of the clicks. */
  readonly answered: readonly Answered[]
  /**
   * Sends all that the clicks change, in one statement together with the caller's own `insert`. Ends without
   * waiting for that statement when nothing depends on it, so that the commit travels with it: whether it
   * succeeded, the commit tells.
   */
  write(insert: Part): Promise<void>
  /** To be said when all of it is committed. */
  learn(): void
}

export interface Known {
  /** Until when (ms) the clerks need no other call for a meeting: one is in the database. */
  readonly calls: Map<number, number>
  readonly meetings: KnownMeetings
  readonly bodies: KnownBodies
  readonly counts: KnownCounts
}

/**
 * @param clicks in the order of arrival, no message twice
 * @param known what earlier batches have found; added to
 */
export async function answerClicks(
  tx: Tx,
  clock: Clock,
  clicks: readonly AnswerClick[],
  botName: string,
  known: Known,
): Promise<Decided> {
  const now = clock.now()
  const meetingIds = [...new Set(clicks.map(click => click.meetingId))]
  const unknown = known.bodies.unknown(meetingIds)
  const uncounted = known.counts.uncounted(meetingIds)
  const [{ meetings, holding: apart, countedBy }, tallies, people] = await Promise.all([
    lockKnown(tx, meetingIds, known.meetings, isApartOf(tx, unknown)),
    uncounted.length === 0 ? [] : readTallies(tx, uncounted),
    clickers(tx, clicks),
  ])
  known.bodies.learn(unknown, apart)
  const byId = new Map(meetings.map(meeting => [meeting.id, meeting]))
  const counts = await countSheets(tx, known.counts, { meetings, countedBy, counted: uncounted, tallies })
  const factsOf = factsOfEach(now)
  const lines = new Map<string, Line>()
  const changes: AnswerChange[] = []
  const answered = clicks.map((click, index): Answered => {
    const person = people[index]
    const meeting = byId.get(click.meetingId)
    const earlier = person?.earlier ?? null
    const none = { earlier, reply: null, kept: null }
    noteClick(click, person?.personId, meeting?.congressId)
    if (earlier !== null) {
      const kept = readKept(earlier)
      if (kept === null) return none
      const again = meeting === undefined ? null : drawAgain(kept, meeting)
      if (again !== null) click.account.repeat = true
      return { earlier: null, reply: again, kept: null }
    }
    if (person === undefined || meeting === undefined || person.line === null) return none
    // Its quorum is of others than its sheet's: read the ordinary way.
    if (known.bodies.isApart(meeting.id) && isForItsBody(meeting.notice)) return none
    const { personId } = person
    const key = `${meeting.id}.${personId}`
    const before = lines.get(key) ?? person.line
    const outcome = decideAnswer(meeting, before, click.intent, now)
    // What is refused is said and logged the ordinary way.
    if (outcome.kind !== 'changed' && outcome.kind !== 'unchanged') return none
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
    const facts = {
      ...factsOf(meeting),
      counts: counts.get(meeting.id) ?? nobody,
      isAlone: isAloneIn(click),
    }
    const card = answeredCard(click.taskId, facts, shownOf(line))
    const kept = keep(click.taskId, meeting, facts, line)
    return { earlier, reply: { kind: 'update', card, audience: 'clicker' }, kept }
  })
  const changed = new Set(changes.map(change => change.meetingId))
  const sheets = [...changed].map(
    (id): Sheet => ({
      meetingId: id,
      timeVersion: byId.get(id)?.timeVersion ?? 0,
      countedBy: countedBy.get(id) ?? null,
      counts: counts.get(id) ?? nobody,
    }),
  )
  const claims = known.counts.claims(sheets)
  return {
    answered,
    async write(insert) {
      if (claims.size > 0) writeClaims(tx, claims).catch(() => undefined)
      const asked = changes.filter(({ line }) => line.decision === 'pending').map(change => change.meetingId)
      const uncalled = asked.filter(id => (known.calls.get(id) ?? 0) <= now.getTime())
      const calls = callsFor(uncalled, byId, now)
      const written = tx.sql<CallState[]>`
        with ${answersToWrite(tx, changes)}, inserted as (${insert}) ${callStates(tx, calls)}`
      if (calls.length === 0) {
        written.catch(() => undefined)
        return
      }
      const states = await written
      await callMissing(tx, clock, calls, states, botName)
      if (known.calls.size > knownCallsKept) known.calls.clear()
      for (const [nth, call] of calls.entries())
        if (states[nth]?.written) known.calls.set(call.meeting.id, standsUntilMs(call))
    },
    learn() {
      known.counts.learn(sheets, claims)
    },
  }
}

function noteClick(
  { account, intent }: AnswerClick,
  person: number | undefined,
  congress: number | undefined,
): void {
  account.button = intent.answer === 'attend' ? 'attend' : intent.leaveKind === null ? 'leave' : 'kind'
  if (person !== undefined && person !== 0) account.person = person
  if (congress !== undefined) account.congress = congress
}

const knownCallsKept = 10_000

/** What is the same on all cards of a notice, put together once a batch. */
function factsOfEach(now: Date): (meeting: LockedMeeting) => CardFacts {
  const known = new Map<number, CardFacts>()
  return meeting => {
    const facts = known.get(meeting.id) ?? factsFor(whereOf(meeting, now), meeting, nobody, false)
    known.set(meeting.id, facts)
    return facts
  }
}

/** One for each of the meetings. */
function callsFor(
  meetingIds: readonly number[],
  meetings: ReadonlyMap<number, LockedMeeting>,
  now: Date,
): LeaveCall[] {
  return [...new Set(meetingIds)]
    .map(id => meetings.get(id))
    .filter(meeting => meeting !== undefined)
    .map(meeting => ({ meeting, dueAt: afterQuiet(now, meeting.zone, settingsOf(meeting).quietHours) }))
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
