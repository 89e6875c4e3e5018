import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Patience, type Verdict } from '../src/patience.ts'

function patienceAt(settings: { atOnce: number; aSecond: number; mostPeople?: number }) {
  const at = { ms: 0 }
  return { at, patience: new Patience({ ...settings, nowMs: () => at.ms }) }
}

describe('patience', () => {
  it('lets so many go at once, tells the next one once, and lets one more go with every part of a second', () => {
    const { at, patience } = patienceAt({ atOnce: 3, aSecond: 1 })
    const judge = () => patience.judge('a')
    expect([judge(), judge(), judge(), judge(), judge()]).toEqual(['go', 'go', 'go', 'tell', 'refuse'])
    at.ms += 1_000
    expect([judge(), judge()]).toEqual(['go', 'refuse'])
    at.ms += 60_000
    expect([judge(), judge(), judge(), judge()]).toEqual(['go', 'go', 'go', 'tell'])
  })

  it('of one person is nothing to another', () => {
    const { patience } = patienceAt({ atOnce: 1, aSecond: 1 })
    expect(['a', 'a', 'b'].map(person => patience.judge(person))).toEqual(['go', 'tell', 'go'])
  })

  it('never lets anybody go more often than at once and by the second together', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 200 }),
        (atOnce, aSecond, pauses) => {
          const { at, patience } = patienceAt({ atOnce, aSecond })
          const verdicts: Verdict[] = []
          for (const pause of pauses) {
            at.ms += pause
            verdicts.push(patience.judge('a'))
          }
          const gone = verdicts.filter(verdict => verdict === 'go').length
          expect(gone).toBeLessThanOrEqual(atOnce + (at.ms / 1_000) * aSecond + 1e-6)
          if (pauses.every(pause => pause * aSecond >= 1_000)) expect(gone).toBe(pauses.length)
        },
      ),
    )
  })

  it('remembers so many people and no more, whoever comes', () => {
    const { patience } = patienceAt({ atOnce: 2, aSecond: 1, mostPeople: 100 })
    for (let nth = 0; nth < 10_000; nth++) patience.judge(`account-${nth}`)
    expect(patience.people).toBe(100)
  })
})
