import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSuggestion } from '../../src/language/suggestion.ts'
import { suggestionTopics } from '../../src/language/words/suggestion-topics.ts'
import { bestMs, nastyTexts } from './nasty.ts'
import { suggestionLines } from './suggestion.table.ts'
import { shown, world } from './suggestion-shown.ts'

const read = (words: string) => readSuggestion(words, world)

describe('a suggestion in free words', () => {
  it.each(suggestionLines)('%s → %s', (words, expected) => {
    expect(shown(read(words))).toBe(expected)
  })
})

describe('its text', () => {
  it.each([
    ['free words', '修复枫树湾路灯，坏了两个月，晚上走路看不见。'],
    ['a pasted paper', '关于修路的建议\n\n一、案由：路坏了\n二、建议：\n  1. 硬化；\n  2. 拓宽。\n'],
    ['marks that mean something elsewhere', '修路 **很急** <@all> [见](http://x.y)，--'],
    ['a category that the congress has not', '修复水闸，汛期漏水严重，类别：水利水电'],
    ['names in the run of a sentence', '由张火木、柳文娟附议，关于桥亭村小学操场改造的建议，操场积水'],
    ['a list of what is no name', '附议人：全体选民代表五人以上，修路，坑很多'],
    ['a title that is none', `标题：${'很长'.repeat(40)} 内容：修路`],
  ])('is as it was written: %s', (_what, words) => {
    expect(read(words).text.replace(/内容：/u, '')).toBe(words.trim().replace(/内容：/u, ''))
  })

  it('is without what a form named for another field', () => {
    const { text } = read('标题：修路 内容：坑多，\n不好走。 类别：交通道路 村：石桥村 附议人：张三、李四')
    expect(text).toBe('坑多，\n不好走。')
  })

  it('keeps every letter of free words, whatever they are', () => {
    const piece = fc.constantFrom(
      ...[
        '修复',
        '石桥村',
        '路灯',
        '，',
        '。',
        '\n',
        '建议',
        '关于',
        '的建议',
        '附议',
        '张三、李四',
        '（',
        '）',
      ],
      ...['保密', '走访', '大会期间', ' ', '第3条', 'G104', '：', '👍', '请', '议案'],
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 14 }), pieces => {
        const words = pieces.join('')
        const { title, text, cosigners, cosignerLine, confidential, category } = read(words)
        if (title === '') return
        const letters = (said: string) => said.replace(/[^\p{L}\p{N}]/gu, '').length
        const taken = letters(cosignerLine) + (confidential ? 4 * 2 : 0)
        expect(letters(text) + taken).toBeGreaterThanOrEqual(letters(words))
        expect(title).not.toMatch(/\n/)
        if (cosignerLine !== '') expect(cosigners.length).toBeGreaterThan(0)
        if (category !== null) expect(world.categories).toContain(category)
      }),
    )
  })

  it('20 000 characters stay 20 000 characters, with a title of thirty at most', () => {
    const long = `石桥村路灯坏了，${'晚上走路看不见，'.repeat(2_500)}`.slice(0, 20_000)
    expect(read(long).text).toBe(long.trim())
    expect(read('路'.repeat(20_000)).title).toHaveLength(30)
    expect(read('👨‍👩‍👧‍👦'.repeat(40)).title).toBe('')
    expect(read(`修路${'👨‍👩‍👧‍👦'.repeat(40)}`).title).toBe(`修路${'👨‍👩‍👧‍👦'.repeat(28)}`)
  })
})

describe('what is confidential', () => {
  it.each([
    '保密：有人偷排污水',
    '保密 有人偷排污水',
    '（保密）有人偷排污水',
    '(请保密)有人偷排污水',
    '【保密件】有人偷排污水',
    '有人偷排污水，夜里排（保密）',
    '有人偷排污水，夜里排，请保密。',
    '有人偷排污水，夜里排 保密',
    '内容：有人偷排污水 保密：是',
    '請保密，有人偷排污水',
  ])('%s', words => {
    const reading = read(words)
    expect(reading.confidential).toBe(true)
    expect(reading.title).toMatch(/^有人偷排污水/)
    expect(reading.text).not.toMatch(/保密|請/)
  })

  it.each([
    '保密工作要加强',
    '加强保密教育',
    '窗口人员应当为群众保密',
    '修路，不保密',
    '内容：修路 保密：否',
    '不保密，修路',
    '文件要注明（不予保密）',
  ])('%s is not', words => {
    expect(read(words).confidential).toBe(false)
  })
})

describe('reading a suggestion', () => {
  it.each(nastyTexts)('20 000 characters of %s take under 150 ms', (_, text) => {
    expect(bestMs(() => read(text))).toBeLessThan(150)
    expect(bestMs(() => read(text.slice(0, 500)))).toBeLessThan(150)
  })

  it('never throws, and names only what a congress has as known', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), words => {
        const { village, title, text } = read(words)
        if (village?.known) expect(world.villages).toContain(village.name)
        expect(title === '').toBe(text === '')
      }),
    )
  })

  it('a topic stands in one category only, so that the order of the list decides nothing', () => {
    const own = world.categories.flatMap(category => suggestionTopics.get(category) ?? [])
    expect(own.filter((word, at) => own.indexOf(word) !== at)).toEqual([])
  })
})
