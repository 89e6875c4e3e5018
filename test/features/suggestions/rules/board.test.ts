import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knownHolidays } from '../../../../src/calendar/holidays.ts'
import type { Act } from '../../../../src/features/suggestions/rules/acts.ts'
import { answerDays, answerTimes, median } from '../../../../src/features/suggestions/rules/answer-days.ts'
import {
  type BoardWish,
  boardOf,
  columns,
  readWish,
  wishQuery,
} from '../../../../src/features/suggestions/rules/board.ts'
import { maySee } from '../../../../src/features/suggestions/rules/standing.ts'
import { statisticsOf } from '../../../../src/features/suggestions/rules/statistics.ts'
import { termsOf } from '../../../../src/features/suggestions/rules/term.ts'
import { waitingFor } from '../../../../src/features/suggestions/rules/todo.ts'
import { suggestionRules } from '../../../../src/features/suggestions/settings.ts'
import type { Suggestion } from '../../../../src/features/suggestions/types.ts'
import { day, Life, people, type submission } from './bench.ts'

const rules = suggestionRules(undefined, '')
const today = day('2026-07-01')
const bench = { rules, today, table: knownHolidays }
const all: BoardWish = readWish(new URLSearchParams())

const assign: Act = { act: 'assign', mode: 'joint', breadth: 'normal', lead: [101], assist: [102] }
const talk = (on: string): Act => ({
  ...({ act: 'consult', officeId: 101, place: null, who: null, said: '同意' } as const),
  on: day(on),
})
const answer = (resultClass: string): Act => ({
  ...({ act: 'answer', officeId: 101, text: '已办' } as const),
  resultClass,
  promisedOn: resultClass === 'B' ? day('2026-06-20') : null,
})
const rate = (result: 'satisfied' | 'dissatisfied'): Act => ({
  ...({ act: 'rate', personId: null, attitude: 'satisfied', words: null } as const),
  result,
})

/** As far as each step leads; a life of every kind of standing. */
const steps: readonly ((life: Life) => Life)[] = [
  life => life.does('liaison', { act: 'admit' }, '2026-03-03'),
  life => life.does('liaison', assign, '2026-03-04'),
  life => life.does('office', { act: 'accept', officeId: 101 }, '2026-03-05'),
  life => life.does('office', talk('2026-03-10'), '2026-03-10'),
  life => life.does('office', answer('B'), '2026-04-01'),
  life => life.does('office', talk('2026-04-05'), '2026-04-05'),
  life => life.does('author', rate('satisfied'), '2026-04-06'),
  life => life.does('liaison', { act: 'close', outcome: '已列入计划' }, '2026-04-10'),
  life => life.does('office', { act: 'keep_promise', on: day('2026-05-01'), words: '建成' }, '2026-05-02'),
  life => life.does('liaison', { act: 'archive' }, '2026-05-03'),
]

let id = 0
function life(far: number, fields: Partial<typeof submission> = {}): Suggestion {
  const made = steps.slice(0, far).reduce((one, step) => step(one), new Life(fields))
  id++
  return { ...made.item, id, number: id }
}

const items = fc
  .array(fc.record({ far: fc.nat(steps.length), confidential: fc.boolean() }), { maxLength: 14 })
  .map(wanted => wanted.map(({ far, confidential }) => life(far, { confidential })))
const who = fc.constantFrom(
  ...(['liaison', 'author', 'second', 'office', 'helper', 'stranger'] as const).map(name => people[name]),
)

