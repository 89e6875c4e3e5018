import { describe, expect, it } from 'vitest'
import type { Act } from '../../../../src/features/suggestions/rules/acts.ts'
import { replay } from '../../../../src/features/suggestions/rules/evolve.ts'
import { answering } from '../../../../src/features/suggestions/rules/reminders.ts'
import { day, deciding, head, Life, type Who } from './bench.ts'

const assign = { act: 'assign', mode: 'joint', breadth: 'normal', lead: [101], assist: [102] } as const
const talk = (on: string, said = '同意修复') =>
  ({ act: 'consult', officeId: null, on: day(on), place: '镇政府', who: null, said }) as const
const answer = { act: 'answer', officeId: null, resultClass: 'A', text: '已修复', promisedOn: null } as const

const handled = () =>
  new Life()
    .does('liaison', assign, '2026-03-04')
    .does('office', { act: 'accept', officeId: null }, '2026-03-05')

const refusal = (life: Life, who: Who, act: Act, today: string) => {
  const decision = deciding(life.item, who, act, today)
  return 'refusal' in decision ? decision.refusal : null
}

describe('the same again, in a second message', () => {
  it('is not entered twice: assigning, talking, answering, assisting', () => {
    const life = handled()
    expect(refusal(life, 'liaison', assign, '2026-03-05')).toEqual({ why: 'already', act: 'assign' })
    expect(refusal(life, 'liaison', { ...assign, assist: [] }, '2026-03-05')).toBeNull()
    life.does('office', talk('2026-03-10'), '2026-03-10')
    expect(refusal(life, 'liaison', talk('2026-03-10'), '2026-03-10')).toEqual({
      why: 'already',
      act: 'consult',
    })
    expect(refusal(life, 'office', talk('2026-03-10', '另一次'), '2026-03-10')).toBeNull()
    const assist = { act: 'assist', officeId: null, text: '资金已列支' } as const
    life.does('helper', assist, '2026-03-11')
    expect(refusal(life, 'helper', assist, '2026-03-12')).toEqual({ why: 'already', act: 'assist' })
    life.does('office', answer, '2026-04-01')
    expect(refusal(life, 'office', answer, '2026-04-01')).toEqual({ why: 'already', act: 'answer' })
    expect(refusal(life, 'office', { ...answer, text: '已全部修复' }, '2026-04-01')).toBeNull()
  })

  it('after it was given back, the same office can be given it again', () => {
    const life = handled().does(
      'office',
      { act: 'return', officeId: null, reason: '不属于职责' },
      '2026-03-06',
    )
    expect(refusal(life, 'liaison', assign, '2026-03-07')).toBeNull()
  })
})

