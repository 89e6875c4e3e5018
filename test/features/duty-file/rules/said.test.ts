import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entriesCalled, keyOf, partsOf } from '../../../../src/features/duty-file/rules/keys.ts'
import { readPeriod, termPeriods } from '../../../../src/features/duty-file/rules/period.ts'
import { readSwitch } from '../../../../src/features/duty-file/rules/published.ts'
import { readDecision, readDispute, readNumberAlone } from '../../../../src/features/duty-file/rules/said.ts'
import { codeOf } from '../../../../src/features/duty-file/texts/entries.ts'
import type { Entry, EntryKey } from '../../../../src/features/duty-file/types.ts'

const today = { year: 2026, month: 6, day: 3 }

describe('which entry is disputed, and why', () => {
  it.each([
    ['会12 当天到会，签到漏登', 'notice', '12', '当天到会，签到漏登'],
    ['会１２：当天到会', 'notice', '12', '当天到会'],
    ['会12我到了', 'notice', '12', '我到了'],
    ['访2026-5 不是我接待的', 'visit', '2026-5', '不是我接待的'],
    ['来访2026-005 不是我接待的', 'visit', '2026-5', '不是我接待的'],
    ['建19-3-17 已答复', 'suggestion', '19-3-17', '已答复'],
    ['建议2026-017，有异议，已经答复了', 'suggestion', '2026-17', '已经答复了'],
    ['接2026-3-15 已与李四换班', 'day', '2026-3-15', '已与李四换班'],
    ['述5 是书面述职', 'report', '5', '是书面述职'],
    ['决2026-3有异议：不是我承办', 'decision', '2026-3', '不是我承办'],
    ['我对会12有异议：当天到会', 'notice', '12', '当天到会'],
    ['对会12的记录有异议，理由是当天到会', 'notice', '12', '当天到会'],
    ['第12号通知 当天到会', null, '12', '当天到会'],
    ['12 当天到会', null, '12', '当天到会'],
    ['会12', 'notice', '12', ''],
  ])('%s', (words, what, number, reason) => {
    expect(readDispute(words)).toEqual({ called: { what, number }, reason })
  })

  it.each(['', '我觉得不对', '那天下午3点我到了会12', '会', '会议安排有意见'])('«%s» names none', words => {
    expect(readDispute(words)).toBeNull()
  })

  it('whatever is written, the reason is a piece of it and nothing breaks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), words => {
        const said = readDispute(`会12 ${words}`)
        if (said !== null) expect(`会12 ${words}`).toContain(said.reason)
      }),
    )
  })
})

describe('how it is decided', () => {
  it.each([
    ['3 采纳', { number: 3, accepted: true, note: '' }],
    ['第3号 采纳：当天到会，漏签', { number: 3, accepted: true, note: '当天到会，漏签' }],
    ['3 维持 签到表上没有', { number: 3, accepted: false, note: '签到表上没有' }],
    ['３ 不采纳，没有签名', { number: 3, accepted: false, note: '没有签名' }],
    ['采纳 3 漏签', { number: 3, accepted: true, note: '漏签' }],
    ['维持3号 没有签名', { number: 3, accepted: false, note: '没有签名' }],
    ['3 不同意 签到表上没有', { number: 3, accepted: false, note: '签到表上没有' }],
    ['3 不认可，没有签名', { number: 3, accepted: false, note: '没有签名' }],
    ['3 不成立 没有签名', { number: 3, accepted: false, note: '没有签名' }],
    ['3 情况不属实 没有签名', { number: 3, accepted: false, note: '没有签名' }],
    ['3 同意维持原记录', { number: 3, accepted: false, note: '维持原记录' }],
    ['第3号异议 属实', { number: 3, accepted: true, note: '' }],
    ['3 情况属实 漏签', { number: 3, accepted: true, note: '漏签' }],
    ['3 异议成立', { number: 3, accepted: true, note: '' }],
    ['认可3 漏签', { number: 3, accepted: true, note: '漏签' }],
  ])('%s', (words, decided) => {
    expect(readDecision(words)).toEqual(decided)
  })

  it.each(['会12 采纳意见表没有发', '3', '3 当天到会', '会3 维持秩序去了'])('«%s» decides nothing', words => {
    expect(readDecision(words)).toBeNull()
  })

  it.each([
    ['3', 3],
    ['第12号', 12],
    ['#４', 4],
    ['3 我到了', null],
    ['会3', null],
  ])('%s shows the one of that number', (words, number) => {
    expect(readNumberAlone(words)).toBe(number)
  })
})

