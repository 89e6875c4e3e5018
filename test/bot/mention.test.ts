import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutMention } from '../../src/bot/grammar.ts'
import { bestMs, nastyTexts } from '../language/nasty.ts'

describe('a mention of the bot is no part of what is said', () => {
  it.each([
    ['in front', '@联络员 参加', '参加'],
    ['behind', '请假 住院 @联络员', '请假 住院'],
    ['in the middle', '请假 @联络员 住院', '请假 住院'],
    ['twice', '@联络员 @联络员 参加', '参加'],
    ['twice without a space', '@联络员@联络员参加', '参加'],
    ['at both ends', '@联络员 参加 @联络员', '参加'],
    ['with the full-width sign', '＠联络员　参加', '参加'],
    ['without a space', '@联络员参加', '参加'],
    ['after somebody else', '@张三 @联络员 /名单', '@张三 /名单'],
    ['glued to a command', '/名单@联络员', '/名单'],
    ['between words', '参加@联络员谢谢', '参加 谢谢'],
    ['alone', '@联络员', ''],
    [
      'on its own line',
      '@联络员\n/会议 关于召开会议的通知\n各位代表:',
      '/会议 关于召开会议的通知\n各位代表:',
    ],
    ['nowhere', '  参加  ', '参加'],
    ['as a word, not a mention', '联络员你好', '联络员你好'],
    ['of somebody else only', '@联络站 参加', '@联络站 参加'],
    ['with bidi and zero-width marks in it', '\u2068@联\u200b络员\u2069\u200b 参\u202e加', '参加'],
    ['with control characters', '@联络员\u0000\u0085 参加\u0007', '参加'],
  ])('%s', (_where, said, meant) => {
    expect(withoutMention(said, '联络员')).toBe(meant)
  })

  it.each([
    ['a family', '参加 \u{1f468}\u200d\u{1f469}\u200d\u{1f467}'],
    ['with a colour of skin', '参加 \u{1f469}\u{1f3fd}\u200d\u{1f33e}'],
    ['a heart on fire', '参加 \u2764\ufe0f\u200d\u{1f525}'],
    ['somebody who runs', '参加 \u{1f3c3}\u200d\u2642\ufe0f'],
    ['a heart in colour', '参加\u2764\ufe0f'],
    ['a key cap', '参加1\ufe0f\u20e3'],
    ['the variant of a character in a name', '葛\u{e0100}'],
  ])('an emoji stays whole: %s', (_what, said) => {
    expect(withoutMention(`@联络员 ${said}`, '联络员')).toBe(said)
  })

  it.each([
    ['a joiner between characters', '参\u200d加', '参加'],
    ['a joiner behind an emoji', '\u{1f44d}\u200d参加', '\u{1f44d}参加'],
    ['two joiners', '\u{1f468}\u200d\u200d\u{1f469}', '\u{1f468}\u{1f469}'],
    ['a bidi mark inside one', '\u{1f468}\u202e\u200d\u{1f469}', '\u{1f468}\u{1f469}'],
    ['a selector behind a character', '参\ufe0f加', '参加'],
    ['two selectors', '\u2764\ufe0f\ufe0f', '\u2764\ufe0f'],
    ['hidden letters behind a flag', '\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}', '\u{1f3f4}'],
  ])('what only looks like nothing goes: %s', (_what, said, meant) => {
    expect(withoutMention(said, '联络员')).toBe(meant)
  })

  it.each([
    ['with a space', '云溪 联络员'],
    ['of regular-expression characters', 'a.b*c+?^$(){}|[]\\'],
    ['that ends in a bracket', '联络员(测试)'],
    ['of Latin letters', 'Liaison Bot 2'],
    ['with joined emoji', '👨‍💼联络员'],
    ['with a zero-width space', '联\u200b络员'],
    ['with a dash', '云溪-人大[1-9]'],
    ['that looks like a replacement', '$&$1'],
  ])('a name %s', (_what, name) => {
    expect(withoutMention(`@${name} 参加`, name)).toBe('参加')
    expect(withoutMention(`参加＠${name}`, name)).toBe('参加')
  })

  it('the spaces in a name are of any kind and number', () => {
    expect(withoutMention('@云溪\u2005联络员\u2005参加', '云溪 联络员')).toBe('参加')
    expect(withoutMention('@云溪 联络员 参加', '云溪\u00a0 联络员 ')).toBe('参加')
  })

  it('a name of regular-expression characters is that name only', () => {
    expect(withoutMention('@aXb 参加', 'a.b')).toBe('@aXb 参加')
  })

  const unicodeSpace = fc.constantFrom(
    ...' \t\n\u000b\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
  )

  it('any white space may stand beside it', () => {
    fc.assert(
      fc.property(fc.array(unicodeSpace), fc.array(unicodeSpace), (before, after) => {
        const said = `${before.join('')}@联络员${after.join('')}请假${before.join('')}＠联络员${after.join('')}`
        expect(withoutMention(said, '联络员')).toBe('请假')
      }),
    )
  })

  it('wherever it is put between words, the words stay and it goes', () => {
    const word = fc.constantFrom('参加', '请假', '住院', '@张三', '/名单', '3', '$&', 'OK')
    const name = fc.constantFrom('联络员', '云溪 联络员', 'a.b', '$1', '[员]')
    fc.assert(
      fc.property(fc.array(word), fc.array(word), name, (before, after, bot) => {
        const said = [...before, `@${bot}`, ...after].join(' ')
        expect(withoutMention(said, bot)).toBe([...before, ...after].join(' '))
      }),
    )
  })

  it('whatever is written, no mention is left and nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(300), (text, at) => {
        const left = withoutMention(`${text.slice(0, at)}@联络员${text.slice(at)}`, '联络员')
        expect(left).not.toMatch(/[@＠]联络员/u)
        expect(left).toBe(left.trim())
      }),
    )
  })

  const many: readonly (readonly [what: string, text: string])[] = [
    ...nastyTexts,
    ['only @', '@'.repeat(20_000)],
    ['only mentions', '@联络员'.repeat(5_000)],
    ['spaces between', `参加${' '.repeat(20_000)}谢谢`],
  ]
  it.each(many)('%s: quickly done', (_what, text) => {
    expect(bestMs(() => withoutMention(text, '联络员'))).toBeLessThan(50)
  })
})
