import { describe, expect, it } from 'vitest'
import { hanNumber, readNumber } from '../../src/calendar/numerals.ts'

describe('figures of official papers', () => {
  it.each<[number, string]>([
    [1, '一'],
    [10, '十'],
    [19, '十九'],
    [20, '二十'],
    [99, '九十九'],
    [128, '128'],
  ])('%d is %s', (number, said) => {
    expect(hanNumber(number)).toBe(said)
  })

  it('are read as what they say', () => {
    for (let number = 1; number < 200; number++) expect(readNumber(hanNumber(number))).toBe(number)
  })
})
