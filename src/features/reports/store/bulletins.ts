import { type Day, dayNumber, isoDay } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import { emptyRecord } from '../../activities/rules/fold.ts'
import { readRecords } from '../../activities/store/entries.ts'
import { readHeld } from '../../activities/store/held.ts'
import type { HeldMeeting } from '../../activities/types.ts'
import { latestVotes } from '../../agenda/store/votes.ts'
import { lockCongress } from '../../congress/store.ts'
import type { Congress } from '../../congress/types.ts'
import { decisionsOfMeetings } from '../../decisions/store/decisions.ts'
import { monthOf } from '../../plan/rules/period.ts'
import { plannedDays } from '../../reception/store/days.ts'
import { listGroups } from '../../roster/store/people.ts'
import { registerVisits } from '../../visits/store/counts.ts'
import type { BulletinEvent, Business } from '../texts/bulletin.ts'
import { agendasOf } from './agendas.ts'

/** What a bulletin is about: a month, or one meeting by its notice's id. */
export type BulletinOf =
  | { readonly kind: 'month'; readonly year: number; readonly month: number }
  | { readonly kind: 'meeting'; readonly meetingId: number; readonly on: Day }

export interface NumberedBulletin {
  readonly year: number
  readonly number: number
}

const subjectOf = (of: BulletinOf): string =>
  of.kind === 'month' ? `month:${isoDay({ ...of, day: 1 }).slice(0, 7)}` : `meeting:${of.meetingId}`

/** The number of a bulletin: the year's next with the first making, and the same from then on. */
export async function numberBulletin(
  tx: Tx,
  congressId: number,
  of: BulletinOf,
  { by, now }: { readonly by: number; readonly now: Date },
): Promise<NumberedBulletin> {
  await lockCongress(tx, congressId)
  const subject = subjectOf(of)
  const year = of.kind === 'month' ? of.year : of.on.year
  await tx.sql`
    insert into bulletin (congress_id, year, number, subject, made_at, made_by)
    select ${congressId}::int, ${year}::int,
           1 + coalesce((select max(number) from bulletin where congress_id = ${congressId} and year = ${year}), 0),
           ${subject}, ${now}::timestamptz, ${by}::int
    on conflict (congress_id, subject) do nothing`
  const [row] = await tx.sql<NumberedBulletin[]>`
    select year, number from bulletin where congress_id = ${congressId} and subject = ${subject}`
  if (row === undefined) throw new Error(`no bulletin ${subject}`)
  return row
}

/** What a number was given to; null when it was not. */
export async function bulletinNumbered(
  tx: Tx,
  congress: Pick<Congress, 'id' | 'zone'>,
  { year, number }: NumberedBulletin,
): Promise<BulletinOf | null> {
  const [row] = await tx.sql<{ subject: string }[]>`
    select subject from bulletin where congress_id = ${congress.id} and year = ${year} and number = ${number}`
  const [kind, rest = ''] = row?.subject.split(':') ?? []
  if (kind === 'month') return { kind, year: Number(rest.slice(0, 4)), month: Number(rest.slice(5)) }
  if (kind !== 'meeting') return null
  const meetingId = Number(rest)
  const [meeting] = await tx.sql<{ at: Date | null }[]>`
    select starts_at as at from meeting where id = ${meetingId} and congress_id = ${congress.id}`
  const at = meeting?.at ?? null
  return at === null ? null : { kind, meetingId, on: dayOf(at, congress.zone) }
}

/** The events of a bulletin, in the order of days. */
export async function bulletinEvents(
  tx: Tx,
  congress: Pick<Congress, 'id' | 'zone' | 'province' | 'settings'>,
  of: BulletinOf,
  now: Date,
): Promise<BulletinEvent[]> {
  const period = of.kind === 'month' ? monthOf(of.year, of.month) : { from: of.on, until: of.on }
  const all = await readHeld(tx, congress, period, now)
  const held = of.kind === 'month' ? all : all.filter(({ meeting }) => meeting.id === of.meetingId)
  const groups = await listGroups(tx, congress.id)
  const records = await readRecords(
    tx,
    held.map(({ meeting }) => meeting.id),
  )
  const business = await businessOf(tx, held)
  const meetings = held.map(
    (each): BulletinEvent => ({
      kind: 'meeting',
      held: each,
      record: records.get(each.meeting.id) ?? emptyRecord,
      whose: groups.find(({ id }) => each.whose === `group:${id}`)?.name ?? null,
      business: business.get(each.meeting.id) ?? { items: [], decisions: [] },
    }),
  )
  const receptions = of.kind === 'month' ? await receptionEvents(tx, congress.id, of, now) : []
  const dayOfEvent = (event: BulletinEvent) => dayNumber(event.kind === 'meeting' ? event.held.on : event.on)
  const noticed = new Set(held.filter(({ kind }) => kind === 'reception').map(({ on }) => dayNumber(on)))
  return [...meetings, ...receptions.filter(event => !noticed.has(dayOfEvent(event)))].toSorted(
    (a, b) => dayOfEvent(a) - dayOfEvent(b),
  )
}

/** Of the few meetings that have an agenda which is dealt with item by item. */
async function businessOf(tx: Tx, held: readonly HeldMeeting[]): Promise<ReadonlyMap<number, Business>> {
  const agendas = await agendasOf(tx, held)
  const votes = await latestVotes(
    tx,
    [...agendas.values()].flat().flatMap(({ id }) => (id === null ? [] : [id])),
  )
  const decisions = await decisionsOfMeetings(tx, [...agendas.keys()])
  return new Map(
    [...agendas].map(([meetingId, items]) => [
      meetingId,
      {
        items: items.map(item => ({ ...item, vote: item.id === null ? null : (votes.get(item.id) ?? null) })),
        decisions: decisions.filter(one => one.meetingId === meetingId && one.state !== 'dropped'),
      },
    ]),
  )
}

async function receptionEvents(
  tx: Tx,
  congressId: number,
  month: { readonly year: number; readonly month: number },
  now: Date,
): Promise<BulletinEvent[]> {
  const { from, until } = monthOf(month.year, month.month)
  const days = (await plannedDays(tx, congressId, from, until)).filter(({ endsAt }) => endsAt <= now)
  const scope = { congressId, deputyId: null }
  const visits = await registerVisits(tx, scope, { year: month.year, month: month.month })
  return days.map(({ day, place }) => {
    const own = visits.filter(
      ({ status, kind, receivedOn }) =>
        status !== 'void' && kind === 'visit' && dayNumber(receivedOn) === dayNumber(day),
    )
    const visitors = own.reduce((sum, { people }) => sum + people, 0)
    return { kind: 'reception', on: day, place, visits: own.length, visitors }
  })
}
