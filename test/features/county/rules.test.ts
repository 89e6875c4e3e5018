import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settingsOf } from '../../../src/features/congress/settings.ts'
import { callsOf } from '../../../src/features/county/rules/calls.ts'
import { type CountyEvent, foldNotice } from '../../../src/features/county/rules/notice.ts'
import { readAct } from '../../../src/features/county/rules/read-act.ts'
import { readCountyNotice } from '../../../src/features/county/rules/read-notice.ts'
import { refusalOf } from '../../../src/features/county/rules/reply.ts'

const now = new Date('2026-03-11T10:00:00+08:00')
const zone = 'Asia/Shanghai'

describe('a notice to the towns', () => {
  it.each([
    [
      '请各乡镇3月25日下午5点前上报建站情况。回报：建成数量、问题',
      '2026-03-25T17:00:00+08:00',
      '建成数量、问题',
    ],
    ['请于3月20日前将名单报送县人大', '2026-03-20T23:59:00+08:00', null],
    ['县人大下周检查联络站，请做好准备', null, null],
    ['开展调研。\n截止时间：3月18日上午9点\n请报送内容：点位数', '2026-03-18T09:00:00+08:00', '点位数'],
    ['请各乡镇3月25日前提交工作总结', '2026-03-25T23:59:00+08:00', null],
    ['3月25日前将总结发至县人大办', '2026-03-25T23:59:00+08:00', null],
    ['请各乡镇梳理超过答复期限的建议，3月25日前上报清单', '2026-03-25T23:59:00+08:00', null],
    ['针对当前部分乡镇上报不及时的问题，请于3月25日前上报', '2026-03-25T23:59:00+08:00', null],
    ['请提前完成准备，于3月25日前报送材料', '2026-03-25T23:59:00+08:00', null],
    ['截止目前已有3个乡镇报送，请其余乡镇3月25日前报送', '2026-03-25T23:59:00+08:00', null],
    ['截止3月1日已有3个乡镇报送，请其余乡镇3月25日前报送', '2026-03-25T23:59:00+08:00', null],
    ['请于3月25日前回复：参会人数', '2026-03-25T23:59:00+08:00', '参会人数'],
    ['请各镇务必在明天中午12点前，书面反馈意见', '2026-03-12T12:00:00+08:00', null],
  ])('%j', (text, dueAt, asks) => {
    const { terms, trouble } = readCountyNotice(text, now, zone)
    expect(trouble).toBeNull()
    expect(terms.dueAt === null ? null : new Date(terms.dueAt)).toEqual(
      dueAt === null ? null : new Date(dueAt),
    )
    expect(terms.asks).toBe(asks)
    expect(terms.words).toBe(text)
  })

  it.each([
    ['', 'empty'],
    ['。。！', 'empty'],
    ['会'.repeat(1_501), 'too_long'],
    ['请于3月1日上午9点前上报', 'past'],
    ['请于2月30日前上报', 'unclear'],
  ])('%s is refused: %s', (text, trouble) => {
    expect(readCountyNotice(text, now, zone).trouble).toBe(trouble)
  })

  it.each([
    ['县人大3月20日检查联络站，请做好准备', true],
    ['请于3月20日前上报', false],
    ['请做好准备', false],
  ])('%s: a day that was not taken for the deadline is known: %s', (text, hasUnreadDay) => {
    expect(readCountyNotice(text, now, zone)).toMatchObject({ hasUnreadDay })
  })

  it('of 1500 characters that all may be a deadline is read at once', () => {
    const startedMs = performance.now()
    for (const piece of ['前', '请前', '3月前报', '截止', '期限：前上报', '，前', '回复：'])
      readCountyNotice(piece.repeat(1_500), now, zone)
    expect(performance.now() - startedMs).toBeLessThan(5_000)
  })

  it('of whatever text keeps the text, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), text => {
        expect(readCountyNotice(text, now, zone).terms.words).toBe(text.trim())
      }),
    )
  })
})

