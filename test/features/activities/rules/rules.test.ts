import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLinking } from '../../../../src/features/activities/rules/linking.ts'
import { meetingNamedIn, takeMeeting } from '../../../../src/features/activities/rules/numbers.ts'
import { readReport } from '../../../../src/features/activities/rules/reports.ts'
import { studyFigures, studyTimes } from '../../../../src/features/activities/rules/study.ts'
import { readCorrection, readRecord } from '../../../../src/language/activity-record.ts'

describe('the record of an activity, as it is written', () => {
  it.each<[string, string[]]>([
    ['渠道淤塞，多年未清', ['findings=渠道淤塞，多年未清']],
    [
      '主题：农田水利\n走访点：石桥村、白岩村\n发现问题：渠道淤塞',
      ['theme=农田水利', 'places=石桥村、白岩村', 'findings=渠道淤塞'],
    ],
    [
      '看了三个村。意见建议：清淤；成效：已清两公里',
      ['findings=看了三个村。', 'advice=清淤', 'result=已清两公里'],
    ],
    ['参加人员:代表12名，选民8名 建议:增设路灯', ['people=代表12名，选民8名', 'advice=增设路灯']],
    ['主题：', []],
    ['', []],
  ])('%s', (words, parts) => {
    expect(readRecord(words).map(({ field, text }) => `${field}=${text}`)).toEqual(parts)
  })

  it.each<[string, string[] | null]>([
    ['更正 地点 石桥村', ['places=石桥村']],
    ['更正 地点：石桥村 主题：水利', ['places=石桥村', 'theme=水利']],
    ['改 成效：已完成', ['result=已完成']],
    ['更正', []],
    ['更正 石桥村', []],
    ['渠道更正了', null],
  ])('%s as a correction', (words, parts) => {
    expect(readCorrection(words)?.map(({ field, text }) => `${field}=${text}`) ?? null).toEqual(parts)
  })

  it('loses no word, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('渠', '主', '题', '：', ':', ' ', '\n', 'a', '，', '地', '点') }),
        words => {
          const kept = readRecord(words)
            .map(({ text }) => text)
            .join('')
          expect(words.length).toBeGreaterThanOrEqual(kept.length)
        },
      ),
    )
  })
})

describe('numbers', () => {
  it.each<[string, number | null, boolean, string]>([
    ['3', 3, false, ''],
    ['活动3 照片', 3, true, '照片'],
    ['会议第3号', 3, true, ''],
    ['通知 12', 12, true, ''],
    ['活动', null, false, '活动'],
  ])('%s', (words, number, isNamed, rest) => {
    expect(takeMeeting(words)).toEqual({ number, isNamed, rest })
  })

  it.each<[string, number | null]>([
    ['石桥村渠道清淤，来源：活动3', 3],
    ['来源：第12号活动', 12],
    ['第3号活动中发现渠道淤塞', 3],
    ['开展活动3次', null],
    ['建议增加活动3处', null],
    ['来源：走访选民', null],
  ])('%s comes of %s', (words, number) => {
    expect(meetingNamedIn(words)).toBe(number)
  })

  it.each<[string, 'link' | 'unlink' | null]>([
    ['建议 12、15', 'link'],
    ['关联建议12', 'link'],
    ['取消建议 12', 'unlink'],
    ['建议：清淤', null],
    ['建议2公里处设标志', null],
    ['建议12处路灯维修', null],
  ])('%s', (words, kind) => {
    expect(readLinking(words)?.kind ?? null).toBe(kind)
  })
})

describe('a duty report', () => {
  it.each([
    ['张三、李四', { way: null, votes: null, rest: '张三、李四' }],
    ['张三 书面', { way: 'written', votes: null, rest: '张三' }],
    [
      '张三 满意30 基本满意5 不满意1',
      { way: null, votes: { satisfied: 30, basically: 5, dissatisfied: 1 }, rest: '张三' },
    ],
    [
      '张三 口头述职 测评：满意30票，不满意1票',
      { way: 'oral', votes: { satisfied: 30, basically: 0, dissatisfied: 1 }, rest: '张三' },
    ],
  ])('%s', (words, read) => {
    expect(readReport(words)).toEqual(read)
  })
})

describe('study', () => {
  const any = fc.array(
    fc.record({
      of: fc.constantFrom('presidium' as const, 'deputies' as const),
      personIds: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 }),
    }),
  )

  it('persons are never more than attendances, and attendances no more than were there', () => {
    fc.assert(
      fc.property(any, studies => {
        const all = studyFigures(studies)
        expect(all.persons).toBeLessThanOrEqual(all.attendances)
        const [a, b] = [studyFigures(studies, 'presidium'), studyFigures(studies, 'deputies')]
        expect(a.attendances + b.attendances).toBe(all.attendances)
        expect(a.times + b.times).toBe(all.times)
        expect(Math.max(a.persons, b.persons)).toBeLessThanOrEqual(all.persons)
        expect(all.persons).toBeLessThanOrEqual(a.persons + b.persons)
        const times = [...studyTimes(studies, 'deputies').values()]
        expect(times.reduce((sum, n) => sum + n, 0)).toBe(b.attendances)
        expect(times.length).toBe(b.persons)
      }),
    )
  })

  it('who is twice on one sheet was there once', () => {
    expect(studyFigures([{ of: 'deputies', personIds: [1, 1, 2] }])).toEqual({
      times: 1,
      attendances: 2,
      persons: 2,
    })
  })
})
