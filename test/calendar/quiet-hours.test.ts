import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterQuiet, nextQuiet, type QuietHours } from '../../src/calendar/quiet-hours.ts'
import { isoInZone, wallClock } from '../../src/calendar/zone.ts'

const night: QuietHours = { fromMinute: 21 * 60, untilMinute: 8 * 60 }
const smallHours: QuietHours = { fromMinute: 0, untilMinute: 7 * 60 }
const noon: QuietHours = { fromMinute: 12 * 60, untilMinute: 14 * 60 + 30 }
const none: QuietHours = { fromMinute: 480, untilMinute: 480 }
const china = 'Asia/Shanghai'

const inChina = (wall: string): Date => new Date(`2026-${wall}+08:00`)
const say = (instant: Date | null, zone = china): string | null =>
  instant === null ? null : isoInZone(instant, zone).slice(5, 19)

describe('what falls into the quiet hours waits for their end', () => {
  it.each([
    [night, '03-17T20:59:59', '03-17T20:59:59'],
    [night, '03-17T21:00:00', '03-18T08:00:00'],
    [night, '03-17T23:59:59', '03-18T08:00:00'],
    [night, '03-18T00:00:00', '03-18T08:00:00'],
    [night, '03-18T07:59:59', '03-18T08:00:00'],
    [night, '03-18T08:00:00', '03-18T08:00:00'],
    [night, '03-18T12:00:00', '03-18T12:00:00'],
    [night, '03-31T22:00:00', '04-01T08:00:00'],
    [night, '02-28T22:00:00', '03-01T08:00:00'],
    [smallHours, '03-17T23:59:59', '03-17T23:59:59'],
    [smallHours, '03-18T00:00:00', '03-18T07:00:00'],
    [smallHours, '03-18T07:00:00', '03-18T07:00:00'],
    [noon, '03-18T11:59:59', '03-18T11:59:59'],
    [noon, '03-18T12:00:00', '03-18T14:30:00'],
    [noon, '03-18T14:30:00', '03-18T14:30:00'],
    [none, '03-18T08:00:00', '03-18T08:00:00'],
    [none, '03-18T02:00:00', '03-18T02:00:00'],
  ])('%j: %s goes out at %s', (quiet, wall, expected) => {
    expect(say(afterQuiet(inChina(wall), china, quiet))).toBe(expected)
  })

  it('by the wall clock of the congress, not of the server', () => {
    const instant = new Date('2026-03-18T01:00:00Z')
    expect(afterQuiet(instant, 'Asia/Shanghai', night)).toEqual(instant)
    expect(afterQuiet(instant, 'Asia/Urumqi', night)).toEqual(new Date('2026-03-18T02:00:00Z'))
  })

  it('also in the nights when the clocks are changed', () => {
    expect(
      say(afterQuiet(new Date('2026-03-08T03:00:00Z'), 'America/New_York', night), 'America/New_York'),
    ).toBe('03-08T08:00:00')
    expect(
      say(afterQuiet(new Date('2026-11-01T06:30:00Z'), 'America/New_York', night), 'America/New_York'),
    ).toBe('11-01T08:00:00')
  })
})

describe('when it is quiet next', () => {
  it.each([
    [night, '03-17T20:59:59', '03-17T21:00:00'],
    [night, '03-17T21:00:00', '03-17T21:00:00'],
    [night, '03-17T22:00:00', '03-17T22:00:00'],
    [night, '03-18T03:00:00', '03-18T03:00:00'],
    [night, '03-18T08:00:00', '03-18T21:00:00'],
    [night, '03-31T12:00:00', '03-31T21:00:00'],
    [smallHours, '03-17T19:00:00', '03-18T00:00:00'],
    [smallHours, '03-18T07:00:00', '03-19T00:00:00'],
    [noon, '03-18T08:00:00', '03-18T12:00:00'],
    [noon, '03-18T15:00:00', '03-19T12:00:00'],
    [none, '03-18T08:00:00', null],
  ])('%j: from %s on, at %s', (quiet, wall, expected) => {
    expect(say(nextQuiet(inChina(wall), china, quiet))).toBe(expected)
  })
})

describe('at any hour, in any zone', () => {
  const minute = fc.integer({ min: 0, max: 1439 })
  // Clocks are changed between 22:00 and 4:00; quiet hours that end or begin then are nobody's.
  const hours = fc.record({
    fromMinute: fc.integer({ min: 4 * 60, max: 22 * 60 }),
    untilMinute: fc.integer({ min: 4 * 60, max: 22 * 60 }),
  })
  const zone = fc.constantFrom(
    china,
    'Asia/Urumqi',
    'Asia/Kathmandu',
    'America/New_York',
    'Europe/Berlin',
    'Australia/Lord_Howe',
  )
  const instant = fc.date({
    min: new Date('2025-01-01T00:00:00Z'),
    max: new Date('2027-12-31T00:00:00Z'),
    noInvalidDate: true,
  })

  /** Minute by minute round the clock, as a reader would count it. */
  function isQuiet(at: Date, where: string, quiet: QuietHours): boolean {
    const { hour, minute } = wallClock(at, where)
    for (let m = quiet.fromMinute; m !== quiet.untilMinute; m = (m + 1) % 1440) {
      if (m === hour * 60 + minute) return true
    }
    return false
  }

  it('nothing goes out while it is quiet, nor before it should, nor later than it must', () => {
    fc.assert(
      fc.property(instant, zone, hours, (at, where, quiet) => {
        const goesOut = afterQuiet(at, where, quiet)
        expect(isQuiet(goesOut, where, quiet)).toBe(false)
        expect(goesOut.getTime()).toBeGreaterThanOrEqual(at.getTime())
        if (goesOut > at) expect(isQuiet(new Date(goesOut.getTime() - 1), where, quiet)).toBe(true)
        else expect(goesOut).toEqual(at)
        expect(afterQuiet(goesOut, where, quiet)).toEqual(goesOut)
      }),
    )
  })

  it('between an hour that is not quiet and the next quiet one there is none', () => {
    fc.assert(
      fc.property(
        instant,
        zone,
        hours,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (at, where, quiet, part) => {
          const begins = nextQuiet(at, where, quiet)
          if (begins === null) {
            expect(quiet.fromMinute).toBe(quiet.untilMinute)
            return
          }
          expect(begins.getTime()).toBeGreaterThanOrEqual(at.getTime())
          expect(isQuiet(begins, where, quiet)).toBe(true)
          const between = new Date(at.getTime() + Math.floor((begins.getTime() - at.getTime()) * part))
          if (between < begins) expect(isQuiet(between, where, quiet)).toBe(false)
        },
      ),
    )
  })

  it('without quiet hours everything goes out at once', () => {
    fc.assert(
      fc.property(instant, zone, minute, (at, where, minute) => {
        const never = { fromMinute: minute, untilMinute: minute }
        expect(afterQuiet(at, where, never)).toEqual(at)
        expect(nextQuiet(at, where, never)).toBeNull()
      }),
    )
  })
})
