import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recount, stretches } from '../../src/features/reports/rules/recount.ts'
import type { Bulletin, Figure, SourceRecord, YearPaper } from '../../src/features/reports/types.ts'
import { writeBulletin } from '../../src/registers/bulletin.ts'
import { writeYearPaper } from '../../src/registers/year-paper.ts'
import { unzip, wordsOf } from './unzip.ts'

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '</w:t><w:hyperlink>',
    '=cmd|1',
    'a\u0000b\uffff',
    '\ud800半',
    '甲\u202e乙',
    ']]>',
    '&amp;',
    '一\n二',
    '长'.repeat(5000),
  ),
)
const forbidden = /<w:hyperlink|[^\P{Cc}\n\t]|[\ufffe\uffff\u202e]|\p{Cs}/u

const figure = (records: readonly SourceRecord[]): Figure => ({
  ...({ key: 'activities', name: '代表活动', unit: '次', how: 'sum', records } as const),
  value: recount({ how: 'sum', records }),
})
const record = (ref: string, amount = 1): SourceRecord => ({ ref, on: null, amount })
const paper = (text: string): YearPaper => ({
  title: '云溪镇人大2026年工作总结',
  addressee: null,
  opening: text,
  sections: [{ heading: '一、会议工作', paragraphs: [text, text] }],
  closing: null,
  signature: text,
  date: '2026年12月31日',
  figures: [figure([record(text), record('来访2026-001')])],
})
const bulletin = (text: string): Bulletin => ({
  ...{ title: '云溪镇人大工作简报', number: '2026年第1期', organ: text, date: '2026年12月31日' },
  items: [{ heading: text, text }],
})

describe('whatever people have written', () => {
  it('the papers are words and well-formed XML', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async text => {
        for (const docx of [await writeYearPaper(paper(text)), await writeBulletin(bulletin(text))]) {
          expect(unzip(docx).get('word/document.xml')).not.toMatch(forbidden)
          expect(wordsOf(docx).length).toBeGreaterThan(4)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('the list of sources', () => {
  it('says neighbouring numbers as one stretch, and leaves none out', async () => {
    const numbers = ['来访2026-001', '来访2026-002', '来访2026-003', '来访2026-007', '来信2026-008'].map(
      ref => record(ref),
    )
    expect(stretches(numbers).map(({ first, last, count }) => [first.ref, last.ref, count])).toEqual([
      ['来访2026-001', '来访2026-003', 3],
      ['来访2026-007', '来访2026-007', 1],
      ['来信2026-008', '来信2026-008', 1],
    ])
    const words = wordsOf(await writeYearPaper({ ...paper('无'), figures: [figure(numbers)] })).join('\n')
    expect(words).toContain('1. 代表活动5次：来访2026-001至来访2026-003（3条）、来访2026-007、来信2026-008。')
  })

  it('a stretch never hides an amount, and stretches together are all records', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ n: fc.integer({ min: 1, max: 12 }), amount: fc.integer({ min: 1, max: 3 }) })),
        given => {
          const records = given.map(({ n, amount }) =>
            record(`来访2026-${String(n).padStart(3, '0')}`, amount),
          )
          const found = stretches(records)
          expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(records.length)
          for (const { first, last, count } of found)
            if (count > 1) expect([first.amount, last.amount]).toEqual([1, 1])
        },
      ),
    )
  })
})
