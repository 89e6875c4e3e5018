import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineButton, defineCommand } from '../../../bot/command.ts'
import { takeNumber } from '../../../bot/grammar.ts'
import type { Click } from '../../../bot/incoming.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import { sayInstant, sayTime } from '../../../calendar/say.ts'
import { countRefused, recordDeeds } from '../../deeds/store.ts'
import { byActor, named, subjectOf } from '../../meetings/finding/named.ts'
import { whereNotice } from '../../meetings/finding/narrow.ts'
import { lockMeetings } from '../../meetings/store/answers.ts'
import { congressOfMeeting } from '../../meetings/store/whose.ts'
import { checkInCard } from '../cards/check-in.ts'
import { askedToday } from '../finding/asked.ts'
import { meantToday, type OnTheDay, onTheDay } from '../finding/todays.ts'
import { type By, decidePresence, type Outcome } from '../rules/arrival.ts'
import { codeSaid, isCode, wrongCodes } from '../rules/code.ts'
import { attendanceSaid, isNumberAlone, numberInFront } from '../rules/said.ts'
import { wasCalled } from '../rules/window.ts'
import { type Day, readDay } from '../store/day.ts'
import * as texts from '../texts/check-in.ts'
import * as words from '../texts/commands.ts'
import type { Door } from '../types.ts'
import { note } from './enter.ts'
import { enterRoll } from './roll-call.ts'

/** 签到: by words, alone or in a group, with or without the number on the screen; a clerk names others. */
export const checkIn = defineCommand({
  name: '签到',
  aliases: ['我到了', '到会签到', 'checkin'],
  order: {},
  bare: true,
  who: 'members',
  ...words.checkIn,
  narrow: whereNotice(['open', 'closed']),
  async run(context, text) {
    const { code, which } = numberAndCode(text)
    if (code === null && !isNumberAlone(text))
      return isClerk(context.actor) ? enterRoll(context, text) : say(texts.onlySelf)
    const asked = await askedToday(context, which, {
      none: texts.noMeetingNow,
      example: words.which.checkIn,
      personId: context.actor.personId,
    })
    if (asked.on === null) return asked.reply
    if (code !== null) {
      const wrong = await refuseCode(context, asked.on, code)
      if (wrong !== null) return say(wrong)
    }
    return arriveInWords(context, asked.on, code === null ? 'words' : 'code')
  },
})

/** 第1号 4821: the notice, and the number on the screen. */
function numberAndCode(text: string): { readonly code: string | null; readonly which: string } {
  const alone = codeSaid(text)
  if (alone !== null) return { code: alone, which: '' }
  const { number, rest } = takeNumber(text)
  const code = codeSaid(rest)
  return number === null || code === null
    ? { code: null, which: text }
    : { code, which: numberInFront(number) }
}

/**
 * 第1号 迟到十分钟, where he could sign in now: he does so when he comes. Else, and before, it is an answer to the notice.
 */
export async function lateSaid(context: Context, text: string): Promise<Reply | null> {
  const said = attendanceSaid(text)
  if (said?.act !== 'late' || said.number === null) return null
  const meant = await meantToday(context, numberInFront(said.number))
  if (meant.kind !== 'one') return null
  const { meeting, window } = meant.on
  const { lines } = await readDay(context.tx, meeting)
  const line = lines.find(({ personId }) => personId === context.actor.personId) ?? null
  const outcome = decidePresence(meeting, window, line, arrives, byHimself('words'), context.now)
  const canSignIn = outcome.kind === 'changed' || outcome.kind === 'unchanged'
  return canSignIn ? say(texts.lateHow(meeting.number)) : null
}

/** @returns what to say when it is not the number on the screen */
async function refuseCode(
  context: Context,
  { sitting, meeting }: OnTheDay,
  code: string,
): Promise<string | null> {
  const { tx, actor, now } = context
  const action = 'attendance.code'
  const since = new Date(now.getTime() - wrongCodes.withinMs)
  if ((await countRefused(tx, actor.userid, action, since)) >= wrongCodes.most) return texts.tooManyCodes
  if (sitting !== null && isCode(sitting.codeSeed, code, now)) return null
  await recordDeeds(tx, [
    {
      ...byActor(context),
      action,
      outcome: 'refused',
      subject: subjectOf(meeting),
      detail: { why: 'wrong_code' },
    },
  ])
  return texts.wrongCode
}

const arrives = { kind: 'arrive', at: null, late: null } as const
const byHimself = (door: Door): By => ({ door, enteredBy: null })

async function arriveInWords(context: Context, on: OnTheDay, door: Door): Promise<Reply> {
  const { outcome, day } = await arrive(context, on, door)
  return say(sayArrival(context, on.meeting, outcome, day))
}

async function arrive(context: Context, on: OnTheDay, door: Door): Promise<{ outcome: Outcome; day: Day }> {
  const { personId } = context.actor
  const { outcomes, day } = await note(context, on, [{ personId, act: arrives }], byHimself(door))
  const outcome = outcomes.get(personId)
  if (outcome === undefined) throw new Error('an act has no outcome')
  return { outcome, day }
}

