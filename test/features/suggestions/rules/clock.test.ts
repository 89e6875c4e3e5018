import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, daysBetween, isoDay } from '../../../../src/calendar/day.ts'
import { kindOf, knownHolidays } from '../../../../src/calendar/holidays.ts'
import { monthsAfter, sumOf } from '../../../../src/features/suggestions/rules/clock.ts'
import { reckonAgain } from '../../../../src/features/suggestions/rules/decide-assign.ts'
import { replay } from '../../../../src/features/suggestions/rules/evolve.ts'
import { suggestionRules } from '../../../../src/features/suggestions/settings.ts'
import type { Clock, ClockChange } from '../../../../src/features/suggestions/types.ts'
import { benchOf, day, deciding, head, Life } from './bench.ts'

const clock = (from: string, months: number, changes: readonly ClockChange[] = []): Clock => ({
  from: day(from),
  why: 'assigned',
  months,
  onHoliday: 'same',
  changes,
})
const pause = (from: string, until: string | null): ClockChange => ({
  kind: 'pause',
  from: day(from),
  until: until === null ? null : day(until),
})
const extension = (until: string): ClockChange => ({ kind: 'extension', until: day(until) })
const dueOf = (of: Clock): string | null => {
  const { dueOn } = sumOf(of, knownHolidays)
  return dueOn === null ? null : isoDay(dueOn)
}

