import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Day, dayOfIso, isoDay } from '../../../../src/calendar/day.ts'
import { knownHolidays } from '../../../../src/calendar/holidays.ts'
import { settingsOf } from '../../../../src/features/congress/settings.ts'
import { callsOf } from '../../../../src/features/decisions/rules/calls.ts'
import { fold, refusalOf } from '../../../../src/features/decisions/rules/fold.ts'
import { takeDecisionNumber } from '../../../../src/features/decisions/rules/number.ts'
import { officeMeant, readDecision, wholeOf } from '../../../../src/features/decisions/rules/read.ts'
import { readReport } from '../../../../src/features/decisions/rules/report.ts'
import type { DecisionEvent } from '../../../../src/features/decisions/types.ts'

const today: Day = { year: 2026, month: 3, day: 18 }

const offices = ['农业农村办', '村镇建设办', '财政所'].map((name, id) => ({ id, name }))
const isSomebody = (who: string) => officeMeant(who, offices) !== null || who === '王秀兰'

describe('a decision in words', () => {
  const read = (said: string) => {
    const reading = readDecision(said, today, knownHolidays, isSomebody)
    const { who, due } = reading
    return [wholeOf(reading), who, due.kind === 'day' ? isoDay(due.day) : due.kind]
  }
  it.each<[said: string, words: string, who: string | null, due: string]>([
    [
      '修广场 承办：财政所 期限：6月30日，资金由县里出，另由农业农村办配合',
      '修广场，资金由县里出，另由农业农村办配合',
      '财政所',
      '2026-06-30',
    ],
    ['修广场 期限：6月30日，星期二 承办：财政所', '修广场', '财政所', '2026-06-30'],
    ['修广场 承办：财政所 期限：6月30日。农业农村办配合', '修广场，农业农村办配合', '财政所', '2026-06-30'],
    [
      '修广场 承办：财政所 承办：农业农村办 期限：6月30日',
      '修广场，承办：农业农村办',
      '财政所',
      '2026-06-30',
    ],
    ['修复石桥村排灌渠 承办:农业农村办 期限:6月30日', '修复石桥村排灌渠', '农业农村办', '2026-06-30'],
    [
      '修复石桥村排灌渠，承办单位：农业农村办，完成时限：6月30日前',
      '修复石桥村排灌渠',
      '农业农村办',
      '2026-06-30',
    ],
    [
      '修复石桥村排灌渠（责任单位：农业农村办；期限：6月底前）',
      '修复石桥村排灌渠',
      '农业农村办',
      '2026-06-30',
    ],
    ['期限 6月30日', '', null, '2026-06-30'],
    ['承办 财政所', '', '财政所', 'none'],
    ['期限 可能6月30日', '', null, 'unclear'],
    ['按期限 完成招标', '按期限 完成招标', null, 'none'],
    ['会议决定 落实 三项措施', '会议决定 落实 三项措施', null, 'none'],
    ['期限:6月30日 承办:王秀兰', '', '王秀兰', '2026-06-30'],
    [
      '由农业农村办负责修复石桥村排灌渠，6月30日前完成',
      '由农业农村办负责修复石桥村排灌渠，6月30日前完成',
      '农业农村办',
      '2026-06-30',
    ],
    ['修复排灌渠 承办:农办 期限:一个月', '修复排灌渠', '农办', '2026-04-18'],
    ['修复排灌渠 承办:农办 期限:10个工作日', '修复排灌渠', '农办', '2026-04-01'],
    ['修复排灌渠 期限:尽快', '修复排灌渠', null, 'unclear'],
    ['修复排灌渠 期限:2月30日', '修复排灌渠', null, 'unclear'],
    ['加强春耕生产指导', '加强春耕生产指导', null, 'none'],
    ['負責單位:财政所 完成预算公开', '完成预算公开', '财政所', 'none'],
    [
      '修广场 承办：财政所 期限：6月30日，资金由县里出，另由农业农村办配合',
      '修广场，资金由县里出，另由农业农村办配合',
      '财政所',
      '2026-06-30',
    ],
    ['修广场 承办：财政所，资金由县里出 期限：6月30日前完成', '修广场，资金由县里出', '财政所', '2026-06-30'],
    ['修广场 期限：6月30日前完成并验收 承办：财政所', '修广场，6月30日前完成并验收', '财政所', '2026-06-30'],
    ['修广场 期限：6月30日资金由县里出', '修广场，资金由县里出', null, '2026-06-30'],
    ['修广场 期限：6月30日前（县里出钱），分两期', '修广场，（县里出钱），分两期', null, '2026-06-30'],
    ['修广场 期限：2026年12月底前，分两期', '修广场，分两期', null, '2026-12-31'],
    ['修广场 期限：请务必于6月30日（星期二）下班前完成。', '修广场', null, '2026-06-30'],
    ['修广场 承办：财政所 负责人：王秀兰 期限：6月30日', '修广场，负责人：王秀兰', '财政所', '2026-06-30'],
    ['主办：农业农村办 协办：财政所 修广场', '协办：财政所 修广场', '农业农村办', 'none'],
    ['修广场 承办：财政所、农业农村办 期限：6月30日', '修广场', '财政所、农业农村办', '2026-06-30'],
    ['修广场 承办：财政所，6月30日前完成', '修广场，6月30日前完成', '财政所', '2026-06-30'],
    ['修广场（承办：财政所，期限：6月30日），资金（县里）', '修广场，资金（县里）', '财政所', '2026-06-30'],
  ])('«%s»', (said, words, who, due) => {
    expect(read(said)).toEqual([words, who, due])
  })

  it('loses nothing that is written beside who and until when', () => {
    const leftover = fc
      .tuple(
        fc.constantFrom('，', ',', '；', '。', ' ', '\n', '（'),
        fc.array(fc.constantFrom(...'资金由县里出另请各村配合验收公示两次第一期先行报告主席团2万元路灯'), {
          minLength: 2,
          maxLength: 20,
        }),
      )
      .map(([mark, letters]) => ({ mark, text: letters.join('') }))
    const who = fc.constantFrom('财政所', '农业农村办公室', '农办', '王秀兰')
    const until = fc.constantFrom(
      '6月30日',
      '6月30日前',
      '6月底前完成',
      '三个月内',
      '2026年12月底前',
      '年底前',
      '10个工作日内',
    )
    const labels = fc.constantFrom(['承办', '期限'], ['主办单位', '完成时限'], ['责任单位', '截止日期'])
    fc.assert(
      fc.property(
        who,
        until,
        labels,
        leftover,
        leftover,
        fc.boolean(),
        (name, day, [of, by], one, two, swapped) => {
          const parts = [`${of}：${name}${one.mark}${one.text}`, `${by}：${day}${two.mark}${two.text}`]
          const said = `修广场 ${(swapped ? parts.toReversed() : parts).join(' ')}`
          const reading = readDecision(said, today, knownHolidays, isSomebody)
          const kept = [
            wholeOf(reading),
            reading.who,
            reading.due.kind === 'unclear' ? reading.due.said : '',
          ].join()
          expect(kept).toContain(one.text)
          expect(kept).toContain(two.text)
          expect(kept).toContain('修广场')
          expect(reading.who).toContain(name)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('names an office by its name or by what only it is called', () => {
    expect(officeMeant('农业农村办', offices)?.id).toBe(0)
    expect(officeMeant('农业农村办公室', offices)?.id).toBe(0)
    expect(officeMeant('农办', offices)?.id).toBe(0)
    expect(officeMeant('财政所', offices)?.id).toBe(2)
    expect(officeMeant('教育办', offices)).toBeNull()
    expect(officeMeant('财政所、农业农村办', offices)).toBeNull()
    expect(officeMeant('财政所和农业农村办', offices)).toBeNull()
    expect(officeMeant('财政所，另由农业农村办', offices)).toBeNull()
  })
})

describe('a decision’s number', () => {
  it.each<[said: string, year: number | null, number: number | null, isNamed: boolean, rest: string]>([
    ['3 已完成', null, 3, false, '已完成'],
    ['决定3 已完成', null, 3, true, '已完成'],
    ['决定2026-003 情况', 2026, 3, true, '情况'],
    ['2026-003', 2026, 3, true, ''],
    ['决定事项第3号：情况', null, 3, true, '情况'],
    ['修复排灌渠', null, null, false, '修复排灌渠'],
    ['3个村道路', null, null, false, '3个村道路'],
  ])('«%s»', (said, year, number, isNamed, rest) => {
    const taken = takeDecisionNumber(said)
    expect(taken).toEqual({ which: number === null ? null : { year, number }, isNamed, rest })
  })
})

describe('what is said of its doing', () => {
  it.each<[said: string, kind: string, words?: string]>([
    ['', 'none'],
    ['已完成招标，下周进场', 'progress', '已完成招标，下周进场'],
    ['已完成50%', 'progress', '已完成50%'],
    ['已完成 渠道已修通', 'done', '渠道已修通'],
    ['已完成，渠道已修通', 'done', '渠道已修通'],
    ['已全部完成。渠道已修通', 'done', '渠道已修通'],
    ['办结 结果：渠道已修通', 'done', '渠道已修通'],
    ['已落实到位：渠道已修通', 'done', '渠道已修通'],
    ['已完成', 'done', ''],
    ['延期到7月31日 因汛期', 'extend', '延期到7月31日 因汛期'],
    ['申请延期一个月 因汛期', 'extend', '申请延期一个月 因汛期'],
    ['撤销 已并入其他项目', 'drop', '已并入其他项目'],
    ['情况：正在设计', 'progress', '正在设计'],
  ])('«%s» is %s', (said, kind, words) => {
    expect(readReport(said)).toEqual(words === undefined ? { kind } : { kind, words })
  })
})

describe('what the entries come to', () => {
  const made: DecisionEvent = {
    type: 'made',
    words: '修渠',
    officeId: 1,
    personId: null,
    dueOn: '2026-06-30',
  }
  it('is what was made, corrected, given longer, and how it ended', () => {
    const events: DecisionEvent[] = [
      made,
      { type: 'progress', words: '正在设计', officeId: 1 },
      { type: 'corrected', words: '修渠', officeId: 2, personId: null, dueOn: '2026-07-10' },
      { type: 'extended', until: '2026-07-31', reason: '汛期' },
      { type: 'done', result: '修通' },
    ]
    expect(fold([])).toBeNull()
    expect(fold(events.slice(0, 2))).toMatchObject({ state: 'open', officeId: 1, dueOn: '2026-06-30' })
    expect(fold(events)).toEqual({
      state: 'done',
      words: '修渠',
      officeId: 2,
      personId: null,
      dueOn: '2026-07-31',
      result: '修通',
    })
  })

  it('nothing ends without a word of how, and what is over stays so', () => {
    const open = fold([made])
    const done = fold([made, { type: 'done', result: '修通' }])
    if (open === null || done === null) throw new Error('nothing was made')
    expect(refusalOf(open, { type: 'done', result: ' 。' })).toBe('needs_result')
    expect(refusalOf(open, { type: 'dropped', reason: '' })).toBe('needs_reason')
    expect(refusalOf(open, { type: 'progress', words: '!', officeId: null })).toBe('needs_words')
    expect(refusalOf(open, { type: 'extended', until: '2026-06-30', reason: '汛期' })).toBe('not_later')
    expect(refusalOf(open, { type: 'extended', until: '2026-07-01', reason: '' })).toBe('needs_reason')
    expect(refusalOf(open, { type: 'extended', until: '2026-07-01', reason: '汛期' })).toBeNull()
    expect(refusalOf(open, { ...made, type: 'corrected' })).toBe('same')
    expect(refusalOf(done, { type: 'progress', words: '又动工', officeId: null })).toBe('over')
  })

  it('whatever is allowed to happen, it is open until it ends, and the last day that was given counts', () => {
    const some = fc.oneof(
      fc.record({
        type: fc.constant('progress' as const),
        words: fc.constant('动工'),
        officeId: fc.constant(null),
      }),
      fc.record({
        type: fc.constant('extended' as const),
        until: fc.integer({ min: 1, max: 28 }).map(day => `2026-07-${String(day).padStart(2, '0')}`),
        reason: fc.constant('汛期'),
      }),
      fc.record({ type: fc.constant('done' as const), result: fc.constant('修通') }),
    )
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), tried => {
        const events: DecisionEvent[] = [made]
        for (const event of tried) {
          const now = fold(events)
          if (now !== null && refusalOf(now, event) === null) events.push(event)
        }
        const end = fold(events)
        const isDone = tried.some(({ type }) => type === 'done')
        expect(end?.state).toBe(isDone ? 'done' : 'open')
        const given = events.flatMap(event => (event.type === 'extended' ? [event.until] : []))
        expect(given).toEqual(given.toSorted())
        expect(end?.dueOn).toBe(given.at(-1) ?? '2026-06-30')
      }),
    )
  })
})

describe('when it is spoken of', () => {
  const wall = { zone: 'Asia/Shanghai', settings: settingsOf({ province: null, settings: {} }) }
  const calls = (dueOn: string | null, now: string, state: 'open' | 'done' = 'open') =>
    callsOf({ state, dueOn: dueOn === null ? null : dayOfIso(dueOn) }, wall, new Date(now)).map(
      ({ kind, dueAt }) => `${kind} ${new Date(dueAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)}`,
    )
  it('three days before, on the day, and on the Mondays after', () => {
    expect(calls('2026-06-30', '2026-03-18T10:00:00+08:00')).toEqual([
      'before 2026-06-27T09:00',
      'due 2026-06-30T09:00',
      'overdue 2026-07-06T09:00',
    ])
    expect(calls('2026-06-30', '2026-06-30T09:00:00+08:00')).toEqual(['overdue 2026-07-06T09:00'])
    expect(calls('2026-06-30', '2026-07-06T09:00:00+08:00')).toEqual(['overdue 2026-07-13T09:00'])
    expect(calls('2026-06-30', '2026-08-05T12:00:00+08:00')).toEqual(['overdue 2026-08-10T09:00'])
    expect(calls('2026-06-29', '2026-06-29T10:00:00+08:00')).toEqual(['overdue 2026-07-06T09:00'])
  })
  it('not once it is over, or has no day', () => {
    expect(calls('2026-06-30', '2026-03-18T10:00:00+08:00', 'done')).toEqual([])
    expect(calls(null, '2026-03-18T10:00:00+08:00')).toEqual([])
  })
})
