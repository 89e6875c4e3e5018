import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Act } from '../../../../src/features/suggestions/rules/acts.ts'
import { carriedFigures } from '../../../../src/features/suggestions/rules/carried.ts'
import { replay } from '../../../../src/features/suggestions/rules/evolve.ts'
import { type Statistics, statisticsOf } from '../../../../src/features/suggestions/rules/statistics.ts'
import { suggestionRules } from '../../../../src/features/suggestions/settings.ts'
import { statisticsLines } from '../../../../src/features/suggestions/texts/statistics.ts'
import type { Suggestion } from '../../../../src/features/suggestions/types.ts'
import { day, head, Life } from './bench.ts'

const rules = suggestionRules(undefined, '')
const today = day('2026-12-31')
const of = (...items: Suggestion[]) => statisticsOf(items, rules, today)

const assign = (lead = [101]): Act => ({
  ...({ act: 'assign', mode: lead.length > 1 ? 'split' : 'joint', breadth: 'normal', assist: [] } as const),
  lead,
})
const talk = (on: string): Act => ({
  ...({ act: 'consult', officeId: 101, on: day(on), place: null, who: null, said: '同意' } as const),
})
const answer = (resultClass: string, officeId = 101): Act => ({
  act: 'answer',
  officeId,
  resultClass,
  text: '已办',
  promisedOn: resultClass === 'B' ? day('2027-06-30') : null,
})
const rate = (result: 'satisfied' | 'basically' | 'dissatisfied'): Act => ({
  ...({ act: 'rate', personId: null, attitude: 'satisfied', result, words: null } as const),
})
const assigned = () => new Life().does('liaison', assign(), '2026-03-04')
const answered = (resultClass: string, on = '2026-04-01') =>
  assigned().does('office', talk('2026-03-10'), '2026-03-10').does('office', answer(resultClass), on)
const again = (life: Life, on: string) => life.does('office', talk(on), on)

