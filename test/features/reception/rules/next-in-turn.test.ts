import { describe, expect, it } from 'vitest'
import { nextInTurn, type Turns } from '../../../../src/features/reception/rules/next-in-turn.ts'
import type { RotaSettings } from '../../../../src/features/reception/rules/rota-settings.ts'
import { people, person } from './facts.ts'

const rota: RotaSettings = {
  by: 'group',
  persons: 3,
  leaders: [],
  pairs: [],
  exclusions: [],
  from: '2027-01-01',
}
const place = { day: { year: 2027, month: 3, day: 15 }, busy: [1, 2], absent: null, leads: false }
const turns =
  (known: Readonly<Record<number, Turns>> = {}) =>
  (id: number) =>
    known[id] ?? { count: 0, last: null }

describe('the next in the rota', () => {
  it('is who has fewest turns, then who has waited longest', () => {
    const counts = { 3: { count: 1, last: 5 }, 4: { count: 0, last: 9 }, 5: { count: 0, last: 7 } }
    expect(nextInTurn(place, people(5), rota, turns(counts))?.id).toBe(5)
  })

  it('of the circle of him who cannot come, among those with as many turns', () => {
    const everybody = people(6, id => ({ groupName: id % 2 === 0 ? 'a' : 'b' }))
    const absent = person(2, { groupName: 'a' })
    expect(nextInTurn({ ...place, absent }, everybody, rota, turns())?.id).toBe(4)
    expect(
      nextInTurn(
        { ...place, absent },
        everybody,
        rota,
        turns({ 4: { count: 1, last: 1 }, 6: { count: 1, last: 1 } }),
      )?.id,
    ).toBe(3)
  })

  it('is nobody who is there already, who is no deputy, or who is not to be on duty that day', () => {
    const everybody = people(6, id => (id === 3 ? { levels: [] } : {}))
    const exclusions: RotaSettings['exclusions'] = [
      { personId: 4, when: 'month', month: 3 },
      { personId: 5, when: 'never' },
    ]
    expect(nextInTurn(place, everybody, { ...rota, exclusions }, turns())?.id).toBe(6)
    expect(nextInTurn({ ...place, busy: [1, 2, 6] }, everybody, { ...rota, exclusions }, turns())).toBeNull()
  })

  it('a leader for a leader, and only for him', () => {
    const everybody = people(5, id => (id >= 4 ? { roles: ['leader'] } : {}))
    const led: RotaSettings = { ...rota, leaders: ['leader'] }
    const absent = person(9, { roles: ['leader'] })
    expect(nextInTurn({ ...place, absent, leads: true }, everybody, led, turns())?.id).toBe(4)
    expect(nextInTurn(place, everybody, led, turns())?.id).toBe(3)
  })

  it('without a rota anybody who is a deputy', () => {
    expect(nextInTurn(place, people(3), null, turns())?.id).toBe(3)
  })
})
