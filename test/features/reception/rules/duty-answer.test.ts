import { describe, expect, it } from 'vitest'
import {
  askedTurns,
  type DutyIntent,
  decideDutyAnswer,
  isSilent,
} from '../../../../src/features/reception/rules/duty-answer.ts'
import { dayOn, dutyOf, now } from './facts.ts'

const day = dayOn(1, { year: 2027, month: 1, day: 15 })
const says = (answer: DutyIntent['answer'], reason: string | null = null): DutyIntent => ({
  answer,
  reason,
  enteredBy: null,
})

describe('an answer about a turn', () => {
  it('is written down once: the same again changes nothing', () => {
    const before = dutyOf(1, 1)
    expect(decideDutyAnswer(day, before, says('confirm'), now)).toEqual({
      kind: 'changed',
      reason: null,
      before,
      again: false,
    })
    const confirmed = dutyOf(1, 1, { standing: 'confirm' })
    expect(decideDutyAnswer(day, confirmed, says('confirm'), now).kind).toBe('unchanged')
    const onLeave = dutyOf(1, 1, { standing: 'leave', reason: '出差' })
    for (const reason of [null, '出差'])
      expect(decideDutyAnswer(day, onLeave, says('leave', reason), now).kind).toBe('unchanged')
  })

  it('leave gets its reason later, or another, and loses it when he comes after all', () => {
    const bare = dutyOf(1, 1, { standing: 'leave' })
    expect(decideDutyAnswer(day, bare, says('leave', '住院'), now)).toMatchObject({
      kind: 'changed',
      reason: '住院',
      again: true,
    })
    const onLeave = dutyOf(1, 1, { standing: 'leave', reason: '出差' })
    expect(decideDutyAnswer(day, onLeave, says('leave', '住院'), now)).toMatchObject({ reason: '住院' })
    expect(decideDutyAnswer(day, onLeave, says('confirm'), now)).toMatchObject({
      kind: 'changed',
      reason: null,
      again: false,
    })
  })

  it('is refused when the day is cancelled or over, and when it is not his', () => {
    expect(decideDutyAnswer({ ...day, status: 'cancelled' }, dutyOf(1, 1), says('confirm'), now).kind).toBe(
      'cancelled',
    )
    expect(decideDutyAnswer(day, dutyOf(1, 1), says('confirm'), day.endsAt).kind).toBe('over')
    expect(decideDutyAnswer(day, dutyOf(1, 1), says('leave'), day.startsAt).kind).toBe('changed')
    expect(decideDutyAnswer(day, null, says('confirm'), now).kind).toBe('not_on_duty')
  })
})

it('words without a day are about turns that are near, or that people were told of', () => {
  const near = { day: dayOn(1, { year: 2027, month: 1, day: 11 }), duty: dutyOf(1, 1) }
  const far = { day: dayOn(2, { year: 2027, month: 1, day: 12 }), duty: dutyOf(2, 1) }
  const far_ = { ...far.day, told: { ...far.day, status: 'planned' as const } }
  const told = { day: far_, duty: dutyOf(2, 1, { standing: 'confirm' }) }
  expect(askedTurns([near, far], now, 'Asia/Shanghai')).toEqual([near])
  expect(askedTurns([near, told], now, 'Asia/Shanghai')).toEqual([near, told])
  expect([near, told].map(isSilent)).toEqual([true, false])
})
