import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../../src/calendar/day.ts'
import { fits, matchEvents } from '../../../../src/features/plan/rules/match.ts'
import { standingOf } from '../../../../src/features/plan/rules/standing.ts'
import type { PlanEvent, PlanItem, PlanKind, Whose } from '../../../../src/features/plan/types.ts'
import { day, event, item } from './bench.ts'

const keysOf = (items: PlanItem[], events: PlanEvent[]) =>
  Object.fromEntries(
    [...matchEvents({ items }, events).byItem].map(([number, own]) => [number, own.map(({ key }) => key)]),
  )

describe('what was held fulfils what was planned', () => {
  it.each<[string, Partial<PlanItem>, Partial<PlanEvent>, string, boolean]>([
    ['kind and month', {}, {}, '2026-05-12', true],
    ['the first day', {}, {}, '2026-05-01', true],
    ['the last day', {}, {}, '2026-05-31', true],
    ['the day after', {}, {}, '2026-06-01', false],
    ['another kind', {}, { kind: 'survey' }, '2026-05-12', false],
    ['an activity of any kind', { kind: 'activity' }, { kind: 'survey' }, '2026-05-12', true],
    ['a study is no activity', { kind: 'activity' }, { kind: 'study' }, '2026-05-12', false],
    ['a reception is no activity', { kind: 'activity' }, { kind: 'reception' }, '2026-05-12', false],
    ['its own group', { whose: 'group:2' }, { whose: 'group:2' }, '2026-05-12', true],
    ['another group', { whose: 'group:2' }, { whose: 'group:3' }, '2026-05-12', false],
    ['nobody in particular', { whose: 'group:2' }, { whose: null }, '2026-05-12', false],
    ['anybody wanted', { whose: null }, { whose: 'group:3' }, '2026-05-12', true],
    ['deputies', { whose: 'deputies' }, { whose: 'group:3' }, '2026-05-12', true],
    [
      'the presidium are not the deputies',
      { whose: 'deputies' },
      { whose: 'presidium' },
      '2026-05-12',
      false,
    ],
  ])('%s', (_what, wanted, held, on, isIt) => {
    expect(fits(item(1, wanted), event(1, on, held))).toBe(isIt)
  })

  it('one event is for one item, the group before anybody and what ends sooner before what is long', () => {
    const items = [
      item(1, { from: day('2026-01-01'), until: day('2026-12-31') }),
      item(2),
      item(3, { whose: 'group:2' }),
    ]
    const own = { whose: 'group:2' } as const
    expect(keysOf(items, [event(7, '2026-05-12', own)])).toEqual({ 1: [], 2: [], 3: ['meeting:7'] })
    expect(keysOf(items, [event(7, '2026-05-12'), event(8, '2026-05-13')])).toEqual({
      1: ['meeting:8'],
      2: ['meeting:7'],
      3: [],
    })
  })

  it('an event gives way where the other item can have another one', () => {
    const items = [item(1), item(2, { until: day('2026-05-10') })]
    const events = [event(1, '2026-05-05'), event(2, '2026-05-20')]
    expect(keysOf(items, events)).toEqual({ 1: ['meeting:2'], 2: ['meeting:1'] })
  })

  it('what was said by hand comes first, outside of its time too, and not when it was not held', () => {
    const items = [item(1, { meetingIds: [9] }), item(2)]
    const late = event(9, '2026-06-20')
    expect(keysOf(items, [late, event(3, '2026-05-05')])).toEqual({ 1: ['meeting:9'], 2: ['meeting:3'] })
    // A cancelled meeting is no event.
    expect(keysOf(items, [event(3, '2026-05-05')])).toEqual({ 1: ['meeting:3'], 2: [] })
  })

  it('an item that was taken out wants nothing', () => {
    const { byItem, unplanned } = matchEvents({ items: [item(1, { dropped: '合并', meetingIds: [1] })] }, [
      event(1, '2026-05-05'),
    ])
    expect(byItem.get(1)).toEqual([])
    expect(unplanned).toHaveLength(1)
  })
})

