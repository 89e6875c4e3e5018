import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knownHolidays } from '../../../../src/calendar/holidays.ts'
import { isoInZone } from '../../../../src/calendar/zone.ts'
import { behindOn } from '../../../../src/features/plan/rules/behind.ts'
import {
  callsOfMonth,
  monthItems,
  monthsAround,
  ownMinute,
  sayableFrom,
  slotOf,
} from '../../../../src/features/plan/rules/calls.ts'
import { quarterOf, yearOf } from '../../../../src/features/plan/rules/period.ts'
import { standingOf } from '../../../../src/features/plan/rules/standing.ts'
import { yearRules } from '../../../../src/features/plan/settings.ts'
import { day, event, item } from './bench.ts'

const zone = 'Asia/Shanghai'
const rules = yearRules(undefined)
const wall = { zone, quietHours: { fromMinute: 21 * 60, untilMinute: 8 * 60 }, rules }
const said = (year: number, month: number) =>
  callsOfMonth({ year, month }, wall).map(({ kind, slot, dueAt, notAfter }) =>
    [kind, slot, isoInZone(dueAt, zone).slice(0, 16), isoInZone(notAfter, zone).slice(0, 10)].join(' '),
  )

describe('the calls of a month', () => {
  it.each([
    [2027, 1, ['draft 2027 2027-01-02T09:00 2027-03-01', 'month 2027-01 2027-01-02T09:00 2027-01-21']],
    [2026, 5, ['month 2026-05 2026-05-01T09:00 2026-05-21']],
    [2026, 6, ['month 2026-06 2026-06-01T09:00 2026-06-21', 'behind 2026-2 2026-06-10T09:00 2026-07-01']],
    [2026, 12, ['month 2026-12 2026-12-01T09:00 2026-12-21', 'behind 2026-4 2026-12-10T09:00 2027-01-01']],
  ])('%d-%d', (year, month, calls) => {
    expect(said(year, month)).toEqual(calls)
  })

  it.each([
    ['2026-05-01T09:00:00+08:00', '2026-05-06T09:00'],
    ['2026-06-10T09:00:00+08:00', '2026-06-10T09:00'],
    ['2026-06-10T06:00:00+08:00', '2026-06-10T08:00'],
    ['2026-06-13T12:00:00+08:00', '2026-06-15T09:00'],
    // A Sunday that is worked.
    ['2026-09-20T12:00:00+08:00', '2026-09-20T12:00'],
  ])('what is due at %s is said at %s', (now, at) => {
    expect(isoInZone(sayableFrom(new Date(now), wall, knownHolidays), zone).slice(0, 16)).toBe(at)
  })

  it('no month is passed over by a service that runs once a month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2020, max: 2040 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 }
        const now = monthsAround({ year, month }).map(slotOf)
        expect(monthsAround(next).map(slotOf).slice(0, 2)).toEqual(now.slice(1))
      }),
    )
  })
})

const at = (today: string, items: Parameters<typeof item>[], events: ReturnType<typeof event>[] = []) =>
  standingOf({ year: 2026, isFinal: true, items: items.map(of => item(...of)) }, events, day(today))

describe('the month', () => {
  it('has its own items, the quarter that is under way, and what ends with it', () => {
    const standing = at('2026-06-01', [
      [1, { from: day('2026-06-01'), until: day('2026-06-30') }],
      [2, quarterOf(2026, 2)],
      [3, yearOf(2026)],
      [4, { from: day('2026-01-01'), until: day('2026-06-30') }],
      [5, { explained: '防汛' }],
      [6, {}],
      [7, { from: day('2026-06-10'), until: day('2026-06-10'), doneByHand: { text: '' } }],
    ])
    const numbers = (list: readonly { readonly item: { readonly number: number } }[]) =>
      list.map(held => held.item.number)
    const { own, longer, leftUndone } = monthItems(standing, { year: 2026, month: 6 })
    expect([numbers(own), numbers(longer), numbers(leftUndone)]).toEqual([[1], [2, 4], [6]])
  })
})

describe('what is behind', () => {
  const facts = { rules, isTown: true, groupIds: [1, 2] }

  it('names what the quarter has not had, and each group by its share of the year', () => {
    const items = at('2026-06-10', [
      [1, { ...quarterOf(2026, 2), kind: 'presidium' }],
      [2, { from: day('2026-06-01'), until: day('2026-06-30') }],
      [3, { from: day('2026-07-01'), until: day('2026-07-31') }],
    ]).items
    const events = [
      event(1, '2026-02-03', { whose: 'group:1' }),
      event(2, '2026-03-20', { kind: 'presidium', whose: 'presidium' }),
    ]
    const late = behindOn({ ...facts, today: day('2026-06-10'), events, items })
    expect(late?.presidium).toEqual({ held: 0, wanted: 1 })
    expect(late?.presidiumStudies).toEqual({ held: 0, wanted: 1 })
    expect(late?.groups).toEqual([{ id: 2, held: 0, wanted: 1 }])
    // The presidium's item is named already; July's is not due.
    expect(late?.items.map(held => held.item.number)).toEqual([2])
  })

  it('of a street knows no presidium, and is nothing when nothing is', () => {
    const none = behindOn({ ...facts, isTown: false, today: day('2026-03-10'), events: [], items: [] })
    // A quarter of three a year is none yet.
    expect(none).toBeNull()
  })
})

it('who reported or was in contact beyond what was asked is no event outside the plan', () => {
  const { unplanned } = at(
    '2026-06-10',
    [],
    [
      event(1, '2026-05-03'),
      event(2, '2026-05-04', { kind: 'duty_report', label: '胡志强' }),
      event(3, '2026-05-05', { kind: 'contact', label: '林惠珍' }),
    ],
  )
  expect(unplanned.map(({ key }) => key)).toEqual(['meeting:1'])
})

it('the country’s congresses are spread over an hour, and none of them into the quiet hours', () => {
  const minutesOf = (from: string) =>
    Array.from({ length: 120 }, (_, id) => isoInZone(ownMinute(new Date(from), id, wall), zone).slice(11, 16))
  const spread = minutesOf('2026-06-01T09:00:00+08:00')
  expect(new Set(spread).size).toBe(60)
  expect(spread.toSorted().at(-1)).toBe('09:59')
  expect(minutesOf('2026-06-01T20:50:00+08:00').toSorted().at(-1)).toBe('20:59')
})
