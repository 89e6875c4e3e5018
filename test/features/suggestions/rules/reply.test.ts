import { describe, expect, it } from 'vitest'
import { day, Life } from './bench.ts'

const assign = { act: 'assign', mode: 'split', breadth: 'normal', lead: [101, 102], assist: [] } as const
const talk = (on: string) =>
  ({ act: 'consult', officeId: 101, on: day(on), place: null, who: null, said: '同意' }) as const
const answer = (officeId: number, text = '已修复') =>
  ({ act: 'answer', officeId, resultClass: 'A', text, promisedOn: null }) as const
const dissatisfied = {
  ...({
    act: 'rate',
    personId: null,
    attitude: 'satisfied',
    result: 'dissatisfied',
    words: '仍不亮',
  } as const),
}

const officeIds = [101, 102]

describe('when an item was answered', () => {
  const life = new Life()
    .does('liaison', assign, '2026-03-04')
    .does('liaison', talk('2026-03-10'), '2026-03-10')

  it('is when the last of its offices answered, with the day that it was due then', () => {
    life.does('office', answer(101), '2026-04-01')
    expect(life.item).toMatchObject({ state: 'consulted', reply: null })
    life.does('helper', answer(102), '2026-06-10')
    expect(life.item.reply).toEqual({ round: 1, officeIds, on: day('2026-06-10'), dueOn: day('2026-06-04') })
  })

  it('an answer that is mended afterwards does not make it later', () => {
    life.does('office', answer(101, '已全部修复'), '2026-06-20')
    expect(life.item.reply).toEqual({ round: 1, officeIds, on: day('2026-06-10'), dueOn: day('2026-06-04') })
  })

  it('of the first round stays until the second is answered', () => {
    life
      .does('liaison', talk('2026-06-21'), '2026-06-21')
      .does('author', dissatisfied, '2026-06-22')
      .does('liaison', talk('2026-06-25'), '2026-06-25')
      .does('liaison', answer(101), '2026-07-01')
    expect(life.item).toMatchObject({ round: 2, reply: { round: 1 } })
    life.does('liaison', answer(102), '2026-07-02')
    expect(life.item.reply).toEqual({ round: 2, officeIds, on: day('2026-07-02'), dueOn: day('2026-07-22') })
  })
})
