/**
 * Words that are no command: an answer to a notice, to a turn of reception duty, or to a swap. What can be meant for
 * one thing only is meant for it; where a notice and a turn are both open, one card asks for which.
 */
import { isClerk } from '../bot/actor.ts'
import { type Context, placeOf } from '../bot/command.ts'
import { namesNumber } from '../bot/grammar.ts'
import { type Reply, say } from '../bot/reply.ts'
import { isoDay } from '../calendar/day.ts'
import { dayOf } from '../calendar/zone.ts'
import { lateSaid } from '../features/attendance/commands/check-in.ts'
import { ask, newCard } from '../features/dialogue/store.ts'
import { choiceCard } from '../features/meetings/cards/choice.ts'
import { answerable, answerWords, choiceOf, unansweredOf } from '../features/meetings/commands/answer.ts'
import { answerByProxy } from '../features/meetings/commands/proxy.ts'
import { notHisToAnswer, whoseAnswer } from '../features/meetings/commands/whose.ts'
import { whereAnswered } from '../features/meetings/finding/narrow.ts'
import type { LockedMeeting } from '../features/meetings/store/answers.ts'
import { nothingOpen } from '../features/meetings/texts/answers.ts'
import { asAttend } from '../features/meetings/texts/commands.ts'
import {
  readTurnReply,
  turnsBehindLock,
  turnsMeant,
  wordsAboutTurn,
} from '../features/reception/commands/answer-words.ts'
import { choiceOfTurn } from '../features/reception/commands/duty.ts'
import { answerSwapInWords, isSwapAnswer } from '../features/reception/commands/swap-answers.ts'
import { whereSwapWaits, whereTurnsSpokenOf } from '../features/reception/commands/where.ts'
import { isSilent, type Turn } from '../features/reception/rules/duty-answer.ts'
import { isAboutDuty } from '../language/duty-reply.ts'
import { type ReplyReading, readReply } from '../language/reply.ts'
import { answerForOther } from './answer-for.ts'
import * as words from './texts.ts'

export async function answerAnything(context: Context, text: string): Promise<Reply> {
  const late = await lateSaid(context, text)
  if (late !== null) return late
  const swap = await answerSwapInWords(context, text)
  if (swap !== null) return swap
  const { reading, doubt } = await whoseAnswer(context, text, said => readTurnReply(context, said))
  if (doubt !== null) return say(doubt)
  if (reading.proxyFor !== null && reading.proxyFor !== context.actor.name && isClerk(context.actor)) {
    const entered = await answerForOther(context, reading.proxyFor, reading, text)
    if (entered !== null) return entered
    // What is a colleague's is his, also when the clerk has a turn of his own.
    if (!namesNumber(text) && isAnswer(reading))
      return answerByProxy(context, reading.proxyFor, reading, null)
  }
  const { turns, dayIsNamed } = await turnsMeant(context, text)
  if (namesNumber(text)) return answerWords(context, text)
  const meetings = await answerable(context)
  if (turns.length === 0) {
    // 确认 is no answer to a notice, but it is understood.
    const isOver = isAnswer(reading) && meetings.length === 0 && readReply(text, 'one').answer === 'none'
    return isOver ? say(nothingOpen) : answerWords(context, text)
  }
  const notHis = await notHisToAnswer(context, text, reading)
  if (notHis !== null) return say(notHis)
  const onThatDay = dayIsNamed ? meetings.filter(meeting => isOnDayOf(context, meeting, turns)) : meetings
  if (onThatDay.length === 0 || isAboutDuty(text)) return answerTurns(context, turns, text)
  return answerEither(context, onThatDay, turns, text)
}

const isAnswer = ({ answer }: ReplyReading): boolean => answer === 'attend' || answer === 'leave'

function isOnDayOf({ tenant }: Context, { startsAt }: LockedMeeting, turns: readonly Turn[]): boolean {
  if (startsAt === null) return false
  const day = isoDay(dayOf(startsAt, tenant.zone))
  return turns.some(turn => isoDay(turn.day.day) === day)
}

/** Only turns are open: with several the one that waits, if it is one; else which is asked. */
async function answerTurns(context: Context, seen: readonly Turn[], text: string): Promise<Reply> {
  const { answer } = readTurnReply(context, text)
  const turns = await turnsBehindLock(context, seen, text)
  const waiting = turns.filter(isSilent)
  const [first] = waiting.length > 0 ? waiting : turns
  if (first === undefined) return answerWords(context, text)
  const isClear =
    turns.length === 1 ||
    (answer === 'attend' && waiting.length === 1) ||
    (answer !== 'attend' && answer !== 'leave')
  return isClear ? wordsAboutTurn(context, first, text) : askWhich(context, [], turns, text)
}

/** Leave is never guessed: on the wrong day somebody would be missed. */
async function answerEither(
  context: Context,
  meetings: readonly LockedMeeting[],
  turns: readonly Turn[],
  text: string,
): Promise<Reply> {
  const { answer } = readTurnReply(context, text)
  if (answer === 'none') return answerWords(context, text)
  if (answer === 'leave') return askWhich(context, meetings, turns, text)
  const silent = await unansweredOf(context, meetings)
  const waiting = turns.filter(isSilent)
  const isForMeeting = readReply(text, 'one').answer !== 'none'
  if (silent.length === 0 && (waiting.length > 0 || !isForMeeting))
    return answerTurns(context, waiting.length > 0 ? waiting : turns, text)
  if (silent.length > 0 && waiting.length === 0 && isForMeeting) return answerWords(context, text)
  switch (answer) {
    case 'acknowledge':
      return say(silent.length === 0 ? words.acknowledgedAnswered : words.acknowledgedBoth)
    case 'unsure':
      return say(words.unsureBoth)
    case 'attend':
      return askWhich(context, meetings, turns, text)
  }
}

/** One card with everything that the words may be meant for; they wait until it is chosen. */
async function askWhich(
  context: Context,
  meetings: readonly LockedMeeting[],
  turns: readonly Turn[],
  text: string,
): Promise<Reply> {
  const { tx, actor, now, origin } = context
  // 确认 is an answer to a notice, too, when a notice is chosen.
  const isOnlyForTurns = meetings.length > 0 && readReply(text, 'one').answer === 'none'
  const kept = isOnlyForTurns ? asAttend('') : text
  const card = newCard()
  await ask(tx, actor.personId, placeOf(origin), { about: 'which_meeting', words: kept, card }, now)
  const choices = [
    ...turns.map(turn => choiceOfTurn(context, turn)),
    ...meetings.map(meeting => choiceOf(context, meeting)),
  ]
  const asked = meetings.length === 0 ? words.whichTurn : words.whichOfBoth
  return { kind: 'card', card: choiceCard(card, asked, choices) }
}

/** In which of a person's congresses words that are no command make sense. */
export async function whereMeant(contexts: readonly Context[], text: string): Promise<readonly Context[]> {
  if (isSwapAnswer(text)) {
    const waiting = await whereSwapWaits(contexts)
    if (waiting.length > 0) return waiting
  }
  const meetings = await whereAnswered(contexts, text)
  const asked = await whereTurnsSpokenOf(contexts, text)
  const [first] = contexts
  if (asked.length === 0 || first === undefined) return meetings
  const { answer, proxyFor } = readTurnReply(first, text)
  if (proxyFor !== null || namesNumber(text)) return meetings
  const either = isAboutDuty(text)
    ? asked
    : contexts.filter(context => asked.includes(context) || meetings.includes(context))
  return answer === 'attend' || answer === 'leave' ? either : either.slice(0, 1)
}