/** Who is late by the hour of the notice may not be when the meeting is called to order. */
function latenessOf(
  { actor }: Context,
  meeting: OnTheDay['meeting'],
  { lines, sitting }: Day,
): texts.Lateness {
  const isLate = lines.find(one => one.personId === actor.personId)?.isLate ?? false
  if (!isLate) return 'in_time'
  return wasCalled(meeting, sitting) ? 'late' : 'open'
}

function sayArrival(context: Context, meeting: OnTheDay['meeting'], outcome: Outcome, day: Day): string {
  const { actor, now, tenant, origin } = context
  const { title } = named(context, meeting)
  switch (outcome.kind) {
    case 'not_published':
    case 'cancelled':
      return texts.noMeetingNow
    case 'no_time':
      return texts.noTime(title)
    case 'not_expected':
    case 'not_there':
      return texts.notExpected(title)
    case 'too_early':
      return texts.tooEarly(title, sayInstant(outcome.opensAt, now, tenant.zone))
    case 'over':
      return texts.isOver(title)
    case 'unchanged':
      return texts.alreadyIn(title, sayTime(outcome.presence.arrivedAt ?? now, tenant.zone))
    case 'changed': {
      const late = latenessOf(context, meeting, day)
      const time = sayTime(outcome.presence.arrivedAt ?? now, tenant.zone)
      const { should, present } = day.figures
      return origin.chat.type === 'group'
        ? texts.checkedInGroup(actor.name, time, late, texts.figuresBriefly(should, present))
        : texts.checkedIn(title, time, late)
    }
  }
}

/** 签到卡: the card that everybody in the group can press. */
export const postCheckIn = defineCommand({
  name: '签到卡',
  aliases: ['发签到', '开始签到'],
  order: {},
  who: 'clerks',
  ...words.postCheckIn,
  narrow: whereNotice(['open', 'closed']),
  async run(context, text) {
    const { now, tenant, tx } = context
    const asked = await askedToday(context, text, {
      none: texts.noMeetingNow,
      example: words.which.postCheckIn,
    })
    if (asked.on === null) return asked.reply
    const { meeting, window } = asked.on
    const { title } = named(context, meeting)
    if (meeting.status === 'draft' || meeting.status === 'cancelled') return say(texts.noMeetingNow)
    if (window === null) return say(texts.noTime(title))
    if (now < window.opensAt) return say(texts.tooEarly(title, sayInstant(window.opensAt, now, tenant.zone)))
    if (now >= window.closesAt) return say(texts.isOver(title))
    const { figures } = await readDay(tx, meeting)
    return {
      kind: 'card',
      card: checkInCard(newTaskId('arrive'), named(context, meeting), meeting, figures, null),
    }
  },
})

/** 到会人数 on a card: how many are there at this moment, for the clicker alone. */
export const countOnCard = defineButton({
  action: 'there',
  who: 'members',
  congressOf: (tx, _click, argument) => congressOfMeeting(tx, argument),
  async press(context, click, argument) {
    const { tx, tenant } = context
    const [meeting] = /^\d{1,9}$/.test(argument) ? await lockMeetings(tx, [Number(argument)]) : []
    if (meeting === undefined || meeting.congressId !== tenant.id) return gone(click, argument)
    const { figures } = await readDay(tx, meeting)
    const done = texts.figuresBriefly(figures.should, figures.present)
    const card = checkInCard(click.taskId, named(context, meeting), meeting, figures, done)
    return { kind: 'update', audience: 'clicker', card }
  },
})

const told = (click: Click, argument: string, body: string): Reply => ({
  kind: 'update',
  audience: 'clicker',
  card: {
    taskId: click.taskId,
    title: texts.buttonIn,
    body,
    buttons: [{ text: texts.buttonIn, key: `arrive:${argument}` }],
  },
})
const gone = (click: Click, argument: string): Reply => told(click, argument, texts.noMeetingNow)

/** 签到 on a card. The clicker alone sees that he is there; the counts are those of this moment. */
export const arriveOnCard = defineButton({
  action: 'arrive',
  who: 'members',
  congressOf: (tx, _click, argument) => congressOfMeeting(tx, argument),
  async press(context, click, argument) {
    const { tx, tenant } = context
    const [meeting] = /^\d{1,9}$/.test(argument) ? await lockMeetings(tx, [Number(argument)]) : []
    if (meeting === undefined || meeting.congressId !== tenant.id) return gone(click, argument)
    const { outcome, day } = await arrive(context, await onTheDay(context, meeting), 'button')
    if (outcome.kind !== 'changed' && outcome.kind !== 'unchanged')
      return told(click, argument, sayArrival(context, meeting, outcome, day))
    const done = texts.cardDone(
      sayTime(outcome.presence.arrivedAt ?? context.now, tenant.zone),
      latenessOf(context, meeting, day),
    )
    const card = checkInCard(click.taskId, named(context, meeting), meeting, day.figures, done)
    return { kind: 'update', audience: 'clicker', card }
  },
})