describe('the day by which an answer is due', () => {
  it.each([
    ['2025-11-30', 3, '2026-02-28'],
    ['2025-11-30', 6, '2026-05-30'],
    ['2026-08-31', 3, '2026-11-30'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2027-11-29', 3, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 3, '2028-05-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-12-01', 1, '2027-01-01'],
    ['2026-03-15', 2, '2026-05-15'],
  ])('of what is assigned on %s with %i months is %s', (from, months, due) => {
    expect(dueOf(clock(from, months))).toBe(due)
  })

  it.each([
    ['one pause', [pause('2026-04-01', '2026-04-11')], '2026-06-25'],
    ['a pause that begins and ends on one day', [pause('2026-04-01', '2026-04-01')], '2026-06-15'],
    ['two pauses', [pause('2026-04-01', '2026-04-11'), pause('2026-05-01', '2026-05-04')], '2026-06-28'],
    ['a pause that begins after the due day', [pause('2026-06-20', '2026-06-25')], '2026-06-20'],
    ['a pause that is open', [pause('2026-04-01', '2026-04-11'), pause('2026-05-01', null)], null],
    ['an extension', [extension('2026-07-15')], '2026-07-15'],
    ['two extensions', [extension('2026-07-15'), extension('2026-08-01')], '2026-08-01'],
    [
      'a pause after an extension',
      [extension('2026-07-15'), pause('2026-07-01', '2026-07-06')],
      '2026-07-20',
    ],
    [
      'an extension after a pause',
      [pause('2026-04-01', '2026-04-11'), extension('2026-07-15')],
      '2026-07-15',
    ],
    [
      'an extension that the pauses have overtaken',
      [pause('2026-04-01', '2026-05-11'), extension('2026-07-01')],
      '2026-07-25',
    ],
  ] as const)('with %s is reckoned in their order', (_, changes, due) => {
    expect(dueOf(clock('2026-03-15', 3, changes))).toBe(due)
  })

  it('that is a day off stays where the rule says so, else it is the next day that is worked', () => {
    // 2026-10-01 to 07 are off, 2026-10-10 is a Saturday that is worked.
    const rule = { ...clock('2026-07-01', 3), onHoliday: 'next_working_day' as const }
    expect(dueOf({ ...rule, onHoliday: 'same' })).toBe('2026-10-01')
    expect(dueOf(rule)).toBe('2026-10-08')
    expect(dueOf({ ...rule, from: day('2026-07-10') })).toBe('2026-10-10')
    expect(sumOf(rule, knownHolidays).steps.at(-1)).toMatchObject({
      kind: 'holiday',
      off: day('2026-10-01'),
      sure: true,
    })
  })
})

const days = fc.integer({ min: 0, max: 20_000 }).map(n => addDays(day('2000-01-01'), n))
const months = fc.integer({ min: 1, max: 24 })
/** A course of pauses and extensions as they happen, each after the one before. */
const courses = fc.array(
  fc.tuple(fc.constantFrom('pause', 'extension'), fc.nat({ max: 30 }), fc.nat({ max: 60 })),
  { maxLength: 8 },
)

function courseOf(from: Day, parts: readonly (readonly [string, number, number])[]): ClockChange[] {
  let now = from
  return parts.map(([kind, wait, length]) => {
    const begins = addDays(now, wait)
    now = addDays(begins, kind === 'pause' ? length : 0)
    return kind === 'pause'
      ? { kind: 'pause', from: begins, until: now }
      : { kind: 'extension', until: addDays(begins, length) }
  })
}

const due = (of: Clock): Day => {
  const { dueOn } = sumOf(of, knownHolidays)
  if (dueOn === null) throw new Error('it stands still')
  return dueOn
}

describe('whatever happens', () => {
  it('it is never before the start, and a later start never makes an earlier end', () => {
    fc.assert(
      fc.property(days, months, courses, fc.boolean(), (from, count, parts, shifts) => {
        const of: Clock = {
          from,
          why: 'assigned',
          months: count,
          onHoliday: shifts ? 'next_working_day' : 'same',
          changes: courseOf(from, parts),
        }
        expect(daysBetween(from, due(of))).toBeGreaterThan(0)
        const later: Clock = { ...of, from: addDays(from, 1) }
        expect(daysBetween(due(of), due(later))).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('it is the corresponding day, or the last of a month that has none', () => {
    fc.assert(
      fc.property(days, months, (from, count) => {
        const end = monthsAfter(from, count)
        expect((end.year - from.year) * 12 + end.month - from.month).toBe(count)
        if (end.day !== from.day) {
          expect(end.day).toBeLessThan(from.day)
          expect(addDays(end, 1).day).toBe(1)
        }
      }),
    )
  })

  it('pauses add exactly their days', () => {
    fc.assert(
      fc.property(days, months, courses, (from, count, parts) => {
        const changes = courseOf(from, parts).filter(change => change.kind === 'pause')
        const of: Clock = { from, why: 'assigned', months: count, onHoliday: 'same', changes }
        const still = changes.map(change =>
          change.kind === 'pause' && change.until !== null ? daysBetween(change.from, change.until) : 0,
        )
        const expected = still.reduce((all, one) => all + one, 0)
        expect(daysBetween(monthsAfter(from, count), due(of))).toBe(expected)
      }),
    )
  })

  it('an extension never shortens, and what stands still after it is added to it', () => {
    fc.assert(
      fc.property(days, months, courses, fc.nat({ max: 90 }), (from, count, parts, more) => {
        const of: Clock = {
          from,
          why: 'assigned',
          months: count,
          onHoliday: 'same',
          changes: courseOf(from, parts),
        }
        const until = addDays(due(of), more)
        const extended: Clock = { ...of, changes: [...of.changes, { kind: 'extension', until }] }
        expect(due(extended)).toEqual(until)
        const pausedAgain: ClockChange = { kind: 'pause', from: until, until: addDays(until, 9) }
        expect(due({ ...extended, changes: [...extended.changes, pausedAgain] })).toEqual(addDays(until, 9))
      }),
    )
  })

  it('a day that moves to a working day lands on one, and on the first', () => {
    fc.assert(
      fc.property(days, months, (from, count) => {
        const of: Clock = { from, why: 'assigned', months: count, onHoliday: 'next_working_day', changes: [] }
        const landed = due(of)
        expect(kindOf(landed, knownHolidays).works).toBe(true)
        for (let one = monthsAfter(from, count); daysBetween(one, landed) > 0; one = addDays(one, 1))
          expect(kindOf(one, knownHolidays).works).toBe(false)
      }),
    )
  })
})

const assign = (breadth: 'normal' | 'wide' = 'normal', lead = [101]) =>
  ({ act: 'assign', mode: 'joint', breadth, lead, assist: [] }) as const
const ask = { act: 'ask_deputy', officeId: null, words: '请说明位置' } as const
const reply = { act: 'reply_to_office', personId: null, words: '村口' } as const
const extend = (until: string) =>
  ({ act: 'ask_extension', officeId: null, until: day(until), reason: '需招标' }) as const

describe('an item’s clock', () => {
  it('stands still from the office’s question to the answer, as often as it is asked', () => {
    const life = new Life().does('liaison', assign(), '2026-03-15').does('office', ask, '2026-04-01')
    expect(life.item.dueOn).toBeNull()
    life.does('author', reply, '2026-04-11')
    expect(life.item.dueOn).toEqual(day('2026-06-25'))
    life.does('office', ask, '2026-05-01').does('author', reply, '2026-05-01')
    expect(life.item.dueOn).toEqual(day('2026-06-25'))
    life.does('office', ask, '2026-05-02').does('author', reply, '2026-05-04')
    expect(life.item.dueOn).toEqual(day('2026-06-27'))
    expect(replay(head, life.entries)).toEqual(life.item)
  })

  it('goes on standing still when an extension is allowed meanwhile, and is due after both', () => {
    const life = new Life()
      .does('liaison', assign(), '2026-03-15')
      .does('office', extend('2026-07-01'), '2026-05-01')
      .does('office', ask, '2026-05-10')
      .does('liaison', { act: 'grant_extension' }, '2026-05-15')
    expect(life.item).toMatchObject({ dueOn: null, waiting: { officeId: 101 } })
    life.does('author', reply, '2026-05-30')
    // Allowed until 1 July on 15 May, and fifteen days of standing still since.
    expect(life.item.dueOn).toEqual(day('2026-07-16'))
    expect(replay(head, life.entries)).toEqual(life.item)
  })

  it('is not set back by an extension that was asked for before a pause', () => {
    const life = new Life()
      .does('liaison', assign(), '2026-03-15')
      .does('office', extend('2026-06-20'), '2026-04-01')
      .does('office', ask, '2026-04-02')
      .does('author', reply, '2026-05-02')
      .does('liaison', { act: 'grant_extension' }, '2026-05-03')
    expect(life.item.dueOn).toEqual(day('2026-07-15'))
  })

  it('begins anew when what was given back is assigned again', () => {
    const life = new Life()
      .does('liaison', assign(), '2026-03-15')
      .does('office', { act: 'return', officeId: null, reason: '不属本单位' }, '2026-03-20')
    expect(life.item).toMatchObject({ clock: null, dueOn: null, returned: { on: day('2026-03-20') } })
    life.does('liaison', assign('normal', [102]), '2026-03-31')
    expect(life.item.dueOn).toEqual(day('2026-06-30'))
  })

  it('of what only changes hands goes on; of what turns out wide it has the other months and keeps its pauses', () => {
    const life = new Life()
      .does('liaison', assign(), '2026-03-15')
      .does('office', ask, '2026-04-01')
      .does('author', reply, '2026-04-11')
      .does('liaison', assign('normal', [102]), '2026-04-20')
    expect(life.item.dueOn).toEqual(day('2026-06-25'))
    life.does('liaison', assign('wide', [102]), '2026-04-21')
    expect(life.item.dueOn).toEqual(day('2026-09-25'))
    life.does('helper', ask, '2026-05-01').does('liaison', assign('normal', [101]), '2026-05-03')
    expect(life.item).toMatchObject({ dueOn: null, waiting: { officeId: 102 } })
    life.does('author', reply, '2026-05-06')
    expect(life.item.dueOn).toEqual(day('2026-06-30'))
    expect(replay(head, life.entries)).toEqual(life.item)
  })

  it('of a further round is the one of that round, whatever class the item is assigned as', () => {
    const talk = {
      act: 'consult',
      officeId: null,
      on: day('2026-04-01'),
      place: null,
      who: null,
      said: '同意',
    } as const
    const life = new Life()
      .does('liaison', assign(), '2026-03-15')
      .does('office', talk, '2026-04-01')
      .does(
        'office',
        { act: 'answer', officeId: null, resultClass: 'A', text: '已修', promisedOn: null },
        '2026-04-01',
      )
      .does('office', talk, '2026-04-02')
      .does(
        'author',
        { act: 'rate', personId: null, attitude: 'satisfied', result: 'dissatisfied', words: null },
        '2026-04-03',
      )
    expect(life.item).toMatchObject({ state: 'redo', dueOn: day('2026-05-03') })
    life.does('liaison', assign('wide', [102]), '2026-04-10')
    expect(life.item).toMatchObject({ state: 'redo', dueOn: day('2026-05-03'), breadth: 'wide' })
  })

  it('may be extended as far as the rule allows, and further by what it stood still', () => {
    const rules = suggestionRules({ mostMonths: 4 }, '')
    const life = new Life().does('liaison', assign(), '2026-03-15')
    const asked = (until: string, today: string) => {
      const { item } = life
      return deciding(item, 'office', extend(until), today, rules)
    }
    expect(asked('2026-07-15', '2026-04-01')).toHaveProperty('events')
    expect(asked('2026-07-16', '2026-04-01')).toEqual({
      refusal: { why: 'extension_too_far', most: day('2026-07-15') },
    })
    life.does('office', ask, '2026-04-01').does('author', reply, '2026-04-11')
    expect(asked('2026-07-25', '2026-04-12')).toHaveProperty('events')
  })

  it('is reckoned again only when the holiday table brings another day', () => {
    const rules = suggestionRules({ onHoliday: 'next_working_day' }, '')
    const life = new Life().does('liaison', assign(), '2026-03-15', rules)
    expect(life.item.dueOn).toEqual(day('2026-06-15'))
    expect(reckonAgain(life.item, benchOf('service', '2026-04-01'))).toBeNull()
    const table = {
      has: () => true,
      find: (one: Day) => (isoDay(one) === '2026-06-15' ? { off: true, name: '端午节' } : null),
    }
    expect(reckonAgain(life.item, { table })).toEqual(day('2026-06-16'))
    life.does('office', ask, '2026-04-01')
    expect(reckonAgain(life.item, { table })).toBeNull()
  })

  it('what is taken back promises nothing, and nobody’s turn is left', () => {
    const talk = {
      act: 'consult',
      officeId: null,
      on: day('2026-04-01'),
      place: null,
      who: null,
      said: '同意',
    } as const
    const answer = {
      act: 'answer',
      officeId: null,
      resultClass: 'B',
      text: '列入计划',
      promisedOn: day('2026-12-01'),
    } as const
    const life = new Life()
      .does('liaison', assign(), '2026-03-15')
      .does('office', talk, '2026-04-01')
      .does('office', answer, '2026-04-01')
      .does('author', { act: 'withdraw', reason: '已解决' }, '2026-04-02')
    expect(life.item).toMatchObject({ state: 'withdrawn', promise: null })
  })
})