const kinds: PlanKind[] = ['inspection', 'survey', 'activity', 'presidium', 'study']
const whose: (Whose | null)[] = ['presidium', 'deputies', 'group:1', 'group:2', null]
const anyDay = fc.integer({ min: 0, max: 364 }).map(n => addDays(day('2026-01-01'), n))
const anyItem = fc.record({
  kind: fc.constantFrom(...kinds),
  whose: fc.constantFrom(...whose),
  from: anyDay,
  length: fc.integer({ min: 0, max: 120 }),
  count: fc.integer({ min: 1, max: 4 }),
  isDropped: fc.boolean(),
  meetingIds: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 2 }),
})
const anyEvent = fc.record({
  kind: fc.constantFrom(...kinds.filter(kind => kind !== 'activity')),
  whose: fc.constantFrom(...whose),
  on: anyDay,
})
const anyPlan = fc.array(anyItem, { maxLength: 8 }).map(items => {
  const taken = new Set<number>()
  return items.map(({ length, isDropped, meetingIds, ...fields }, i) => {
    // A notice is for one item: the log sees to that.
    const own = meetingIds.filter(id => !taken.has(id))
    for (const id of own) taken.add(id)
    return item(i + 1, {
      ...fields,
      until: addDays(fields.from, length),
      dropped: isDropped ? '合并' : null,
      meetingIds: [...new Set(own)],
    })
  })
})
const anyEvents = fc
  .array(anyEvent, { maxLength: 12 })
  .map(events => events.map((fields, i) => ({ ...event(i + 1, '2026-01-01'), ...fields })))

describe('whatever the plan and the year', () => {
  it('every event is for one item at most, and only for one that it fits or that somebody named', () => {
    fc.assert(
      fc.property(anyPlan, anyEvents, (items, events) => {
        const { byItem, unplanned } = matchEvents({ items }, events)
        const given = [...byItem].flatMap(([number, own]) => own.map(({ key }) => ({ number, key })))
        const all = [...given.map(({ key }) => key), ...unplanned.map(({ key }) => key)]
        expect(all.toSorted()).toEqual(events.map(({ key }) => key).toSorted())
        for (const { number, key } of given) {
          const to = items[number - 1]
          const it = events.find(each => each.key === key)
          if (to === undefined || it === undefined) throw new Error('given from nowhere')
          expect(to.dropped).toBeNull()
          expect(fits(to, it) || to.meetingIds.includes(it.meetingId ?? 0)).toBe(true)
        }
      }),
    )
  })

  it('the order of rows changes nothing', () => {
    fc.assert(
      fc.property(anyPlan, anyEvents, fc.integer(), (items, events, seed) => {
        const turn = <T>(list: T[]) =>
          list
            .map((each, i) => ({ each, by: (i * 7919 + seed) % 13 }))
            .sort((a, b) => a.by - b.by)
            .map(({ each }) => each)
        const sorted = (from: ReturnType<typeof keysOf>) => Object.entries(from).toSorted()
        expect(sorted(keysOf(turn(items), turn(events)))).toEqual(sorted(keysOf(items, events)))
      }),
    )
  })

  it('nothing stays unplanned that an unfulfilled item wants', () => {
    fc.assert(
      fc.property(anyPlan, anyEvents, (items, events) => {
        const { byItem, unplanned } = matchEvents({ items }, events)
        for (const each of items) {
          const isShort = each.dropped === null && (byItem.get(each.number)?.length ?? 0) < each.count
          if (isShort) expect(unplanned.filter(it => fits(each, it))).toEqual([])
        }
      }),
    )
  })

  it('one event more never undoes an item', () => {
    fc.assert(
      fc.property(anyPlan, anyEvents, anyEvent, (items, events, more) => {
        const done = (all: PlanEvent[]) =>
          standingOf({ year: 2026, isFinal: true, items }, all, day('2026-12-31')).counts.done
        expect(done([...events, { ...event(99, '2026-01-01'), ...more }])).toBeGreaterThanOrEqual(
          done(events),
        )
      }),
    )
  })
})
