import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readXml } from '../../../src/wecom/app/xml-read.ts'
import { writeXml } from '../../../src/wecom/app/xml-write.ts'

/** What a text is after the way through XML: line ends are one, and what has no form is shown as missing. */
const through = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(/(?![\t\n\x7F-\x9F])\p{Cc}|[\uFFFE\uFFFF]|\p{Cs}/gu, '\uFFFD')

test('any text comes back as it was, also one that would end its CDATA', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(']]>', ']', '>', '<![CDATA[', '</Content>', '&lt;', '&', '\r', '\0', '汉'),
    }),
    fc.string({ unit: fc.integer({ max: 0xffff }).map(unit => String.fromCharCode(unit)) }),
  )
  fc.assert(
    fc.property(text, words => {
      expect(readXml(writeXml({ Content: words, After: 1 }))).toEqual({ Content: through(words), After: '1' })
    }),
  )
})

test('fields, lists of one and of several, numbers and booleans have their places', () => {
  const xml = writeXml({ A: { B: ['x'], C: ['y', 'z'], D: [{ E: 1 }, { E: true }] }, F: undefined, G: '' })
  expect(xml).toBe(
    '<xml><A><B><![CDATA[x]]></B><C><![CDATA[y]]></C><C><![CDATA[z]]></C><D><E>1</E></D><D><E>true</E></D></A><G><![CDATA[]]></G></xml>',
  )
  expect(readXml(xml)).toEqual({ A: { B: 'x', C: ['y', 'z'], D: [{ E: '1' }, { E: 'true' }] }, G: '' })
})

describe('is refused', () => {
  const deep = (levels: number): string => `${'<a>'.repeat(levels)}${'</a>'.repeat(levels)}`
  test.each([
    ['a document type', '<!DOCTYPE xml><xml><A>1</A></xml>'],
    [
      'more attributes than any message has',
      `<xml ${Array.from({ length: 17 }, (_, nth) => `a${nth}="1"`).join(' ')}><A>1</A></xml>`,
    ],
    [
      'entities that grow',
      '<!DOCTYPE xml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><xml><A>&b;</A></xml>',
    ],
    [
      'an entity that reads a file',
      '<!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/passwd">]><xml><A>&x;</A></xml>',
    ],
    ['a parameter entity', '<!DOCTYPE xml [<!ENTITY % p SYSTEM "http://x/y">%p;]><xml/>'],
    ['an entity beyond the five', '<xml><A>&nbsp;</A></xml>'],
    ['a processing instruction', '<xml><?php echo 1 ?><A>1</A></xml>'],
    ['a stylesheet', '<?xml-stylesheet href="x"?><xml><A>1</A></xml>'],
    ['more depth than any message', `<xml>${deep(8)}</xml>`],
    ['depth beyond a stack', deep(200_000)],
    ['more elements than any message', `<xml>${'<a/>'.repeat(500)}</xml>`],
    ['another root', '<html><A>1</A></html>'],
    ['two roots', '<xml/><xml/>'],
    ['an open end', '<xml><A>1</A>'],
    ['crossed elements', '<xml><A><B></A></B></xml>'],
    ['a surrogate by number', '<xml><A>&#xD800;</A></xml>'],
    ['NUL by number', '<xml><A>&#0;</A></xml>'],
    ['no XML', '{"xml":1}'],
    ['nothing', ''],
  ])('%s', (_name, xml) => {
    expect(readXml(xml)).toBeNull()
  })
})

test('the five entities and numbers of characters are read, attributes and comments passed over', () => {
  const xml =
    '<?xml version="1.0"?><xml a="1"><!-- x --><A b="2">&lt;&gt;&amp;&quot;&apos;&#27721;&#x6C49;</A></xml>'
  expect(readXml(xml)).toEqual({ A: `<>&"'汉汉` })
})

test('names that JavaScript knows are names like others', () => {
  const read = readXml('<xml><__proto__>a</__proto__><constructor>b</constructor></xml>')
  expect(Object.entries(read ?? {})).toEqual([
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ])
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
})
