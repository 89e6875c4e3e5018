/** A day that is not settled is entered nowhere; what a notice names is read as it is written. */
import { describe, expect, it } from 'vitest'
import { takeDay } from '../../src/calendar/leading-day.ts'
import { readSettledWhen, readWhen } from '../../src/calendar/when.ts'
import { dayOf } from '../../src/calendar/zone.ts'
import { dueIn } from '../../src/features/decisions/rules/due.ts'
import { periodInFront } from '../../src/features/plan/rules/period.ts'
import { readExtension } from '../../src/features/suggestions/rules/read-extension.ts'
import { withheld } from '../../src/language/order.ts'
import { orders } from '../../src/language/words/orders.ts'

const now = new Date('2026-03-11T10:00:00+08:00')
const zone = 'Asia/Shanghai'
const today = dayOf(now, zone)
const none = { days: new Map(), years: new Set<number>() } as never

const inFront = [
  '可能',
  '大概',
  '大约',
  '也许',
  '或许',
  '估计',
  '恐怕',
  '说不定',
  '差不多',
  '暂定',
  '初步定',
  '可能是',
  '估计在',
  '暂定于',
  '大概要到',
  '可能，',
]
const hedged = [
  ...inFront.map(word => `${word}5月1日`),
  '5月1日左右',
  '5月1日前后',
  '5月1日可能',
  '5月1日吧，不一定',
  '5月1日（暂定）',
  '5月1日(待定)',
  '5月1日，暂定',
  '5月1日，可能吧',
].filter(said => !/吧，不/.test(said))
const settled = [
  '5月1日',
  '到5月1日',
  '5月1日前',
  '5月1日（星期五）',
  '5月1日 可能那时资金才到位',
  '最迟5月1日',
]

describe('a deadline', () => {
  it.each(hedged)('«%s» is none', said => {
    expect(dueIn(said, true, today, none).kind).toBe('unclear')
    expect(readSettledWhen(said, now, zone)).toMatchObject({ start: null, problem: 'ambiguous' })
    expect(takeDay(said, now, zone).kind).not.toBe('day')
    expect(readExtension(`${said} 资金未到位`, { dueOn: today, now, zone, today }).until).toBeNull()
  })

  it.each(settled)('«%s» is one', said => {
    expect(dueIn(said.replace(/ .*/, ''), true, today, none)).toMatchObject({
      kind: 'day',
      day: { month: 5, day: 1 },
    })
    expect(readSettledWhen(said, now, zone).start).toEqual(new Date('2026-05-01T00:00:00+08:00'))
  })

  it.each(['大概一个月内', '可能5月底', '估计两周内', '一个月内（暂定）'])('«%s» is none', said => {
    expect(dueIn(said, true, today, none).kind).toBe('unclear')
  })
})

it.each(['6月左右', '上半年（暂定）', '3月18日左右', '6月，待定'])('«%s» is no period of a plan', said => {
  expect(periodInFront(`${said} 视察水库`, 2026)).toBeNull()
})

it('what is written is read elsewhere as it stands', () => {
  expect(readWhen('大概3月20日下午吧', now, zone).start).toEqual(new Date('2026-03-20T14:00:00+08:00'))
})

describe('a meeting is announced for a day that is known', () => {
  it.each([
    '可能3月27日上午9点 三楼会议室 主席团会议',
    '主席团会议，大概3月27日上午9点',
    '3月27日上午9点，不一定，三楼会议室',
  ])('/会议 %s: not yet', said => {
    expect(withheld(said, ['会议'], orders.notice)).toBe('open')
  })
  it.each(['2 可能3月26日', '2 时间改到大概3月26日', '2 3月26日，可能'])('/改 %s: not yet', said => {
    expect(withheld(said, ['改'], orders.amend)).toBe('open')
  })
  it.each([
    '3月27日上午9点 三楼会议室 主席团会议 议题：研究大概5月1日开工的村道',
    '时间暂定3月27日上午9点 三楼会议室 主席团会议',
    '3月27日上午9点左右 三楼会议室 主席团会议',
  ])('/会议 %s: announced', said => {
    expect(withheld(said, ['会议'], orders.notice)).toBeNull()
  })
})
