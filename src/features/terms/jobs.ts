/**
 * A day after a session's sitting it is looked at who was absent without leave: the clerks hear who and how often, each
 * deputy concerned hears it alone. Once a session, however many sittings it has, when no other of them is to come.
 */
import type { Tick } from '../../bot/job.ts'
import { settingsOf } from '../congress/settings.ts'
import { findCongress } from '../congress/store.ts'
import type { Congress } from '../congress/types.ts'
import { recordDeeds } from '../deeds/store.ts'
import { tellAllPrivately } from '../notes/outreach.ts'
import { clerkIds } from '../roster/store/clerks.ts'
import { absencesIn, termOfSitting } from './rules/seat.ts'
import { type ReadSitting, readSessionMeetings, toSitting } from './store/sittings.ts'
import { readTerms } from './store/terms.ts'
import { addWarnings, settleReviews, takeReviews } from './store/warnings.ts'
import { sessionName, unnumbered, warnClerks, warnDeputy } from './texts/terms.ts'

const batch = 20

/** @returns how many sittings were looked at */
export async function reviewSessions(tick: Tick): Promise<number> {
  const { tx, now } = tick
  const due = await takeReviews(tx, now, batch)
  await settleReviews(
    tx,
    due.map(one => one.meetingId),
  )
  for (const { congressId, meetingId } of due) {
    const congress = await findCongress(tx, congressId)
    if (congress !== null) await reviewOne(tick, congress, meetingId)
  }
  return due.length
}

async function reviewOne(tick: Tick, congress: Congress, meetingId: number): Promise<void> {
  const { tx, now } = tick
  const all = await readSessionMeetings(tx, congress.id)
  const reviewed = all.find(({ meeting }) => meeting.id === meetingId)
  if (reviewed === undefined || isToBeGoneOn(reviewed, all, now)) return
  const terms = await readTerms(tx, congress.id)
  const sittings = all.map(sitting => toSitting(sitting, now))
  const own = sittings.find(sitting => sitting.meetingId === meetingId)
  if (own === undefined) return
  const absences = absencesIn(termOfSitting(terms, own), terms, sittings)
  const missed = [...absences].filter(([, sessions]) => sessions.some(one => isSame(one, own, reviewed, all)))
  if (missed.length === 0) return
  await warn(
    tick,
    congress,
    reviewed,
    missed.map(([personId, sessions]) => ({ personId, absences: sessions.length })),
  )
}

/** Another sitting of the same session is to come: who is absent today may be there then. */
const isToBeGoneOn = (reviewed: ReadSitting, all: readonly ReadSitting[], now: Date): boolean =>
  reviewed.name !== null &&
  all.some(
    ({ name, meeting }) =>
      name?.term === reviewed.name?.term &&
      name?.session === reviewed.name?.session &&
      meeting.startsAt !== null &&
      meeting.startsAt > now,
  )

const isSame = (
  absence: { readonly meetingId: number },
  own: { readonly meetingId: number },
  { name }: ReadSitting,
  all: readonly ReadSitting[],
): boolean => {
  if (absence.meetingId === own.meetingId) return true
  const other = all.find(({ meeting }) => meeting.id === absence.meetingId)?.name ?? null
  return name !== null && other !== null && other.term === name.term && other.session === name.session
}

async function warn(
  { tx, clock, now, botName }: Tick,
  congress: Congress,
  { meeting, day, name }: ReadSitting,
  missed: readonly { readonly personId: number; readonly absences: number }[],
): Promise<void> {
  const key = name ?? { term: 0, session: -meeting.id }
  const fresh = await addWarnings(
    tx,
    missed.map(one => ({ ...one, ...key })),
    now,
  )
  const told = missed.filter(({ personId }) => fresh.has(personId))
  if (told.length === 0) return
  const { zone } = congress
  const { quietHours, session } = settingsOf(congress)
  const said = name === null ? unnumbered(meeting.number) : sessionName(name)
  const lines = new Map(day.lines.map(line => [line.personId, line]))
  const people = told.map(({ personId, absences }) => ({
    name: lines.get(personId)?.name ?? '',
    absences,
    isPending: lines.get(personId)?.said === 'leavePending',
  }))
  const word = { congressId: congress.id, subject: `meeting:${meeting.id}`, zone, quietHours, botName }
  await tellAllPrivately(tx, clock, now, [
    { ...word, personIds: await clerkIds(tx, congress.id), text: warnClerks(said, people, session.absences) },
    // Whose request waits hears of the decision on it first.
    ...told
      .filter(({ personId }) => lines.get(personId)?.said !== 'leavePending')
      .map(({ personId, absences }) => ({
        ...word,
        personIds: [personId],
        text: warnDeputy(said, absences, session.absences),
      })),
  ])
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
