import { describe, expect, it } from 'vitest'
import { inPlaceOf, type SwapFacts, troubleWithSwap } from '../../../../src/features/reception/rules/swap.ts'
import { dayOn, dutyOf, now } from './facts.ts'

const january = dayOn(1, { year: 2027, month: 1, day: 15 })
const february = dayOn(2, { year: 2027, month: 2, day: 15 })
const past = dayOn(3, { year: 2026, month: 12, day: 15 })
const facts = (more: Partial<SwapFacts> = {}): SwapFacts => ({
  from: { id: 1, active: true, isDeputy: true },
  to: { id: 2, isDeputy: true, mayServe: () => true },
  day: january,
  duties: [dutyOf(1, 1), dutyOf(1, 3)],
  back: null,
  ...more,
})
const back = { day: february, duties: [dutyOf(2, 2), dutyOf(2, 4)] }

describe('a swap', () => {
  it('is possible, with a turn given back and without', () => {
    expect(troubleWithSwap(facts(), now)).toBeNull()
    expect(troubleWithSwap(facts({ back }), now)).toBeNull()
  })

  it('also of a turn that one has asked leave for', () => {
    expect(troubleWithSwap(facts({ duties: [dutyOf(1, 1, { standing: 'leave' })] }), now)).toBeNull()
  })

  const from = { id: 1, active: true, isDeputy: true }
  const to = { id: 2, isDeputy: true, mayServe: () => true }
  it.each<[string, Partial<SwapFacts>]>([
    ['with_oneself', { to: { ...to, id: 1 } }],
    ['proposer_left', { from: { ...from, active: false } }],
    ['proposer_no_deputy', { from: { ...from, isDeputy: false }, back }],
    ['not_a_deputy', { to: { ...to, isDeputy: false } }],
    ['cancelled', { day: { ...january, status: 'cancelled' } }],
    ['cancelled', { day: { ...january, status: 'merged' } }],
    ['over', { day: past }],
    ['not_yours', { duties: [dutyOf(1, 3)] }],
    ['on_duty', { duties: [dutyOf(1, 1), dutyOf(1, 2)] }],
    ['on_leave', { duties: [dutyOf(1, 1), dutyOf(1, 2, { standing: 'leave' })] }],
    ['excluded', { to: { ...to, mayServe: day => day.month !== 1 } }],
    ['same_day', { back: { day: january, duties: [] } }],
    ['back_over', { back: { ...back, day: past } }],
    ['back_cancelled', { back: { ...back, day: { ...february, status: 'cancelled' } } }],
    ['back_not_theirs', { back: { ...back, duties: [dutyOf(2, 4)] } }],
    ['back_on_duty', { back: { ...back, duties: [...back.duties, dutyOf(2, 1)] } }],
  ])('is refused: %s', (trouble, more) => {
    expect(troubleWithSwap(facts(more), now)).toBe(trouble)
  })

  it('puts the one in the place of the other, who leads where he led', () => {
    const duties = [dutyOf(1, 1, { leads: true }), dutyOf(1, 3)]
    expect(inPlaceOf(duties, 1, 2)).toEqual([
      { dayId: 1, personId: 2, leads: true },
      { dayId: 1, personId: 3, leads: false },
    ])
  })
})
