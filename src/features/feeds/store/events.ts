/** What stands in a calendar, from each feature's own rows. Everything is read without locks. */
import { type Day, dayNumber, daysBetween, isoDay } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { Congress } from '../../congress/types.ts'
import { openDecisions } from '../../decisions/store/decisions.ts'
import { standingOf } from '../../meetings/rules/sheet.ts'
import { lookAtMeetings, readLines } from '../../meetings/store/answers.ts'
import { sayDeadline, titleOf } from '../../meetings/texts/notice.ts'
import { standingOf as planStandingOf } from '../../plan/rules/standing.ts'
import { readEvents } from '../../plan/store/events.ts'
import { readPlan } from '../../plan/store/plans.ts'
import { selectDays } from '../../reception/store/days.ts'
import { dutiesOf } from '../../reception/store/duties.ts'
import { watched } from '../../suggestions/rules/overview.ts'
import type { Standing } from '../../suggestions/rules/standing.ts'
import { openItemsOf } from '../../suggestions/store/todo.ts'
import { endOf } from '../rules/hours.ts'
import type { Window } from '../rules/window.ts'
import * as words from '../texts.ts'
import type { CalendarEvent } from '../types.ts'
import {
  type Change,
  changesOfDays,
  changesOfDecisions,
  changesOfMeetings,
  changesOfPlans,
  changesOfSuggestions,
} from './changes.ts'

/** Whose calendar it is, and what of it. */
export interface Asked {
  readonly congress: Congress & { readonly createdAt: Date }
  /** Null: the whole congress's. */
  readonly personId: number | null
  readonly window: Window
}

/** One name for a thing for good, whatever address the service has: the congress's first instant makes it its own. */
const uidOf = ({ id, createdAt }: Asked['congress'], thing: string): string =>
  `${thing}.${id}-${createdAt.getTime().toString(36)}@liaison`

const stamped = ({ times, at }: Change) => ({ sequence: times, changedAt: at })

/** A deadline is a whole day, and takes nobody's time. */
const onDay = (day: Day) => ({
  ...({ place: null, isCancelled: false, isFree: true } as const),
  when: { kind: 'days', from: day, until: day } as const,
})

/** Meetings, and to who has not answered the day by which he is to, until he has. */
export async function meetingEvents(tx: Tx, { congress, personId, window }: Asked): Promise<CalendarEvent[]> {
  const { id, zone } = congress
  const { labels, sitting } = settingsOf(congress)
  const meetings = await lookAtMeetings(
    tx,
    tx.sql
      .part`m.congress_id = ${id} and m.published_at is not null and m.status in ('open', 'closed', 'cancelled')
      and m.starts_at >= ${window.fromInstant} and m.starts_at < ${window.untilInstant}
      and (${personId}::int is null
           or exists (select from invitee v where v.meeting_id = m.id and v.person_id = ${personId}::int))
      order by m.starts_at, m.id`,
  )
  const ids = meetings.map(meeting => meeting.id)
  const lines = personId === null ? null : await readLines(tx, personId, ids)
  const changes = await changesOfMeetings(tx, id, ids)
  return meetings.flatMap((meeting): CalendarEvent[] => {
    const { notice, startsAt, status, number, cancelReason } = meeting
    const change = changes.get(meeting.id)
    if (startsAt === null || change === undefined) return []
    const line = lines?.get(meeting.id)
    const standing = line === undefined ? null : standingOf(meeting, line)
    const isCancelled = status === 'cancelled'
    const answeredAt = line?.answeredAt ?? change.at
    const title = titleOf(notice, labels)
    // Said as of the meeting's day, so that it is the same text whenever it is read.
    const until = notice.replyBy === null ? null : sayDeadline(notice, startsAt, zone)
    return [
      ...(notice.replyBy !== null && until !== null && standing === 'silent' && !isCancelled
        ? [
            {
              ...stamped(change),
              ...onDay(dayOf(notice.replyBy, zone)),
              uid: uidOf(congress, `reply-${meeting.id}`),
              title: words.replyTitle(title),
              notes: words.replyNotes(number, until),
            },
          ]
        : []),
      {
        ...stamped({ ...change, at: answeredAt > change.at ? answeredAt : change.at }),
        uid: uidOf(congress, `meeting-${meeting.id}`),
        when: { kind: 'hours', from: startsAt, until: endOf(startsAt, notice, { zone, ...sitting }) },
        title: words.meetingTitle(title, isCancelled),
        place: notice.place,
        notes: isCancelled
          ? words.cancelledNotes(number, cancelReason)
          : words.meetingNotes(number, until, standing),
        isCancelled,
        isFree: standing === 'leaveApproved',
      },
    ]
  })
}

