import { describe, expect, it } from 'vitest'
import type { Refusal } from '../../../src/features/suggestions/rules/acts.ts'
import { type ActName, articles } from '../../../src/features/suggestions/rules/articles.ts'
import { suggestionRules } from '../../../src/features/suggestions/settings.ts'
import { nextStep } from '../../../src/features/suggestions/texts/next-step.ts'
import { sayRefusal } from '../../../src/features/suggestions/texts/refusals.ts'
import { type Suggestion, states } from '../../../src/features/suggestions/types.ts'
import { day, handedIn, people, type Who } from './rules/bench.ts'

const names = new Map([
  [101, '农业农村办'],
  [102, '财政所'],
])
const item: Suggestion = {
  ...handedIn(),
  state: 'handling',
  mode: 'joint',
  parties: [
    { officeId: 101, role: 'lead', isTakenUp: true, returnBy: day('2026-03-18') },
    { officeId: 102, role: 'assist', isTakenUp: false, returnBy: day('2026-03-18') },
  ],
  dueOn: day('2026-06-11'),
}
const say = (refusal: Refusal, act: ActName, who: Who = 'office', of = item) =>
  sayRefusal(refusal, {
    act,
    item: of,
    who: people[who],
    today: day('2026-03-11'),
    rules: suggestionRules(undefined, ''),
    officeName: id => names.get(id) ?? '',
  })

const acts = Object.keys(articles).filter((act): act is ActName => act in articles)

/** One of each reason; a reason that is added is missed by the type of the table. */
const reasons: Readonly<Record<Refusal['why'], readonly [Refusal, ActName, string]>> = {
  not_his: [
    { why: 'not_his', act: 'assign' },
    'assign',
    '建议2026-017：交办由主席、副主席、联络员办理。如有需要，请与联络员联系。',
  ],
  wrong_state: [
    { why: 'wrong_state', act: 'answer' },
    'answer',
    '建议2026-017现在是“办理中”，不能答复。下一步由承办单位与代表面商，面商以后才能答复，6月11日（星期四）前答复；登记面商：“/面商 2026-017 日期 在地点 与代表姓名 面商：情况”。',
  ],
  already: [{ why: 'already', act: 'cosign' }, 'cosign', '您已经在建议2026-017上署名，不用再附议。'],
  signers_missing: [
    { why: 'signers_missing', missing: 2, needed: 5 },
    'admit',
    '议案须有5名代表署名，建议2026-017还差2名。请代表发送“/附议 2026-017”，或请联络员改为建议：“/改建议 2026-017 种类 建议”。',
  ],
  no_withdrawal: [{ why: 'no_withdrawal' }, 'refuse_withdrawal', '没有代表提出撤回建议2026-017，照常办理。'],
  leads: [
    { why: 'leads' },
    'uncosign',
    '您是建议2026-017的领衔代表，不能取消署名。要撤回，请发送“/撤回建议 2026-017 理由”。',
  ],
  examined: [{ why: 'examined' }, 'correct', '建议2026-017已经审查，要更正请与联络员联系。'],
  return_over: [
    { why: 'return_over', by: day('2026-03-10') },
    'return',
    '退回期限是3月10日（星期二），已经过了，不能退回。确实不属于本单位的，请与联络员联系，由联络员改办：“/交办 2026-017 承办单位”。',
  ],
  which_office: [
    { why: 'which_office' },
    'answer',
    '建议2026-017有几个承办单位：农业农村办（主办）、财政所（协办）。请在编号后写明是哪一个，如：“/答复 2026-017 农业农村办 A 答复内容”',
  ],
  no_office: [
    { why: 'no_office' },
    'answer',
    '所写的单位不是建议2026-017的主办单位。建议2026-017的承办单位：农业农村办（主办）、财政所（协办）。',
  ],
  waits_for_deputy: [
    { why: 'waits_for_deputy' },
    'answer',
    '建议2026-017正等代表说明，办理期限暂停计算，现在不用答复。代表说明以后再办；电话里说过的，请先登记：“/补充 2026-017 说明”。',
  ],
  not_waiting: [
    { why: 'not_waiting' },
    'reply_to_office',
    '承办单位现在没有请代表说明建议2026-017。有话要告诉承办单位，请与联络员联系。',
  ],
  not_yet: [
    { why: 'not_yet' },
    'consult',
    '所写的日期还没有到。请在面商以后再登记，日期写当天或以前的，如：“12月3日”；不写日期就是今天。',
  ],
  too_early: [
    { why: 'too_early', after: day('2026-03-02') },
    'consult',
    '所写的面商日期早于3月2日（星期一），不能算这一次的面商。请核对日期后重新发送：“/面商 2026-017 日期 在地点 与代表姓名 面商：情况”',
  ],
  unknown_class: [
    { why: 'unknown_class', codes: ['A', 'B', 'C', 'D'] },
    'answer',
    '请在编号后写明答复类别：A 已解决或基本解决；B 正在解决或列入计划；C 因条件限制暂不能解决；D 留作参考。如：“/答复 2026-017 A 答复内容”',
  ],
  needs_promise_day: [
    { why: 'needs_promise_day' },
    'answer',
    '这一类答复是承诺，请在内容中写明完成的日期，如：“/答复 2026-017 B 2026年12月底前完成”。',
  ],
  promises_nothing: [
    { why: 'promises_nothing' },
    'keep_promise',
    '建议2026-017的答复没有承诺事项，不用登记兑现。',
  ],
  promise_over: [{ why: 'promise_over' }, 'answer', '所写的完成日期已经过去。请写今后的日期，再发送一次。'],
  extension_asked: [
    { why: 'extension_asked' },
    'ask_extension',
    '建议2026-017已经申请延期，正等主席、副主席、联络员决定。',
  ],
  no_extension: [
    { why: 'no_extension' },
    'grant_extension',
    '建议2026-017没有待决定的延期申请。要延期，由承办单位申请：“/延期 2026-017 到某月某日 理由”',
  ],
  overdue: [
    { why: 'overdue', dueOn: day('2026-03-10') },
    'ask_extension',
    '建议2026-017的答复期限是3月10日（星期二），已经过了，不能再申请延期。请尽快办理；有困难的请与联络员联系。',
  ],
  extension_not_later: [
    { why: 'extension_not_later', dueOn: day('2026-06-11') },
    'ask_extension',
    '答复期限已经是6月11日（星期四），申请的日期要比它晚。请重新发送：“/延期 2026-017 到某月某日 理由”',
  ],
  extension_too_far: [
    { why: 'extension_too_far', most: day('2026-07-11') },
    'ask_extension',
    '按规定最迟到7月11日（星期六），请把日期写在这一天以前：“/延期 2026-017 到某月某日 理由”',
  ],
  no_signer: [{ why: 'no_signer' }, 'rate', '请写明是哪位署名代表评价的，如：“/满意 2026-017 代 姓名”。'],
  promise_open: [
    { why: 'promise_open', until: day('2026-12-31') },
    'archive',
    '建议2026-017承诺的事项还没有落实（12月31日（星期四）前），不能归档。落实后请发送“/兑现 2026-017 落实情况”',
  ],
  not_over: [
    { why: 'not_over', until: day('2026-04-01') },
    'settle_ratings',
    '评价要等到4月1日（星期三），现在还不能结束。',
  ],
  nothing_changed: [{ why: 'nothing_changed' }, 'correct', '和原来一样，没有改动。'],
}

