import { describe, expect, it } from 'vitest'
import type { Act } from '../../../../src/features/suggestions/rules/acts.ts'
import { meritsOf, nominationsOf } from '../../../../src/features/suggestions/rules/awards.ts'
import { suggestionRules } from '../../../../src/features/suggestions/settings.ts'
import { day, Life } from './bench.ts'

const { classes } = suggestionRules(undefined, '')
const assign = { act: 'assign', mode: 'joint', breadth: 'normal', lead: [101], assist: [] } as const
const talk = (on: string): Act => ({
  ...({ act: 'consult', officeId: null, on: day(on), place: null, who: null, said: '同意' } as const),
})
const rate = (result: 'satisfied' | 'basically'): Act => ({
  ...({ act: 'rate', personId: null, attitude: 'satisfied', result, words: null } as const),
})

function life({
  resultClass = 'A',
  on = '2026-04-01',
  last = 'satisfied' as 'satisfied' | 'basically',
  confidential = false,
} = {}) {
  return new Life({ confidential })
    .does('second', { act: 'cosign' }, '2026-03-02')
    .does('other', { act: 'cosign' }, '2026-03-02')
    .does('liaison', assign, '2026-03-04')
    .does('office', talk('2026-03-10'), '2026-03-10')
    .does('office', { act: 'answer', officeId: null, resultClass, text: '已办', promisedOn: null }, on)
    .does('office', talk(on), on)
    .does('author', rate('satisfied'), on)
    .does('second', rate('satisfied'), on)
    .does('other', rate(last), on).item
}

describe('what the records say for an award', () => {
  it('are four things, and all of them are needed', () => {
    expect(meritsOf(life(), classes)).toEqual({
      ...{ adopted: true, satisfied: true, supported: true, inTime: true },
    })
    expect(nominationsOf([life()], classes).nominated).toHaveLength(1)
  })

  it.each([
    ['another class', life({ resultClass: 'C' }), 'adopted'],
    ['one who is satisfied in the main only', life({ last: 'basically' }), 'satisfied'],
    ['an answer that came late', life({ on: '2026-06-05' }), 'inTime'],
  ] as const)('%s is one that lacks', (_what, item, missing) => {
    expect(meritsOf(item, classes)[missing]).toBe(false)
    expect(nominationsOf([item], classes)).toEqual({ nominated: [], near: 1 })
  })

  it('what is confidential is no candidate', () => {
    expect(nominationsOf([life({ confidential: true })], classes)).toEqual({ nominated: [], near: 0 })
  })
})
