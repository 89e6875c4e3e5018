import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../../src/calendar/day.ts'
import { knownHolidays } from '../../../src/calendar/holidays.ts'
import { settingsOf } from '../../../src/features/congress/settings.ts'
import { callsOf, contactsCall } from '../../../src/features/visits/rules/calls.ts'
import { dayOfDue } from '../../../src/features/visits/rules/due.ts'
import { takeVisitNumber } from '../../../src/features/visits/rules/number.ts'
import { countPersons } from '../../../src/features/visits/rules/persons.ts'

const day = (year: number, month: number, date: number): Day => ({ year, month, day: date })

describe('a matter’s number in front of words', () => {
  it.each<[string, number | null, number | null, string]>([
    ['12', null, 12, ''],
    ['第12号 村 石桥村', null, 12, '村 石桥村'],
    ['2026-012 已修好', 2026, 12, '已修好'],
    ['来访2026-012，已修好', 2026, 12, '已修好'],
    ['来信 2026-3号：已修好', 2026, 3, '已修好'],
    ['２０２６－０１２ 满意', 2026, 12, '满意'],
    ['来访12 已修', null, 12, '已修'],
    ['2026年3月', null, null, '2026年3月'],
    ['2026-03-18 已修好', null, null, '2026-03-18 已修好'],
    ['3人来访', null, null, '3人来访'],
    ['路灯坏了', null, null, '路灯坏了'],
    ['', null, null, ''],
  ])('%j', (words, year, number, rest) => {
    const taken = takeVisitNumber(words)
    expect(taken.which).toEqual(number === null ? null : { year, number })
    expect(taken.rest).toBe(rest)
  })
})

describe('working days', () => {
  it.each([
    [1, day(2026, 3, 12)],
    [3, day(2026, 3, 16)],
    [20, day(2026, 4, 9)],
  ])('%i after Wednesday 2026-03-11', (count, expected) => {
    expect(dayOfDue({ kind: 'working_days', count }, day(2026, 3, 11), knownHolidays)).toEqual(expected)
  })

  it('a Sunday that is worked counts', () => {
    // 2026-02-14 and 2026-02-28 are working Saturdays around the Spring Festival.
    expect(dayOfDue({ kind: 'working_days', count: 1 }, day(2026, 2, 13), knownHolidays)).toEqual(
      day(2026, 2, 14),
    )
  })

  it('nobody promises five hundred', () => {
    const due = { kind: 'working_days', count: 100_000 } as const
    expect(dayOfDue(due, day(2026, 3, 11), knownHolidays)).toBeNull()
    expect(dayOfDue({ kind: 'unclear', said: '春节前' }, day(2026, 3, 11), knownHolidays)).toBeNull()
  })
})

describe('persons', () => {
  const one = { people: 1, village: null, name: null, phone: null }
  it.each([
    ['nobody came', [], 0],
    ['unknown ones are each a person', [one, one], 2],
    [
      'one phone is one person',
      [
        { ...one, phone: '13800000001' },
        { ...one, phone: '138 0000 0001' },
      ],
      1,
    ],
    [
      'with and without the country’s number',
      [
        { ...one, phone: '+86 13800000001' },
        { ...one, phone: '13800000001' },
      ],
      1,
    ],
    [
      'one name in one village is one person',
      [
        { ...one, name: '李四', village: '石桥村' },
        { ...one, name: '李四', village: '石桥村' },
      ],
      1,
    ],
    [
      'in two villages two',
      [
        { ...one, name: '李四', village: '石桥村' },
        { ...one, name: '李四', village: '大坪村' },
      ],
      2,
    ],
    [
      '王某 may be anybody',
      [
        { ...one, name: '王某' },
        { ...one, name: '王某' },
      ],
      2,
    ],
    [
      'known by phone, then by name',
      [
        { ...one, name: '李四', phone: '13800000001' },
        { ...one, name: '李四' },
      ],
      1,
    ],
    [
      'of five one is known',
      [
        { ...one, people: 5, name: '李四' },
        { ...one, name: '李四' },
      ],
      5,
    ],
    [
      'two names',
      [
        { ...one, people: 2, name: '李四、王五' },
        { ...one, name: '王五' },
      ],
      2,
    ],
  ])('%s', (_what, seen, expected) => {
    expect(countPersons(seen)).toBe(expected)
  })

  it('are never more than 人次, and at least one when anybody came', () => {
    const seen = fc.record({
      people: fc.integer({ min: 1, max: 30 }),
      village: fc.constantFrom(null, '石桥村', '大坪村'),
      name: fc.constantFrom(null, '李四', '王五', '王某'),
      phone: fc.constantFrom(null, '13800000001', '13900000002'),
    })
    fc.assert(
      fc.property(fc.array(seen), all => {
        const attendances = all.reduce((sum, each) => sum + each.people, 0)
        const persons = countPersons(all)
        expect(persons).toBeLessThanOrEqual(attendances)
        expect(persons > 0).toBe(all.length > 0)
      }),
    )
  })
})

describe('calls', () => {
  const wall = { zone: 'Asia/Shanghai', settings: settingsOf({ province: null, settings: {} }) }
  const visit = { id: 7, status: 'open', dueOn: day(2026, 3, 18) } as const
  const now = new Date('2026-03-11T10:00:00+08:00')

  it('an open matter has one on its day at 9:00 and one three days later', () => {
    expect(callsOf(visit, wall, now).map(({ kind, slot, dueAt }) => [kind, slot, dueAt])).toEqual([
      ['due', '7.2026-03-18', new Date('2026-03-18T09:00:00+08:00')],
      ['overdue', '7.2026-03-18', new Date('2026-03-21T09:00:00+08:00')],
    ])
  })

  it('closed, void or without a day it has none; what is promised for today is not called today', () => {
    for (const status of ['closed', 'void'] as const)
      expect(callsOf({ ...visit, status }, wall, now)).toEqual([])
    expect(callsOf({ ...visit, dueOn: null }, wall, now)).toEqual([])
    expect(callsOf({ ...visit, dueOn: day(2026, 3, 11) }, wall, now).map(call => call.kind)).toEqual([
      'overdue',
    ])
  })

  it('quiet hours push them into the morning', () => {
    const late = settingsOf({ province: null, settings: { quietHours: { from: '20:00', until: '09:30' } } })
    const [call] = callsOf(visit, { ...wall, settings: late }, now)
    expect(call?.dueAt).toEqual(new Date('2026-03-18T09:30:00+08:00'))
  })

  it('the contacts of a year are counted on 15 October at 9:00, or when the congress says', () => {
    expect(contactsCall(2026, wall)).toEqual({
      kind: 'contacts',
      slot: '2026',
      dueAt: new Date('2026-10-15T09:00:00+08:00'),
      notAfter: new Date('2027-01-01T00:00:00+08:00'),
    })
    const own = settingsOf({
      province: null,
      settings: { visits: { contactsDay: '09-01', contactsAt: '10:00' } },
    })
    expect(contactsCall(2026, { ...wall, settings: own }).dueAt).toEqual(
      new Date('2026-09-01T10:00:00+08:00'),
    )
  })
})

it('the manual’s figures are those of the settings', () => {
  const manual = readFileSync(new URL('../../../docs/使用手册.md', import.meta.url), 'utf8')
  const { visits } = settingsOf({ province: null, settings: {} })
  expect(manual).toContain(
    `上午${visits.dueMinute / 60}:00，机器人单独提醒接待的代表和联络员；逾期${visits.overdueDays}天`,
  )
  expect(manual).toContain(`每年${visits.contactsDay.month}月${visits.contactsDay.day}日`)
})
