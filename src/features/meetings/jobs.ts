/**
 * What happens to meetings by itself: notices close, reminders go out. Both are rows; the clock only asks
 * which are due, so a service that was down does the same as one that was not, except for what would come too
 * late to help. That is left out and noted.
 */

import type { Tick } from '../../bot/job.ts'
import { afterQuiet } from '../../calendar/quiet-hours.ts'
import { callTheRoll, openCheckIn } from '../attendance/outreach/opening.ts'
import { tellGroup } from '../chats/outreach.ts'
import { settingsOf } from '../congress/settings.ts'
import { recordDeeds } from '../deeds/store.ts'
import { asClerk } from '../notes/rules.ts'
import { addNotes, notYetTold } from '../notes/store.ts'
import { clerkIds } from '../roster/store/clerks.ts'
import { named, subjectOf, whereOf } from './finding/named.ts'
import { nudgeSilent } from './outreach/nudges.ts'
import { speakingChat, tellPeople } from './outreach/people.ts'
import { count, standingOf } from './rules/sheet.ts'
import { type LockedMeeting, lockMeetings } from './store/answers.ts'
import { readBody } from './store/body.ts'
import { closeDue } from './store/meetings.ts'
import { type DueReminder, settleReminder, takeDue } from './store/reminders.ts'
import { readSheet } from './store/sheet.ts'
import * as texts from './texts/outreach.ts'
import { sayQuorum, sheetCounts } from './texts/sheet.ts'

/** So many reminders in one transaction: a crash repeats none of them, because none was sent yet. */
const batch = 50

/** Closes what is due and says the counts where the notice was announced. @returns how many */
export async function closeMeetings(tick: Tick): Promise<number> {
  const { tx, now } = tick
  const closed = await lockMeetings(tx, await closeDue(tx, now))
  for (const meeting of closed) await announceClosing(tick, meeting)
  await recordDeeds(
    tx,
    closed.map(meeting => ({
      congressId: meeting.congressId,
      at: now,
      userid: null,
      action: 'meeting.close',
      outcome: 'done',
      subject: subjectOf(meeting),
    })),
  )
  return closed.length
}

async function announceClosing({ tx, clock, now }: Tick, meeting: LockedMeeting): Promise<void> {
  const settings = settingsOf(meeting)
  const dueAt = afterQuiet(now, meeting.zone, settings.quietHours)
  const chatId = await speakingChat(tx, { ...meeting, audience: meeting.notice.audience })
  if (chatId === null || meeting.startsAt === null || dueAt >= meeting.startsAt) return
  const sheet = await readSheet(tx, meeting.id)
  const { title } = named(whereOf(meeting, now), meeting)
  const quorum = sayQuorum(meeting.notice.kind, await readBody(tx, meeting, sheet), settings)
  const said = sheetCounts(count(meeting, sheet), quorum)
  await tellGroup(tx, clock, {
    congressId: meeting.congressId,
    subject: subjectOf(meeting),
    chatId,
    text: texts.closed(meeting.number, title, said),
    mention: [],
    promise: 'at_most_once',
    once: `closed:${meeting.id}:${meeting.version}`,
    dueAt,
    expiresAt: meeting.startsAt,
  })
}

/** Sends the reminders that are due. @returns how many rows were settled; as many as `batch`: there may be more */
export async function sendReminders(tick: Tick): Promise<number> {
  const { tx, now } = tick
  const due = await takeDue(tx, now, batch)
  const meetings = new Map(
    (
      await lockMeetings(
        tx,
        due.map(one => one.meetingId),
      )
    ).map(one => [one.id, one]),
  )
  for (const reminder of due) {
    const meeting = meetings.get(reminder.meetingId)
    const useful = meeting !== undefined && reminder.notAfter > now && meeting.status !== 'cancelled'
    const sent = useful ? await send(tick, meeting, reminder) : leftOut
    await settleReminder(tx, reminder, sent.outcome, now)
    if (meeting !== undefined) await noteReminder(tick, meeting, reminder, sent)
  }
  return due.length
}

