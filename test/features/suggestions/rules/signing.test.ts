/** Names under an item, and taking it back. */
import { describe, expect, it } from 'vitest'
import { evolve } from '../../../../src/features/suggestions/rules/evolve.ts'
import { maySee } from '../../../../src/features/suggestions/rules/standing.ts'
import { day, deciding, handedIn, Life, people } from './bench.ts'

const signed = () => new Life().does('second', { act: 'cosign' }, '2026-03-03')
const withdraw = { act: 'withdraw', reason: '已经解决' } as const

describe('taking an item back', () => {
  it('wants every signer to agree', () => {
    const life = signed().does('author', withdraw, '2026-03-04')
    expect(life.item).toMatchObject({ state: 'submitted', withdrawal: { by: [2], reason: '已经解决' } })
    life.does('second', { act: 'withdraw', reason: '同意' }, '2026-03-05')
    expect(life.item).toMatchObject({ state: 'withdrawn', withdrawal: { by: [2, 3], reason: '已经解决' } })
  })

  it('is over when one of them does not agree; it can be asked again', () => {
    const life = signed().does('author', withdraw, '2026-03-04')
    life.does('second', { act: 'refuse_withdrawal' }, '2026-03-05')
    expect(life.item).toMatchObject({ state: 'submitted', withdrawal: null })
    life.does('author', withdraw, '2026-03-06')
    expect(life.item.withdrawal?.by).toEqual([2])
  })

  it('is not asked anew by whoever only agrees, once another has refused', () => {
    const agree = { act: 'withdraw', reason: null } as const
    const life = signed().does('author', withdraw, '2026-03-04')
    expect(life.does('second', agree, '2026-03-05').item.state).toBe('withdrawn')
    expect(deciding(signed().item, 'second', agree, '2026-03-05')).toEqual({
      refusal: { why: 'no_withdrawal' },
    })
  })

  it('cannot be refused where nobody has asked, nor by somebody whose name is not under it', () => {
    const refuse = { act: 'refuse_withdrawal' } as const
    expect(deciding(signed().item, 'second', refuse, '2026-03-05')).toEqual({
      refusal: { why: 'no_withdrawal' },
    })
    const asked = signed().does('author', withdraw, '2026-03-04').item
    expect(deciding(asked, 'other', refuse, '2026-03-05')).toMatchObject({ refusal: { why: 'not_his' } })
    expect(deciding(asked, 'liaison', refuse, '2026-03-05')).toMatchObject({ refusal: { why: 'not_his' } })
  })

  it('is asked by nobody any more when whoever asked takes his name off', () => {
    const life = signed().does('second', withdraw, '2026-03-04')
    life.does('second', { act: 'uncosign' }, '2026-03-05')
    expect(life.item).toMatchObject({ state: 'submitted', withdrawal: null })
  })
})

describe('an invitation to sign', () => {
  const secret = evolve(handedIn({ confidential: true }), {
    event: { type: 'invited', personIds: [3] },
    on: day('2026-03-02'),
  })

  it('lets whoever is asked see a confidential item, and nobody else', () => {
    expect(maySee(secret, people.second)).toBe(true)
    expect(maySee(secret, people.other)).toBe(false)
    expect(maySee(handedIn({ confidential: true }), people.second)).toBe(false)
  })

  it('is no signature, and is over when he has signed', () => {
    expect(secret.signers.map(({ personId }) => personId)).toEqual([2])
    const after = evolve(secret, { event: { type: 'cosigned', personId: 3 }, on: day('2026-03-03') })
    expect(after).toMatchObject({ invited: [] })
    expect(after.signers.map(({ personId }) => personId)).toEqual([2, 3])
    const gone = evolve(after, { event: { type: 'uncosigned', personId: 3 }, on: day('2026-03-04') })
    expect(maySee(gone, people.second)).toBe(false)
  })
})
