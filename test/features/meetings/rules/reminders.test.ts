import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterQuiet, nextQuiet } from '../../../../src/calendar/quiet-hours.ts'
import { dayOf, isoInZone } from '../../../../src/calendar/zone.ts'
import { settingsOf } from '../../../../src/features/congress/settings.ts'
import type { CongressSettings } from '../../../../src/features/congress/types.ts'
import { planReminders, type ReminderKind } from '../../../../src/features/meetings/rules/reminders.ts'

const china = 'Asia/Shanghai'
const usual = settingsOf({ province: null, settings: {} })
const settings = (stored: unknown): CongressSettings => settingsOf({ province: null, settings: stored })

/** `18 09:00`: that day and hour of March 2026. */
const at = (wall: string): Date => new Date(`2026-03-${wall.replace(' ', 'T')}:00+08:00`)
const say = (instant: Date): string => isoInZone(instant, china).slice(8, 16).replace('T', ' ')

/** The day itself has tests of its own below. */
const ofTheDay: ReadonlySet<ReminderKind> = new Set(['check_in', 'roll_call'])

interface Called {
  starts: string
  closes?: string
  dayOnly?: boolean
  now?: string
  with?: CongressSettings
}

function plan({ starts, closes = starts, dayOnly = false, now = '09 10:00', with: own = usual }: Called) {
  const meeting = { startsAt: at(starts), closesAt: at(closes), deadlineIsDayOnly: dayOnly }
  const planned = planReminders(meeting, at(now), china, own).filter(({ kind }) => !ofTheDay.has(kind))
  return Object.fromEntries(planned.map(({ kind, dueAt, notAfter }) => [kind, [say(dueAt), say(notAfter)]]))
}

describe('what is sent by itself for a meeting', () => {
  it('called in time: to the silent a day before the deadline and on its morning, to the others the evening before and an hour before', () => {
    expect(plan({ starts: '20 09:00', closes: '18 17:00' })).toEqual({
      deadline_eve: ['17 17:00', '17 21:00'],
      deadline_day: ['18 08:00', '18 17:00'],
      start_eve: ['19 19:00', '19 21:00'],
      start_hour: ['20 08:00', '20 09:00'],
    })
  })

  it('without a deadline of its own, answers are due when it begins', () => {
    expect(plan({ starts: '20 15:00' })).toEqual({
      deadline_eve: ['19 15:00', '19 21:00'],
      deadline_day: ['20 08:00', '20 15:00'],
      start_eve: ['19 19:00', '19 21:00'],
      start_hour: ['20 14:00', '20 15:00'],
    })
  })

  it('a deadline that is a whole day is called to mind on the morning before it', () => {
    expect(plan({ starts: '20 09:00', closes: '18 23:59', dayOnly: true })).toMatchObject({
      deadline_eve: ['17 09:00', '17 21:00'],
      deadline_day: ['18 08:00', '18 21:00'],
    })
  })

  it('a deadline on the day of the meeting', () => {
    expect(plan({ starts: '20 09:00', closes: '20 09:00', dayOnly: true })).toMatchObject({
      deadline_eve: ['19 09:00', '19 21:00'],
      deadline_day: ['20 08:00', '20 09:00'],
    })
  })

  it.each<[string, Called, string[]]>([
    [
      'called the day before at noon',
      { starts: '20 09:00', now: '19 12:00' },
      ['deadline_day', 'start_eve', 'start_hour'],
    ],
    ['called the evening before', { starts: '20 09:00', now: '19 19:00' }, ['deadline_day', 'start_hour']],
    ['called in the night before', { starts: '20 09:00', now: '19 22:00' }, ['deadline_day', 'start_hour']],
    ['called on the morning of its day', { starts: '20 15:00', now: '20 09:00' }, ['start_hour']],
    ['called half an hour before', { starts: '20 15:00', now: '20 14:30' }, []],
    [
      'its deadline is over',
      { starts: '20 15:00', closes: '18 12:00', now: '18 13:00' },
      ['start_eve', 'start_hour'],
    ],
    ['it has begun', { starts: '20 15:00', now: '20 15:00' }, []],
    ['it is long over', { starts: '20 15:00', now: '25 15:00' }, []],
  ])('nothing is planned for what is past: %s', (_when, called, kinds) => {
    expect(Object.keys(plan(called)).sort()).toEqual(kinds.sort())
  })

  it('nothing is planned for a draft without a time', () => {
    expect(
      planReminders(
        { startsAt: null, closesAt: null, deadlineIsDayOnly: false },
        at('09 10:00'),
        china,
        usual,
      ),
    ).toEqual([])
  })
})

