import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Announced, noticeText, publicNotice } from '../../src/features/reception/texts/public-notice.ts'
import { writeReceptionNotice } from '../../src/registers/reception-notice.ts'
import { unzip, wordsOf } from './unzip.ts'

const announced: Announced = {
  congress: {
    name: '云溪镇',
    kind: 'township',
    county: '某县',
    zone: 'Asia/Shanghai',
    rule: { days: [{ on: 'monthday', day: 15 }], policy: 'next_working_day' },
    phone: '0571-88886666',
  },
  day: {
    startsAt: new Date('2026-03-16T08:30:00+08:00'),
    endsAt: new Date('2026-03-16T11:30:00+08:00'),
    place: '镇政府一楼代表联络站',
  },
  shift: '3月15日为星期日，顺延至3月16日',
  onDuty: [
    { name: '杨国梁', levels: ['town', 'county'], leads: true },
    { name: '王秀兰', levels: ['town'], leads: false },
  ],
}
const madeOn = new Date('2026-03-13T09:00:00+08:00')
const made = (change: Partial<Announced> = {}) => publicNotice({ ...announced, ...change }, madeOn)
const at = (place: string): Partial<Announced> => ({ day: { ...announced.day, place } })

describe('the public announcement on paper', () => {
  it('says the rule, when with weekday and reason, where, who with their level, the phone, and who signs', async () => {
    const words = wordsOf(await writeReceptionNotice(made()))
    expect(words[0]).toBe('云溪镇人大代表接待选民日公告')
    expect(words[2]).toContain('每月15日，遇休息日顺延至下一个工作日')
    expect(words.slice(3, 7)).toEqual([
      '一、接待时间：2026年3月16日（星期一）上午8:30至11:30（3月15日为星期日，顺延至3月16日）。',
      '二、接待地点：镇政府一楼代表联络站。',
      '三、接待代表：杨国梁（县、镇人大代表，带班）、王秀兰（镇人大代表）。',
      '四、联系电话：0571-88886666。',
    ])
    expect(words.slice(-2)).toEqual(['云溪镇人民代表大会主席团', '2026年3月13日'])
  })

  it('has the words of the text for the village board', async () => {
    const board = noticeText(made())
      .split('\n')
      .filter(line => line !== '')
    const paper = wordsOf(await writeReceptionNotice(made())).filter(line => line !== '')
    const bare = paper.map(line => line.replace(/^[一二三四]、/, '').replace(/。$/, ''))
    expect(bare).toEqual(board.map(line => line.replace(/。$/, '')))
  })
})

describe('the document', () => {
  it('is A4 with the margins of official papers, and has neither macro nor link nor picture', async () => {
    const files = unzip(await writeReceptionNotice(made()))
    expect(files.get('word/document.xml')).toContain('<w:pgSz w:w="11906" w:h="16838"')
    expect([...files.keys()].filter(name => /vba|media\/|embed|activeX/i.test(name))).toEqual([])
    for (const [name, text] of files) {
      expect(text, name).not.toMatch(/TargetMode="External"|w:hyperlink|w:instrText|w:fldSimple/)
    }
  })

  it('is set smaller when there is more to say, never under 五号', async () => {
    const sizes = async (count: number) => {
      const onDuty = Array.from({ length: count }, () => ({
        name: '欧阳建国',
        levels: ['town'] as const,
        leads: false,
      }))
      const xml = unzip(await writeReceptionNotice(made({ onDuty }))).get('word/document.xml') ?? ''
      return new Set([...xml.matchAll(/<w:sz w:val="(\d+)"/g)].map(([, size]) => Number(size)))
    }
    expect(await sizes(3)).toEqual(new Set([44, 32]))
    expect(await sizes(25)).toEqual(new Set([44, 30]))
    expect(await sizes(400)).toEqual(new Set([44, 21]))
  })

  it('whatever a place is called, it is words and one paragraph of well-formed XML', async () => {
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
      ),
    )
    await fc.assert(
      fc.asyncProperty(nasty, async place => {
        const docx = await writeReceptionNotice(made(at(place)))
        expect(wordsOf(docx)).toHaveLength(11)
        const xml = unzip(docx).get('word/document.xml') ?? ''
        expect(xml).not.toMatch(/<w:hyperlink|[^\P{Cc}\n\t]|[\ufffe\uffff\u202e]|\p{Cs}/u)
      }),
      { numRuns: 60 },
    )
  })
})