describe('an entry’s number', () => {
  const entry = (key: EntryKey): Entry => ({
    ...({ kind: 'meeting', of: 'session', notice: 'session', number: 1, title: '' } as const),
    ...({ presence: 'present', isMember: true, isLate: false, leftEarly: false } as const),
    ...{ personId: 1, key, on: today },
  })

  it('is made of what it is and the number that its record has everywhere', () => {
    expect(codeOf(keyOf.notice(12))).toBe('会12')
    expect(codeOf(keyOf.suggestion({ series: '19-3', number: 17 }))).toBe('建19-3-17')
    expect(partsOf(keyOf.day({ year: 2026, month: 3, day: 15 }))).toEqual({
      what: 'day',
      number: '2026-3-15',
    })
  })

  it('means the same entry whatever comes and goes beside it', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(numbers, fc.nat(), (all, pick) => {
        const wanted = all[pick % all.length] ?? 0
        const entries = all.flatMap(number => [entry(keyOf.notice(number)), entry(keyOf.report(number))])
        const said = readDispute(`${codeOf(keyOf.notice(wanted))} 理由`)
        expect(said && entriesCalled(entries, said.called).map(({ key }) => key)).toEqual([
          `notice:${wanted}`,
        ])
      }),
    )
  })

  it('alone is asked back where several have it, and without its year taken where one has it', () => {
    const entries = [entry('notice:5'), entry('report:5'), entry('visit:2026-7'), entry('visit:2025-8')]
    expect(entriesCalled(entries, { what: null, number: '5' })).toHaveLength(2)
    expect(entriesCalled(entries, { what: 'visit', number: '7' }).map(({ key }) => key)).toEqual([
      'visit:2026-7',
    ])
    expect(entriesCalled(entries, { what: 'visit', number: '2026-8' })).toEqual([])
  })
})

describe('the period of a file', () => {
  const zone = 'Asia/Shanghai'
  const terms = [
    { number: 18, beganAt: new Date('2016-12-01T00:00:00+08:00') },
    { number: 19, beganAt: new Date('2021-12-01T00:00:00+08:00') },
  ]

  it.each([
    ['', { kind: 'year', year: 2026 }],
    ['去年', { kind: 'year', year: 2025 }],
    ['2024年度', { kind: 'year', year: 2024 }],
    ['本届', { kind: 'term', term: 19, until: { year: 2026, month: 12, day: 31 } }],
    ['上届', { kind: 'term', term: 18, until: { year: 2021, month: 11, day: 30 } }],
    ['第十八届', { kind: 'term', term: 18, from: { year: 2016, month: 12, day: 1 } }],
    ['18届', { kind: 'term', term: 18 }],
  ])('%s', (words, period) => {
    expect(readPeriod(words, terms, today, zone)).toMatchObject(period)
  })

  it.each([
    ['第二十届', 'no_term'],
    ['某年', 'unread'],
    ['3月', 'unread'],
  ])('«%s» is %s', (words, why) => {
    expect(readPeriod(words, terms, today, zone)).toBe(why)
  })

  it('of a congress that has said no term there is none', () => {
    expect(readPeriod('本届', [], today, zone)).toBe('no_term')
    expect(readPeriod('上届', [], today, zone)).toBe('no_term')
  })

  it('terms follow one another without a gap and without a day in common', () => {
    const [old, current] = termPeriods(terms, today, zone)
    expect(old?.until).toEqual({ year: 2021, month: 11, day: 30 })
    expect(current?.from).toEqual({ year: 2021, month: 12, day: 1 })
  })
})

it.each([
  ['公布 开', true],
  ['开启', true],
  ['公布：关', false],
  ['不公布', false],
  ['也许', null],
])('the switch «%s»', (words, wanted) => {
  expect(readSwitch(words)).toBe(wanted)
})
