import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineButton, placeOf } from '../../../bot/command.ts'
import { namesNumber } from '../../../bot/grammar.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { type Day, daysBetween } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { speaksOfAttendance } from '../../../language/attendance.ts'
import { dayAnsweredFor, dayOfMonthAnsweredFor } from '../../../language/day-answered.ts'
import { type ReplyReading, readReply } from '../../../language/reply.ts'
import { ask, isOfCard, newCard, openQuestion, settleQuestion } from '../../dialogue/store.ts'
import { peopleCalled } from '../../roster/rules/names.ts'
import { activePeople } from '../../roster/store/people.ts'
import { type Choice, choiceCard, choiceQuestion } from '../cards/choice.ts'
import { named } from '../finding/named.ts'
import { isLate } from '../rules/answer.ts'
import { standingOf } from '../rules/sheet.ts'
import { type LockedMeeting, readLine } from '../store/answers.ts'
import { findAnswerable, findByNumber } from '../store/meetings.ts'
import { congressOfMeeting } from '../store/whose.ts'
import * as texts from '../texts/answers.ts'
import * as words from '../texts/commands.ts'
import { findOwn, notOurs } from './notice.ts'
import { answerByProxy } from './proxy.ts'
import { answerInWords } from './record.ts'
import { noteRefusal } from './refusal.ts'
import { whoseAnswer } from './whose.ts'

/**
 * Words that are no command: an answer to a notice, said as people say it. One open notice needs no number;
 * with several the bot asks which. What is no answer is told so and changes nothing.
 */
export async function answerWords(context: Context, text: string): Promise<Reply> {
  const meetings = await answerable(context)
  const { reading, doubt } = await whoseAnswer(context, text, said =>
    readReply(said, asked(meetings.length, said)),
  )
  if (doubt !== null) return say(doubt)
  if (meetings.length === 0 && !isEntered(context, reading)) return nothingOpen(context, reading, text)
  switch (reading.answer) {
    case 'attend':
    case 'leave':
      return answer(context, meetings, reading, text)
    case 'acknowledge':
      return say(
        onlyOne(meetings, meeting => texts.acknowledged(...titleAndDeadline(context, meeting))) ??
          texts.acknowledgedSeveral,
      )
    case 'unsure':
      return say(
        onlyOne(meetings, meeting => texts.unsure(...titleAndDeadline(context, meeting))) ??
          texts.unsureSeveral,
      )
    case 'none':
      return say(notAnswer(context, text))
  }
}

/** 今天的会签到: who speaks of signing in or of leaving is told how that is said. */
const notAnswer = (context: Context, text: string): string =>
  speaksOfAttendance(text) ? texts.attendanceHow : texts.notUnderstood(words.helpExample(context))

/** A number that is named is heeded even when one notice only is open: it may be another that is meant. */
const asked = (open: number, text: string): 'one' | 'several' =>
  open > 1 || namesNumber(text) ? 'several' : 'one'

/** A clerk's answer for somebody else, whether or not the clerk has anything to answer himself. */
const isEntered = ({ actor }: Context, { answer: said, proxyFor }: ReplyReading): boolean =>
  (said === 'attend' || said === 'leave') && proxyFor !== null && proxyFor !== actor.name && isClerk(actor)

async function answer(
  context: Context,
  meetings: readonly LockedMeeting[],
  reading: ReplyReading,
  text: string,
): Promise<Reply> {
  if (reading.proxyFor !== null && reading.proxyFor !== context.actor.name) {
    if (!isClerk(context.actor)) return refuseProxy(context, meetings, reading, reading.proxyFor)
    return answerByProxy(context, reading.proxyFor, reading, null)
  }
  const day = reading.item === null ? dayAnsweredFor(text, context.now, context.tenant.zone) : null
  const onDay = day === null ? meetings : meetings.filter(meeting => isOn(context, meeting, day))
  if (day !== null && onDay.length === 0)
    return say(texts.noMeetingOn(sayCalendarDay(day, dayOf(context.now, context.tenant.zone))))
  const chosen = await choose(context, onDay, reading.item)
  if (chosen === 'no_such_notice') {
    const date = dayOfMonthAnsweredFor(text, context.now, context.tenant.zone)
    const [only, ...others] = date === null ? [] : meetings.filter(meeting => isOn(context, meeting, date))
    if (only !== undefined && others.length === 0)
      return answerInWords(context, only, { ...reading, item: null })
    await noteRefusal(context, { ...own(context), why: chosen })
    return say(texts.noSuchItem(reading.item ?? 0))
  }
  if (chosen === 'several') return askWhich(context, onDay, text)
  return answerInWords(context, chosen, reading)
}

/** From its first day to its last. */
function isOn({ tenant }: Context, { startsAt, notice }: LockedMeeting, day: Day): boolean {
  if (startsAt === null) return false
  const first = daysBetween(dayOf(startsAt, tenant.zone), day)
  const last = daysBetween(day, dayOf(notice.endsAt ?? startsAt, tenant.zone))
  return first >= 0 && last >= 0
}

