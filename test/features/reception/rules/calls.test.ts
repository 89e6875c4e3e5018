import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, dayOfIso } from '../../../../src/calendar/day.ts'
import { knownHolidays, withYears } from '../../../../src/calendar/holidays.ts'
import { afterQuiet } from '../../../../src/calendar/quiet-hours.ts'
import { isoInZone } from '../../../../src/calendar/zone.ts'
import { settingsOf } from '../../../../src/features/congress/settings.ts'
import {
  dayCalls,
  type Habits,
  monthCalls,
  type PlannedCall,
  tableCalls,
} from '../../../../src/features/reception/rules/calls.ts'
import { defaultRule } from '../../../../src/features/reception/rules/rule.ts'
import { hoursOn, wantedDays } from '../../../../src/features/reception/rules/wanted.ts'

const { quietHours, reception } = settingsOf({ province: null, settings: {} })
const usual: Habits = { zone: 'Asia/Shanghai', table: knownHolidays, quietHours, reception }
const morning = { fromMinute: 510, untilMinute: 690 }

function day(iso: string): Day {
  const found = dayOfIso(iso)
  if (found === null) throw new Error(iso)
  return found
}

const at = (instant: Date, zone = usual.zone) => isoInZone(instant, zone).slice(5, 16).replace('T', ' ')

/** `duty_week 03-09 09:00 → 03-16 08:30` */
const said = (calls: readonly PlannedCall[], zone?: string) =>
  calls.map(call => `${call.kind} ${at(call.dueAt, zone)} → ${at(call.notAfter, zone)}`)

const callsOf = (iso: string, hours = morning, habits: Partial<Habits> = {}) => {
  const all = { ...usual, ...habits }
  return dayCalls({ day: day(iso), ...hoursOn(day(iso), hours, all.zone) }, all)
}

