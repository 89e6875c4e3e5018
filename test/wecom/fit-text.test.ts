import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitBytes, fitChars, splitBytes } from '../../src/wecom/fit-text.ts'

const bytes = (text: string): number => Buffer.byteLength(text)
const halfPair = /\p{Cs}/u
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\uFFFD')
const graphemes = (text: string): string[] =>
  Array.from(new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text), part => part.segment)
const words = fc.string({
  unit: fc.oneof(
    fc.constantFrom('汉', 'a', ' ', '\n', '👨‍👩‍👧‍👦', '𠮷', 'é', '🇨🇳', '\uD800', '\0'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 200,
})

describe('fitBytes', () => {
  test('never gives more bytes than asked, and never half a character', () => {
    fc.assert(
      fc.property(words, fc.nat(300), words, (text, maxBytes, tail) => {
        const whole = wellFormed(text)
        const fitted = fitBytes(whole, maxBytes, wellFormed(tail))
        expect(bytes(fitted)).toBeLessThanOrEqual(maxBytes)
        expect(fitted).not.toMatch(halfPair)
        if (bytes(whole) <= maxBytes) expect(fitted).toBe(whole)
      }),
    )
  })

  test('a limit in the middle of 汉 cuts before it', () => {
    expect(fitBytes('会议汉字', 11)).toBe('会议…')
    expect(fitBytes('会议汉字', 12)).toBe('会议汉字')
  })

  test('a family of emoji is whole or not there', () => {
    expect(fitBytes('参加👨‍👩‍👧‍👦好', 33)).toBe('参加…')
    expect(fitBytes('参加👨‍👩‍👧‍👦好', 34)).toBe('参加👨‍👩‍👧‍👦好')
  })

  test('says what the caller wants said about the rest, as far as there is room', () => {
    expect(fitBytes('一二三四五', 14, '（略）')).toBe('…（略）')
    expect(fitBytes('一二三四五六七八', 20, '（略）')).toBe('一二…（略）')
    expect(fitBytes('一二三四五', 5, '（略）')).toBe('…')
    expect(fitBytes('一二三四五', 2, '（略）')).toBe('')
  })

  test('a single letter under a thousand accents is cut all the same', () => {
    const pile = `e${'\u0301'.repeat(1_000)}`
    expect(bytes(fitBytes(pile, 100))).toBeGreaterThan(90)
  })
})

describe('fitChars', () => {
  test('never gives more graphemes than asked, and gives the text itself when it fits', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 60 }), (text, maxChars) => {
        const whole = wellFormed(text)
        const fitted = fitChars(whole, maxChars)
        const count = graphemes(whole).length
        expect(graphemes(fitted).length).toBeLessThanOrEqual(maxChars)
        expect(fitted).not.toMatch(halfPair)
        if (count <= maxChars && whole.length <= maxChars * 16) expect(fitted).toBe(whole)
        if (count > maxChars) expect(fitted.endsWith('…')).toBe(true)
      }),
    )
  })

  test('counts as people do', () => {
    expect(fitChars('👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 3)).toBe('👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦')
    expect(fitChars('👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 2)).toBe('👨‍👩‍👧‍👦…')
    expect(fitChars('一二三四五六', 5)).toBe('一二三四…')
  })

  test('a pile of accents cannot make a short text long', () => {
    expect(fitChars(`e${'\u0301'.repeat(100_000)}`, 10).length).toBeLessThanOrEqual(161)
  })
})

describe('splitBytes', () => {
  const solid = (text: string): string => text.replace(/\s/g, '')

  test('loses nothing but white space, and no piece is empty or too long', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 120 }), (text, maxBytes) => {
        const whole = wellFormed(text)
        const pieces = splitBytes(whole, maxBytes)
        expect(solid(pieces.join(''))).toBe(solid(whole))
        for (const piece of pieces) {
          expect(piece).not.toBe('')
          expect(bytes(piece)).toBeLessThanOrEqual(maxBytes)
          expect(piece).not.toMatch(halfPair)
        }
      }),
    )
  })

  test('cuts at a line end when one is in reach, within a line otherwise', () => {
    expect(splitBytes('张三、李四\n王五、赵六\n钱七', 33)).toEqual(['张三、李四\n王五、赵六', '钱七'])
    expect(splitBytes('张三李四王五', 9)).toEqual(['张三李', '四王五'])
    expect(splitBytes('  \n ', 9)).toEqual([])
  })

  test('refuses a limit that no character fits', () => {
    expect(() => splitBytes('字', 3)).toThrow(RangeError)
  })
})

test('20 000 characters are cut and split in milliseconds', () => {
  const long = '云溪镇人大会议通知👨‍👩‍👧‍👦'.repeat(1_500)
  const started = performance.now()
  fitBytes(long, 2_048)
  fitChars(long, 600)
  splitBytes(long, 2_048)
  expect(performance.now() - started).toBeLessThan(500)
})
