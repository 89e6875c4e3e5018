import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, isoDay } from '../../../../src/calendar/day.ts'
import { knownHolidays } from '../../../../src/calendar/holidays.ts'
import { callsOf, listAt, sayableFrom, type Wall } from '../../../../src/features/suggestions/rules/calls.ts'
import { suggestionRules } from '../../../../src/features/suggestions/settings.ts'
import type { Suggestion } from '../../../../src/features/suggestions/types.ts'
import { day, Life } from './bench.ts'

const wall: Wall = {
  zone: 'Asia/Shanghai',
  quietHours: { fromMinute: 21 * 60, untilMinute: 8 * 60 },
  rules: suggestionRules(undefined, ''),
  table: knownHolidays,
}
const shown = (instant: Date) => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
/** kind → when, in local time; of what is still to come. */
const planned = (item: Suggestion, today: string, by: Wall = wall) =>
  Object.fromEntries(
    callsOf(item, by, day(today))
      .filter(call => daysBetween(day(today), call.day) > 0)
      .map(({ kind, dueAt }) => [kind, shown(dueAt)]),
  )

const assign = { act: 'assign', mode: 'joint', breadth: 'normal', lead: [101], assist: [] } as const
const talk = (on: string) =>
  ({ act: 'consult', officeId: null, on: day(on), place: null, who: null, said: '同意' }) as const
const answer = (resultClass: string, promisedOn: string | null = null) =>
  ({
    act: 'answer',
    officeId: null,
    resultClass,
    text: '已修',
    promisedOn: promisedOn === null ? null : day(promisedOn),
  }) as const
const assigned = () => new Life().does('liaison', assign, '2026-03-11')
const consultedAgain = (resultClass = 'A', promisedOn: string | null = null) =>
  assigned()
    .does('office', talk('2026-03-16'), '2026-03-16')
    .does('office', answer(resultClass, promisedOn), '2026-03-17')
    .does('office', talk('2026-03-18'), '2026-03-18')

