import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/calendar/day.ts'
import { takeDay } from '../../src/calendar/leading-day.ts'

const now = new Date('2026-11-11T10:00:00+08:00')
const take = (words: string) => takeDay(words, now, 'Asia/Shanghai')

describe('a day in front of words', () => {
  it.each([
    ['12月15日 请假 出差', '2026-12-15', '请假 出差'],
    ['１２月１５日请假', '2026-12-15', '请假'],
    ['15号，张三、李四', '2026-11-15', '张三、李四'],
    ['十二月十五日张三', '2026-12-15', '张三'],
    ['1月15日 换 张三 李四', '2027-01-15', '换 张三 李四'],
    ['12月15日（星期二） 请假', '2026-12-15', '请假'],
    ['12月15日上午9点 张三', '2026-12-15', '张三'],
    ['12月15日的值班 请假', '2026-12-15', '值班 请假'],
    ['下周二 请假', '2026-11-17', '请假'],
    ['12月15日换1月15日', '2026-12-15', '换1月15日'],
    ['12月15日、1月15日', '2026-12-15', '1月15日'],
  ])('%s', (words, day, rest) => {
    const taken = take(words)
    expect(taken.kind === 'day' ? [isoDay(taken.day), taken.rest] : taken).toEqual([day, rest])
  })

  it.each(['张三 12月15日', '每次3人', '', '15 张三', '请假 15号出差'])('%s begins with none', words => {
    expect(take(words)).toEqual({ kind: 'none', rest: words })
  })

  it('does not guess what cannot be one day', () => {
    expect(take('2月30日 张三')).toMatchObject({ kind: 'impossible', said: '2月30日' })
    expect(take('月底 张三').kind).toBe('ambiguous')
    expect(take('15日或16日 张三').kind).toBe('ambiguous')
    expect(take('12月15日（星期三） 张三').kind).toBe('weekday_mismatch')
  })
})
