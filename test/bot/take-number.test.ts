import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { takeNumber } from '../../src/bot/grammar.ts'
import { bestMs, nastyTexts } from '../language/nasty.ts'

describe('the number of a notice in front of the words', () => {
  it.each([
    ['3', 3, ''],
    ['第3号', 3, ''],
    ['3号', 3, ''],
    ['第3个', 3, ''],
    ['第3项 参加', 3, '参加'],
    ['第3', 3, ''],
    ['第3 参加', 3, '参加'],
    ['３', 3, ''],
    ['１２号', 12, ''],
    ['#3', 3, ''],
    ['＃３', 3, ''],
    [' #3 ', 3, ''],
    ['  3  地点改在四楼', 3, '地点改在四楼'],
    ['3号 地点改在四楼', 3, '地点改在四楼'],
    ['3号,地点改在四楼', 3, '地点改在四楼'],
    ['3：地点改在四楼', 3, '地点改在四楼'],
    ['第3号地点改在四楼', 3, '地点改在四楼'],
    ['3地点改在四楼', 3, '地点改在四楼'],
    ['3时间改到3月20日下午3点', 3, '时间改到3月20日下午3点'],
    ['3 3月20日下午3点', 3, '3月20日下午3点'],
    ['3 下午3点', 3, '下午3点'],
    ['第3号下午3点', 3, '下午3点'],
    ['#3 15号下午3点', 3, '15号下午3点'],
    ['3号会议取消', 3, '会议取消'],
    ['3\n地点改在四楼', 3, '地点改在四楼'],
    ['3。', 3, '。'],
    ['12 张三 请假', 12, '张三 请假'],
    ['12张三 请假', 12, '张三 请假'],
    ['3号 周明 请假', 3, '周明 请假'],
    ['3周明 请假', 3, '周明 请假'],
    ['第三号 与县里会议冲突', 3, '与县里会议冲突'],
    ['第十二号', 12, ''],
    ['第二个 参加', 2, '参加'],
    ['999999', 999_999, ''],
  ])('%j', (words, number, rest) => {
    expect(takeNumber(words)).toEqual({ number, rest })
  })

  it.each([
    '',
    '张三 请假',
    '地点改在3号楼',
    '1234567',
    '三号',
    '第三代表小组活动取消',
    '第3次主席团会议取消',
    '第3代表小组',
    '第二季度',
    '第十十号',
    '-3',
    '３.５',
  ])('there is none in %j', words => {
    expect(takeNumber(words)).toEqual({ number: null, rest: words })
  })

  it.each([
    '3月20日下午3点',
    '３月２０日',
    '3.20上午',
    '3-20',
    '3/20',
    '2026年3月20日',
    '2026.3.20',
    '20日下午',
    '3点开',
    '3时',
    '9:30',
    '9：30',
    '15号下午3点',
    '15号上午',
    '15号 晚上7点',
    '15号(星期三)上午',
    '15号（周三）',
    '15号周三9点',
    '15号9点',
    '15号9:30',
    '15号早上',
    '15号中午',
    '15号全天',
    '15号至16号',
    '15号前回复',
    '3分钟后',
  ])('%j is a day or an hour, and no number', words => {
    expect(takeNumber(words)).toEqual({ number: null, rest: words })
  })

  it.each([
    '3号楼会议室',
    '3号会议室',
    '3号院集合',
    '3楼会议室',
    '3人以上请假,人数不够',
    '3名代表请假',
    '3位代表去县里',
    '3个代表请假',
    '3组张三 请假',
    '3天后再开',
    '3次改期',
    '3届一次会议',
    '3村联合活动',
    '2小时后',
    '2周内',
    '5%以上',
  ])('%j counts or names something else: nothing is guessed', words => {
    expect(takeNumber(words)).toEqual({ number: null, rest: words })
  })

  it.each([
    '1e9 x',
    '0x10',
    '12abc',
    '1.5',
    '1.e5',
    '3ok',
    '１２ａ',
    '#1e9',
    '第1e9号',
    '第1.5号',
    '1_000',
    '1²',
    '3亿元项目',
  ])('%j is no whole word of digits, and no number', words => {
    expect(takeNumber(words)).toEqual({ number: null, rest: words })
  })

  it('however a number is written in front of other words, it is found and they are kept', () => {
    const forms = fc.constantFrom(
      (n: string) => `${n} `,
      (n: string) => `第${n}号`,
      (n: string) => `第${n}号 `,
      (n: string) => `${n}号 `,
      (n: string) => `#${n} `,
      (n: string) => `＃${n}，`,
    )
    const words = fc.constantFrom('地点改在四楼', '张三 请假', '与县里会议冲突', '张三', '')
    const fullWidth = (n: string) =>
      n.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(fc.nat(999_999), forms, words, fc.boolean(), (number, form, rest, wide) => {
        const written = form(wide ? fullWidth(String(number)) : String(number))
        expect(takeNumber(`${written}${rest}`)).toEqual({ number, rest })
      }),
    )
  })

  it('any day of the calendar in front is no number', () => {
    const day = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
    const forms = fc.constantFrom(
      ([month, day]: readonly [number, number]) => `${month}月${day}日`,
      ([month, day]: readonly [number, number]) => `${month}月${day}号上午9点`,
      ([month, day]: readonly [number, number]) => `${month}.${day}`,
      ([month, day]: readonly [number, number]) => `2026年${month}月${day}日`,
      ([, day]: readonly [number, number]) => `${day}日上午9点`,
      ([, day]: readonly [number, number]) => `${day}号下午3点`,
    )
    fc.assert(
      fc.property(day, forms, (one, form) => {
        expect(takeNumber(form(one)).number).toBeNull()
      }),
    )
  })

  it('nothing is lost and nothing throws, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), text => {
        const { number, rest } = takeNumber(text)
        expect(text).toContain(rest)
        if (number === null) expect(rest).toBe(text.trim())
        else expect(Number.isSafeInteger(number)).toBe(true)
      }),
    )
  })

  it.each(nastyTexts)('%s: quickly done', (_what, text) => {
    expect(bestMs(() => takeNumber(text))).toBeLessThan(20)
  })
})
