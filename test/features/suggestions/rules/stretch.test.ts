import { describe, expect, it } from 'vitest'
import { readStretch } from '../../../../src/features/suggestions/rules/stretch.ts'
import { day } from './bench.ts'

describe('of which year or session', () => {
  it.each<[string, ReturnType<typeof readStretch>]>([
    ['', { year: 2026 }],
    ['2025年', { year: 2025 }],
    ['2025', { year: 2025 }],
    ['去年', { year: 2025 }],
    ['19-3', { series: '19-3' }],
    ['第十九届第三次会议', { series: '19-3' }],
    ['十九届人大三次会议', { series: '19-3' }],
    ['3月', null],
    ['很久以前', null],
  ])('%s', (said, stretch) => {
    expect(readStretch(said, day('2026-03-11'))).toEqual(stretch)
  })
})
