import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readVisit } from '../../src/language/visit.ts'
import { findDue } from '../../src/language/visit-due.ts'
import { bestMs, nastyTexts } from './nasty.ts'
import { visitLines } from './visit.table.ts'
import { moreVisitLines } from './visit-more.table.ts'
import { shown, today, world } from './visit-shown.ts'

const read = (words: string) => readVisit(words, today, world)

describe('a visit in free words', () => {
  it.each([...visitLines, ...moreVisitLines])('%s → %s', (words, expected) => {
    expect(shown(read(words))).toBe(expected)
  })
})

describe('by when', () => {
  it.each([
    ['今天内', '3.11'],
    ['三天内', '3.14'],
    ['10日内', '3.21'],
    ['1周内', '3.18'],
    ['两个星期之内', '3.25'],
    ['半个月内', '3.26'],
    ['一个半月内', '4.26'],
    ['2个月以内', '5.11'],
    ['半年内', '9.11'],
    ['本周内', '3.15'],
    ['下周内', '3.22'],
    ['月底前', '3.31'],
    ['本月内', '3.31'],
    ['下月底', '4.30'],
    ['2月底前', '2027.2.28'],
    ['5月前', '4.30'],
    ['6月份内', '6.30'],
    ['年底前', '12.31'],
    ['元旦前', '12.31'],
    ['国庆节前', '9.30'],
    ['12月20日', '12.20'],
    ['3.25前', '3.25'],
    ['下周五', '3.20'],
    ['20号', '3.20'],
    ['2026年4月1日前', '4.1'],
    ['3月20日至25日', '3.25'],
    ['15个工作日内', '15w'],
    ['十个工作日之内', '10w'],
    ['春节前', '?春节前'],
    ['3月1日前', '?3月1日前'],
    ['2月30日前', '?2月30日前'],
    ['尽快', '-'],
    ['', '-'],
  ])('%s, asked for the day → %s', (words, expected) => {
    const due = findDue(words, today, true)?.due ?? null
    const said = due === null ? '' : shown({ ...read('路灯坏了'), due })
    expect(/\| 限 (.+)$/.exec(said)?.[1] ?? '-').toBe(expected)
  })

  it('the last day of a month stays the last: one month from 31 January is 28 February', () => {
    const due = findDue('一个月内', { year: 2027, month: 1, day: 31 }, true)?.due
    expect(due).toEqual({ kind: 'day', day: { year: 2027, month: 2, day: 28 } })
  })
})

describe('what is read of who came', () => {
  /** Surnames, given names and phones as they stand on rosters. */
  const name = fc
    .tuple(
      fc.constantFrom(...'王李张刘陈杨黄赵吴周徐孙'),
      fc.constantFrom('建国', '桂花', '秀英', '小明', '阿福'),
    )
    .map(parts => parts.join(''))
  const phone = fc
    .tuple(fc.constantFrom('130', '138', '159', '186', '199'), fc.integer({ min: 0, max: 99_999_999 }))
    .map(([front, rest]) => front + String(rest).padStart(8, '0'))

  it('a name and a phone in their usual places are in the visitor, and nowhere else', () => {
    const places = [
      (n: string, p: string) => `村民${n}（${p}）反映路灯坏了，转城建办一周内修好`,
      (n: string, p: string) => `来访人${n} ${p} 反映路灯坏了`,
      (n: string, p: string) => `来访人：${n} 电话：${p} 事项：路灯坏了`,
      (n: string, p: string) => `${n}${p}反映路灯坏了`,
      (n: string, p: string) => `反映路灯坏了，联系人${n}，手机${p}`,
      (n: string, p: string) => `石桥村${n}来访，路灯坏了，电话${p}`,
      (n: string, p: string) => `路灯坏了（${n}，${p}）`,
    ]
    fc.assert(
      fc.property(name, phone, fc.constantFrom(...places), (n, p, place) => {
        const reading = read(place(n, p))
        expect(reading.visitor).toEqual({ name: n, phone: p })
        expect(reading.matter).toMatch(/路灯坏了$/)
        for (const text of [
          reading.matter,
          reading.words,
          reading.village?.name ?? '',
          reading.answer ?? '',
        ]) {
          expect(text).not.toContain(n)
          expect(text).not.toContain(p)
        }
      }),
    )
  })

  it('whatever surrounds a phone, it is taken out of the matter', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'路灯，。 (转a') }), phone, (around, p) => {
        const reading = read(`${around}路灯 ${p}，${around}`)
        expect(reading.visitor.phone).toBe(p)
        expect(reading.matter + reading.words).not.toContain(p)
      }),
    )
  })
})

describe('reading a visit', () => {
  it('loses nothing: every letter is in the words, with the visitor or beside him', () => {
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
    for (const [words] of [...visitLines, ...moreVisitLines]) {
      const { words: kept, matter, visitor } = read(words)
      expect(letters(words).length).toBeGreaterThanOrEqual(letters(kept).length)
      // What is not kept is who came and the words around him.
      const without = letters(words).length - letters(kept).length
      expect(without).toBeLessThanOrEqual(letters(`${visitor.name ?? ''}${visitor.phone ?? ''}`).length + 24)
      expect(letters(kept).length).toBeGreaterThanOrEqual(letters(matter).length)
    }
  })

  it('3 000 characters of matter stay 3 000 characters', () => {
    const long = `路灯坏了，${'晚上走路看不见，'.repeat(375)}`
    expect(read(`村民反映${long}转城建办一周内修好`).matter).toBe(long.slice(0, -1))
    expect(read('路灯'.repeat(10_000)).matter).toHaveLength(20_000)
  })

  it.each(nastyTexts)('20 000 characters of %s take under 150 ms', (_, text) => {
    expect(bestMs(() => read(text))).toBeLessThan(150)
    expect(bestMs(() => read(text.slice(0, 500)))).toBeLessThan(150)
  })

  it('never throws, and only the congress knows its villages, offices and categories', () => {
    const piece = fc.constantFrom(
      ...[
        '村民',
        '李四',
        '13800000001',
        '反映',
        '石桥村',
        '路灯',
        '转',
        '城建办',
        '一周内',
        '(',
        ')',
        '：',
        '，',
      ],
      ...['事项', '等5人', '当场', '建议', '信访', '月底前', '由', '接待', '3月10日', '\n', 'x', '村', '办'],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), pieces => {
        const { village, office, category, people } = read(pieces.join(''))
        if (village?.known) expect(world.villages).toContain(village.name)
        if (office?.known) for (const one of office.name.split('、')) expect(world.offices).toContain(one)
        if (category !== null) expect(world.categories).toContain(category)
        if (people !== null) expect(people).toBeGreaterThan(0)
      }),
    )
  })
})
