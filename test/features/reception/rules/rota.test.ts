import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../../src/calendar/day.ts'
import { makeRota, pairsAreInTheWay, type Rota } from '../../../../src/features/reception/rules/rota.ts'
import {
  type Exclusion,
  mayServe,
  type RotaDay,
  type RotaInput,
  type RotaPerson,
} from '../../../../src/features/reception/rules/rota-input.ts'
import { evenDivisions } from '../../../../src/features/reception/rules/rota-pairs.ts'

const daysOf = (count: number, places: number, more: Partial<RotaDay> = {}): RotaDay[] =>
  Array.from({ length: count }, (_, index) => ({
    id: 100 + index,
    day: addDays({ year: 2027, month: 1, day: 4 }, index * 7),
    kept: [],
    keptLeader: null,
    places,
    needsLeader: false,
    ...more,
  }))

/** `sizes` of circles, by their names. */
function peopleOf(sizes: Readonly<Record<string, number>>, upper: readonly number[] = []): RotaPerson[] {
  let id = 0
  return Object.entries(sizes).flatMap(([circle, size]) =>
    Array.from({ length: size }, () => ({ id: ++id, circle, upper: upper.includes(id) })),
  )
}

const plain = { by: 'all', leaders: [], pairs: [], exclusions: [] } as const
const countsOf = ({ turns }: Rota, people: readonly RotaPerson[]): number[] =>
  people.map(({ id }) => turns.filter(turn => turn.personIds.includes(id)).length)
const span = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts)

const sizes = fc.record({
  people: fc.integer({ min: 1, max: 40 }),
  places: fc.integer({ min: 1, max: 6 }),
  days: fc.integer({ min: 1, max: 30 }),
  circles: fc.integer({ min: 1, max: 6 }),
})
const by = fc.constantFrom('all' as const, 'group' as const, 'village' as const)

const crowd = (people: number, circles: number): RotaPerson[] =>
  Array.from({ length: people }, (_, index) => ({
    id: index + 1,
    circle: `c${index % circles}`,
    upper: false,
  }))

describe('a rota', () => {
  it('is even and full, however many people and days there are, and the same each time', () => {
    fc.assert(
      fc.property(sizes, by, (size, rule) => {
        const people = crowd(size.people, size.circles)
        const places = Math.min(size.places, size.people)
        const input: RotaInput = { ...plain, by: rule, people, days: daysOf(size.days, places) }
        const rota = makeRota(input)
        expect(rota.short).toEqual([])
        for (const { personIds } of rota.turns) expect(new Set(personIds).size).toBe(places)
        expect(span(countsOf(rota, people))).toBeLessThanOrEqual(1)
        expect([rota.least, rota.most]).toEqual([
          Math.min(...countsOf(rota, people)),
          Math.max(...countsOf(rota, people)),
        ])
        expect(makeRota(input)).toEqual(rota)
      }),
      { numRuns: 60 },
    )
  })

  const exclusions = fc.array(
    fc.oneof(
      fc.record({ personId: fc.integer({ min: 1, max: 40 }), when: fc.constant('never' as const) }),
      fc.record({
        personId: fc.integer({ min: 1, max: 40 }),
        when: fc.constant('month' as const),
        month: fc.integer({ min: 1, max: 12 }),
      }),
      fc.record({
        personId: fc.integer({ min: 1, max: 40 }),
        when: fc.constant('day' as const),
        day: fc.constantFrom('2027-01-04', '2027-02-01', '2027-03-08'),
      }),
    ) satisfies fc.Arbitrary<Exclusion>,
    { maxLength: 12 },
  )

  it('puts nobody on a day that is not for him, is even among the others, and says which days it cannot fill', () => {
    fc.assert(
      fc.property(sizes, by, exclusions, (size, rule, excluded) => {
        const people = crowd(size.people, size.circles)
        const days = daysOf(size.days, size.places)
        const rota = makeRota({ ...plain, by: rule, people, days, exclusions: excluded })
        const may = mayServe(excluded)
        for (const [index, day] of days.entries()) {
          const turn = rota.turns[index]
          const free = people.filter(({ id }) => may(id, day.day)).length
          for (const id of turn?.personIds ?? []) expect(may(id, day.day)).toBe(true)
          expect(turn?.personIds).toHaveLength(Math.min(size.places, free))
          const short = rota.short.filter(({ dayId }) => dayId === day.id)
          expect(short).toEqual(
            free < size.places ? [{ dayId: day.id, wanted: size.places, found: free, why: 'people' }] : [],
          )
        }
        const always = people.filter(({ id }) => days.every(({ day }) => may(id, day)))
        if (always.length > 0) expect(span(countsOf(rota, always))).toBeLessThanOrEqual(1)
      }),
      { numRuns: 60 },
    )
  })

  it('keeps pairs together, and is even whenever the places can be divided so at all', () => {
    fc.assert(
      fc.property(sizes, by, fc.integer({ min: 1, max: 6 }), (size, rule, pairCount) => {
        const people = crowd(Math.max(size.people, 2 * pairCount), size.circles)
        const pairs = Array.from({ length: pairCount }, (_, index) => [index * 2 + 1, index * 2 + 2] as const)
        const input: RotaInput = {
          ...plain,
          by: rule,
          people,
          pairs,
          days: daysOf(size.days, Math.min(size.places, people.length)),
        }
        const rota = makeRota(input)
        for (const { personIds } of rota.turns)
          for (const [a, b] of pairs) expect(personIds.includes(a)).toBe(personIds.includes(b))
        const isEven = rota.short.length === 0 && rota.most - rota.least <= 1
        expect(isEven).toBe(!pairsAreInTheWay(input))
      }),
      { numRuns: 150 },
    )
  })

  it('pairs at whom greed alone fails are divided beforehand', () => {
    const people = crowd(14, 1)
    const pairs = [1, 3, 5, 7].map(id => [id, id + 1] as const)
    const rota = makeRota({ ...plain, people, pairs, days: daysOf(11, 5) })
    expect([rota.short, rota.least, rota.most]).toEqual([[], 3, 4])
  })

  it('a single place beside pairs, and one person beside pairs, cannot be filled evenly', () => {
    const pairs = [[1, 2] as const]
    const one = makeRota({ ...plain, people: crowd(2, 1), pairs, days: daysOf(2, 1) })
    expect(one.short).toEqual([100, 101].map(dayId => ({ dayId, wanted: 1, found: 0, why: 'pairs' })))
    expect(
      pairsAreInTheWay({
        ...plain,
        people: crowd(5, 1),
        pairs: [
          [1, 2],
          [3, 4],
        ],
        days: daysOf(6, 2),
      }),
    ).toBe(true)
  })
})

