/** 分办: each office answers for its part, and what one of them gives back is its part alone. */
import { describe, expect, it } from 'vitest'
import { knownHolidays } from '../../../../src/calendar/holidays.ts'
import { meritsOf } from '../../../../src/features/suggestions/rules/awards.ts'
import { callsOf } from '../../../../src/features/suggestions/rules/calls.ts'
import { replay } from '../../../../src/features/suggestions/rules/evolve.ts'
import { toPart } from '../../../../src/features/suggestions/rules/parts.ts'
import { statisticsOf } from '../../../../src/features/suggestions/rules/statistics.ts'
import { choreOf } from '../../../../src/features/suggestions/rules/todo.ts'
import { suggestionRules } from '../../../../src/features/suggestions/settings.ts'
import { day, deciding, head, Life, people } from './bench.ts'

const rules = suggestionRules(undefined, '')
const split = (lead = [101, 102]) =>
  ({ act: 'assign', mode: 'split', breadth: 'normal', lead, assist: [] }) as const
const give = (officeId: number | null = null) =>
  ({ act: 'return', officeId, reason: '不属于本单位职责' }) as const
const talk = (officeId: number | null, on: string) =>
  ({ act: 'consult', officeId, on: day(on), place: null, who: null, said: '同意' }) as const
const answer = (officeId: number, text = '已修复') =>
  ({ act: 'answer', officeId, resultClass: 'A', text, promisedOn: null }) as const
const offices = (life: Life) => life.item.parties.map(({ officeId }) => officeId)
const refusal = (
  life: Life,
  ...[who, act, on]: [Parameters<typeof deciding>[1], Parameters<typeof deciding>[2], string]
) => {
  const decision = deciding(life.item, who, act, on)
  return 'refusal' in decision ? decision.refusal.why : null
}
const assigned = () => new Life().does('liaison', split(), '2026-03-04')

describe('an office of several that gives back its part', () => {
  it('is out of it; the others go on in their state, with the time that runs', () => {
    const life = assigned().does('office', { act: 'accept', officeId: null }, '2026-03-05')
    const { dueOn } = life.item
    life.does('helper', give(), '2026-03-06')
    expect(life.item).toMatchObject({
      state: 'handling',
      mode: 'split',
      dueOn,
      returned: null,
      openParts: [{ officeId: 102, reason: '不属于本单位职责', on: day('2026-03-06') }],
    })
    expect(offices(life)).toEqual([101])
    expect(replay(head, life.entries)).toEqual(life.item)
  })

  it('may do so though another has met the signers already; not once it has itself', () => {
    const life = assigned().does('office', talk(null, '2026-03-05'), '2026-03-05')
    expect(life.item.state).toBe('consulted')
    expect(refusal(life, 'office', give(), '2026-03-06')).toBe('wrong_state')
    life.does('helper', give(), '2026-03-06')
    expect(life.item.state).toBe('consulted')
    expect(offices(life)).toEqual([101])
  })

  it('may not when its days are over', () => {
    expect(refusal(assigned(), 'helper', give(), '2026-03-30')).toBe('return_over')
  })

  it('takes with it what it has asked: the time goes on by the days that it stood still', () => {
    const life = assigned()
      .does('helper', { act: 'ask_deputy', officeId: null, words: '哪里' }, '2026-03-06')
      .does('helper', give(), '2026-03-09')
    expect(life.item).toMatchObject({ waiting: null, dueOn: day('2026-06-07') })
  })

  it('leaves what another has asked or has asked for longer', () => {
    const life = assigned()
      .does(
        'office',
        { act: 'ask_extension', officeId: null, until: day('2026-07-01'), reason: '雨季' },
        '2026-03-06',
      )
      .does('office', { act: 'ask_deputy', officeId: null, words: '哪里' }, '2026-03-06')
      .does('helper', give(), '2026-03-09')
    expect(life.item).toMatchObject({ waiting: { officeId: 101 }, extension: { officeId: 101 }, dueOn: null })
  })

  it('as the last one gives back the whole', () => {
    const life = assigned().does('helper', give(), '2026-03-06').does('office', give(), '2026-03-07')
    expect(life.item).toMatchObject({
      state: 'returned',
      parties: [],
      openParts: [],
      clock: null,
      dueOn: null,
    })
    expect(life.item.returned).toMatchObject({ officeId: 101 })
  })
})

