/**
 * Who was absent from a session without leave. A day after its last sitting the clerks hear it, so that what was not entered
 * and not decided can be; three days after it each deputy concerned hears it alone, unless nobody can tell who was there.
 * Whose request for leave still waits is looked at once more after a week.
 */
import type { Tick } from '../../bot/job.ts'
import { settingsOf } from '../congress/settings.ts'
import { findCongress } from '../congress/store.ts'
import type { Congress } from '../congress/types.ts'
import { recordDeeds } from '../deeds/store.ts'
import { tellAllPrivately } from '../notes/outreach.ts'
import { asClerk, forHimself } from '../notes/rules.ts'
import { clerkIds } from '../roster/store/clerks.ts'
import { absencesIn, isSameSession, termOfSitting } from './rules/seat.ts'
import { type ReadSitting, readSessionMeetings, toSitting } from './store/sittings.ts'
import { readTerms } from './store/terms.ts'
import { addWarnings, dropReviews, putOffReview, takeReviews } from './store/warnings.ts'
import { sessionName, unnumbered, warnClerks, warnDeputy } from './texts/terms.ts'
import type { SessionSitting } from './types.ts'

const batch = 20

/** @returns how many sittings were looked at */
export async function reviewSessions(tick: Tick): Promise<number> {
  const { tx, now } = tick
  await dropReviews(tx, now)
  const due = await takeReviews(tx, now, batch)
  for (const { congressId, meetingId } of due) {
    const congress = await findCongress(tx, congressId)
    await putOffReview(tx, meetingId, congress === null ? null : await reviewOne(tick, congress, meetingId))
  }
  return due.length
}

const dayMs = 24 * 3_600_000
const after = (at: Date, days: number): Date => new Date(at.getTime() + days * dayMs)

/** @returns when it is to be looked at again; null: it is done */
async function reviewOne(tick: Tick, congress: Congress, meetingId: number): Promise<Date | null> {
  const { tx, now } = tick
  const all = await readSessionMeetings(tx, congress.id)
  const reviewed = all.find(({ meeting }) => meeting.id === meetingId)
  if (reviewed === undefined) return null
  const last = lastSitting(reviewed, all)
  // Somebody absent today may be at the sitting that is still to come, or that is just on.
  if (after(last, 1) > now) return after(last, 1)
  const terms = await readTerms(tx, congress.id)
  const sittings = all.map(sitting => toSitting(sitting, now))
  const own = sittings.find(sitting => sitting.meetingId === meetingId)
  if (own === undefined || !isLastHeld(own, sittings)) return null
  const absences = absencesIn(termOfSitting(terms, own), terms, sittings)
  const missed = [...absences]
    .filter(([, sessions]) =>
      sessions.some(one => one.meetingId === meetingId || isSameSession(one.name, own.name)),
    )
    .map(([personId, sessions]) => ({ personId, absences: sessions.length }))
  if (missed.length === 0) return null
  const look = now < after(last, 3) ? 'first' : now < after(last, 7) ? 'second' : 'last'
  const isPending = (personId: number) =>
    reviewed.day.lines.some(line => line.personId === personId && line.said === 'leavePending')
  if (look === 'first') {
    await tellClerks(tick, congress, reviewed, missed, isPending)
    return after(last, 3)
  }
  const decided = missed.filter(({ personId }) => look === 'last' || !isPending(personId))
  await warn(tick, congress, reviewed, decided)
  return decided.length < missed.length ? after(last, 7) : null
}

/** When the last sitting of the same session begins that was announced and not cancelled. */
const lastSitting = (reviewed: ReadSitting, all: readonly ReadSitting[]): Date =>
  new Date(
    Math.max(
      ...all
        .filter(one => one === reviewed || isSameSession(one.name, reviewed.name))
        .map(one => one.meeting.startsAt?.getTime() ?? 0),
    ),
  )

/** Of several sittings of a session the last that was held is looked at: each has a review of its own. */
const isLastHeld = (own: SessionSitting, sittings: readonly SessionSitting[]): boolean =>
  !sittings.some(one => one.isHeld && isSameSession(one.name, own.name) && one.startsAt > own.startsAt)

type Missed = readonly { readonly personId: number; readonly absences: number }[]

const saidName = ({ name, meeting }: ReadSitting): string =>
  name === null ? unnumbered(meeting.number) : sessionName(name)

async function tellClerks(
  { tx, clock, now, botName }: Tick,
  congress: Congress,
  reviewed: ReadSitting,
  missed: Missed,
  isPending: (personId: number) => boolean,
): Promise<void> {
  const { quietHours, session } = settingsOf(congress)
  const names = new Map(reviewed.day.lines.map(line => [line.personId, line.name]))
  const people = missed.map(({ personId, absences }) => ({
    name: names.get(personId) ?? '',
    absences,
    isPending: isPending(personId),
  }))
  await tellAllPrivately(tx, clock, now, [
    {
      congressId: congress.id,
      subject: `meeting:${reviewed.meeting.id}`,
      zone: congress.zone,
      quietHours,
      botName,
      personIds: await clerkIds(tx, congress.id),
      rights: asClerk,
      text: warnClerks(saidName(reviewed), people, session.absences),
    },
  ])
}

/** Where the sheet shows no quorum, it is the sheet that is not whole: nobody is told that his seat is at stake. */
async function warn(
  { tx, clock, now, botName }: Tick,
  congress: Congress,
  reviewed: ReadSitting,
  missed: Missed,
): Promise<void> {
  const { meeting, day, name } = reviewed
  if (day.quorum?.met === false) return
  const key = name ?? { term: 0, session: -meeting.id }
  const fresh = await addWarnings(
    tx,
    missed.map(one => ({ ...one, ...key })),
    now,
  )
  const told = missed.filter(({ personId }) => fresh.has(personId))
  const { zone } = congress
  const { quietHours, session } = settingsOf(congress)
  await tellAllPrivately(
    tx,
    clock,
    now,
    told.map(({ personId, absences }) => ({
      ...({ congressId: congress.id, subject: `meeting:${meeting.id}`, zone, quietHours, botName } as const),
      personIds: [personId],
      rights: forHimself,
      text: warnDeputy(saidName(reviewed), absences, session.absences),
    })),
  )
  await recordDeeds(
    tx,
    told.map(({ personId, absences }) => ({
      congressId: congress.id,
      at: now,
      userid: null,
      action: 'session.absent',
      outcome: 'done' as const,
      subject: `meeting:${meeting.id}`,
      detail: { personId, absences },
    })),
  )
}
