import { describe, expect, it } from 'vitest'
import { columnOf } from '../../../../src/features/roster/rules/columns.ts'
import { leftReasons, stateChoices, stateName, stateOf } from '../../../../src/features/roster/rules/words.ts'

const left = (reason: string | null) => ({ inOffice: false, reason })

describe('the state of office', () => {
  it.each([
    ['在任', { inOffice: true }],
    ['在 职', { inOffice: true }],
    ['离任', left(null)],
    ['已离任', left(null)],
    ['退休', left(null)],
    ['辞职', left('resigned')],
    ['已辞职', left('resigned')],
    ['离任（辞职）', left('resigned')],
    ['离任(调离)', left('transferred')],
    ['离任：调离', left('transferred')],
    ['离任 罢免', left('recalled')],
    ['離任、辭職', left('resigned')],
    ['資格終止', left('lost_seat')],
    ['去世', left('died')],
    ['病故', left('died')],
    ['任期届满', left('term_ended')],
    ['离任-届满', left('term_ended')],
  ])('%s', (text, state) => {
    expect(stateOf(text)).toEqual(state)
  })

  it.each(['', '请假', '是', '离任了吗', '辞职调离', '在任?', '0', '离任（随便）'])('%s is none', text => {
    expect(stateOf(text)).toBeNull()
  })

  it('every choice of the template is understood as what it says', () => {
    expect(stateChoices.map(stateOf)).toEqual([{ inOffice: true }, ...leftReasons.map(left), left(null)])
    expect(stateChoices.map(choice => stateName(stateOf(choice) ?? { inOffice: true }))).toEqual(stateChoices)
  })

  it.each(['状态', '任职状态', '离任', ' 离任原因（辞职、调离…） '])(
    'its column may be headed %s',
    heading => {
      expect(columnOf(heading)).toBe('status')
    },
  )
})
