import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearest } from '../../src/bot/suggest.ts'

const known = ['会议', '名单', '催', '改', '请假', '参加', '绑定', '会议通知', 'meeting', 'list', '帮助']

describe('what was probably meant', () => {
  it.each([
    ['会义', '会议'],
    ['名单名单', '名单'],
    ['明单', '名单'],
    ['请假条', '请假'],
    ['参佳', '参加'],
    ['会议通之', '会议通知'],
    ['metting', 'meeting'],
    ['meetting', 'meeting'],
    ['meting', 'meeting'],
    ['lis', 'list'],
    ['绑 定', '绑定'],
    ['名单三号楼的那一份', '名单'],
  ])('%s: %s', (typed, meant) => {
    expect(nearest(typed, known)).toBe(meant)
  })

  it.each(['', '天气', '签到', '你好', 'x', '🙂', '今天下午开不开会', 'hello', 'foobar'])(
    '%j is no slip of anything',
    typed => {
      expect(nearest(typed, known)).toBeNull()
    },
  )

  it('where nothing is known, nothing is suggested', () => {
    expect(nearest('会议', [])).toBeNull()
  })

  it('a name of one character is suggested only for itself: everything is one slip away from it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }), typed => {
        expect(nearest(typed, ['催'])).toBe(typed.startsWith('催') && [...typed].length === 1 ? '催' : null)
      }),
    )
  })

  it('what is known is suggested for itself, and with one wrong character when it is long enough', () => {
    const name = fc.constantFrom(...known.filter(word => word.length > 1))
    fc.assert(
      fc.property(name, fc.nat(), (word, at) => {
        expect(nearest(word, known)).toBe(word)
        const characters = [...word]
        characters[at % characters.length] = '#'
        const found = nearest(characters.join(''), known)
        expect(found).not.toBeNull()
      }),
    )
  })

  it('is always a known word or nothing, and long words are as quick as short ones', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), typed => {
        expect([...known, null]).toContain(nearest(typed, known))
      }),
    )
    expect(nearest('会'.repeat(100_000), known)).toBeNull()
  })
})
