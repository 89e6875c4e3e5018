import type { Card, CardButton, CardRow } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { NoticeReading } from '../../../language/notice.ts'
import { windowOf } from '../../attendance/rules/window.ts'
import type { CongressSettings } from '../../congress/types.ts'
import { isForItsBody, type ShownLine, shownOf, standingOf } from '../rules/sheet.ts'
import { leaveKindNames } from '../texts/answers.ts'
import { archivedOnCard } from '../texts/archived.ts'
import * as words from '../texts/cards.ts'
import { sayAgenda, sayAudience, sayDeadline, sayWhen, titleOf } from '../texts/notice.ts'
import { sayQuorum } from '../texts/sheet.ts'
import type { Body, Counts, Line, Meeting } from '../types.ts'

/** What every face of a meeting's card is drawn from. */
export interface CardFacts {
  readonly meeting: Pick<Meeting, 'id' | 'number' | 'status' | 'notice' | 'timeVersion' | 'cancelReason'>
  readonly counts: Counts
  /** Of the body whose quorum is counted. Left out: the counts are its own. */
  readonly body?: Body
  readonly congress: { readonly name: string; readonly zone: string; readonly settings: CongressSettings }
  readonly now: Date
  /** Its reader is alone with the bot or the app: there nobody has to be mentioned. */
  readonly isAlone: boolean
}

/** The card as it stands for everybody, in the group or alone. */
export function noticeCard(taskId: string, facts: CardFacts): Card {
  if (isCheckInOpen(facts))
    return face(taskId, facts, words.howToCheckIn, [
      arrive(facts),
      button('leave', facts),
      button('list', facts),
    ])
  return face(taskId, facts, words.howToAnswer(facts.isAlone), [
    button('attend', facts),
    button('leave', facts),
    button('list', facts),
  ])
}

/** The card as the person sees it who has answered: what is recorded for him, and how to change it. */
export function answeredCard(taskId: string, facts: CardFacts, line: ShownLine): Card {
  const standing = standingOf(facts.meeting, line)
  if (facts.meeting.status === 'cancelled') return cancelledCard(taskId, facts)
  if (standing === 'silent') return noticeCard(taskId, facts)
  if (standing === 'attend') {
    return face(taskId, facts, words.youAttend(line.late), [
      ...(isCheckInOpen(facts) ? [arrive(facts)] : []),
      button('leave', facts, words.changeToLeave),
      button('list', facts),
    ])
  }
  const change = button('attend', facts, words.changeToAttend)
  if (line.saysWhy) {
    return face(taskId, facts, words.yourLeave(standing, line.late), [change, button('list', facts)])
  }
  // One button at most calls to be pressed: here it is the one that completes the request.
  return {
    ...face(taskId, facts, words.yourLeaveWithoutReason(line.late, facts.isAlone), [
      button('kind', facts),
      { ...change, style: 'plain' },
      button('list', facts),
    ]),
    select: {
      key: leaveKindQuestion,
      title: words.leaveKindTitle,
      options: Object.entries(leaveKindNames).map(([id, text]) => ({ id, text })),
    },
  }
}

/** From then on what is wanted of people is not their answer any more. */
function isCheckInOpen({ meeting, congress, now }: CardFacts): boolean {
  if (meeting.status === 'draft' || meeting.status === 'cancelled') return false
  const { notice } = meeting
  const window = windowOf({ startsAt: notice.startsAt, notice }, null, congress.settings.sitting)
  return window !== null && window.opensAt <= now && now < window.closesAt
}

/** Pressed in the feature `attendance`. */
const arrive = ({ meeting }: CardFacts): CardButton => ({
  text: words.buttons.arrive,
  key: `arrive:${meeting.id}`,
  style: 'primary',
})

export const leaveKindQuestion = 'leave_kind'

/** The counts, asked for with 名单. Names are for the chair's single chat only. */
export function countsCard(taskId: string, facts: CardFacts, line: Line | null): Card {
  const own = line === null ? noticeCard(taskId, facts) : answeredCard(taskId, facts, shownOf(line))
  return { ...own, body: words.countsNow(facts.counts, sayQuorumOf(facts)) }
}

