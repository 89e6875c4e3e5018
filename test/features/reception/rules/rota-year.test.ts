import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RotaSettings } from '../../../../src/features/reception/rules/rota-settings.ts'
import {
  type MadeYear,
  makeYears,
  type RotaYear,
} from '../../../../src/features/reception/rules/rota-year.ts'
import type { Duty, ReceptionDay } from '../../../../src/features/reception/types.ts'
import { dayOn, dutyOf, now, people, weeks } from './facts.ts'

const rota: RotaSettings = {
  by: 'all',
  persons: 3,
  leaders: [],
  pairs: [],
  exclusions: [],
  from: '2027-01-01',
}
const year = (more: Partial<RotaYear>): RotaYear => ({
  rota,
  days: weeks(12),
  duties: [],
  people: people(20),
  now,
  ...more,
})

/** The year's duties with what was made of them. */
function dutiesWith(duties: readonly Duty[], made: MadeYear): Duty[] {
  const changed = new Set(made.changed.map(({ day }) => day.id))
  return [
    ...duties.filter(duty => !changed.has(duty.dayId)),
    ...made.changed.flatMap(({ day, duties: seats }) =>
      seats.map(({ personId, leads }) => dutyOf(day.id, personId, { leads })),
    ),
  ]
}

function madeOne(input: RotaYear, keep: 'all' | 'asked'): MadeYear {
  const [made] = makeYears([input], keep)
  if (made === undefined) throw new Error('no year')
  return made
}

const span = (duties: readonly Duty[], ids: readonly number[]) => {
  const counts = ids.map(id => duties.filter(duty => duty.personId === id).length)
  return Math.max(...counts) - Math.min(...counts)
}
const idsUpTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

