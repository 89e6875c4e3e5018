import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAmendment } from '../../src/language/amendment.ts'
import { completeNotice, noticeReadingSchema, readNotice } from '../../src/language/notice.ts'
import { bestMs, nastyTexts } from './nasty.ts'
import { chatNotices } from './notice.table.ts'
import { officialNotices } from './notice-pasted.table.ts'

const now = new Date('2026-03-11T10:00:00+08:00')
const zone = 'Asia/Shanghai'
const pieces = [
  ...[
    '/会议',
    '主席团会议',
    '3月18日',
    '上午9点',
    '三楼会议室',
    '时间:',
    '地点:',
    '议题:',
    '1.',
    '2.',
    '①',
    '一、',
    '请',
    '参加',
    '各位代表:',
    '\n',
    ' ',
  ],
  ...[
    '关于召开',
    '的通知',
    '张三、李四',
    '××',
    '待定',
    '前回复',
    '下班前',
    '第二代表小组',
    '至',
    ',',
    ';',
    '。',
    '(',
    ')',
    '【',
    '】',
    '集合',
    '星期四',
  ],
]
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map(all => all.join('')),
)

describe('reading a notice', () => {
  it.each(nastyTexts)('20 000 characters of %s take under 150 ms', (_, text) => {
    expect(bestMs(() => readNotice(text, now, zone))).toBeLessThan(150)
  })

  it('never throws, and a reading survives being stored as JSON', () => {
    fc.assert(
      fc.property(texts, text => {
        const reading = readNotice(text, now, zone)
        expect(noticeReadingSchema.parse(JSON.parse(JSON.stringify(reading)))).toEqual(reading)
      }),
      { numRuns: 1_000 },
    )
  })

  it('has a start exactly when nothing about day and hour is open', () => {
    fc.assert(
      fc.property(texts, text => {
        const { startsAt, problems } = readNotice(text, now, zone)
        const open = ['missing_date', 'missing_time', 'impossible_date', 'ambiguous_half_day']
        if (startsAt === null)
          expect(problems.some(problem => open.includes(problem) || problem === 'placeholder')).toBe(true)
        else expect(problems.filter(problem => open.includes(problem))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  it("place, title and agenda are the writer's own characters", () => {
    for (const [text] of [...chatNotices, ...officialNotices]) {
      const { place, title, agenda } = readNotice(text, now, zone)
      const joined = text.replace(/\s*\n\s*/g, '')
      for (const words of [place, title, ...agenda])
        if (words !== null) expect(joined).toContain(words.replace(/\s*\n\s*/g, ''))
    }
  })

  it('full-width characters and the slash command change nothing', () => {
    const wide = (text: string) =>
      text.replace(/[!-~]/g, char => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
    for (const [text] of chatNotices) {
      const plain = readNotice(text.replace(/^\/\S+ /, ''), now, zone)
      const full = readNotice(`／会议　${wide(text.replace(/^\/\S+ /, ''))}`, now, zone)
      expect([text, full.startsAt, full.endsAt, full.kind, full.problems]).toEqual([
        text,
        plain.startsAt,
        plain.endsAt,
        plain.kind,
        plain.problems,
      ])
    }
  })
})

describe('completing and amending', () => {
  it('never throw, and leave the reading alone when nothing was understood', () => {
    const reading = readNotice('主席团会议 3月18日 三楼会议室', now, zone)
    fc.assert(
      fc.property(texts, text => {
        for (const { reading: after, used } of [
          completeNotice(reading, text, now, zone),
          readAmendment(text, reading, now, zone),
        ]) {
          if (!used) expect(after).toBe(reading)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it.each(nastyTexts)('20 000 characters of %s take under 150 ms', (_, text) => {
    const reading = readNotice('主席团会议 3月18日 三楼会议室', now, zone)
    expect(bestMs(() => completeNotice(reading, text, now, zone))).toBeLessThan(150)
    expect(bestMs(() => readAmendment(text.slice(0, 2_000), reading, now, zone))).toBeLessThan(150)
  })
})
