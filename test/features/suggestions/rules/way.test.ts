import { describe, expect, it } from 'vitest'
import { replay } from '../../../../src/features/suggestions/rules/evolve.ts'
import { day, head, Life } from './bench.ts'

const assign = { act: 'assign', mode: 'joint', breadth: 'normal', lead: [101], assist: [] } as const
const talk = (on: string) =>
  ({ act: 'consult', officeId: null, on: day(on), place: '镇政府', who: null, said: '同意修复' }) as const
const answer = { act: 'answer', officeId: null, resultClass: 'A', text: '已修复', promisedOn: null } as const
const rate = (result: 'satisfied' | 'dissatisfied') =>
  ({ act: 'rate', personId: null, attitude: 'satisfied', result, words: null }) as const

const answered = () =>
  new Life()
    .does('liaison', { act: 'admit' }, '2026-03-03')
    .does('liaison', assign, '2026-03-04')
    .does('office', { act: 'accept', officeId: null }, '2026-03-05')
    .does('office', talk('2026-03-10'), '2026-03-10')
    .does('office', answer, '2026-04-01')
    .does('office', talk('2026-04-03'), '2026-04-03')

describe('the way of an item', () => {
  it('goes from being handed in to the archive, each step in its turn', () => {
    const life = answered()
    expect(life.item).toMatchObject({ state: 'consulted_again', dueOn: null })
    life
      .does('author', rate('satisfied'), '2026-04-04')
      .does('liaison', { act: 'close', outcome: '路灯已修复' }, '2026-04-05')
      .does('liaison', { act: 'archive' }, '2026-04-06')
    expect(life.item).toMatchObject({ state: 'archived', outcome: '路灯已修复', closedOn: day('2026-04-05') })
    expect(replay(head, life.entries)).toEqual(life.item)
  })

  it('opens a second round with a clock of its own when a signer is not satisfied with the result', () => {
    const life = answered().does('author', rate('dissatisfied'), '2026-04-04')
    expect(life.item).toMatchObject({ state: 'redo', round: 2, dueOn: day('2026-05-04') })
  })

  it('takes the steps that were left out with the one that needs them', () => {
    const life = new Life()
      .does('liaison', assign, '2026-03-04')
      .does('office', talk('2026-03-10'), '2026-03-10')
    expect(life.entries.map(({ event }) => event.type)).toEqual([
      'submitted',
      'admitted',
      'assigned',
      'accepted',
      'consulted',
    ])
  })
})