/** An answer for somebody else, by somebody who may not enter it. */
async function refuseProxy(
  context: Context,
  meetings: readonly LockedMeeting[],
  reading: ReplyReading,
  name: string,
): Promise<Reply> {
  const chosen = await choose(context, meetings, reading.item)
  const people = peopleCalled(await activePeople(context.tx, context.tenant.id), name)
  const [person] = people
  await noteRefusal(context, {
    action: 'meeting.proxy',
    why: 'not_a_clerk',
    meeting: typeof chosen === 'string' ? null : chosen,
    personId: person !== undefined && people.length === 1 ? person.id : null,
  })
  return say(texts.proxyOnlyByClerks(name))
}

const own = ({ actor }: Context) =>
  ({ action: 'meeting.answer', meeting: null, personId: actor.personId }) as const

/**
 * The notice that is answered. Called by its number it may be any of the congress's, as with the button on an
 * old card: the rule says whether the answer is late, or refused and why.
 */
async function choose(
  { tx, tenant }: Context,
  meetings: readonly LockedMeeting[],
  item: number | null,
): Promise<LockedMeeting | 'several' | 'no_such_notice'> {
  const [only] = meetings
  if (item !== null) return (await findByNumber(tx, tenant.id, item)) ?? 'no_such_notice'
  return only !== undefined && meetings.length === 1 ? only : 'several'
}

async function askWhich(context: Context, meetings: readonly LockedMeeting[], text: string): Promise<Reply> {
  const { tx, actor, now, origin } = context
  const card = newCard()
  await ask(tx, actor.personId, placeOf(origin), { about: 'which_meeting', words: text, card }, now)
  const choices = meetings.map(meeting => choiceOf(context, meeting))
  return { kind: 'card', card: choiceCard(card, texts.whichMeeting, choices) }
}

/** A notice among those that an answer may be meant for. */
export function choiceOf(context: Context, meeting: LockedMeeting): Choice {
  const { title, when } = named(context, meeting)
  return {
    id: String(meeting.id),
    line: texts.choiceLine(meeting.number, title, when),
    option: texts.choiceOption(meeting.number, title),
  }
}

/** The choice of a meeting for the words that its card asked about. */
export const chooseMeeting = defineButton({
  action: 'which',
  who: 'members',
  congressOf: (tx, click) => congressOfMeeting(tx, click.selected.get(choiceQuestion)?.[0]),
  async press(context, click, argument) {
    const { tx, actor, now, origin } = context
    const place = placeOf(origin)
    const question = await openQuestion(tx, actor.personId, place, now)
    const chosen = click.selected.get(choiceQuestion)?.[0]
    const told = (sentence: string): Reply => ({
      kind: 'update',
      audience: 'clicker',
      card: {
        taskId: click.taskId,
        title: texts.whichTitle,
        body: sentence,
        buttons: [{ text: words.mineButton, key: 'mine' }],
      },
    })
    if (question?.about !== 'which_meeting') return told(texts.choiceIsOver)
    if (!isOfCard(question, argument)) return told(texts.choiceIsSuperseded)
    if (chosen === undefined) return told(texts.nothingChosen)
    const meeting = await findOwn(context, chosen)
    if (meeting === null) return notOurs(click)
    const reading = readReply(question.words, 'one')
    if (reading.answer !== 'attend' && reading.answer !== 'leave') return told(texts.choiceIsOver)
    await settleQuestion(tx, actor.personId, place)
    const reply = await answerInWords(context, meeting, reading)
    return told(reply.kind === 'text' ? reply.text : texts.choiceIsOver)
  },
})

/** Those still open; when there is none, those that have closed but not begun: better late than not at all. */
export async function answerable(context: Context): Promise<LockedMeeting[]> {
  const all = await findAnswerable(context.tx, context.actor.personId, context.now)
  const open = all.filter(meeting => !isLate(meeting, context.now))
  return open.length > 0 ? open : all
}

/** Those of the notices that the person has not answered as they stand. */
export async function unansweredOf(
  { tx, actor }: Context,
  meetings: readonly LockedMeeting[],
): Promise<LockedMeeting[]> {
  const silent: LockedMeeting[] = []
  for (const meeting of meetings) {
    const line = await readLine(tx, { meetingId: meeting.id, personId: actor.personId })
    if (line === null || standingOf(meeting, line) === 'silent') silent.push(meeting)
  }
  return silent
}

async function nothingOpen(context: Context, reading: ReplyReading, text: string): Promise<Reply> {
  if (reading.answer === 'none') return say(notAnswer(context, text))
  if (reading.answer === 'attend' || reading.answer === 'leave') {
    if (reading.item !== null) return answer(context, [], reading, text)
    await noteRefusal(context, { ...own(context), why: 'nothing_open' })
  }
  return say(texts.nothingOpen)
}

const titleAndDeadline = (context: Context, meeting: LockedMeeting): [string, string] => {
  const { title, deadline } = named(context, meeting)
  return [title, deadline]
}

const onlyOne = (
  meetings: readonly LockedMeeting[],
  sentence: (meeting: LockedMeeting) => string,
): string | null => (meetings.length === 1 && meetings[0] !== undefined ? sentence(meetings[0]) : null)