describe('a part that was given back', () => {
  const given = () =>
    assigned()
      .does('office', talk(null, '2026-03-05'), '2026-03-05')
      .does('helper', give(), '2026-03-06')
      .does('office', answer(101), '2026-03-09')

  it('keeps the item from being answered: one answer alone is not all', () => {
    expect(given().item).toMatchObject({ state: 'consulted', reply: null })
  })

  it('waits for the clerks, who are reminded as of what was given back whole', () => {
    const { item } = given()
    expect(choreOf(item, people.liaison)?.chore).toBe('assign_part')
    const wall = {
      zone: 'Asia/Shanghai',
      quietHours: { fromMinute: 21 * 60, untilMinute: 8 * 60 },
      rules,
      table: knownHolidays,
    }
    const calls = callsOf(item, wall, day('2026-03-10')).filter(({ kind }) => kind === 'reassign')
    expect(calls.map(({ day }) => day)).toEqual([day('2026-03-20')])
  })

  it('goes to another office; who has answered has answered, and the item is when the other has', () => {
    const life = given().does('liaison', split([101, 103]), '2026-03-10')
    expect(life.item).toMatchObject({ state: 'consulted', openParts: [] })
    expect(offices(life)).toEqual([101, 103])
    expect(life.item.parties.map(({ isTakenUp }) => isTakenUp)).toEqual([true, false])
    life.does('liaison', { act: 'accept', officeId: 103 }, '2026-03-11')
    expect(refusal(life, 'liaison', { act: 'accept', officeId: 103 }, '2026-03-11')).toBe('wrong_state')
    life.does('liaison', answer(103), '2026-03-12')
    expect(life.item).toMatchObject({ state: 'answered', reply: { officeIds: [101, 103] } })
    expect(replay(head, life.entries)).toEqual(life.item)
  })

  it('may be given back by its new office too, which has days of its own for it', () => {
    const life = given().does('liaison', split([101, 103]), '2026-03-25')
    life.does('liaison', give(103), '2026-04-07')
    expect(life.item).toMatchObject({ state: 'consulted', openParts: [{ officeId: 103 }] })
  })

  it('that one of the others takes over with its own is that office’s whole, to be answered anew', () => {
    const life = given().does(
      'liaison',
      { act: 'assign', mode: 'joint', breadth: 'normal', lead: [101], assist: [] },
      '2026-03-10',
    )
    expect(life.item).toMatchObject({ state: 'assigned', mode: 'joint', openParts: [] })
  })

  it('is what a single office is named for; a role, several or one of the others mean the whole', () => {
    const { item } = given()
    const plain = { mode: 'joint', lead: [103], assist: [], isPlain: true } as const
    expect(toPart(item, plain)).toMatchObject({ mode: 'split', lead: [101, 103], assist: [] })
    for (const said of [
      { ...plain, isPlain: false },
      { ...plain, lead: [101] },
      { ...plain, lead: [103, 104] },
      { ...plain, assist: [104] },
    ])
      expect(toPart(item, said)).toBeNull()
    expect(toPart(assigned().item, plain)).toBeNull()
  })
})

describe('offices that change while others go on', () => {
  it('leave those that stay as far as they are', () => {
    const life = assigned()
      .does('office', talk(null, '2026-03-05'), '2026-03-05')
      .does('liaison', split([101, 103]), '2026-03-06')
    expect(life.item.state).toBe('consulted')
    expect(choreOf(life.item, people.office)?.chore).toBe('answer')
  })

  it('an office that took nothing up is asked to, whatever the others have done', () => {
    const life = assigned().does('office', { act: 'accept', officeId: null }, '2026-03-05')
    expect(choreOf(life.item, people.helper)).toMatchObject({ chore: 'accept', by: day('2026-03-18') })
    life.does('helper', { act: 'accept', officeId: null }, '2026-03-06')
    expect(life.item.state).toBe('handling')
    expect(choreOf(life.item, people.helper)?.chore).toBe('consult')
  })
})

describe('being in time', () => {
  const late = () =>
    assigned()
      .does('office', talk(null, '2026-03-05'), '2026-03-05')
      .does('office', answer(101), '2026-06-04')
      .does('helper', answer(102), '2026-06-05')

  it('is each office’s own, by its own answer and the day that it was due then', () => {
    const figures = statisticsOf([late().item], rules, day('2026-12-31'))
    expect(figures).toMatchObject({ answered: 1, inTime: 0 })
    expect(figures.offices.map(({ officeId, answered, inTime }) => [officeId, answered, inTime])).toEqual([
      [101, 1, 1],
      [102, 1, 0],
    ])
  })

  it('of an answer that is mended afterwards is that of the first', () => {
    const life = late().does('office', answer(101, '全部修复'), '2026-06-20')
    const { offices } = statisticsOf([life.item], rules, day('2026-12-31'))
    expect(offices.map(({ inTime }) => inTime)).toEqual([1, 0])
  })

  it('of an item is that of every part of it: a later day that came after a late answer mends nothing', () => {
    const life = assigned()
      .does('office', talk(null, '2026-03-05'), '2026-03-05')
      .does(
        'helper',
        { act: 'ask_extension', officeId: null, until: day('2026-07-01'), reason: '雨季' },
        '2026-06-03',
      )
      .does('office', answer(101), '2026-06-05')
      .does('liaison', { act: 'grant_extension' }, '2026-06-06')
      .does('helper', answer(102), '2026-06-20')
    expect(life.item.reply).toMatchObject({ on: day('2026-06-20'), dueOn: day('2026-07-01') })
    expect(meritsOf(life.item, rules.classes).inTime).toBe(false)
    expect(statisticsOf([life.item], rules, day('2026-12-31'))).toMatchObject({ inTime: 0 })
  })
})