export async function receptionEvents(
  tx: Tx,
  { congress, personId, window }: Asked,
): Promise<CalendarEvent[]> {
  const days = await selectDays(
    tx,
    tx.sql.part`d.congress_id = ${congress.id} and d.status in ('planned', 'cancelled')
      and d.day between ${isoDay(window.from)}::date and ${isoDay(window.until)}::date
      and (${personId}::int is null
           or exists (select from reception_duty u where u.day_id = d.id and u.person_id = ${personId}::int))
      order by d.day, d.id`,
  )
  const ids = days.map(day => day.id)
  const duties = personId === null ? [] : await dutiesOf(tx, ids)
  const changes = await changesOfDays(tx, ids, personId)
  return days.flatMap((day): CalendarEvent[] => {
    const change = changes.get(day.id)
    if (change === undefined) return []
    const duty = duties.find(one => one.dayId === day.id && one.personId === personId)
    const isCancelled = day.status === 'cancelled'
    return [
      {
        ...stamped(change),
        uid: uidOf(congress, `reception-${day.id}`),
        when: { kind: 'hours', from: day.startsAt, until: day.endsAt },
        title: words.receptionTitle(personId !== null, isCancelled),
        place: day.place,
        notes: duty === undefined || isCancelled ? null : words.dutyNotes(duty.standing),
        isCancelled,
        isFree: duty?.standing === 'leave',
      },
    ]
  })
}

const isWithin = (day: Day, { from, until }: Pick<Window, 'from' | 'until'>): boolean =>
  dayNumber(day) >= dayNumber(from) && dayNumber(day) <= dayNumber(until)

/** The days by which suggestions have to be answered and promises kept: to a clerk all, else those of his offices. */
export async function suggestionEvents(
  tx: Tx,
  { congress, window }: Asked,
  who: Standing,
): Promise<CalendarEvent[]> {
  const items = await openItemsOf(tx, congress.id, who)
  const due = watched(items, window.from, daysBetween(window.from, window.until)).filter(
    ({ day, officeIds }) =>
      isWithin(day, window) && (who.isClerk || officeIds.some(id => who.officeIds.includes(id))),
  )
  const changes = await changesOfSuggestions(
    tx,
    due.map(({ item }) => item.id),
  )
  return due.flatMap(({ item, about, day }): CalendarEvent[] => {
    const change = changes.get(item.id)
    if (change === undefined) return []
    return [
      {
        ...stamped(change),
        ...onDay(day),
        uid: uidOf(congress, `${about}-${item.id}`),
        title: words.suggestionTitle(item, about),
        notes: words.suggestionNotes(item),
      },
    ]
  })
}

/** The days by which decisions have to be carried out: to a clerk all, else his own and those of his offices. */
export async function decisionEvents(
  tx: Tx,
  { congress, window }: Asked,
  { isClerk, personId, officeIds }: Standing,
): Promise<CalendarEvent[]> {
  const open = (await openDecisions(tx, congress.id)).filter(
    one =>
      isClerk || one.personId === personId || (one.officeId !== null && officeIds.includes(one.officeId)),
  )
  const changes = await changesOfDecisions(
    tx,
    open.map(({ id }) => id),
  )
  return open.flatMap((decision): CalendarEvent[] => {
    const { id, dueOn } = decision
    const change = changes.get(id)
    if (dueOn === null || change === undefined || !isWithin(dueOn, window)) return []
    return [
      {
        ...stamped(change),
        ...onDay(dueOn),
        uid: uidOf(congress, `decision-${id}`),
        title: words.decisionTitle(decision),
        notes: words.decisionNotes(decision),
      },
    ]
  })
}

/** A longer period would hang over the whole calendar: it stands on its last day. */
const mostDays = 7

/** What a finalised plan has left to be done. */
export async function planEvents(tx: Tx, { congress, window }: Asked, now: Date): Promise<CalendarEvent[]> {
  const years = [...new Set([window.from.year, window.until.year - 1, window.until.year])]
  const changes = await changesOfPlans(tx, congress.id, years)
  const events: CalendarEvent[] = []
  for (const [year, change] of changes) {
    const plan = await readPlan(tx, { congressId: congress.id, year })
    if (plan === null || !plan.isFinal) continue
    const held = await readEvents(tx, congress, year, now)
    for (const { item, state } of planStandingOf(plan, held, dayOf(now, congress.zone)).items) {
      const { number, from, until } = item
      if (state === 'dropped' || state === 'done' || !isWithin(until, window)) continue
      const isShort = daysBetween(from, until) < mostDays
      events.push({
        ...stamped(change),
        ...onDay(until),
        ...(isShort ? { when: { kind: 'days', from, until } as const } : {}),
        uid: uidOf(congress, `plan-${year}-${number}`),
        title: words.planTitle(item, isShort),
        notes: words.planNotes(year, item),
      })
    }
  }
  return events
}