describe('on the day', () => {
  const onTheDay = (starts: string, now: string, own = usual) =>
    planReminders(
      { startsAt: at(starts), closesAt: at(starts), deadlineIsDayOnly: false },
      at(now),
      china,
      own,
    )
      .filter(({ kind }) => ofTheDay.has(kind))
      .map(({ kind, dueAt, notAfter }) => [kind, say(dueAt), say(notAfter)])

  it('check-in opens half an hour before, and who is missing is called out a quarter of an hour after the start', () => {
    expect(onTheDay('20 09:00', '09 10:00')).toEqual([
      ['check_in', '20 08:30', '20 09:30'],
      ['roll_call', '20 09:15', '20 21:00'],
    ])
  })

  it('by the hours of the congress', () => {
    const own = settings({ sitting: { checkInMinutes: 60, rollCallMinutes: 5 } })
    expect(onTheDay('20 14:30', '09 10:00', own)).toEqual([
      ['check_in', '20 13:30', '20 15:30'],
      ['roll_call', '20 14:35', '20 21:00'],
    ])
  })

  it('of a meeting that was called ten minutes before, the roll alone', () => {
    expect(onTheDay('20 09:00', '20 08:50')).toEqual([['roll_call', '20 09:15', '20 21:00']])
  })
})

describe('the quiet hours', () => {
  it.each<[string, Called, Record<string, [string, string] | undefined>]>([
    [
      'an hour before a meeting at half past eight it is quiet: at eight',
      { starts: '20 08:30' },
      { start_hour: ['20 08:00', '20 08:30'], deadline_day: ['20 08:00', '20 08:30'] },
    ],
    [
      'before a meeting at eight it is quiet until it begins: the evening before has to do',
      { starts: '20 08:00' },
      { start_hour: undefined, deadline_day: undefined, start_eve: ['19 19:00', '19 21:00'] },
    ],
    [
      'an evening meeting',
      { starts: '20 21:30' },
      { start_hour: ['20 20:30', '20 21:00'], deadline_day: ['20 08:00', '20 21:00'] },
    ],
    ['a late meeting is begun before anybody may be told', { starts: '20 22:30' }, { start_hour: undefined }],
    [
      'a day before a deadline at ten in the evening is the morning of the deadline: once is enough',
      { starts: '22 09:00', closes: '18 22:00' },
      { deadline_eve: undefined, deadline_day: ['18 08:00', '18 21:00'] },
    ],
    [
      'a deadline early in the morning is over when the night is',
      { starts: '22 09:00', closes: '18 07:30' },
      { deadline_eve: ['17 08:00', '17 21:00'], deadline_day: undefined },
    ],
    [
      'a deadline at midnight',
      { starts: '22 09:00', closes: '18 00:00' },
      { deadline_eve: ['17 08:00', '17 21:00'], deadline_day: undefined },
    ],
  ])('%s', (_what, called, expected) => {
    const planned = plan(called)
    for (const [kind, times] of Object.entries(expected)) expect(planned[kind], kind).toEqual(times)
  })
})

describe('as a congress has set it', () => {
  it('a town that is quiet only after midnight is reminded in the evening all the same', () => {
    const own = settings({ quietHours: { from: '00:00', until: '07:00' } })
    expect(plan({ starts: '20 09:00', with: own })).toMatchObject({ start_eve: ['19 19:00', '20 00:00'] })
  })

  it('a town without quiet hours, too', () => {
    const own = settings({ quietHours: { from: '00:00', until: '00:00' } })
    expect(plan({ starts: '20 00:30', closes: '18 22:00', with: own })).toEqual({
      deadline_eve: ['17 22:00', '18 08:00'],
      deadline_day: ['18 08:00', '18 22:00'],
      start_eve: ['19 19:00', '20 00:00'],
      start_hour: ['19 23:30', '20 00:30'],
    })
  })

  it('an evening that is quiet is no evening: nobody is told "tomorrow" on the day itself', () => {
    const own = settings({ reminders: { eve: '21:30' } })
    expect(plan({ starts: '20 09:00', with: own })).not.toHaveProperty('start_eve')
  })

  it('two days before the deadline', () => {
    const own = settings({ reminders: { beforeDeadlineHours: 48 } })
    expect(plan({ starts: '22 09:00', closes: '20 17:00', with: own })).toMatchObject({
      deadline_eve: ['18 17:00', '18 21:00'],
    })
    expect(plan({ starts: '22 09:00', closes: '20 23:59', dayOnly: true, with: own })).toMatchObject({
      deadline_eve: ['18 09:00', '18 21:00'],
    })
  })

  it('two hours before the deadline comes after its morning', () => {
    const own = settings({ reminders: { beforeDeadlineHours: 2 } })
    expect(plan({ starts: '20 09:00', closes: '18 17:00', with: own })).toMatchObject({
      deadline_day: ['18 08:00', '18 17:00'],
      deadline_eve: ['18 15:00', '18 17:00'],
    })
    expect(plan({ starts: '20 09:00', closes: '18 23:59', dayOnly: true, with: own })).toMatchObject({
      deadline_eve: ['17 09:00', '17 21:00'],
    })
  })

  it('other hours', () => {
    const own = settings({ reminders: { deadlineDay: '09:30', eve: '17:00', beforeStartMinutes: 30 } })
    expect(plan({ starts: '20 09:00', closes: '18 17:00', with: own })).toMatchObject({
      deadline_day: ['18 09:30', '18 17:00'],
      start_eve: ['19 17:00', '19 21:00'],
      start_hour: ['20 08:30', '20 09:00'],
    })
  })

  it('in its own zone', () => {
    const meeting = { startsAt: at('20 11:00'), closesAt: at('18 19:00'), deadlineIsDayOnly: false }
    const planned = planReminders(meeting, at('09 10:00'), 'Asia/Urumqi', usual)
    expect(planned.map(({ kind, dueAt }) => [kind, isoInZone(dueAt, 'Asia/Urumqi').slice(8, 16)])).toEqual([
      ['deadline_eve', '17T17:00'],
      ['deadline_day', '18T08:00'],
      ['start_eve', '19T19:00'],
      ['start_hour', '20T08:00'],
      ['check_in', '20T08:30'],
      ['roll_call', '20T09:15'],
    ])
  })
})