interface Sent {
  readonly outcome: 'sent' | 'nobody' | 'left_out'
  /** How many are called by name. */
  readonly called: number
}
const leftOut: Sent = { outcome: 'left_out', called: 0 }
const sentTo = (called: number): Sent => ({ outcome: called > 0 ? 'sent' : 'nobody', called })

async function send(tick: Tick, meeting: LockedMeeting, reminder: DueReminder): Promise<Sent> {
  switch (reminder.kind) {
    case 'deadline_eve':
    case 'deadline_day':
      return nudgeThem(tick, meeting, reminder.notAfter)
    case 'start_eve':
    case 'start_hour':
      return remindThem(tick, meeting, reminder)
    case 'check_in':
      return sentTo(await openCheckIn(tick, meeting, reminder.notAfter))
    case 'roll_call':
      return sentTo(await callTheRoll(tick, meeting))
  }
}

async function nudgeThem(
  { tx, clock, now, botName }: Tick,
  meeting: LockedMeeting,
  notAfter: Date,
): Promise<Sent> {
  if (meeting.status !== 'open') return leftOut
  const said = { ...named(whereOf(meeting, now), meeting), botName }
  const nudged = await nudgeSilent(tx, clock, meeting, said, now, { dueAt: now, expiresAt: notAfter })
  if (nudged.silent > 0 && !nudged.speaks) await tellClerks({ tx, clock, now, botName }, meeting, said.title)
  return sentTo(nudged.called)
}

/** Those who confirmed, each reminder once. */
async function remindThem(tick: Tick, meeting: LockedMeeting, reminder: DueReminder): Promise<Sent> {
  const { tx, clock, now } = tick
  const sheet = await readSheet(tx, meeting.id)
  const coming = sheet.filter(line => standingOf(meeting, line) === 'attend')
  const people = coming.filter(line => line.userid !== null)
  if (people.length === 0) return sentTo(0)
  const { title, when, place } = named(whereOf(meeting, now), meeting)
  const text =
    reminder.kind === 'start_eve'
      ? texts.startsTomorrow(title, when, place)
      : texts.startsSoon(title, when, place)
  const { speaks } = await tellPeople(tx, clock, now, meeting, [
    {
      kind: 'reminder',
      people,
      text,
      promise: 'at_most_once',
      once: `${reminder.kind}:${meeting.id}:${meeting.timeVersion}`,
      expiresAt: reminder.notAfter,
    },
  ])
  if (!speaks) {
    await tellClerks(tick, meeting, title)
    return sentTo(0)
  }
  return sentTo(people.length)
}

const tellClerks = async ({ tx, now }: Tick, meeting: LockedMeeting, title: string): Promise<void> => {
  const text = texts.noWebhook(meeting.number, title)
  // Once for each notice, not with every reminder that could not go out.
  const personIds = await notYetTold(tx, await clerkIds(tx, meeting.congressId), text)
  await addNotes(tx, { personIds, text, rights: asClerk, asks: [{ of: 'meeting', id: meeting.id }] }, now)
}

/** What is said on the day itself reminds nobody of answering. */
function deedOf(kind: DueReminder['kind']): string {
  if (kind === 'check_in') return 'attendance.open'
  return kind === 'roll_call' ? 'attendance.review' : 'meeting.remind'
}

async function noteReminder(
  { tx, now }: Tick,
  meeting: LockedMeeting,
  reminder: DueReminder,
  sent: Sent,
): Promise<void> {
  await recordDeeds(tx, [
    {
      congressId: meeting.congressId,
      at: now,
      userid: null,
      action: deedOf(reminder.kind),
      outcome: 'done',
      subject: subjectOf(meeting),
      detail: { kind: reminder.kind, ...sent },
    },
  ])
}