describe('a rota that is made again', () => {
  it('changes nothing when nothing has changed', () => {
    const first = madeOne(year({}), 'asked')
    const duties = dutiesWith([], first)
    expect(madeOne(year({ duties }), 'all').changed).toEqual([])
  })

  it('replaces who has left, is fair among the others, and touches no day that it need not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 30 }), fc.integer({ min: 1, max: 30 }), (count, leaver) => {
        fc.pre(leaver <= count)
        const everybody = people(count)
        const duties = dutiesWith([], madeOne(year({ people: everybody }), 'asked'))
        const left = duties.map(duty => (duty.personId === leaver ? { ...duty, active: false } : duty))
        const stay = everybody.filter(({ id }) => id !== leaver)
        const made = madeOne(year({ people: stay, duties: left }), 'all')
        const withOthers = dutiesWith(left, made)
        expect(withOthers.filter(duty => duty.personId === leaver)).toEqual([])
        expect(
          span(
            withOthers,
            stay.map(({ id }) => id),
          ),
        ).toBeLessThanOrEqual(1)
        for (const day of weeks(12)) expect(withOthers.filter(duty => duty.dayId === day.id)).toHaveLength(3)
      }),
      { numRuns: 60 },
    )
  })

  it('leaves alone whatever was told, answered or decided by hand, and is fair with the rest', () => {
    const settle = (kind: number, day: ReceptionDay, duties: Duty[]): [ReceptionDay, Duty[]] => {
      switch (kind) {
        case 0:
          return [{ ...day, told: { ...day, status: 'planned' } }, duties]
        case 1:
          return [day, duties.map((duty, index) => (index === 0 ? { ...duty, answeredAt: now } : duty))]
        default:
          return [day, duties.map(duty => ({ ...duty, source: 'hand' as const }))]
      }
    }
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 12, maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        (kinds, persons) => {
          const first = dutiesWith([], madeOne(year({}), 'asked'))
          const settled = weeks(12).map((day, index) => {
            const own = first.filter(duty => duty.dayId === day.id)
            return (kinds[index] ?? 9) < 3 ? settle(kinds[index] ?? 0, day, own) : ([day, own] as const)
          })
          const before = settled.flatMap(([, duties]) => duties)
          const again = year({
            rota: { ...rota, persons, by: 'all' },
            days: settled.map(([day]) => day),
            duties: before,
          })
          const made = madeOne(again, 'asked')
          const kept = weeks(12).filter((_, index) => (kinds[index] ?? 9) < 3)
          for (const { id } of kept) expect(made.changed.map(({ day }) => day.id)).not.toContain(id)
          expect(made.settled.map(({ id }) => id)).toEqual(kept.map(({ id }) => id))
          // As fair as what is kept allows: on no open day could somebody come who serves twice less often.
          const all = dutiesWith(before, made)
          const countOf = (id: number) => all.filter(duty => duty.personId === id).length
          for (const day of weeks(12).filter(({ id }) => !kept.some(one => one.id === id))) {
            const there = all.filter(duty => duty.dayId === day.id).map(({ personId }) => personId)
            expect(there).toHaveLength(persons)
            const others = idsUpTo(20).filter(id => !there.includes(id))
            const most = Math.max(...there.map(countOf))
            expect(most - Math.min(...others.map(countOf))).toBeLessThanOrEqual(1)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('counts what is past, and changes nothing of it', () => {
    const days = weeks(6)
    const later = new Date('2027-01-20T10:00:00+08:00')
    const past = [1, 2, 3].flatMap(id => days.slice(0, 3).map(day => dutyOf(day.id, id)))
    const made = madeOne(year({ days, duties: past, people: people(6), now: later }), 'asked')
    expect(made.changed.map(({ day }) => day.id)).toEqual([103, 104, 105])
    expect(span(dutiesWith(past, made), idsUpTo(6))).toBe(0)
  })

  it('who was on leave when the day came has not served', () => {
    const days = weeks(2)
    const later = new Date('2027-01-05T10:00:00+08:00')
    const past = [1, 2, 3].map(id => dutyOf(100, id, id === 1 ? { standing: 'leave' } : {}))
    const made = madeOne(
      year({ days, duties: past, people: people(4), now: later, rota: { ...rota, persons: 2 } }),
      'asked',
    )
    expect(made.changed[0]?.duties.map(({ personId }) => personId).sort()).toEqual([1, 4])
  })

  it('begins with its own first day', () => {
    const made = madeOne(year({ rota: { ...rota, from: '2027-02-01' } }), 'asked')
    expect(made.changed[0]?.day.day).toEqual({ year: 2027, month: 2, day: 1 })
  })

  it('one place of a settled day that somebody left is filled by one person, and who left leading by a leader', () => {
    const day = { ...dayOn(100, { year: 2027, month: 1, day: 4 }), told: null }
    const told = { ...day, told: { ...day, status: 'planned' as const } }
    const chair = people(1, () => ({ roles: ['chair'] }))
    const everybody = [...chair, ...people(6).slice(1)]
    const duties = [
      dutyOf(100, 9, { active: false, leads: true }),
      dutyOf(100, 8, { active: false }),
      dutyOf(100, 2, { standing: 'confirm', answeredAt: now }),
    ]
    const made = madeOne(
      year({ days: [told], duties, people: everybody, rota: { ...rota, leaders: ['chair'] } }),
      'all',
    )
    expect(made.changed[0]?.duties).toEqual([
      { personId: 1, leads: true },
      { personId: 2, leads: false },
      { personId: 3, leads: false },
    ])
  })
})

describe('years one after the other', () => {
  it('who came up at the end of one waits longest in the next', () => {
    const days2027 = weeks(4)
    const days2028 = [
      dayOn(200, { year: 2028, month: 1, day: 3 }),
      dayOn(201, { year: 2028, month: 1, day: 10 }),
    ]
    const [first, second] = makeYears([year({ days: days2027 }), year({ days: days2028 })], 'asked')
    const ids = (made: MadeYear | undefined) =>
      made?.changed.flatMap(({ duties }) => duties.map(({ personId }) => personId)) ?? []
    expect(ids(first)).toEqual(idsUpTo(12))
    expect(ids(second)).toEqual([13, 14, 15, 16, 17, 18])
  })

  it('somebody who is never to be on duty is no partner: the other serves without him', () => {
    const made = madeOne(
      year({
        rota: { ...rota, persons: 2, pairs: [[1, 2]], exclusions: [{ personId: 2, when: 'never' }] },
        people: people(4),
        days: weeks(3),
      }),
      'asked',
    )
    expect(made.rota.short).toEqual([])
    expect(made.changed.flatMap(({ duties }) => duties.map(({ personId }) => personId))).toContain(1)
  })
})
