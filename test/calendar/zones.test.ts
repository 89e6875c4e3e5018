/** S2: what the wall clocks of six zones come to, worked out by hand from the zones' own rules. */
import { expect, test } from 'vitest'
import { dayOf, endOfDay, instantOf, startOfDay, wallClock } from '../../src/calendar/zone.ts'
import { figure } from '../support/guarantees.ts'

/** A wall clock that is never shown stands as far behind the jump; one that is shown twice is the first. */
const instants: readonly (readonly [zone: string, wall: string, instant: string])[] = [
  ['Asia/Shanghai', '2026-03-29 02:30', '2026-03-28T18:30Z'],
  ['Asia/Shanghai', '2028-02-29 12:00', '2028-02-29T04:00Z'],
  ['Asia/Shanghai', '2026-12-31 23:59', '2026-12-31T15:59Z'],
  ['Asia/Shanghai', '2026-01-31 24:00', '2026-01-31T16:00Z'],
  ['Asia/Urumqi', '2026-07-01 10:00', '2026-07-01T04:00Z'],
  ['America/New_York', '2026-03-08 01:59', '2026-03-08T06:59Z'],
  ['America/New_York', '2026-03-08 02:30', '2026-03-08T07:30Z'],
  ['America/New_York', '2026-03-08 03:00', '2026-03-08T07:00Z'],
  ['America/New_York', '2026-11-01 01:30', '2026-11-01T05:30Z'],
  ['America/New_York', '2026-11-01 02:00', '2026-11-01T07:00Z'],
  ['America/New_York', '2026-12-31 23:59', '2027-01-01T04:59Z'],
  ['Europe/London', '2026-03-29 00:59', '2026-03-29T00:59Z'],
  ['Europe/London', '2026-03-29 01:30', '2026-03-29T01:30Z'],
  ['Europe/London', '2026-03-29 02:00', '2026-03-29T01:00Z'],
  ['Europe/London', '2026-10-25 01:30', '2026-10-25T00:30Z'],
  ['Europe/London', '2026-10-25 02:00', '2026-10-25T02:00Z'],
  ['Australia/Lord_Howe', '2026-04-05 01:45', '2026-04-04T14:45Z'],
  ['Australia/Lord_Howe', '2026-04-05 02:00', '2026-04-04T15:30Z'],
  ['Australia/Lord_Howe', '2026-10-04 01:59', '2026-10-03T15:29Z'],
  ['Australia/Lord_Howe', '2026-10-04 02:15', '2026-10-03T15:45Z'],
  ['Australia/Lord_Howe', '2026-10-04 02:30', '2026-10-03T15:30Z'],
  ['UTC', '2026-12-31 24:00', '2027-01-01T00:00Z'],
  ['UTC', '2028-02-29 00:00', '2028-02-29T00:00Z'],
]

/** Hours from one midnight to the next. */
const days: readonly (readonly [zone: string, day: string, hours: number])[] = [
  ['Asia/Shanghai', '2026-03-29', 24],
  ['America/New_York', '2026-03-08', 23],
  ['America/New_York', '2026-11-01', 25],
  ['Europe/London', '2026-03-29', 23],
  ['Europe/London', '2026-10-25', 25],
  ['Australia/Lord_Howe', '2026-04-05', 24.5],
  ['Australia/Lord_Howe', '2026-10-04', 23.5],
  ['UTC', '2026-10-25', 24],
]

test('S2: wall clocks of six zones, over both changes, leap days, month and year ends', async ({
  annotate,
}) => {
  const wrong: string[] = []
  for (const [zone, wall, wanted] of instants) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = wall.split(/[- :]/).map(Number)
    const found = instantOf({ year, month, day, hour, minute }, zone)
    if (found.getTime() !== new Date(wanted).getTime()) wrong.push(`${zone} ${wall}: ${found.toISOString()}`)
  }
  for (const [zone, day, hours] of days) {
    const noon = new Date(`${day}T12:00Z`)
    const midnight = startOfDay(noon, zone)
    const long = (endOfDay(dayOf(midnight, zone), zone).getTime() - midnight.getTime()) / 3_600_000
    if (long !== hours) wrong.push(`${zone} ${day}: ${long} hours`)
  }
  await figure(
    annotate,
    'S2',
    `${instants.length} wall clocks and ${days.length} days of six zones, ${wrong.length} wrong (pass: 0)`,
  )
  expect(wrong).toEqual([])
})

test('S2: every minute of the days on which clocks change is shown as Intl shows it', () => {
  for (const [zone, day] of days) {
    const shown = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
    const from = new Date(`${day}T00:00Z`).getTime() - 86_400_000
    for (let minute = 0; minute < 3 * 1_440; minute++) {
      const instant = new Date(from + minute * 60_000)
      const wall = wallClock(instant, zone)
      const text = `${String(wall.hour).padStart(2, '0')}:${String(wall.minute).padStart(2, '0')}`
      if (text !== shown.format(instant)) expect.fail(`${zone} ${instant.toISOString()}: ${text}`)
    }
  }
})