describe('the figures of a year', () => {
  it('every item is waiting, rejected, withdrawn or admitted', () => {
    const rejected = new Life().does(
      'liaison',
      { act: 'reject', ground: 'court', reason: '案件审理中' },
      '2026-03-03',
    )
    const withdrawn = assigned().does('author', { act: 'withdraw', reason: '已解决' }, '2026-03-05')
    const filed = new Life()
      .does('author', { act: 'withdraw', reason: '已解决' }, '2026-03-05')
      .does('liaison', { act: 'archive' }, '2026-03-06')
    const figures = of(new Life().item, rejected.item, withdrawn.item, filed.item, assigned().item)
    expect(figures).toMatchObject({
      total: 5,
      waiting: 1,
      rejected: 1,
      withdrawn: 2,
      admitted: 1,
      assigned: 1,
    })
  })

  it('an item that is handled again stays answered and not satisfied until it is answered and rated again', () => {
    const life = again(answered('A'), '2026-04-02').does('author', rate('dissatisfied'), '2026-04-03')
    expect(of(life.item)).toMatchObject({ answered: 1, redone: 1, rated: 1, result: { dissatisfied: 1 } })
    again(life, '2026-04-10').does('office', answer('C'), '2026-04-11')
    expect(of(life.item)).toMatchObject({ answered: 1, result: { dissatisfied: 1 } })
    again(life, '2026-04-12').does('author', rate('satisfied'), '2026-04-13')
    expect(of(life.item)).toMatchObject({ result: { satisfied: 1, dissatisfied: 0 } })
    expect(of(life.item).classes.find(({ code }) => code === 'C')?.count).toBe(1)
  })

  it('what nobody rated is in no part of the rate', () => {
    const unrated = again(answered('A'), '2026-04-02').item
    const rated = again(answered('A'), '2026-04-02').does('author', rate('satisfied'), '2026-04-03').item
    expect(of(unrated, rated)).toMatchObject({ answered: 2, rated: 1, result: { satisfied: 1 } })
    expect(statisticsLines(of(unrated, rated)).join()).toMatch(/满意率100\.0%.*未评价1件/)
  })

  it('is in time by the day that was due then, and overdue while it is not answered', () => {
    expect(of(answered('A', '2026-06-04').item)).toMatchObject({ answered: 1, inTime: 1, overdue: 0 })
    expect(of(answered('A', '2026-06-05').item)).toMatchObject({ answered: 1, inTime: 0, overdue: 0 })
    expect(of(assigned().item)).toMatchObject({ answered: 0, inTime: 0, overdue: 1 })
  })

  it('an item of several offices has one class, the least favourable, and each office its own figures', () => {
    const life = new Life()
      .does('liaison', assign([101, 102]), '2026-03-04')
      .does('office', talk('2026-03-10'), '2026-03-10')
      .does('office', answer('A'), '2026-04-01')
    expect(of(life.item)).toMatchObject({ answered: 0 })
    expect(of(life.item).offices.map(each => [each.officeId, each.answered, each.overdue])).toEqual([
      [101, 1, 0],
      [102, 0, 1],
    ])
    life.does('helper', answer('C', 102), '2026-04-02')
    const { classes } = of(life.item)
    expect(classes.map(({ code, count }) => [code, count])).toEqual([
      ['A', 0],
      ['B', 0],
      ['C', 1],
      ['D', 0],
    ])
  })

  it('classes are printed to the decimals that are wanted, together 100', () => {
    const classes = [54, 33, 2, 4].map((count, i) => ({ code: 'ABCD'.charAt(i), name: null, count }))
    const figures: Statistics = { ...of(answered('A').item), classes, answered: 93 }
    const line = (decimals?: number) =>
      statisticsLines(figures, decimals).find(each => each.startsWith('办理结果'))
    expect(line(2)).toBe('办理结果：A类54件，占58.07%；B类33件，占35.48%；C类2件，占2.15%；D类4件，占4.30%。')
    expect(line()).toBe('办理结果：A类54件，占58.1%；B类33件，占35.5%；C类2件，占2.1%；D类4件，占4.3%。')
  })

  it('of nothing there is no rate and no line but that there is nothing', () => {
    expect(statisticsLines(of())).toEqual([
      '合计0件：建议0件、批评0件、意见0件、议案0件；大会期间0件、闭会期间0件。',
    ])
  })

  it('parts never exceed their whole, whatever the lives', () => {
    const lives = fc.array(
      fc.constantFrom(
        () => new Life().item,
        () => assigned().item,
        () => answered('B').item,
        () => answered('D', '2026-07-01').item,
        () => again(answered('A'), '2026-04-02').does('author', rate('basically'), '2026-04-03').item,
        () => again(answered('A'), '2026-04-02').does('author', rate('dissatisfied'), '2026-04-03').item,
      ),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(lives, made => {
        const figures = of(...made.map(make => make()))
        const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)
        expect(sum(Object.values(figures.kinds))).toBe(figures.total)
        expect(sum(Object.values(figures.raised))).toBe(figures.total)
        expect(sum(figures.categories.map(({ count }) => count))).toBe(figures.total)
        expect(sum(figures.classes.map(({ count }) => count))).toBe(figures.answered)
        expect(sum(Object.values(figures.result))).toBe(figures.rated)
        const chain = [
          figures.inTime,
          figures.answered,
          figures.consulted,
          figures.assigned,
          figures.admitted,
        ]
        expect(chain).toEqual(chain.toSorted((a, b) => a - b))
      }),
      { numRuns: 60 },
    )
  })
})

describe('what earlier years left', () => {
  const asBefore = (life: Life, year: number) => ({
    before: replay(
      head,
      life.entries.filter(({ on }) => on.year < year),
    ),
    now: life.item,
  })

  it('is open items and open promises, each as it was when the year began', () => {
    const open = assigned()
    const promised = again(answered('B'), '2026-04-02')
      .does('author', rate('satisfied'), '2026-04-03')
      .does('liaison', { act: 'close', outcome: '列入计划' }, '2026-04-04')
    expect(carriedFigures([asBefore(open, 2027), asBefore(promised, 2027)])).toEqual({
      ...{ items: 1, itemsOver: 0, promises: 1, promisesKept: 0 },
    })
    promised.does('office', { act: 'keep_promise', on: day('2027-05-01'), words: '已建成' }, '2027-05-02')
    open.does('author', { act: 'withdraw', reason: '已解决' }, '2027-01-05')
    expect(carriedFigures([asBefore(open, 2027), asBefore(promised, 2027)])).toEqual({
      ...{ items: 1, itemsOver: 1, promises: 1, promisesKept: 1 },
    })
  })

  it('what is withdrawn is owed to nobody', () => {
    const life = answered('B').does('author', { act: 'withdraw', reason: '已解决' }, '2026-05-01')
    expect(life.item).toMatchObject({ state: 'withdrawn', promise: null })
    expect(of(life.item)).toMatchObject({ assigned: 0, promises: { all: 0 } })
  })
})