describe('the board', () => {
  it('has every item that somebody may know of once, and no other', () => {
    fc.assert(
      fc.property(items, who, (given, who) => {
        const shown = boardOf(given, all, { ...bench, who }).columns.flatMap(({ cards }) => cards)
        const seen = given.filter(item => maySee(item, who)).map(item => item.id)
        expect(shown.map(({ item }) => item.id).toSorted((a, b) => a - b)).toEqual(seen)
      }),
    )
  })

  it('has the clock of /期限 and what waits as /待办 has it, for each', () => {
    fc.assert(
      fc.property(items, who, (given, who) => {
        const board = boardOf(given, all, { ...bench, who })
        const cards = board.columns.flatMap(column => column.cards)
        for (const { item, term, promise } of cards) expect({ term, promise }).toEqual(termsOf(item, bench))
        const waiting = waitingFor(
          given.filter(item => maySee(item, who)),
          who,
        )
        const said = cards.flatMap(({ item, chore }) => (chore === null ? [] : [`${item.id} ${chore}`]))
        expect(said.toSorted()).toEqual(waiting.map(({ item, chore }) => `${item.id} ${chore}`).toSorted())
        expect(board.waiting).toBe(waiting.length)
      }),
    )
  })

  it('has what is due first in front, under each heading', () => {
    const early = life(3)
    const late = new Life({}, '2026-05-01').does('liaison', assign, '2026-05-04').item
    const board = boardOf([{ ...late, id: 0 }, early], all, { ...bench, who: people.liaison })
    const cards = board.columns.flatMap(column => column.cards)
    expect(cards.map(({ isOverdue }) => isOverdue)).toEqual([false, true])
    expect(board).toMatchObject({ total: 2, overdue: 1 })
  })

  it('sets what is closed and promised apart, and says who has to keep it', () => {
    const board = boardOf([life(8), life(9)], all, { ...bench, who: people.liaison })
    const filled = board.columns.filter(({ cards }) => cards.length > 0)
    expect(filled.map(({ key }) => key)).toEqual(['promising', 'closed'])
    expect(filled[0]?.cards[0]).toMatchObject({ turn: 'office', officeIds: [101], isOverdue: true })
  })

  it.each([
    [{ officeId: 101 }, 9],
    [{ officeId: 999 }, 0],
    [{ resultClass: 'B' }, 6],
    [{ resultClass: 'A' }, 0],
    [{ overdue: true }, 7],
  ])('asked for %j shows %i', (wish, count) => {
    const given = steps.map((_, far) => life(far)).concat(life(steps.length))
    const board = boardOf(given, { ...all, ...wish }, { ...bench, who: people.liaison })
    expect(board.total).toBe(count)
  })

  it('shows a deputy, asked for his own, what he has signed', () => {
    const given = [life(2), life(2, { signerId: 4 })]
    const mine = boardOf(given, { ...all, mine: true }, { ...bench, who: people.author })
    expect(mine.total).toBe(1)
    expect(boardOf(given, all, { ...bench, who: people.author }).total).toBe(2)
  })
})

describe('what an address asks for', () => {
  it('is written and read again as the same', () => {
    const wish = fc.record<BoardWish>({
      officeId: fc.option(fc.integer({ min: 1, max: 1_000 })),
      resultClass: fc.option(fc.constantFrom('A', '甲')),
      year: fc.option(fc.integer({ min: 2000, max: 2100 })),
      overdue: fc.boolean(),
      mine: fc.boolean(),
      column: fc.option(fc.constantFrom(...columns)),
      page: fc.integer({ min: 1, max: 50 }),
    })
    fc.assert(
      fc.property(wish, asked => {
        expect(readWish(new URLSearchParams(wishQuery(asked)))).toEqual(asked)
      }),
    )
  })

  it('is nothing where it is nonsense', () => {
    const nonsense = 'office=-1&class=&year=x&overdue=yes&mine=&state=constructor&page=0'
    expect(readWish(new URLSearchParams(nonsense))).toEqual(all)
    expect(wishQuery(all)).toBe('')
  })
})

describe('how long answers took', () => {
  it('is counted from the start of the time, without the days of the signers', () => {
    const plain = new Life()
      .does('liaison', assign, '2026-03-04')
      .does('office', talk('2026-03-10'), '2026-03-10')
    plain.does('office', answer('A'), '2026-04-03')
    expect(answerDays(plain.item)).toBe(30)
    const paused = new Life()
      .does('liaison', assign, '2026-03-04')
      .does('office', { act: 'ask_deputy', officeId: null, words: '请说明' }, '2026-03-05')
      .does('author', { act: 'reply_to_office', personId: null, words: '村口' }, '2026-03-15')
      .does('office', talk('2026-03-16'), '2026-03-16')
      .does('office', answer('A'), '2026-04-03')
    expect(answerDays(paused.item)).toBe(20)
    expect(answerDays(life(3))).toBeNull()
  })

  it('is in one bin for each, as many as were answered and as many in time', () => {
    fc.assert(
      fc.property(items, given => {
        const { bins, known, unknown } = answerTimes(given)
        const { answered, inTime } = statisticsOf(given, rules, today)
        expect(known + unknown).toBe(answered)
        expect(bins.reduce((sum, bin) => sum + bin.inTime + bin.late, 0)).toBe(known)
        expect(bins.reduce((sum, bin) => sum + bin.inTime, 0)).toBe(inTime)
      }),
    )
  })

  it.each([
    [[], null],
    [[7], 7],
    [[1, 9], 1],
    [[9, 1, 5], 5],
  ])('of %j half took no longer than %s', (numbers, half) => expect(median(numbers)).toBe(half))
})
