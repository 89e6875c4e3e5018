import type { Tick } from '../../../bot/job.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import { sayTime } from '../../../calendar/say.ts'
import { tellGroup } from '../../chats/outreach.ts'
import { named, subjectOf, whereOf } from '../../meetings/finding/named.ts'
import { speakingChat, tellPeople } from '../../meetings/outreach/people.ts'
import type { LockedMeeting } from '../../meetings/store/answers.ts'
import { checkInCard } from '../cards/check-in.ts'
import { readDay } from '../store/day.ts'
import { settleDay } from '../store/presence.ts'
import { openSitting } from '../store/sitting.ts'
import { opened, openedAlone } from '../texts/check-in.ts'
import { reviewDay } from './review.ts'

/**
 * Says that check-in is open: once in the meeting's group without calling anybody, for all of them were called an hour
 * before; where no group speaks, with the card to each alone who has no leave.
 * @returns how many it reaches
 */
export async function openCheckIn(
  { tx, clock, now, botName }: Tick,
  meeting: LockedMeeting,
  notAfter: Date,
): Promise<number> {
  await openSitting(tx, meeting.id)
  const { lines, figures } = await readDay(tx, meeting)
  const expected = lines.filter(line => line.isCalled && line.said !== 'leaveApproved')
  if (expected.length === 0) return 0
  const said = named(whereOf(meeting, now), meeting)
  const starts = sayTime(meeting.startsAt ?? now, meeting.zone)
  const once = `check_in:${meeting.id}:${meeting.timeVersion}`
  const chatId = await speakingChat(tx, { ...meeting, audience: meeting.notice.audience })
  if (chatId !== null) {
    await tellGroup(tx, clock, {
      congressId: meeting.congressId,
      subject: subjectOf(meeting),
      chatId,
      text: opened(said.title, starts, botName),
      mention: [],
      promise: 'at_most_once',
      once,
      expiresAt: notAfter,
    })
    return expected.length
  }
  const { alone } = await tellPeople(tx, clock, now, meeting, [
    {
      kind: 'reminder',
      people: expected,
      text: openedAlone(said.title, starts),
      card: async () => checkInCard(newTaskId('arrive'), said, meeting, figures, null),
      promise: 'at_most_once',
      once,
      expiresAt: notAfter,
    },
  ])
  return alone
}

/** Writes down who belongs, now that it has begun, and tells the clerks who is missing. */
export async function callTheRoll(tick: Tick, meeting: LockedMeeting): Promise<number> {
  await settleDay(tick.tx, meeting.id, tick.now)
  const day = await readDay(tick.tx, meeting)
  await reviewDay(tick, meeting, day)
  return day.figures.present + day.figures.guestsPresent
}