describe('a division of places between pairs and others', () => {
  /** Every way to take `take` of the units, as lists of indexes. */
  function* subsets(units: readonly number[], places: number, from = 0): Generator<number[]> {
    if (places === 0) yield []
    for (let index = from; index < units.length; index++) {
      const size = units[index] ?? 0
      if (size <= places) for (const rest of subsets(units, places - size, index + 1)) yield [index, ...rest]
    }
  }
  /** Whether any rota at all is even: all of them are tried. */
  function anyEven(units: readonly number[], places: readonly number[]): boolean {
    let reached = new Set([units.map(() => 0).join()])
    for (const each of places) {
      const next = new Set<string>()
      for (const state of reached)
        for (const subset of subsets(units, each)) {
          const counts = state.split(',').map(Number)
          for (const index of subset) counts[index] = (counts[index] ?? 0) + 1
          next.add(counts.join())
        }
      reached = next
    }
    return [...reached].some(state => span(state.split(',').map(Number)) <= 1)
  }

  it('is found exactly when there is one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 2 }),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
        (singles, pairs, places) => {
          fc.pre(singles + pairs > 0)
          const units = [...Array<number>(singles).fill(1), ...Array<number>(pairs).fill(2)]
          expect(evenDivisions({ places, singles, pairs }).length > 0).toBe(anyEven(units, places))
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('circles', () => {
  it('serve a day each, by turns', () => {
    const people = peopleOf({ a: 12, b: 12, c: 12, d: 12, e: 12 })
    const rota = makeRota({ ...plain, by: 'group', people, days: daysOf(12, 3) })
    const circles = rota.turns.map(({ personIds }) =>
      [...new Set(personIds.map(id => people[id - 1]?.circle))].join('+'),
    )
    expect(circles.join(' ')).toBe('a b c d e a b c d e a b')
  })

  it('of several sizes have turns in proportion, and only what is left over is put together', () => {
    const people = peopleOf({ big: 12, small: 4, tiny: 2 })
    const rota = makeRota({ ...plain, by: 'village', people, days: daysOf(6, 3) })
    const circles = rota.turns.map(({ personIds }) => new Set(personIds.map(id => people[id - 1]?.circle)))
    expect(countsOf(rota, people)).toEqual(people.map(() => 1))
    expect(circles.filter(({ size }) => size === 1)).toHaveLength(5)
  })
})

describe('levels', () => {
  it('are both there on each day, and even among themselves', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 1, max: 24 }),
        (uppers, lowers, places, count) => {
          fc.pre(uppers + lowers >= places)
          const people = peopleOf(
            { town: uppers + lowers },
            Array.from({ length: uppers }, (_, index) => index + 1),
          )
          const rota = makeRota({ ...plain, by: 'level', people, days: daysOf(count, places) })
          for (const { personIds } of rota.turns) {
            expect(personIds).toHaveLength(places)
            expect(personIds.some(id => id <= uppers)).toBe(true)
            expect(personIds.some(id => id > uppers)).toBe(true)
          }
          const counts = countsOf(rota, people)
          expect(span(counts.slice(0, uppers))).toBeLessThanOrEqual(1)
          expect(span(counts.slice(uppers))).toBeLessThanOrEqual(1)
        },
      ),
      { numRuns: 80 },
    )
  })

  it('where there is only one, the days are filled all the same', () => {
    const rota = makeRota({ ...plain, by: 'level', people: peopleOf({ t: 6 }), days: daysOf(4, 3) })
    expect([rota.short, rota.least, rota.most]).toEqual([[], 2, 2])
  })
})

