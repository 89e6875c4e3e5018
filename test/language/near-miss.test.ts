/**
 * Every word that is accepted as an answer, in every sentence in which it is none, and in those in which it stays one.
 * A new word of the vocabulary is in here without being written down.
 */
import { describe, expect, it } from 'vitest'
import { readDutyReply } from '../../src/language/duty-reply.ts'
import { type ReplyReading, readReply } from '../../src/language/reply.ts'
import { agreementAlone, attend, plainAgreement } from '../../src/language/words/agreement.ts'
import { leaveBare, leaveTelling } from '../../src/language/words/refusal.ts'
import { doubled, type Frame, into, misses, same } from './near-miss.ts'
import { wordsOf } from './near-miss-words.ts'

const said = {
  attend: [
    '参加',
    '出席',
    '来',
    '去',
    '能来',
    '可以参加',
    '到会',
    '1',
    'OK',
    '没问题',
    '报名',
    '准时参加',
    '同意',
    '行',
  ],
  leave: [
    '请假',
    '请个假',
    '请病假',
    '来不了',
    '去不了',
    '不参加',
    '不来了',
    '没空',
    '走不开',
    '缺席',
    '没时间',
  ],
}
const vocabularies = {
  attend: [agreementAlone, plainAgreement, attend],
  leave: [leaveBare, leaveTelling],
}
const readers: readonly (readonly [string, (text: string) => ReplyReading])[] = [
  ['a notice', text => readReply(text, 'one')],
  ['a turn of duty', readDutyReply],
]
const verbs =
  /^(?:参加|出席|参会|到会|到场|来|去|来开会|报名|签到|能来|能去|会来|请[一个]*[个天]?[事病公]?假|来不了|去不了|参加不了|不参加|不来了?|不去|走不开|没空|没时间|缺席|无法参加|不能参加|赶不回来)$/
/** Longer ones are sentences of their own, and who says 我 leaves no doubt whose answer it is. */
const isPlain = (words: string): boolean => words.length <= 8 && !/我|本人|事|☑/.test(words)

describe.each(readers)('answers to %s', (_, read) => {
  const meant = (text: string): string => {
    const { answer, proxyFor } = read(text)
    return proxyFor === null ? answer : 'somebody else’s'
  }
  describe.each(['attend', 'leave'] as const)('%s', act => {
    const words = [...new Set([...said[act], ...vocabularies[act].flatMap(wordsOf)])]
      .filter(isPlain)
      .filter(text => meant(text) === act)
    const fitting = ({ verbs: only }: Frame) => (only ? words.filter(text => verbs.test(text)) : words)
    const ofIt = ({ of }: Frame) => of === undefined || of === act
    const rows = (frames: readonly Frame[]) =>
      frames.filter(ofIt).flatMap(one => one.frames.map(frame => [one.what, frame, fitting(one)] as const))

    it('has its words from the vocabulary', () => {
      expect(words.length).toBeGreaterThan(150)
    })

    it.each(rows(misses))('%s, «%s»: is none', (_what, frame, answers) => {
      expect(answers.map(one => into(frame, one)).filter(text => meant(text) === act)).toEqual([])
    })

    it.each(rows(same))('%s, «%s»: stays one', (_what, frame, answers) => {
      expect(answers.map(one => into(frame, one)).filter(text => meant(text) !== act)).toEqual([])
    })

    it('two frames, one in the other', () => {
      const wrong = doubled
        .flatMap(frame => said[act].filter(text => verbs.test(text)).map(one => into(frame, one)))
        .filter(text => meant(text) === act)
      expect(wrong).toEqual([])
    })

    it('courtesy before and behind a miss makes it none the less', () => {
      const polite = same.find(({ what }) => what === 'courtesy')?.frames ?? []
      const wrong = misses
        .filter(ofIt)
        .flatMap(one => one.frames)
        .flatMap(frame => polite.map(around => into(around, into(frame, said[act][0] ?? ''))))
        .filter(text => meant(text) === act)
      expect(wrong).toEqual([])
    })
  })
})

it.each([
  '王秀兰和胡志强请假，我参加',
  '我请假，王秀兰参加',
  '王秀兰请假，我也请假',
  '误点参加',
  '不小心点了参加',
  '刚才那个参加不是我点的',
  '刚才是我孙子点的请假',
  '我以为是请假',
  '领导不让我请假',
  '懒得请假',
  '可以不参加',
  '群里有人替我报名参加了，我没同意',
  '每次都参加',
  '参加工作二十年',
  '能参加最好',
  '90%参加',
  '我没早退',
  '签到不了',
  '签到 吗',
  '参加了还是请假',
  '参加吧还是请假吧',
  '来了还是没来',
  '明天还是后天',
  '请假点成参加了',
  '我爱人去不了',
  '我老婆不去',
  '我弟说他不来了',
  '我儿子说去不了',
  '我儿媳妇也不去',
  '王主席来没来嘛',
  '来没来',
  '老胡去没去',
  '第一个会我来，第二个请假',
  '3号来，5号请假',
])('«%s» is nobody’s answer', said => {
  expect(['attend', 'leave']).not.toContain(readReply(said, 'one').answer)
})

it.each([
  ['胡志强住院了，我参加', 'attend'],
  ['老姜来不了，我代他请假', 'leave'],
  ['上次请假了，这次参加', 'attend'],
  ['昨天发烧，请假', 'leave'],
  ['以后再补，这次请假', 'leave'],
  ['我想请个假，家里盖房子', 'leave'],
  ['请假，可以线上参加吗', 'leave'],
  ['参加，请问有没有午饭', 'attend'],
  ['大家都参加，我也参加', 'attend'],
  ['没问题，我参加', 'attend'],
  ['请假改参加', 'attend'],
  ['参加改请假', 'leave'],
  ['点成请假了，我参加', 'attend'],
  ['点成参加了，其实请假', 'leave'],
  ['又不行了', 'leave'],
  ['周五还是参加', 'attend'],
  ['我爱人去不了，我来', 'attend'],
  ['我女儿不能来接，我来不了', 'leave'],
  ['孩子走不开，请假', 'leave'],
  ['不来白不来，来', 'attend'],
  ['老地方见嘛', 'attend'],
  ['后天不见不散噻', 'attend'],
  ['别算我了', 'leave'],
  ['老婆说不让我去', 'leave'],
  ['老板不让我来', 'leave'],
  ['单位不让去', 'leave'],
  ['不让我去我也要去', 'attend'],
  ['请长假', 'leave'],
  ['我请个半天假，上午去办社保', 'leave'],
  ['请叚', 'leave'],
  ['can加', 'attend'],
])('«%s» is one', (said, answer) => {
  expect(readReply(said, 'one').answer).toBe(answer)
})

it.each(['点成参加了，其实请假', '变成请假', '算了还是请假'])('«%s» gives no reason', said => {
  expect(readReply(said, 'one')).toMatchObject({ answer: 'leave', reason: null, leaveKind: null })
})