describe('what a notice comes to', () => {
  const terms = { words: '一', asks: null, dueAt: null }
  const event = fc.oneof(
    fc.constant<CountyEvent>({ type: 'changed', ...terms, words: '二' }),
    fc.constant<CountyEvent>({ type: 'cancelled', reason: '改期' }),
  )
  it('counts its changes after it was published, and only those', () => {
    fc.assert(
      fc.property(fc.array(event), fc.array(event), (before, after) => {
        const changes = after.filter(({ type }) => type === 'changed').length
        const isCut = before.some(({ type }) => type === 'cancelled')
        const events: CountyEvent[] = [{ type: 'drafted', ...terms }, ...before, { type: 'published' }]
        expect(foldNotice(events)).toMatchObject({ state: 'open', version: 1 })
        const open = after.findIndex(({ type }) => type === 'cancelled')
        const folded = foldNotice([...events, ...after])
        if (open === -1 && !isCut) expect(folded?.version).toBe(1 + changes)
        expect(folded?.state).toBe(open === -1 ? 'open' : 'cancelled')
      }),
    )
  })
  it('without a draft is nothing', () => {
    expect(foldNotice([{ type: 'published' }])).toBeNull()
  })
})

describe('a town’s answer', () => {
  const asked = { state: 'open', asks: '参加人数' } as const
  it.each(['收到', '收到！', '好的，收到', '已阅', '知悉'])(
    '%s says nothing where something is asked',
    words => {
      expect(refusalOf(asked, words)).toBe('says_nothing')
      expect(refusalOf({ ...asked, asks: null }, words)).toBeNull()
    },
  )
  it.each(['参加 2人', '已落实', '2', '不参加', '收到，参加2人', '=SUM(A1)'])('%s is one', words => {
    expect(refusalOf(asked, words)).toBeNull()
  })
  it('is none when it is empty, endless or too late', () => {
    expect(refusalOf(asked, ' … ')).toBe('empty')
    expect(refusalOf(asked, '会'.repeat(1_001))).toBe('too_long')
    expect(refusalOf({ ...asked, state: 'cancelled' }, '2人')).toBe('not_open')
  })
})

describe('what it says by itself', () => {
  const wall = { zone, settings: settingsOf({ province: '浙江', settings: {} }) }
  it('comes the day before, on the morning and when the time is over', () => {
    const deadline = new Date('2026-03-20T17:00:00+08:00')
    expect(callsOf(deadline, wall, now).map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
      ['eve', new Date('2026-03-19T09:00:00+08:00')],
      ['morning', new Date('2026-03-20T08:00:00+08:00')],
      ['over', deadline],
    ])
  })
  it('leaves out what is past, and a morning after the deadline', () => {
    const soon = new Date('2026-03-11T12:00:00+08:00')
    expect(callsOf(soon, wall, now).map(({ kind }) => kind)).toEqual(['over'])
    const early = new Date('2026-03-13T07:00:00+08:00')
    expect(callsOf(early, wall, now).map(({ kind }) => kind)).toEqual(['eve', 'over'])
    expect(callsOf(null, wall, now)).toEqual([])
  })
})

it.each([
  ['发布', { kind: 'publish' }],
  ['改 请4月2日前上报', { kind: 'change', words: '请4月2日前上报' }],
  ['确认发布', { kind: 'publish' }],
  ['发布吧', { kind: 'publish' }],
  ['改期到4月1日', { kind: 'reschedule', words: '4月1日' }],
  ['截止时间改为4月1日下午5点', { kind: 'reschedule', words: '4月1日下午5点' }],
  ['延期到下周五', { kind: 'reschedule', words: '下周五' }],
  ['改 截止时间：4月1日', { kind: 'reschedule', words: '4月1日' }],
  ['改到4月1日', { kind: 'reschedule', words: '4月1日' }],
  [
    '改 截止3月1日已有3个乡镇报送。请其余乡镇4月1日前报送',
    { kind: 'change', words: '截止3月1日已有3个乡镇报送。请其余乡镇4月1日前报送' },
  ],
  ['改由电话上报', null],
  ['改为电话上报', null],
  ['改进了', null],
  ['取消 改期', { kind: 'cancel', words: '改期' }],
  ['取消', { kind: 'cancel', words: '' }],
  ['不发了', { kind: 'drop' }],
  ['怎么办', null],
])('/县通知 3 %s', (said, read) => {
  expect(readAct(said)).toEqual(read)
})