describe('what is kept', () => {
  it('stays as it is and counts: whoever served by hand has fewer turns of the rota', () => {
    const people = crowd(8, 1)
    const [first, ...rest] = daysOf(4, 2)
    if (first === undefined) throw new Error('no day')
    const days = [{ ...first, kept: [7, 8], places: 0 }, ...rest]
    const rota = makeRota({ ...plain, people, days })
    expect(rota.turns[0]?.personIds).toEqual([7, 8])
    expect(countsOf(rota, people)).toEqual(people.map(() => 1))
  })

  it('days that come later are fair with those before, which do not change', () => {
    fc.assert(
      fc.property(sizes, by, fc.integer({ min: 1, max: 10 }), (size, rule, more) => {
        const people = crowd(size.people, size.circles)
        const places = Math.min(size.places, size.people)
        const all = daysOf(size.days + more, places)
        const before = makeRota({ ...plain, by: rule, people, days: all.slice(0, size.days) })
        const days = all.map((day, index) => {
          const kept = before.turns[index]?.personIds ?? []
          return { ...day, kept, places: places - kept.length }
        })
        const after = makeRota({ ...plain, by: rule, people, days })
        expect(after.turns.slice(0, size.days)).toEqual(before.turns)
        expect(span(countsOf(after, people))).toBeLessThanOrEqual(1)
      }),
      { numRuns: 40 },
    )
  })
})

describe('leaders', () => {
  it('lead one a day by turns, besides those who come up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 24 }), (count, days) => {
        const leaders = Array.from({ length: count }, (_, index) => ({
          id: 900 + index,
          circle: `c${index}`,
          upper: false,
        }))
        const people = crowd(12, 5)
        const rota = makeRota({
          ...plain,
          by: 'group',
          people,
          leaders,
          days: daysOf(days, 3, { needsLeader: true }),
        })
        const led = leaders.map(({ id }) => rota.turns.filter(({ leaderId }) => leaderId === id).length)
        expect(led.reduce((sum, each) => sum + each, 0)).toBe(days)
        expect(span(led)).toBeLessThanOrEqual(1)
        for (const { personIds } of rota.turns) expect(personIds).toHaveLength(3)
      }),
      { numRuns: 30 },
    )
  })

  it('a group is led by its own leader, where turns allow it', () => {
    const people = peopleOf({ a: 6, b: 6, c: 6 })
    const leaders = ['c', 'a', 'b'].map((circle, index) => ({ id: 90 + index, circle, upper: false }))
    const rota = makeRota({
      ...plain,
      by: 'group',
      people,
      leaders,
      days: daysOf(6, 3, { needsLeader: true }),
    })
    expect(rota.turns.map(({ leaderId }) => leaderId)).toEqual([91, 92, 90, 91, 92, 90])
  })

  it('a day on which no leader may come is said', () => {
    const rota = makeRota({
      ...plain,
      people: crowd(4, 1),
      leaders: [{ id: 9, circle: null, upper: false }],
      exclusions: [{ personId: 9, when: 'month', month: 1 }],
      days: daysOf(1, 2, { needsLeader: true }),
    })
    expect(rota.short).toEqual([{ dayId: 100, wanted: 1, found: 0, why: 'leader' }])
  })
})
