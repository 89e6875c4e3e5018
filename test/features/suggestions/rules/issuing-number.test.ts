import { describe, expect, it } from 'vitest'
import { takeIssuingNumber } from '../../../../src/features/suggestions/rules/issuing-number.ts'

describe('the number under which an office issues its answer', () => {
  it.each([
    ['云农〔2026〕3号 路灯已修复', '云农〔2026〕3号', '路灯已修复'],
    ['云农[2026]3号，路灯已修复', '云农〔2026〕3号', '路灯已修复'],
    ['云农（2026）03号\n路灯已修复', '云农〔2026〕3号', '路灯已修复'],
    ['云农【2026】第3号 路灯已修复', '云农〔2026〕3号', '路灯已修复'],
    ['字号：云农〔2026〕3号 路灯已修复', '云农〔2026〕3号', '路灯已修复'],
    ['路灯已修复。发文字号 云农〔２０２６〕３号', '云农〔2026〕3号', '路灯已修复。'],
    ['字号 云农〔2026〕3号', '云农〔2026〕3号', ''],
    ['云农函〔2026〕12号', '云农函〔2026〕12号', ''],
  ])('%s', (words, number, rest) => {
    const read = takeIssuingNumber(words)
    expect(read.number).toBe(number)
    expect(read.rest.replace(/。$/, '')).toBe(rest.replace(/。$/, ''))
  })

  it.each([
    '路灯已修复',
    '根据云政〔2025〕12号文件，路灯已修复',
    '云政〔2025〕12号文件已经明确，路灯由村里维护',
    '按照云农〔2026〕3号 的要求，路灯已修复',
    '路灯已修复，依据见云政〔2025〕12号',
    '3号路灯已修复',
    '',
  ])('%s has none, and no word of it is lost', words => {
    expect(takeIssuingNumber(words)).toEqual({ number: null, rest: words })
  })
})
