import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doublyNegated } from '../../src/language/polarity.ts'
import { bestMs, nastyTexts } from './nasty.ts'

const said = (text: string) => doublyNegated(text)?.said ?? null

describe('not and not', () => {
  it.each([
    '没有不来的',
    '我没有不来',
    '哪能少了我',
    '我怎么能不来',
    '谁说我不去的',
    '从不缺席',
    '我不是请假',
    '不敢不来',
    '岂能缺席',
    '我什么时候缺席过',
  ])('%s comes', text => {
    expect(said(text)).toBe('comes')
  })

  it.each(['不得不请假', '不能不请假', '不是不请假'])('%s stays away', text => {
    expect(said(text)).toBe('stays_away')
  })

  it.each(['不来', '参加', '怎么来', '老张怎么没来', '不是不想来', '不是我请假', '不得缺席', '不准请假'])(
    '%s is left to the lists',
    text => {
      expect(said(text)).toBeNull()
    },
  )

  it('two negations more change nothing', () => {
    const negation = fc.constantFrom('不会', '不能', '没有')
    fc.assert(
      fc.property(negation, negation, fc.constantFrom('缺席', '不来'), (one, other, end) => {
        expect(said(`${one}${other}${one}${end}`)).toBe(said(`${one}${end}`))
      }),
    )
  })

  it.each(nastyTexts)('20 000 characters of %s take under 150 ms', (_, text) => {
    expect(bestMs(() => doublyNegated(text))).toBeLessThan(150)
  })
})
