/** Days, duties and people of a town, as rules are given them. */
import { addDays, type Day, isoDay } from '../../../../src/calendar/day.ts'
import type { Duty, ReceptionDay } from '../../../../src/features/reception/types.ts'
import type { Person } from '../../../../src/features/roster/types.ts'

export const now = new Date('2027-01-01T10:00:00+08:00')

export function dayOn(id: number, day: Day, more: Partial<ReceptionDay> = {}): ReceptionDay {
  return {
    id,
    congressId: 1,
    nominal: day,
    day,
    status: 'planned',
    byHand: false,
    startsAt: new Date(`${isoDay(day)}T08:30:00+08:00`),
    endsAt: new Date(`${isoDay(day)}T11:30:00+08:00`),
    place: '代表联络站',
    version: 1,
    reason: null,
    told: null,
    ...more,
  }
}

/** Weekly from 4 January 2027 on. */
export const weeks = (count: number): ReceptionDay[] =>
  Array.from({ length: count }, (_, index) =>
    dayOn(100 + index, addDays({ year: 2027, month: 1, day: 4 }, index * 7)),
  )

export const dutyOf = (dayId: number, personId: number, more: Partial<Duty> = {}): Duty => ({
  dayId,
  personId,
  name: `代表${personId}`,
  userid: `u${personId}`,
  levels: ['town'],
  active: true,
  leads: false,
  source: 'rota',
  standing: 'silent',
  reason: null,
  answeredAt: null,
  ...more,
})

export const person = (id: number, more: Partial<Person> = {}): Person => ({
  id,
  congressId: 1,
  name: `代表${id}`,
  aliases: [],
  userid: `u${id}`,
  phone: null,
  levels: ['town'],
  district: null,
  groupId: null,
  groupName: null,
  unit: null,
  active: true,
  leftReason: null,
  roles: [],
  ...more,
})

export const people = (count: number, more: (id: number) => Partial<Person> = () => ({})): Person[] =>
  Array.from({ length: count }, (_, index) => person(index + 1, more(index + 1)))
