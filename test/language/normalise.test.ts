import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, normalise, originalSlice } from '../../src/language/normalise.ts'

describe('normalising for matching', () => {
  it.each([
    ['／会议　３月２０日', '/会议 3月20日'],
    ['請假，參加會議。', '请假,参加会议。'],
    ['OK　Ｏｋ', 'ok ok'],
    ['9∶30—11：00', '9:30-11:00'],
    ['a\u200bb\u202ec\ufeff', 'abc'],
    ['一  二\t三', '一 二 三'],
    ['一\r\n二\r三', '一\n二\n三'],
    ['👌', '👌'],
  ])('%j is matched as %j', (text, expected) => {
    expect(fold(text)).toBe(expected)
  })

  it('what is cut out is the original, not its folded form', () => {
    const source = normalise('地點：鎮政府　三樓會議室；')
    const from = source.text.indexOf('镇政府')
    expect(originalSlice(source, from, source.text.indexOf(';'))).toBe('鎮政府　三樓會議室')
    expect(originalSlice(source, 5, 5)).toBe('')
  })

  it('every kept character points to its own place, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        const { text: folded, at } = normalise(text)
        expect(at.length).toBe(folded.length + 1)
        for (let i = 1; i < at.length; i++) expect(at[i]).toBeGreaterThan(at[i - 1] ?? -1)
        expect(at.at(-1)).toBe(text.length)
      }),
    )
  })

  it('normalising twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        const once = normalise(text).text
        expect(normalise(once).text).toBe(once)
      }),
    )
  })
})