describe('a refusal says what is the matter, who may, and what to do', () => {
  it.each(Object.entries(reasons))('%s', (_why, [refusal, act, sentence]) => {
    expect(say(refusal, act)).toBe(sentence)
  })

  it.each(acts)('whoever may not %s, or not now, or did so before, is told in full sentences', act => {
    for (const who of ['liaison', 'author', 'office', 'helper', 'stranger'] as const) {
      for (const state of states) {
        const of = { ...item, state }
        const refusals = (['not_his', 'wrong_state', 'already'] as const).map(why => ({ why, act }))
        for (const refusal of refusals) expect(say(refusal, act, who, of)).toMatch(/^[^a-z]{8,}[。”]$/)
      }
    }
  })

  it('an assisting office that answers is told how it helps, a leading one that assists how it answers', () => {
    expect(say({ why: 'not_his', act: 'answer' }, 'answer', 'helper')).toContain('“/协办意见 2026-017 内容”')
    expect(say({ why: 'not_his', act: 'assist' }, 'assist', 'office')).toContain(
      '“/答复 2026-017 A 答复内容”',
    )
  })
})

describe('what comes next', () => {
  it.each(states)('in the state %s is said to everybody, and how only to those who may', state => {
    const of = { ...item, state }
    const today = day('2026-03-11')
    for (const who of ['liaison', 'author', 'office', 'stranger'] as const)
      expect(nextStep(of, today, people[who])).toMatch(/。$/)
    expect(nextStep(of, today, people.stranger)).not.toContain('“/')
  })

  it('whoever has rated is told of the others, not asked again', () => {
    const rating = {
      round: 1,
      personId: 2,
      on: day('2026-03-10'),
      attitude: 'satisfied',
      result: 'satisfied',
      words: null,
    } as const
    const of = {
      ...item,
      state: 'consulted_again' as const,
      dueOn: null,
      signers: [2, 3].map(personId => ({ personId, on: day('2026-03-02') })),
      ratings: [rating],
      ratingUntil: day('2026-03-25'),
    }
    expect(nextStep(of, day('2026-03-11'), people.author)).toBe(
      '还有1名署名代表没有评价，3月25日（星期三）截止。要更改评价，请再发送一次。',
    )
    expect(nextStep(of, day('2026-03-11'), people.second)).toContain('请发送“/满意 2026-017”')
  })
})
