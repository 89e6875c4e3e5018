import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { followNotice, type WrittenItem } from '../../../../src/features/agenda/rules/follow.ts'

const row = (title: string, change: Partial<WrittenItem> = {}): WrittenItem => ({
  title,
  noticed: title,
  isRemoved: false,
  isUsed: false,
  ...change,
})
const titles = (rows: readonly WrittenItem[], notice: readonly string[]) =>
  followNotice(rows, notice).map(item => (item.kind === 'new' ? `+${item.noticed}` : item.row.title))

describe('an agenda that was written down follows its notice', () => {
  it.each<[what: string, rows: WrittenItem[], notice: string[], agenda: string[]]>([
    ['nothing written: the notice', [], ['甲', '乙'], ['+甲', '+乙']],
    ['nothing changed', [row('甲'), row('乙')], ['甲', '乙'], ['甲', '乙']],
    [
      'what came stands where the notice has it',
      [row('甲'), row('丙')],
      ['甲', '乙', '丙'],
      ['甲', '+乙', '丙'],
    ],
    ['what came first stands first', [row('甲')], ['乙', '甲'], ['+乙', '甲']],
    ['what was dropped is gone', [row('甲'), row('乙')], ['乙'], ['乙']],
    ['unless a vote is tied to it', [row('甲', { isUsed: true }), row('乙')], ['乙'], ['甲', '乙']],
    ['what was added by hand stays', [row('甲'), row('丁', { noticed: null })], ['甲'], ['甲', '丁']],
    [
      'what was taken off by hand stays off',
      [row('甲', { isRemoved: true }), row('乙')],
      ['甲', '乙'],
      ['乙'],
    ],
    ['what was reworded by hand stays so', [row('新甲', { noticed: '甲' })], ['甲'], ['新甲']],
    [
      'what was reworded by hand stays when the notice takes up the new words',
      [row('新甲', { noticed: '甲' }), row('乙')],
      ['新甲', '乙'],
      ['新甲', '乙'],
    ],
    [
      'but one that was taken off by hand under these words stays off',
      [row('新甲', { noticed: '甲' }), row('新甲', { isRemoved: true })],
      ['新甲'],
      [],
    ],
    ['what is there by hand does not come twice', [row('丁', { noticed: null })], ['丁'], ['丁']],
    ['the order by hand stays', [row('乙'), row('甲')], ['甲', '乙'], ['乙', '甲']],
    [
      'who reports has changed: the notice counts',
      [row('甲的报告', { noticed: '甲的报告（报告人：王华）' })],
      ['甲的报告（报告人：李明）'],
      ['+甲的报告（报告人：李明）'],
    ],
    ['everything was taken off', [row('甲', { isRemoved: true })], ['甲'], []],
    ['the notice says one twice', [], ['甲', '甲'], ['+甲']],
  ])('%s', (_what, rows, notice, agenda) => {
    expect(titles(rows, notice)).toEqual(agenda)
  })

  it('written down, it is the same agenda; every item of the notice is on it or was taken off', () => {
    const words = fc.constantFrom('甲', '乙', '丙', '丁', '戊')
    const rows = fc.uniqueArray(
      fc.record({
        title: words,
        noticed: fc.boolean(),
        isRemoved: fc.boolean(),
        isUsed: fc.boolean(),
      }),
      { selector: ({ title }) => title },
    )
    fc.assert(
      fc.property(rows, fc.uniqueArray(words), (made, notice) => {
        const written = made.map(one => row(one.title, { ...one, noticed: one.noticed ? one.title : null }))
        const followed = followNotice(written, notice)
        const kept = followed.map(item => (item.kind === 'new' ? row(item.noticed) : item.row))
        const off = written.filter(one => !kept.includes(one))
        const after = [...kept, ...off.map(one => ({ ...one, isRemoved: true, noticed: null }))]
        const offByHand = off.filter(({ isRemoved }) => isRemoved)
        expect(titles([...kept, ...offByHand], notice)).toEqual(kept.map(({ title }) => title))
        for (const one of notice)
          expect([...kept, ...offByHand].some(({ title }) => title === one)).toBe(true)
        // Dropped by the notice and taken up again, it is there.
        for (const one of written)
          if (one.noticed !== null && !one.isRemoved)
            expect(titles(after, [one.title]).join()).toContain(one.title)
      }),
    )
  })
})
