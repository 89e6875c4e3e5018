import { describe, expect, it } from 'vitest'
import { type AudienceFacts, heardBy } from '../../../src/features/suggestions/outreach/audience.ts'
import type { SuggestionEvent } from '../../../src/features/suggestions/rules/events.ts'
import { evolve } from '../../../src/features/suggestions/rules/evolve.ts'
import { suggestionRules } from '../../../src/features/suggestions/settings.ts'
import type { Suggestion } from '../../../src/features/suggestions/types.ts'
import { day, handedIn, submission } from './rules/bench.ts'

/** 1 is the liaison, 7 the chair, 2–6 deputies, 11 and 12 contacts of the offices 101 and 102. */
const facts: AudienceFacts = {
  today: day('2026-03-11'),
  person: id => `代表${id}`,
  office: id => `单位${id}`,
  contacts: id => (id === 101 ? [11] : id === 102 ? [12] : []),
  liaisons: [1],
  clerks: [1, 7],
  gone: new Set<number>(),
  actorId: null,
  rules: suggestionRules(undefined, ''),
}
const clock = { from: day('2026-03-11'), why: 'assigned', months: 3, onHoliday: 'same' } as const
const assigned: SuggestionEvent = {
  type: 'assigned',
  mode: 'joint',
  breadth: 'normal',
  lead: [101],
  assist: [102],
  returnBy: day('2026-03-25'),
  clock,
  dueOn: day('2026-06-11'),
}
const grown = (item: Suggestion, ...events: SuggestionEvent[]) =>
  events.reduce((now, event) => evolve(now, { event, on: facts.today }), item)
/** `11 12 !`: who hears it, and whether he is called (`!`), has something to do (`!!`), or reads it when he looks. */
const heard = (before: Suggestion, ...events: SuggestionEvent[]) =>
  heardBy({ before, item: grown(before, ...events), events }, facts)
    .flat()
    .filter(({ personIds }) => personIds.length > 0)
    .map(({ personIds, weight }) =>
      `${personIds.join(' ')} ${{ act: '!!', news: '!', quiet: '' }[weight]}`.trim(),
    )
const first = (before: Suggestion, ...events: SuggestionEvent[]) =>
  heardBy({ before, item: grown(before, ...events), events }, facts)[0]?.[0]?.text

const signed = grown(handedIn(), { type: 'cosigned', personId: 3 })
const handled = grown(signed, { type: 'admitted' }, assigned, { type: 'accepted', officeId: 101 })

describe('who hears of a step', () => {
  it.each<[string, Suggestion, SuggestionEvent[], string[]]>([
    ['a name more', handedIn(), [{ type: 'cosigned', personId: 3 }], ['2']],
    ['a name less', signed, [{ type: 'uncosigned', personId: 3 }], ['2']],
    ['one wants it back', signed, [{ type: 'withdrawal_joined', personId: 2, reason: '已解决' }], ['3 !!']],
    [
      'all want it back',
      grown(handled, { type: 'withdrawal_joined', personId: 2, reason: '已解决' }),
      [{ type: 'withdrawal_joined', personId: 3, reason: '已解决' }, { type: 'withdrawn' }],
      ['11 12 2 3 1 !'],
    ],
    ['examined', signed, [{ type: 'admitted' }], ['2 3']],
    ['assigned', signed, [{ type: 'admitted' }, assigned], ['11 !!', '12 !!', '2 3 !', '1']],
    ['corrected', handled, [{ type: 'corrected', fields: { title: '修灯' } }], ['11 12 2 3 1']],
    ['given back', handled, [{ type: 'returned', officeId: 101, reason: '不属于' }], ['1 !!', '12 !', '2 3']],
    [
      'more time is wanted',
      handled,
      [{ type: 'extension_asked', officeId: 101, until: day('2026-07-11'), reason: '汛期' }],
      ['1 7 !!'],
    ],
    ['key list', handled, [{ type: 'key_listed', isKey: true }], ['11 12 !', '2 3']],
    ['other days off', handled, [{ type: 'reckoned', dueOn: day('2026-06-12') }], ['11 !']],
  ])('%s', (_what, before, events, expected) => {
    expect(heard(before, ...events)).toEqual(expected)
  })

  it('handed in: whoever does the clerical work', () => {
    const submitted = heardBy({ before: null, item: handedIn(), events: [submission] }, facts)
    expect(submitted).toEqual([
      [
        {
          personIds: [1],
          weight: 'act',
          right: { as: 'part', suggestion: 1, parts: ['clerk'] },
          ask: { of: 'suggestion', id: 1, to: 'examine' },
          text: '收到代表2提出的建议2026-017“修复枫树湾路灯”。审查请发送“/审查 2026-017”；直接交办请发送“/交办 2026-017 承办单位”。',
        },
      ],
    ])
  })

  it('a motion calls the liaison when it has its names, and not before', () => {
    const motion = handedIn({ kind: 'motion' })
    const four = grown(motion, ...[3, 4, 5].map(personId => ({ type: 'cosigned', personId }) as const))
    expect(heard(motion, { type: 'cosigned', personId: 3 })).toEqual(['2'])
    expect(heard(four, { type: 'cosigned', personId: 6 })).toEqual(['2', '1 !!'])
  })
})

describe('what is said of what the chat’s other commands do', () => {
  it('withdrawing, correcting, key list', () => {
    expect(first(signed, { type: 'withdrawal_joined', personId: 2, reason: '已解决' })).toBe(
      '代表2提出撤回建议2026-017“修复枫树湾路灯”，理由：“已解决”。全体署名代表同意才撤回。同意请发送“/撤回建议 2026-017 同意”；不同意请发送“/撤回建议 2026-017 不同意”。',
    )
    const asked = grown(signed, { type: 'withdrawal_joined', personId: 2, reason: '已解决' })
    expect(
      first(asked, { type: 'withdrawal_joined', personId: 3, reason: '好' }, { type: 'withdrawn' }),
    ).toBe('建议2026-017“修复枫树湾路灯”已由全体署名代表同意撤回，不再办理。')
    expect(first(handled, { type: 'corrected', fields: { title: '修灯', category: null } })).toBe(
      '建议2026-017“修灯”的标题、类别已更正。请核对：“/建议 2026-017”',
    )
    expect(first(handled, { type: 'key_listed', isKey: true })).toBe(
      '建议2026-017“修复枫树湾路灯”已列为重点督办件，请抓紧办理。',
    )
  })

  it('of a long text only the beginning is quoted', () => {
    const text = first(handled, { type: 'deputy_asked', officeId: 101, words: '长'.repeat(5000) })
    expect(text?.length).toBeLessThan(300)
  })
})