function endOf(
  kind: ReminderKind,
  { startsAt, closesAt }: { startsAt: Date; closesAt: Date },
  { sitting }: Pick<CongressSettings, 'sitting'>,
): Date {
  const later = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000)
  if (kind === 'check_in') return later(sitting.checkInMinutes)
  if (kind === 'roll_call') return later(24 * 60)
  return kind.startsWith('deadline') ? closesAt : startsAt
}

describe('for any meeting', () => {
  const zone = fc.constantFrom(china, 'Asia/Urumqi', 'America/New_York', 'Europe/Berlin')
  const minute = fc.integer({ min: 4 * 60, max: 22 * 60 })
  const own = fc.record({
    quietHours: fc.oneof(
      fc.constant(usual.quietHours),
      fc.record({ fromMinute: minute, untilMinute: minute }),
      fc.constantFrom({ fromMinute: 0, untilMinute: 420 }, { fromMinute: 0, untilMinute: 0 }),
    ),
    sitting: fc.constant(usual.sitting),
    reminders: fc.oneof(
      fc.constant(usual.reminders),
      fc.record({
        beforeDeadlineHours: fc.integer({ min: 1, max: 72 }),
        deadlineDayMinute: minute,
        eveMinute: minute,
        beforeStartMinutes: fc.integer({ min: 5, max: 1440 }),
      }),
    ),
  })
  const called = fc
    .record({
      startsAt: fc.date({
        min: new Date('2026-01-01T00:00:00Z'),
        max: new Date('2026-12-31T00:00:00Z'),
        noInvalidDate: true,
      }),
      closesMinutesBefore: fc.nat(5 * 1440),
      calledMinutesBefore: fc.nat(10 * 1440),
      deadlineIsDayOnly: fc.boolean(),
    })
    .map(({ startsAt, closesMinutesBefore, calledMinutesBefore, deadlineIsDayOnly }) => {
      const earlier = (minutes: number) => new Date(startsAt.getTime() - minutes * 60_000)
      return {
        meeting: { startsAt, closesAt: earlier(closesMinutesBefore), deadlineIsDayOnly },
        now: earlier(calledMinutesBefore),
      }
    })

  it('what is planned lies ahead, before it is of no use, and at no moment of that span is it quiet', () => {
    fc.assert(
      fc.property(called, zone, own, ({ meeting, now }, where, set) => {
        const planned = planReminders(meeting, now, where, set)
        expect(new Set(planned.map(one => one.kind)).size).toBe(planned.length)
        for (const { kind, dueAt, notAfter } of planned) {
          expect(dueAt.getTime()).toBeGreaterThan(now.getTime())
          expect(notAfter.getTime()).toBeGreaterThan(dueAt.getTime())
          expect(notAfter.getTime()).toBeLessThanOrEqual(endOf(kind, meeting, set).getTime())
          expect(afterQuiet(dueAt, where, set.quietHours)).toEqual(dueAt)
          const quiet = nextQuiet(dueAt, where, set.quietHours)
          if (quiet !== null) expect(notAfter.getTime()).toBeLessThanOrEqual(quiet.getTime())
          if (kind === 'start_eve') {
            const lastMoment = new Date(notAfter.getTime() - 1)
            expect(dayOf(lastMoment, where)).not.toEqual(dayOf(meeting.startsAt, where))
          }
        }
      }),
    )
  })

  it('planning again later plans the same, without what has passed', () => {
    fc.assert(
      fc.property(called, zone, own, fc.nat(5 * 1440), ({ meeting, now }, where, set, minutes) => {
        const later = new Date(now.getTime() + minutes * 60_000)
        const first = planReminders(meeting, now, where, set)
        expect(planReminders(meeting, later, where, set)).toEqual(first.filter(one => one.dueAt > later))
      }),
    )
  })

  it('by day, four days ahead and with the usual hours, all six are planned', () => {
    const hour = fc.integer({ min: 9, max: 20 })
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 28 }), hour, hour, (day, startHour, closeHour) => {
        const two = (n: number) => String(n).padStart(2, '0')
        const starts = `${two(day)} ${two(startHour)}:00`
        const closes = `${two(day - 1)} ${two(closeHour)}:00`
        const planned = planReminders(
          { startsAt: at(starts), closesAt: at(closes), deadlineIsDayOnly: false },
          new Date(at(starts).getTime() - 4 * 86_400_000),
          china,
          usual,
        )
        expect(planned).toHaveLength(6)
      }),
    )
  })
})
