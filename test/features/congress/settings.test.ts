import { describe, expect, it } from 'vitest'
import { settingsOf, sourceOfYearRule } from '../../../src/features/congress/settings.ts'

const nothing = { province: null, settings: {} }

describe('the settings of a congress', () => {
  it('are the national ones when nothing is stored', () => {
    expect(settingsOf(nothing)).toMatchObject({
      quietHours: { fromMinute: 1260, untilMinute: 480 },
      quorum: {
        presidium: { numerator: 1, denominator: 2, bound: 'more_than', source: 'national' },
        session: { numerator: 2, denominator: 3, bound: 'at_least', source: 'national' },
      },
      labels: { presidiumMeeting: '主席团会议' },
    })
  })

  it.each(['江苏', '江苏省'])('in %s the presidium needs two thirds', province => {
    expect(settingsOf({ province, settings: {} }).quorum.presidium).toMatchObject({
      numerator: 2,
      denominator: 3,
      bound: 'at_least',
      source: 'province',
    })
    expect(settingsOf({ province: '浙江', settings: {} }).quorum.presidium.source).toBe('national')
  })

  it('what the congress stored goes before province and nation, and leaves the rest', () => {
    const settings = settingsOf({
      province: '江苏',
      settings: {
        quietHours: { from: '20:30', until: '07:00' },
        quorum: { presidium: { numerator: 3, denominator: 4, bound: 'at_least' } },
        reminders: { eve: '18:30' },
        labels: { presidiumMeeting: '主席团例会' },
      },
    })
    expect(settings.quietHours).toEqual({ fromMinute: 1230, untilMinute: 420 })
    expect(settings.quorum.presidium).toEqual({
      numerator: 3,
      denominator: 4,
      bound: 'at_least',
      source: 'congress',
    })
    expect(settings.quorum.session.source).toBe('national')
    expect(settings.reminders).toMatchObject({
      eveMinute: 1110,
      beforeDeadlineHours: 24,
      beforeStartMinutes: 60,
    })
    expect(settings.labels).toEqual({ presidiumMeeting: '主席团例会', session: '人民代表大会会议' })
  })

  it('a vote takes over half of all members, and decisions are followed up three days before, on the day and on Mondays', () => {
    expect(settingsOf(nothing).majority.session).toMatchObject({
      numerator: 1,
      denominator: 2,
      bound: 'more_than',
    })
    expect(settingsOf(nothing).decisions).toEqual({ beforeDays: 3, minute: 540, overdueWeekday: 1 })
    const own = settingsOf({
      province: null,
      settings: {
        majority: { presidium: { numerator: 2, denominator: 3, bound: 'at_least' } },
        decisions: { beforeDays: 7, at: '08:30', overdueWeekday: 5 },
      },
    })
    expect(own.majority.presidium).toEqual({
      numerator: 2,
      denominator: 3,
      bound: 'at_least',
      source: 'congress',
    })
    expect(own.majority.session.source).toBe('national')
    expect(own.decisions).toEqual({ beforeDays: 7, minute: 510, overdueWeekday: 5 })
  })

  it('the register of visits has eight categories, two contacts a year and 15 October, or what was stored', () => {
    expect(settingsOf(nothing).visits).toMatchObject({
      categories: [
        '基础设施',
        '农业农村',
        '民生保障',
        '生态环境',
        '教育卫生',
        '社会治理',
        '土地房屋',
        '其他',
      ],
      dueMinute: 540,
      overdueDays: 3,
      contactsPerYear: 2,
      votersPerYear: 0,
      contactsDay: { month: 10, day: 15, minute: 540 },
    })
    const stored = {
      visits: {
        categories: ['交通', '水利'],
        due: '08:30',
        contactsPerYear: 4,
        votersPerYear: 10,
        contactsDay: '09-01',
      },
    }
    expect(settingsOf({ province: null, settings: stored }).visits).toEqual({
      categories: ['交通', '水利'],
      dueMinute: 510,
      overdueDays: 3,
      contactsPerYear: 4,
      votersPerYear: 10,
      contactsDay: { month: 9, day: 1, minute: 540 },
    })
  })

  it('reception is announced three days before, to those on duty a week before, or when was stored', () => {
    expect(settingsOf(nothing).reception).toEqual({
      dutyWeekDays: 7,
      publicNoticeDays: 3,
      dayMinute: 540,
      uncoveredMinute: 570,
      eveMinute: 1140,
      morningMinute: 450,
    })
    const settings = { reception: { publicNoticeDays: 5, day: '10:00', morning: '07:00' } }
    expect(settingsOf({ province: null, settings }).reception).toMatchObject({
      dutyWeekDays: 7,
      publicNoticeDays: 5,
      dayMinute: 600,
      morningMinute: 420,
    })
  })

  it.each([
    { reception: { dutyWeekDays: 31 } },
    { reception: { eve: 1140 } },
    { quietHours: { from: '24:00', until: '08:00' } },
    { quietHours: { from: '21:00' } },
    { quorum: { presidium: { numerator: 3, denominator: 2, bound: 'at_least' } } },
    { quorums: {} },
    { labels: { presidiumMeeting: '' } },
    { visits: { categories: [] } },
    { visits: { categories: ['交通', '交通'] } },
    { visits: { categories: Array.from({ length: 11 }, (_, i) => `第${i}类`) } },
    { visits: { contactsDay: '02-29' } },
    { visits: { due: '9:00' } },
    [],
    'x',
  ])('settings of another form are refused: %o', settings => {
    expect(() => settingsOf({ province: null, settings })).toThrow()
  })
})

describe('how much of what a year has', () => {
  it('is what law and practice say, or what the congress has stored, and each tells which', () => {
    expect(settingsOf(nothing).year).toEqual({
      ...{ presidiumPerQuarter: 1, sessionsPerYear: 2, receptionPerMonth: 1, presidiumStudiesPerQuarter: 1 },
      ...{ deputyStudiesPerYear: 2, groupActivitiesPerYear: 3, dutyReportsLeast: 8, dutyReportsMost: 15 },
      ...{ behindDay: 10, minute: 540 },
    })
    const own = { settings: { year: { groupActivitiesPerYear: 4, at: '08:30' } } }
    expect(settingsOf({ province: null, ...own }).year).toMatchObject({
      groupActivitiesPerYear: 4,
      minute: 510,
    })
    expect(sourceOfYearRule(own, 'groupActivitiesPerYear')).toBe('congress')
    expect(sourceOfYearRule(own, 'minute')).toBe('congress')
    expect(sourceOfYearRule(own, 'sessionsPerYear')).toBe('law')
    expect(sourceOfYearRule(own, 'presidiumPerQuarter')).toBe('practice')
  })

  it.each([
    { groupActivityPerYear: 4 },
    { presidiumPerQuarter: -1 },
    { behindDay: 31 },
    { dutyReportsLeast: 9, dutyReportsMost: 8 },
  ])('%j is refused', year => {
    expect(() => settingsOf({ province: null, settings: { year } })).toThrow()
  })
})