describe('an office that has the matter again, after another had it', () => {
  const to = (lead: readonly number[], mode: 'joint' | 'split' = 'joint') =>
    ({ act: 'assign', mode, breadth: 'normal', lead, assist: [] }) as const

  it('enters its talk again as it was, takes it up again, and may give it back', () => {
    const life = handled().does('office', talk('2026-03-10'), '2026-03-10')
    life.does('liaison', to([102]), '2026-03-11').does('liaison', to([101]), '2026-03-12')
    expect(
      refusal(life, 'office', { act: 'return', officeId: null, reason: '不属于职责' }, '2026-03-12'),
    ).toBeNull()
    life.does('office', { act: 'accept', officeId: null }, '2026-03-12')
    life.does('office', talk('2026-03-10'), '2026-03-12')
    expect(life.item).toMatchObject({ state: 'consulted', consultations: [{ isBefore: true }, {}] })
    expect(refusal(life, 'office', talk('2026-03-10'), '2026-03-12')).toEqual({
      why: 'already',
      act: 'consult',
    })
    expect(replay(head, life.entries)).toEqual(life.item)
  })

  it('of 分办: answers again as it was, is waited for, and what it had promised is not promised', () => {
    const promised = {
      ...answer,
      officeId: 101,
      resultClass: 'B',
      text: '年底前修复',
      promisedOn: day('2026-12-31'),
    } as const
    const life = new Life().does('liaison', to([101, 102], 'split'), '2026-03-04')
    life.does('office', { ...talk('2026-03-10'), officeId: 101 }, '2026-03-10')
    life.does('office', promised, '2026-03-11')
    expect(life.item.promise).not.toBeNull()
    life.does('liaison', to([101]), '2026-03-12')
    expect(life.item).toMatchObject({ state: 'assigned', answers: [], promise: null })
    expect(answering(life.item)).toEqual([101])
    life.does('office', { act: 'accept', officeId: null }, '2026-03-12')
    life.does('office', talk('2026-03-10'), '2026-03-12').does('office', promised, '2026-03-13')
    expect(life.item).toMatchObject({ state: 'answered', answers: [{ firstOn: day('2026-03-13') }] })
  })

  it('of 分办: those who go on keep what they have, whoever comes back begins anew', () => {
    const life = new Life().does('liaison', to([101, 102], 'split'), '2026-03-04')
    for (const [who, id] of [
      ['office', 101],
      ['helper', 102],
    ] as const)
      life.does(who, { ...talk('2026-03-10'), officeId: id }, '2026-03-10')
    life.does('helper', { ...answer, officeId: 102 }, '2026-03-11')
    life.does('liaison', to([101, 103], 'split'), '2026-03-12')
    life.does('liaison', to([101, 102], 'split'), '2026-03-13')
    expect(answering(life.item)).toEqual([101, 102])
    expect(refusal(life, 'helper', { ...talk('2026-03-10'), officeId: 102 }, '2026-03-13')).toBeNull()
    expect(refusal(life, 'office', { ...talk('2026-03-10'), officeId: 101 }, '2026-03-13')).toMatchObject({
      why: 'already',
    })
    life.does('helper', { ...answer, officeId: 102 }, '2026-03-13')
    expect(life.item.state).toBe('consulted')
    life.does('office', { ...answer, officeId: 101 }, '2026-03-14')
    expect(life.item.state).toBe('answered')
  })

  it('of 分办: one talk that two offices enter in the same words is each one’s own', () => {
    const life = new Life().does('liaison', to([101, 102], 'split'), '2026-03-04')
    life.does('office', { ...talk('2026-03-10'), officeId: 101 }, '2026-03-10')
    life.does('helper', { ...talk('2026-03-10'), officeId: 102 }, '2026-03-10')
    expect(life.item.consultations.map(({ officeId }) => officeId)).toEqual([101, 102])
  })

  it('assisting: what it said stays while it assists, and can be said again when it comes back', () => {
    const assist = { act: 'assist', officeId: null, text: '资金已列支' } as const
    const life = handled().does('helper', assist, '2026-03-06')
    life.does('liaison', { ...assign, lead: [103] }, '2026-03-07')
    expect(refusal(life, 'helper', assist, '2026-03-07')).toEqual({ why: 'already', act: 'assist' })
    life.does('liaison', { ...assign, assist: [] }, '2026-03-08').does('liaison', assign, '2026-03-09')
    expect(refusal(life, 'helper', assist, '2026-03-09')).toBeNull()
  })
})

describe('whoever did not sign', () => {
  it('does not answer for the signers, and a clerk does not answer as himself', () => {
    const life = handled().does(
      'office',
      { act: 'ask_deputy', officeId: null, words: '哪几盏？' },
      '2026-03-06',
    )
    const reply = (personId: number | null) =>
      ({ act: 'reply_to_office', personId, words: '村口三盏' }) as const
    expect(refusal(life, 'liaison', reply(null), '2026-03-07')).toEqual({ why: 'no_signer' })
    expect(refusal(life, 'liaison', reply(4), '2026-03-07')).toEqual({ why: 'no_signer' })
    expect(refusal(life, 'liaison', reply(2), '2026-03-07')).toBeNull()
  })
})

it('a talk of the first round is none of the second', () => {
  const life = handled()
    .does('office', talk('2026-03-10'), '2026-03-10')
    .does('office', answer, '2026-04-01')
    .does('office', talk('2026-04-03'), '2026-04-03')
    .does(
      'author',
      { act: 'rate', personId: null, attitude: 'satisfied', result: 'dissatisfied', words: '没修' },
      '2026-04-05',
    )
  expect(life.item.state).toBe('redo')
  expect(refusal(life, 'office', talk('2026-04-04'), '2026-04-06')).toEqual({
    why: 'too_early',
    after: day('2026-04-05'),
  })
  expect(refusal(life, 'office', talk('2026-04-05'), '2026-04-06')).toBeNull()
})

it('more time that is allowed while it is the deputy’s turn lets no day be due before he has answered', () => {
  const life = handled()
    .does(
      'office',
      { act: 'ask_extension', officeId: null, until: day('2026-07-01'), reason: '汛期' },
      '2026-03-06',
    )
    .does('office', { act: 'ask_deputy', officeId: null, words: '哪几盏？' }, '2026-03-07')
    .does('liaison', { act: 'grant_extension' }, '2026-03-08')
  expect(life.item.dueOn).toBeNull()
  life.does('author', { act: 'reply_to_office', personId: null, words: '村口三盏' }, '2026-03-09')
  // The day after it was allowed was his too, and comes on top.
  expect(life.item.dueOn).toEqual(day('2026-07-02'))
})
