import { describe, expect, it } from 'vitest'
import { chooseWay, type WordKind, ways } from '../../../src/features/reach/rules.ts'
import type { Way } from '../../../src/features/reach/types.ts'

const kinds = Object.keys(ways) as WordKind[]

describe('which way carries which word', () => {
  it.each(kinds)('%s: the first way that is open, and none when all are closed', kind => {
    const order = ways[kind]
    for (const [nth, way] of order.entries())
      expect(chooseWay(kind, candidate => (order as readonly Way[]).indexOf(candidate) >= nth)).toBe(way)
    expect(chooseWay(kind, () => false)).toBeNull()
  })

  it('what is for one person alone never goes into a group', () => {
    expect(ways.decision).not.toContain('group')
    expect(ways.confidential).not.toContain('group')
  })

  it('whoever is asked is asked alone before he is called out in a group', () => {
    expect(chooseWay('nudge', () => true)).toBe('app')
    expect(chooseWay('nudge', way => way === 'group' || way === 'connection')).toBe('connection')
  })
})
