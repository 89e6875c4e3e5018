import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ReplyContext, readReply } from '../../src/language/reply.ts'
import { bestMs, nastyTexts } from './nasty.ts'
import { replyTable } from './reply.table.ts'
import { replyClasses } from './reply-class.table.ts'
import { moreReplyClasses } from './reply-class-more.table.ts'
import { ownReplyClasses } from './reply-class-own.table.ts'
import { freshReplies } from './reply-fresh.table.ts'
import { freshLeaveReplies } from './reply-fresh-leave.table.ts'
import { moreReplies } from './reply-more.table.ts'
import { spokenComings } from './reply-spoken.table.ts'
import { spokenLeaves } from './reply-spoken-leave.table.ts'
import { spokenNothings } from './reply-spoken-none.table.ts'
import { spokenPersonal } from './reply-spoken-personal.table.ts'
import { spokenSeen } from './reply-spoken-seen.table.ts'
import { spokenDoubts } from './reply-spoken-unsure.table.ts'
import { toldReplies } from './reply-told.table.ts'
import { toldLeaves } from './reply-told-leave.table.ts'
import { unseenReplies } from './reply-unseen.table.ts'

/** Shows of a reading what the expectation speaks of, in its words. */
function shown(text: string, context: ReplyContext, expected: string): string {
  const reading = readReply(text, context)
  const fields = expected.split(' ').map(part => {
    const [key, value = ''] = part.split('=')
    if (key === 'kind') return `kind=${reading.leaveKind ?? '-'}`
    if (key === 'for') return `for=${reading.proxyFor ?? '-'}`
    if (key === 'item') return `item=${reading.item ?? '-'}`
    if (key === 'why')
      return `why=${value !== '-' && reading.reason?.includes(value) ? value : (reading.reason ?? '-')}`
    return reading.answer
  })
  return fields.join(' ')
}

for (const [guarantee, context, lines] of replyTable) {
  describe(guarantee, () => {
    it.each(lines)('%s → %s', (text, expected) => {
      expect(shown(text, context, expected)).toBe(expected)
    })
  })
}

describe.each([...replyClasses, ...moreReplyClasses, ...ownReplyClasses])('%s', (_, groups) => {
  const lines = groups.flatMap(([context, expected, texts]) =>
    texts.map(text => [context, text, expected] as const),
  )
  it.each(lines)('%s: %s → %s', (context, text, expected) => {
    expect(shown(text, context, expected)).toBe(expected)
  })
})

const tables = [
  ['more ways of saying the same', [...moreReplies, ...freshReplies, ...freshLeaveReplies]],
  ['what was misread when it was first read', unseenReplies],
  ['what people tell in their situation', [...toldReplies, ...toldLeaves]],
  [
    'the words of many',
    [...spokenComings, ...spokenLeaves, ...spokenPersonal, ...spokenDoubts, ...spokenSeen, ...spokenNothings],
  ],
] as const

describe.each(tables)('%s', (_, table) => {
  const lines = table.flatMap(([context, expected, texts]) =>
    texts.map(text => [context, text, expected] as const),
  )
  it.each(lines)('%s: %s → %s', (context, text, expected) => {
    expect(shown(text, context, expected)).toBe(expected)
  })
})

describe('reading a reply', () => {
  it('keeps the reason in the characters the writer used', () => {
    expect(readReply('請假，家裡老人住院要陪護', 'one').reason).toBe('家裡老人住院要陪護')
  })

  it.each(nastyTexts)('20 000 characters of %s take under 150 ms', (_, text) => {
    expect(bestMs(() => readReply(text, 'several'))).toBeLessThan(150)
    expect(bestMs(() => readReply(text.slice(0, 500), 'several'))).toBeLessThan(150)
  })

  it('never throws, and a leave kind, a person and a number stand only where the rules allow them', () => {
    const pieces = fc.constantFrom(
      ...[
        '参加',
        '请假',
        '不',
        '来',
        '去不了',
        '收到',
        '我',
        '王主席',
        '第二个',
        '住院',
        '如果',
        '就',
        '吗',
        '?',
        ',',
        ' ',
        '没',
        '能',
        '👌',
      ],
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(pieces, { maxLength: 12 }).map(all => all.join('')),
    )
    fc.assert(
      fc.property(texts, fc.constantFrom('one', 'duty', 'several', 'none'), (text, context: ReplyContext) => {
        const { answer, reason, leaveKind, proxyFor, item } = readReply(text, context)
        if (answer !== 'leave') expect(leaveKind).toBeNull()
        if (answer === 'none' || answer === 'acknowledge') expect([reason, proxyFor]).toEqual([null, null])
        if (context !== 'several') expect(item).toBeNull()
        if (context === 'none') expect(answer).toBe('none')
      }),
      { numRuns: 2_000 },
    )
  })

  it('a question mark at the end never makes an answer', () => {
    const said = fc.constantFrom('参加', '请假', '能来', '我去', '来不了', '不参加', '出席', '到会')
    fc.assert(
      fc.property(said, fc.constantFrom('吗?', '?', '？', '么？'), (words, mark) => {
        expect(readReply(words + mark, 'one').answer).toBe('none')
      }),
    )
  })
})

describe('签到 and 早退 are no answers', () => {
  it.each([
    '签到',
    '已签到',
    '我签到',
    '来签到',
    '第1号 签到',
    '1号签到',
    '签到 第1号会议',
    '准时签到',
    '收到，签到',
    '已到，签到',
    '早退',
    '我早退',
    '要早退',
    '第1号 早退 有事',
    '下午有事，早退',
    '早退一会，接孩子',
    '签到，早退',
  ])('«%s»', words => {
    for (const context of ['one', 'several', 'duty'] as const)
      expect(readReply(words, context).answer).not.toBe('attend')
  })

  it.each(['参加，要早退', '到会,要早退,孩子放学没人接', '来签到，一定参加', '参加，已签到'])(
    '«%s» says that he comes, too',
    words => expect(readReply(words, 'one').answer).toBe('attend'),
  )
})