describe('what is said by itself', () => {
  it('of what waits to be assigned: on the last day, then every week', () => {
    // Handed in on Monday, 2 March: the tenth working day is the 16th.
    const { item } = new Life()
    expect(planned(item, '2026-03-02')).toEqual({ assign: '2026-03-16T09:00' })
    expect(planned(item, '2026-03-16')).toEqual({ assign: '2026-03-23T09:00' })
    expect(planned(item, '2026-03-30')).toEqual({ assign: '2026-04-07T09:00' })
    const returned = assigned().does(
      'office',
      { act: 'return', officeId: null, reason: '不属本单位' },
      '2026-03-13',
    ).item
    expect(planned(returned, '2026-03-13')).toEqual({ reassign: '2026-03-27T09:00' })
  })

  it('of an answer: before it is due, on the day, then by the ladder', () => {
    const { item } = assigned()
    expect(item.dueOn).toEqual(day('2026-06-11'))
    const all = {
      soon: '2026-06-01T09:00',
      due: '2026-06-11T09:00',
      overdue_office: '2026-06-18T09:00',
      overdue_vice_chair: '2026-06-26T09:00',
      overdue_chair: '2026-07-13T09:00',
    }
    expect(planned(item, '2026-03-11')).toEqual(all)
    const { soon: _, ...afterSoon } = all
    expect(planned(item, '2026-06-01')).toEqual(afterSoon)
    // 2026-06-25 is a Thursday; the Dragon Boat days are 19 to 21 June.
    expect(planned(item, '2026-06-18')).toEqual({
      overdue_office: '2026-06-25T09:00',
      overdue_vice_chair: '2026-06-26T09:00',
      overdue_chair: '2026-07-13T09:00',
    })
  })

  it('of what has been overdue for long: the next time of each alone, so a downtime makes no burst', () => {
    const { item } = assigned()
    expect(planned(item, '2026-12-01')).toEqual({
      overdue_office: '2026-12-03T09:00',
      overdue_vice_chair: '2026-12-08T09:00',
      overdue_chair: '2026-12-08T09:00',
    })
  })

  it('is on working days, before a day off what reminds, after it what presses', () => {
    const { item } = assigned()
    // Due on a Saturday.
    const onSaturday = { ...item, dueOn: day('2026-06-13') }
    expect(planned(onSaturday, '2026-06-10')).toMatchObject({
      due: '2026-06-12T09:00',
      overdue_office: '2026-06-22T09:00',
    })
    const late = { ...wall, rules: { ...wall.rules, sayMinute: 6 * 60 } }
    expect(planned(onSaturday, '2026-06-10', late)).toMatchObject({ due: '2026-06-12T08:00' })
  })

  it('stops when it is not the offices’ turn any more, and goes on when it is again', () => {
    const life = assigned().does('office', { act: 'ask_deputy', officeId: null, words: '在哪' }, '2026-06-12')
    expect(planned(life.item, '2026-06-12')).toEqual({})
    life.does('author', { act: 'reply_to_office', personId: null, words: '村口' }, '2026-06-17')
    expect(planned(life.item, '2026-06-17')).toMatchObject({ overdue_office: '2026-06-23T09:00' })
    life.does('office', talk('2026-06-18'), '2026-06-18').does('office', answer('A'), '2026-06-18')
    expect(Object.keys(planned(life.item, '2026-06-18'))).toEqual(['talk_again'])
  })

  it('of an answer after which nobody met the signers: every ten days from it, until somebody has', () => {
    const life = assigned()
      .does('office', talk('2026-03-16'), '2026-03-16')
      .does('office', answer('A'), '2026-03-17')
    expect(planned(life.item, '2026-03-17')).toEqual({ talk_again: '2026-03-27T09:00' })
    expect(planned(life.item, '2026-03-27')).toEqual({ talk_again: '2026-04-07T09:00' })
    // An answer that is mended puts nothing off.
    life.does('office', { ...answer('A'), text: '全部修复' }, '2026-03-20')
    expect(planned(life.item, '2026-03-20')).toEqual({ talk_again: '2026-03-27T09:00' })
    const rules = suggestionRules({ talkAgainDays: 5 }, '')
    expect(planned(life.item, '2026-03-20', { ...wall, rules })).toEqual({ talk_again: '2026-03-23T09:00' })
    life.does('office', talk('2026-03-24'), '2026-03-24')
    expect(planned(life.item, '2026-03-24')).not.toHaveProperty('talk_again')
  })

  it('of what is rated and not concluded: every ten days, until it is', () => {
    const life = consultedAgain().does(
      'author',
      { act: 'rate', personId: null, attitude: 'satisfied', result: 'satisfied', words: null },
      '2026-03-20',
    )
    expect(life.item).toMatchObject({ state: 'rated', ratedOn: day('2026-03-20') })
    expect(planned(life.item, '2026-03-20')).toEqual({ conclude: '2026-03-30T09:00' })
    expect(planned(life.item, '2026-03-30')).toEqual({ conclude: '2026-04-09T09:00' })
    life.does('liaison', { act: 'redo', reason: '又坏了' }, '2026-04-01')
    expect(life.item.ratedOn).toBeNull()
    expect(planned(life.item, '2026-04-01')).not.toHaveProperty('conclude')
  })

  it('of ratings: half way, three days before the end, and when it is over', () => {
    const { item } = consultedAgain()
    expect(item.ratingUntil).toEqual(day('2026-04-02'))
    expect(planned(item, '2026-03-18')).toEqual({
      rating_half: '2026-03-25T09:00',
      rating_end: '2026-03-30T09:00',
      rating_over: '2026-04-03T09:00',
    })
    const rules = suggestionRules({ rateSoonDays: 5 }, '')
    expect(planned(item, '2026-03-18', { ...wall, rules })).toMatchObject({ rating_end: '2026-03-27T09:00' })
    // A service that was down for the whole of it still settles it.
    expect(planned(item, '2026-05-20')).toEqual({ rating_over: '2026-05-21T09:00' })
  })

  it('of a promise: as of an answer, until it is kept, across years', () => {
    const life = consultedAgain('B', '2027-05-20')
    const ofPromise = {
      promise_soon: '2027-05-10T09:00',
      promise_due: '2027-05-20T09:00',
      promise_office: '2027-05-27T09:00',
      promise_vice_chair: '2027-06-04T09:00',
      promise_chair: '2027-06-21T09:00',
    }
    expect(planned(life.item, '2026-03-18')).toMatchObject(ofPromise)
    life
      .does(
        'author',
        { act: 'rate', personId: null, attitude: 'satisfied', result: 'satisfied', words: null },
        '2026-03-20',
      )
      .does('liaison', { act: 'close', outcome: '已列入计划' }, '2026-03-21')
    expect(planned(life.item, '2026-03-21')).toEqual(ofPromise)
    expect(planned(life.item, '2028-01-03')).toMatchObject({ promise_office: '2028-01-06T09:00' })
    life.does('office', { act: 'keep_promise', on: day('2028-01-04'), words: '已建成' }, '2028-01-04')
    expect(planned(life.item, '2028-01-04')).toEqual({})
  })

  it('of today still makes sense today: a step in the morning does not take it away', () => {
    const { item } = assigned()
    expect(callsOf(item, wall, day('2026-06-11')).map(({ kind }) => kind)).toContain('due')
  })

  it('is nothing of what is over', () => {
    const rejected = new Life().does(
      'liaison',
      { act: 'reject', ground: 'court', reason: '已进入诉讼' },
      '2026-03-03',
    )
    const withdrawn = new Life().does('author', { act: 'withdraw', reason: '已解决' }, '2026-03-03')
    for (const { item } of [rejected, withdrawn]) expect(planned(item, '2026-03-03')).toEqual({})
  })

  it('has a slot for each day of its own, so that nothing is said twice', () => {
    const { item } = assigned()
    const slots = new Set<string>()
    for (let today = day('2026-06-11'); isoDay(today) < '2027-06-11'; today = addDays(today, 1))
      for (const { kind, slot } of callsOf(item, wall, today)) slots.add(`${kind} ${slot}`)
    const of = (kind: string) => [...slots].filter(slot => slot.startsWith(`${kind} `)).length
    // Weekly, half-monthly, monthly over a year; the National Day brings two weeks together.
    expect([of('overdue_office'), of('overdue_vice_chair'), of('overdue_chair')]).toEqual([52, 25, 13])
  })
})

describe('when it can be said', () => {
  it.each([
    ['2026-03-11T10:00', '2026-03-11T10:00'],
    ['2026-03-11T22:00', '2026-03-12T08:00'],
    ['2026-03-14T10:00', '2026-03-16T09:00'],
    ['2026-10-02T10:00', '2026-10-08T09:00'],
  ])('at %s: from %s', (now, from) => {
    expect(shown(sayableFrom(new Date(`${now}:00+08:00`), wall))).toBe(from)
  })

  it('the list comes three days before the presidium meets, on a working day', () => {
    expect(shown(listAt(new Date('2026-03-20T14:00:00+08:00'), wall))).toBe('2026-03-17T09:00')
    expect(shown(listAt(new Date('2026-03-17T14:00:00+08:00'), wall))).toBe('2026-03-13T09:00')
  })
})