export function cancelledCard(taskId: string, facts: CardFacts): Card {
  return face(taskId, facts, words.cancelled(facts.meeting.cancelReason), [button('list', facts)])
}

/** The card of a meeting so long ago that nothing can be answered any more. */
export function archivedCard(taskId: string, facts: CardFacts): Card {
  return face(taskId, facts, archivedOnCard, [button('list', facts)])
}

/** A clicked card with a sentence on it, when the click changed nothing. */
export function toldCard(taskId: string, facts: CardFacts, sentence: string): Card {
  return { ...noticeCard(taskId, facts), body: sentence }
}

/** A complete draft as its chair sees it in the single chat. */
export function draftCard(
  taskId: string,
  facts: CardFacts,
  botName: string,
  way: 'group' | 'aside' = 'group',
): Card {
  const { number } = facts.meeting
  const ready = way === 'group' ? words.draftReady(number, botName) : words.draftReadyAside(number)
  return face(taskId, facts, ready, [{ text: words.drop, key: `drop:${facts.meeting.id}`, style: 'danger' }])
}

function face(taskId: string, facts: CardFacts, body: string, buttons: readonly CardButton[]): Card {
  const { meeting, congress } = facts
  const { notice } = meeting
  const where = notice.place ?? words.noPlace
  return {
    taskId,
    title: titleOf(notice, congress.settings.labels),
    desc: words.noticeNumber(congress.name, meeting.number, meeting.status),
    ...(notice.agenda.length > 0 ? { quote: words.agenda(sayAgenda(notice.agenda)) } : {}),
    body: [...longParts(notice), body].join('\n'),
    rows: rowsOf(facts, where),
    buttons,
  }

  /** What a row would cut stands in full in the text below. */
  function longParts(reading: NoticeReading): string[] {
    const parts = [...where].length > rowChars ? [words.place(where)] : []
    const whom = reading.audience === null ? '' : sayAudience(reading.audience)
    if ([...whom].length > whomChars) parts.push(words.whomInFull(whom))
    if (reading.requirements.length > 0) parts.push(words.requirements(reading.requirements))
    return parts
  }
}

/** The platform's advice for the value of a row (wecom-protocol 5.2). */
const rowChars = 26
/** Beside the number of people. */
const whomChars = rowChars - 6

function rowsOf(facts: Omit<CardFacts, 'isAlone'>, where: string): CardRow[] {
  const { meeting, counts, now, congress } = facts
  const { notice } = meeting
  const { when, deadline } = hoursOf(notice, now, congress.zone)
  const rows: CardRow[] = [
    { name: words.rowWhen, value: when },
    { name: words.rowWhere, value: where },
    {
      name: words.rowWhom,
      value:
        notice.audience === null ? words.nobody : words.whom(sayAudience(notice.audience), counts.invited),
    },
    { name: words.rowDeadline, value: deadline },
    { name: words.rowCount, value: words.countLine(counts) },
  ]
  const quorum = sayQuorumOf(facts)
  if (quorum !== null) rows.push({ name: words.rowQuorum, value: quorum })
  return rows
}

interface Hours {
  readonly zone: string
  readonly year: number
  readonly when: string
  readonly deadline: string
}

const hours = new WeakMap<NoticeReading, Hours>()

/** In words, which are others only in another year: a crowd that answers asks for them again and again. */
function hoursOf(notice: NoticeReading, now: Date, zone: string): Hours {
  const { year } = dayOf(now, zone)
  const before = hours.get(notice)
  if (before?.year === year && before.zone === zone) return before
  const said = { zone, year, when: sayWhen(notice, now, zone), deadline: sayDeadline(notice, now, zone) }
  hours.set(notice, said)
  return said
}

/** Not on a card that calls others, too: 名单 says it. */
const sayQuorumOf = ({ meeting, counts, body, congress }: Omit<CardFacts, 'isAlone'>): string | null =>
  isForItsBody(meeting.notice) ? sayQuorum(meeting.notice.kind, body ?? counts, congress.settings) : null

function button(action: 'attend' | 'leave' | 'list' | 'kind', facts: CardFacts, text?: string): CardButton {
  const style = action === 'attend' || action === 'kind' ? 'primary' : 'plain'
  return { text: text ?? words.buttons[action], key: `${action}:${facts.meeting.id}`, style }
}
