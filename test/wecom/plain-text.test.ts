import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText, plainLabel, plainLine, plainMarkdown } from '../../src/wecom/plain-text.ts'

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '<',
          '@',
          '>',
          '[',
          ']',
          '(',
          ')',
          ':',
          '//',
          '/',
          '*',
          '_',
          '`',
          '#',
          '|',
          '~',
          '&',
          ';',
          '-',
          '=',
          '!',
        ],
        ...[
          'lt',
          '#60',
          'all',
          'a href',
          'font color="warning"',
          'https://x.cn',
          '\n',
          '\r',
          '\t',
          '  ',
          '---',
        ],
        ...[
          '\u200B',
          '\u202E',
          '\u2066',
          '\uFEFF',
          '\u2060',
          '\0',
          '\u0007',
          '\u0085',
          '\u2028',
          '\uD800',
          '\uDC00',
          '汉',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map(parts => parts.join(''))

const reordering = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/
const uncleaned = /(?!\n)\p{Cc}|\p{Cs}|\u2028|\u2029/u

describe('markdown', () => {
  test('no text whatever can mention, link, format, or hide what it says', () => {
    fc.assert(
      fc.property(hostile, text => {
        const plain = plainMarkdown(text)
        expect(plain).not.toContain('<@')
        expect(plain).not.toContain('](')
        expect(plain).not.toContain('://')
        expect(plain).not.toMatch(/[<>[\]*_`#|~]/)
        expect(plain).not.toMatch(/&#?\w{1,31};/)
        expect(plain).not.toMatch(/^(-{3,}|={3,})$/m)
        expect(plain).not.toMatch(reordering)
        expect(plain).not.toMatch(uncleaned)
      }),
      { numRuns: 2_000 },
    )
  })

  test('what is plain stays as it is', () => {
    fc.assert(fc.property(hostile, text => plainMarkdown(plainMarkdown(text)) === plainMarkdown(text)))
    const sentence =
      '会议 12：3月18日（星期三）上午9:00，三楼会议室。\n1. 听取报告\n2. 表决（应到 27 人，已确认 18 人）'
    expect(plainMarkdown(sentence)).toBe(sentence)
  })

  test.each([
    ['<@all>', '＜@all＞'],
    ['<\u200B@all>', '＜@all＞'],
    ['[点这里](https://x.cn)', '［点这里］(https：//x.cn)'],
    ['**重要** `x` # 大', '＊＊重要＊＊ ｀x｀ ＃ 大'],
    ['<font color="warning">红</font>', '＜font color="warning"＞红＜/font＞'],
    ['&lt;@all&gt; A&B', '＆lt;@all＆gt; A&B'],
    ['|a|b|\n|---|---|', '｜a｜b｜\n｜---｜---｜'],
    ['上\n---\n下', '上\n－－－\n下'],
    ['    代码', '　代码'],
    ['abc\u202Etxt', 'abctxt'],
  ])('%j is written %j', (text, plain) => {
    expect(plainMarkdown(text)).toBe(plain)
  })
})

describe('labels and plain messages', () => {
  test('no text can mention or open a tag', () => {
    fc.assert(
      fc.property(hostile, text => {
        expect(plainLabel(text)).not.toMatch(/<[@a-z/!]/i)
        expect(plainLabel(plainLabel(text))).toBe(plainLabel(text))
        expect(plainLine(text)).not.toMatch(/[\n\r\t]|^\s|\s$/)
      }),
      { numRuns: 2_000 },
    )
  })

  test('comparison signs and addresses stay readable', () => {
    expect(plainLabel('3 < 5，见 https://x.cn/a_b#c')).toBe('3 < 5，见 https://x.cn/a_b#c')
    expect(plainLabel('<@all> <A HREF="x">')).toBe('＜@all> ＜A HREF="x">')
  })
})

test('emoji with joiners, Chinese beyond 16 bits and line ends survive cleaning', () => {
  expect(cleanText('👨‍👩‍👧‍👦 𠮷\r\n野\r家')).toBe('👨‍👩‍👧‍👦 𠮷\n野\n家')
})
