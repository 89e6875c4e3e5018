/** A year's days and people as a rota is made from them, and what has to be written for what it came to. */
import { type Day, dayNumber, dayOfIso } from '../../../calendar/day.ts'
import type { Person } from '../../roster/types.ts'
import type { Duty, ReceptionDay } from '../types.ts'
import { makeRota, pairsAreInTheWay, type Rota } from './rota.ts'
import type { RotaDay, RotaInput, RotaPerson } from './rota-input.ts'
import type { RotaSettings } from './rota-settings.ts'

export interface RotaYear {
  readonly rota: RotaSettings
  /** The planned days of one calendar year, those that are over too, in their order. */
  readonly days: readonly ReceptionDay[]
  readonly duties: readonly Duty[]
  /** In office, in the order in which they come up when nothing else decides. */
  readonly people: readonly Person[]
  readonly now: Date
}

/** What stays: everything there is, or only what people have been asked for and what was decided by hand. */
export type Keep = 'all' | 'asked'

export const isDeputy = ({ levels }: Pick<Person, 'levels'>): boolean => levels.length > 0

export const mayLead = (
  { roles }: Pick<Person, 'roles'>,
  { leaders }: Pick<RotaSettings, 'leaders'>,
): boolean => roles.some(role => leaders.some(leader => leader === role))

/** Whether people know of their turn on the day, or somebody has decided it: then it is not made anew. */
function isSettled(day: Pick<ReceptionDay, 'told'>, duties: readonly Duty[]): boolean {
  return day.told !== null || duties.some(duty => duty.source !== 'rota' || duty.answeredAt !== null)
}

function rotaInput(year: RotaYear, keep: Keep): RotaInput {
  const { rota, people, days } = year
  const never = new Set(rota.exclusions.filter(one => one.when === 'never').map(one => one.personId))
  const deputies = people.filter(person => isDeputy(person) && !never.has(person.id))
  const person = (one: Person): RotaPerson => ({
    id: one.id,
    circle: circleOf(one, rota),
    upper: one.levels.some(level => level !== 'town'),
  })
  return {
    by: rota.by,
    days: days.map(day => rotaDay(day, year, keep)),
    people: deputies.filter(one => !mayLead(one, rota)).map(person),
    leaders: deputies.filter(one => mayLead(one, rota)).map(person),
    pairs: rota.pairs,
    exclusions: rota.exclusions,
  }
}

/** Whom a day's people have their circle in common with. */
export function circleOf(person: Person, { by }: Pick<RotaSettings, 'by'>): string | null {
  switch (by) {
    case 'group':
      return person.groupName
    case 'village':
      return person.district
    case 'level':
    case 'all':
      return null
  }
}

/** Whether the rota may put anybody on this day. */
export function isOpen(
  day: Pick<ReceptionDay, 'day' | 'startsAt'>,
  { rota, now }: Pick<RotaYear, 'rota' | 'now'>,
) {
  const from = dayOfIso(rota.from)
  return day.startsAt > now && (from === null || dayNumber(day.day) >= dayNumber(from))
}

function rotaDay(day: ReceptionDay, year: RotaYear, keep: Keep): RotaDay {
  const { rota, now } = year
  const own = year.duties.filter(duty => duty.dayId === day.id)
  const open = isOpen(day, year)
  const there = own.filter(duty => (day.startsAt > now ? duty.active : duty.standing !== 'leave'))
  const settled = isSettled(day, own)
  const kept = !open || keep === 'all' || settled ? there : []
  const leader = kept.find(duty => duty.leads)?.personId ?? null
  const members = kept.filter(duty => !duty.leads)
  const gone = own.filter(duty => !duty.active)
  // Who was put there by hand may be fewer than the rota would take: only who has left is missed.
  const byHand = settled && own.length > 0
  const missed = gone.filter(duty => !duty.leads).length
  return {
    id: day.id,
    day: day.day,
    kept: members.map(duty => duty.personId),
    keptLeader: leader,
    places: !open ? 0 : byHand ? missed : Math.max(0, rota.persons - members.length),
    needsLeader:
      open && rota.leaders.length > 0 && leader === null && (!byHand || gone.some(duty => duty.leads)),
  }
}

export interface MadeYear {
  readonly rota: Rota
  /** Why it cannot be even. */
  readonly pairsInTheWay: boolean
  /** Days whose duties are others than they were, with who is on them now. */
  readonly changed: readonly {
    readonly day: ReceptionDay
    readonly duties: readonly { readonly personId: number; readonly leads: boolean }[]
  }[]
  /** Days ahead that were left as they are because people know of them, or somebody decided them. */
  readonly settled: readonly ReceptionDay[]
}

/** Makes the rota of years one after the other: who came up at the end of one waits longest in the next. */
export function makeYears(years: readonly RotaYear[], keep: Keep): MadeYear[] {
  const last = new Map<number, number>()
  const waitedSince = ({ id }: Person) => last.get(id) ?? Number.NEGATIVE_INFINITY
  return years.map(year => {
    const people = [...year.people].sort((a, b) => waitedSince(a) - waitedSince(b) || 0)
    const made = makeYear({ ...year, people }, keep)
    for (const [index, { personIds, leaderId }] of made.rota.turns.entries()) {
      const day = year.days[index]
      if (day === undefined) continue
      for (const id of [...personIds, ...(leaderId === null ? [] : [leaderId])])
        last.set(id, dayNumber(day.day))
    }
    return made
  })
}

/**
 * Makes the rota of a year. With `all` only gaps are filled; when turns can then not be even, the days of which
 * nobody has been told are made anew.
 */
function makeYear(year: RotaYear, keep: Keep): MadeYear {
  const input = rotaInput(year, keep)
  const rota = makeRota(input)
  if (keep === 'all' && rota.most - rota.least > 1) {
    const anew = makeYear(year, 'asked')
    if (anew.rota.most - anew.rota.least < rota.most - rota.least) return anew
  }
  const open = year.days.filter(day => isOpen(day, year))
  return {
    rota,
    pairsInTheWay: pairsAreInTheWay(input),
    changed: open.flatMap(day => {
      const turn = rota.turns.find(({ dayId }) => dayId === day.id)
      if (turn === undefined) return []
      const leading = turn.leaderId === null ? [] : [{ personId: turn.leaderId, leads: true }]
      const duties = [...leading, ...turn.personIds.map(personId => ({ personId, leads: false }))]
      const before = year.duties.filter(duty => duty.dayId === day.id)
      return isSame(before, duties) ? [] : [{ day, duties }]
    }),
    settled: open.filter(day =>
      isSettled(
        day,
        year.duties.filter(duty => duty.dayId === day.id),
      ),
    ),
  }
}

type Seat = Pick<Duty, 'personId' | 'leads'>

function isSame(a: readonly Seat[], b: readonly Seat[]): boolean {
  const key = (seats: readonly Seat[]) =>
    seats
      .map(({ personId, leads }) => `${personId}${leads ? '!' : ''}`)
      .sort()
      .join()
  return key(a) === key(b)
}

/** The calendar years of the days, in their order. */
export const yearsOf = (days: readonly { readonly day: Day }[]): number[] =>
  [...new Set(days.map(({ day }) => day.year))].sort((a, b) => a - b)
