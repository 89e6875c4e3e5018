import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterSlash, takeName } from '../../src/bot/grammar.ts'
import { fold } from '../../src/language/normalise.ts'

describe('what makes a command', () => {
  it.each([
    ['/会议 3月18日', '会议 3月18日'],
    ['／会议', '会议'],
    ['、会议', '会议'],
    ['/ 会议', '会议'],
    ['/　会议', '会议'],
    ['//会议', '会议'],
    ['／、会议', '会议'],
    ['/', ''],
    ['/\n会议', '会议'],
    ['/会议 审议9/10两项', '会议 审议9/10两项'],
  ])('%j: what follows the slash is %j', (text, body) => {
    expect(afterSlash(text)).toBe(body)
  })

  it.each(['参加', '会议/通知', '3/18', '', '。/会议', '\\会议', '—会议'])('%j is no command', text => {
    expect(afterSlash(text)).toBeNull()
  })
})

describe('the name of a command', () => {
  const names = new Set(
    [
      '会议',
      '会议通知',
      '通知',
      '改',
      '改为请假',
      '准',
      '准假',
      '不准',
      '名单',
      'list',
      'meeting',
      'ok',
      '参加',
    ].map(fold),
  )
  const taken = (body: string) => {
    const found = takeName(body, names, fold)
    return found === null ? null : [found.name, found.rest]
  }

  it.each([
    ['会议', ['会议', '']],
    ['会议3月18日上午9点', ['会议', '3月18日上午9点']],
    ['会议 3月18日', ['会议', '3月18日']],
    ['会议\n各位代表:\n定于3月18日', ['会议', '各位代表:\n定于3月18日']],
    ['会议:3月18日', ['会议', '3月18日']],
    ['会议：3月18日', ['会议', '3月18日']],
    ['会议，3月18日  ', ['会议', '3月18日']],
    ['名单', ['名单', '']],
    ['名单3', ['名单', '3']],
  ])('%j ends where its words begin', (body, expected) => {
    expect(taken(body)).toEqual(expected)
  })

  it.each([
    ['会议通知 3月18日', ['会议通知', '3月18日']],
    ['会议通知3月18日', ['会议通知', '3月18日']],
    ['改为请假 住院', ['改为请假', '住院']],
    ['改为3月20日', ['改', '为3月20日']],
    ['准假 张三', ['准假', '张三']],
    ['准 张三', ['准', '张三']],
    ['不准 张三 要表决', ['不准', '张三 要表决']],
  ])('%j: of several that fit it is the longest', (body, expected) => {
    expect(taken(body)).toEqual(expected)
  })

  it.each([
    ['會議 3月18日', ['会议', '3月18日']],
    ['會議通知', ['会议通知', '']],
    ['名單', ['名单', '']],
    ['參加', ['参加', '']],
    ['準假 張三', ['准假', '張三']],
    ['ＬＩＳＴ　3', ['list', '3']],
    ['Meeting 3月18日', ['meeting', '3月18日']],
  ])(
    '%j is understood in traditional, full-width and capital letters, and the rest left as it is',
    (body, expected) => {
      expect(taken(body)).toEqual(expected)
    },
  )

  it.each([
    ['listed', null],
    ['listé', null],
    ['okay', null],
    ['ok2', null],
    ['list 3', ['list', '3']],
    ['list名单', ['list', '名单']],
    ['list', ['list', '']],
    ['list.', ['list', '.']],
  ])('%j: a Latin name ends where the word ends', (body, expected) => {
    expect(taken(body)).toEqual(expected)
  })

  it.each(['', ' ', '会', '请会议', '开会了', '👌', 'm', '义会'])('%j begins with none', body => {
    expect(taken(body)).toBeNull()
  })

  const anyName = fc.constantFrom(...names)
  const any = fc.string({ unit: 'binary', maxLength: 60 })

  it('what is taken is a known name that the body begins with, and no longer one would do', () => {
    fc.assert(
      fc.property(anyName, any, (name, rest) => {
        const found = takeName(`${name}${rest}`, names, fold)
        if (found === null) {
          expect(name).toMatch(/[a-z]$/)
          return
        }
        expect(names).toContain(found.name)
        expect(fold(`${name}${rest}`).startsWith(found.name)).toBe(true)
        expect([...found.name].length).toBeGreaterThanOrEqual([...name].length)
        expect(rest).toContain(found.rest)
      }),
    )
  })

  it('a name and its words, apart by a space, come back as they were written', () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .filter(text => !/^[\s:：,，]|\s$/u.test(text))
    fc.assert(
      fc.property(anyName, words, (name, said) => {
        const found = takeName(`${name} ${said}`, new Set([name]), fold)
        expect(found).toEqual({ name, rest: said })
      }),
    )
  })
})