describe('what is said of a reception day', () => {
  it('a week, three days, an evening and a morning before, and at its end', () => {
    expect(said(callsOf('2026-03-16'))).toEqual([
      'duty_week 03-09 09:00 → 03-16 08:30',
      'public_notice 03-13 09:00 → 03-16 08:30',
      'uncovered 03-13 09:30 → 03-16 08:30',
      'duty_eve 03-15 19:00 → 03-16 08:30',
      'duty_morning 03-16 08:00 → 03-16 08:30',
      'duty_after 03-16 11:30 → 03-17 21:00',
    ])
  })

  it('on a statutory holiday neither those on duty nor the public are told: on the last working day before', () => {
    // 15 to 23 February are off, Saturday the 14th is worked.
    expect(said(callsOf('2026-02-24')).slice(0, 4)).toEqual([
      'duty_week 02-14 09:00 → 02-24 08:30',
      'public_notice 02-14 09:00 → 02-24 08:30',
      'uncovered 02-14 09:30 → 02-24 08:30',
      'duty_eve 02-23 19:00 → 02-24 08:30',
    ])
  })

  it('a plain weekend is no hindrance', () => {
    expect(said(callsOf('2026-03-18')).slice(0, 2)).toEqual([
      'duty_week 03-11 09:00 → 03-18 08:30',
      'public_notice 03-15 09:00 → 03-18 08:30',
    ])
  })

  it('over the end of a month, of a year and of a February that has 29 days', () => {
    expect(said(callsOf('2028-03-01'))[0]).toBe('duty_week 02-23 09:00 → 03-01 08:30')
    expect(said(callsOf('2028-03-01'))[3]).toBe('duty_eve 02-29 19:00 → 03-01 08:30')
    expect(said(callsOf('2027-03-01'))[3]).toBe('duty_eve 02-28 19:00 → 03-01 08:30')
    expect(said(callsOf('2027-01-04'))[0]).toBe('duty_week 12-28 09:00 → 01-04 08:30')
  })

  it.each([
    ['08:00', 480, null],
    ['08:14', 494, null],
    ['08:15', 495, '03-16 08:00'],
    ['14:00', 840, '03-16 08:00'],
  ])('who begins at %s is called in the morning when it is of use: %s, %s', (_, fromMinute, due) => {
    const call = callsOf('2026-03-16', { fromMinute, untilMinute: 960 }).find(
      ({ kind }) => kind === 'duty_morning',
    )
    expect(call === undefined ? null : at(call.dueAt)).toBe(due)
  })

  it('where mornings are not quiet, at half past seven, or a quarter of an hour before an earlier start', () => {
    const early = { quietHours: { fromMinute: 1320, untilMinute: 360 } }
    const due = (fromMinute: number) =>
      callsOf('2026-03-16', { fromMinute, untilMinute: 960 }, early)
        .filter(({ kind }) => kind === 'duty_morning')
        .map(call => at(call.dueAt))
    expect(due(510)).toEqual(['03-16 07:30'])
    expect(due(450)).toEqual(['03-16 07:15'])
  })

  it('a reception in the evening is asked about the next morning', () => {
    expect(said(callsOf('2026-03-16', { fromMinute: 1140, untilMinute: 1290 })).at(-1)).toBe(
      'duty_after 03-17 08:00 → 03-17 21:00',
    )
  })

  it('goes by the wall clock of the congress, also where the clocks change in between', () => {
    // New York: on 8 March the clocks go from 2:00 to 3:00.
    const zone = 'America/New_York'
    const calls = callsOf('2026-03-09', morning, { zone })
    expect(said(calls, zone)).toEqual([
      'duty_week 03-02 09:00 → 03-09 08:30',
      'public_notice 03-06 09:00 → 03-09 08:30',
      'uncovered 03-06 09:30 → 03-09 08:30',
      'duty_eve 03-08 19:00 → 03-09 08:30',
      'duty_morning 03-09 08:00 → 03-09 08:30',
      'duty_after 03-09 11:30 → 03-10 21:00',
    ])
    const hours = calls.map(call => call.dueAt.getUTCHours())
    expect(hours.slice(0, 2)).toEqual([14, 14])
    expect(hours[3]).toBe(23)
  })

  it('nothing is due in the quiet hours or when it is of no use any more, whatever the settings', () => {
    const minutes = fc.integer({ min: 0, max: 1439 })
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1200 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 1, max: 438 }),
        fc.record({ fromMinute: minutes, untilMinute: minutes }),
        fc.record({
          dutyWeekDays: fc.integer({ min: 1, max: 30 }),
          publicNoticeDays: fc.integer({ min: 1, max: 30 }),
          dayMinute: minutes,
          uncoveredMinute: minutes,
          eveMinute: minutes,
          morningMinute: minutes,
        }),
        fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe'),
        (ahead, fromMinute, lasts, quiet, times, zone) => {
          const on = addDays({ year: 2024, month: 1, day: 1 }, ahead)
          const hours = hoursOn(on, { fromMinute, untilMinute: fromMinute + lasts }, zone)
          const calls = dayCalls(
            { day: on, ...hours },
            { zone, table: knownHolidays, quietHours: quiet, reception: times },
          )
          for (const call of calls) {
            expect(afterQuiet(call.dueAt, zone, quiet)).toEqual(call.dueAt)
            expect(call.dueAt < call.notAfter).toBe(true)
          }
          expect(new Set(calls.map(call => call.kind)).size).toBe(calls.length)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('what is said of a month', () => {
  const months = (iso: string, until: string) => {
    const settings = { rule: defaultRule, ...morning }
    return monthCalls(wantedDays(settings, day(iso), day(until), usual.zone, usual.table), usual)
  }

  it('on its 1st, or on the first working day after the holidays, until the 10th or its last day', () => {
    const calls = months('2026-01-01', '2026-12-31').map(call => [call.slot, ...said([call])].join(' '))
    expect(calls).toContain('2026-03 month_plan 03-01 09:00 → 03-11 00:00')
    // 1 January, 1 May and 1 October are off; 4 January is a Sunday that is worked.
    expect(calls).toContain('2026-01 month_plan 01-04 09:00 → 01-11 00:00')
    expect(calls).toContain('2026-05 month_plan 05-06 09:00 → 05-11 00:00')
    expect(calls).toContain('2026-10 month_plan 10-08 09:00 → 10-11 00:00')
    expect(calls.filter(call => call.startsWith('2026'))).toHaveLength(12)
  })

  it('not when its last reception day has begun by then', () => {
    const settings = {
      rule: { days: [{ on: 'monthday' as const, day: 1 }], policy: 'as_is' as const },
      ...morning,
    }
    const days = wantedDays(settings, day('2026-03-01'), day('2026-04-30'), usual.zone, usual.table)
    expect(monthCalls(days, usual)).toEqual([])
  })
})

describe('a year without a table of its holidays', () => {
  it('is told on 1 December before it, once for each year, and not where there is a table', () => {
    const table = knownHolidays
    const calls = tableCalls(day('2026-06-01'), day('2027-07-31'), { ...usual, table })
    expect(calls.map(call => [call.slot, at(call.dueAt)])).toEqual([['2027', '12-01 09:00']])
    const known = withYears(table, [{ year: 2027, off: {}, working: {} }])
    expect(tableCalls(day('2026-06-01'), day('2027-07-31'), { ...usual, table: known })).toEqual([])
  })
})
