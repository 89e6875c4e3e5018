import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as answers from '../../../../src/features/meetings/texts/answers.ts'
import * as commands from '../../../../src/features/meetings/texts/commands.ts'
import { showLog } from '../../../../src/features/meetings/texts/log.ts'
import * as outreach from '../../../../src/features/meetings/texts/outreach.ts'
import { quoted, withoutStop } from '../../../../src/features/meetings/texts/quotation.ts'
import { sheetHeading, whichNumber } from '../../../../src/features/meetings/texts/sheet.ts'
import { deadLine } from '../../../../src/features/undelivered/texts.ts'

const title = '主席团会议'
/** As instants are said: the weekday stands in brackets. */
const when = '3月18日（星期三）上午9:00'
const place = '镇政府三楼会议室'
const meeting = { number: 3, title, when, place }

const inGroup = { botName: '联络员' }

/** Everything that is said of a meeting with its time. */
const sentences = [
  answers.attendNoted(title, when, false),
  answers.attendNoted(title, when, true),
  answers.acknowledged(title, `${when}前`),
  answers.unsure(title, `${when}前`),
  commands.yourMeeting(3, title, when, place, answers.ownAnswer('leavePending')),
  sheetHeading(3, title, when, '已截止'),
  outreach.nudge({ ...meeting, deadline: `${when}前`, silent: 4, botName: '联络员' }),
  outreach.startsTomorrow(title, when, place),
  outreach.startsSoon(title, when, place),
  outreach.amended(3, title, `时间改为${when}`, true, inGroup),
  outreach.amended(3, title, `时间改为${when}`, true, 'card'),
  outreach.cancelled(3, title, when, '与县里会议冲突'),
  outreach.restored({ ...meeting, answered: true }, inGroup),
  outreach.leaveApproved(title, when),
  outreach.leaveRefused(title, when, '本次会议需表决'),
]

const depthOf = (text: string): number => {
  let depth = 0
  let deepest = 0
  for (const mark of text) {
    if (mark === '（') depth++
    if (mark === '）') depth--
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

describe('what is said of a meeting', () => {
  it.each(sentences)('%s: no brackets inside brackets', sentence => {
    expect(depthOf(sentence)).toBeLessThanOrEqual(1)
  })

  it.each(sentences)('%s: a meeting is no book', sentence => {
    expect(sentence).not.toMatch(/[《》]/u)
  })

  it.each(sentences)('%s: whole sentences, full-width marks', sentence => {
    expect(sentence).toMatch(/[。0]$/u)
    expect(sentence).not.toMatch(/\p{Script=Han}[,;:!?()]|。。|，。/u)
  })
})

it('a message that did not go out is told without brackets inside brackets too', () => {
  const at = new Date('2026-03-18T09:00:00+08:00')
  expect(depthOf(deadLine(12, at, '被企业微信拒绝（错误码 40058）。', at, 'Asia/Shanghai'))).toBe(1)
})

describe("other people's words", () => {
  it("a title's own quotation marks become single ones", () => {
    expect(quoted('“千万工程”专题询问')).toBe('“‘千万工程’专题询问”')
    expect(quoted('"千万工程"专题询问')).toBe('“‘千万工程’专题询问”')
  })

  it('whatever a title holds, one pair of double marks is around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('“', '”', '会', '‘', ' ') }), text => {
        expect(quoted(text).slice(1, -1)).not.toMatch(/[“”]/u)
      }),
    )
  })

  it.each([
    ['与县里会议冲突。', '与县里会议冲突'],
    ['与县里会议冲突！ ', '与县里会议冲突'],
    ['与县里会议冲突', '与县里会议冲突'],
    ['', ''],
  ])('the reason “%s” stops once', (said, inside) => {
    expect(withoutStop(said)).toBe(inside)
    expect(outreach.cancelled(3, title, when, said)).not.toContain('。。')
  })
})

describe('a restored meeting', () => {
  it('asks for an answer when nobody’s counts any more', () => {
    expect(outreach.restored({ ...meeting, answered: true }, inGroup)).toContain('已有的回复继续有效')
    const anew = outreach.restored({ ...meeting, answered: false }, inGroup)
    expect(anew).not.toContain('有效')
    expect(anew).toContain('请回复能否参加')
  })
})

describe('examples', () => {
  it('have the number that was asked about', () => {
    expect(commands.amendNeedsWords(4)).toContain('/改 4 ')
    expect(commands.nothingToAmend(4)).toContain('/改 4 ')
    for (const { usage } of [commands.showSheet, commands.nudgeNow, commands.cancelNotice])
      expect(whichNumber([{ number: 4, title, when }], usage)).toContain(`如：${usage.replace('[号]', '4')}`)
    expect(whichNumber([{ number: 4, title, when }], showLog.usage)).toMatch(/如：\/日志 4$/u)
  })
})

describe('before others', () => {
  it('nobody reads whether it is leave, nor how it was decided', () => {
    const standings = ['attend', 'leavePending', 'leaveApproved', 'leaveRefused'] as const
    expect(new Set(standings.map(answers.ownAnswerInGroup))).toEqual(new Set(['您已回复。']))
    expect(answers.ownAnswerInGroup('silent')).toBe('您尚未回复。')
    expect(answers.alreadyInGroup('王秀兰')).not.toMatch(/请假|参加/u)
  })
})

describe('an answer entered for somebody', () => {
  it('tells what is next when it is leave that waits', () => {
    expect(answers.proxyNoted('许金泉', title, '请假（待批）', true)).toContain('批准请发送“待批”')
    expect(answers.proxyNoted('许金泉', title, '参加', false)).not.toContain('待批')
  })
})
