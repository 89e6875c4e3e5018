import { describe, expect, it } from 'vitest'
import { pairUp } from '../../../src/features/address-book/rules.ts'

let nextId = 1
const person = (
  name: string,
  more: { userid?: string; aliases?: readonly string[]; active?: boolean } = {},
) => ({ id: nextId++, name, aliases: [], userid: null, active: true, ...more })
const entry = (name: string, userid: string) => ({ name, userid, department: null })

describe('whose account is whose', () => {
  it('one person and one account of a name belong together, however the name is written', () => {
    const roster = [person('张三'), person('买买提·艾力'), person('黄国梁', { aliases: ['黃老师'] })]
    const book = [
      entry('張 三', 'Zhang'),
      entry('买买提•艾力', 'mmt'),
      entry('黄老师', 'huang'),
      entry('外人', 'x'),
    ]
    expect(pairUp(roster, book)).toMatchObject({
      pairs: [
        { name: '张三', userid: 'Zhang' },
        { name: '买买提·艾力', userid: 'mmt' },
        { name: '黄国梁', userid: 'huang' },
      ],
      unclear: [],
      missing: [],
    })
  })

  it('of two with one name nobody is guessed, be they on the roster or in the address book', () => {
    const twice = [person('王芳'), person('王芳')]
    expect(pairUp(twice, [entry('王芳', 'wf')])).toMatchObject({
      pairs: [],
      unclear: [
        { name: '王芳', userids: ['wf'] },
        { name: '王芳', userids: ['wf'] },
      ],
    })
    expect(pairUp([person('王芳')], [entry('王芳', 'wf2'), entry('王芳', 'wf1')])).toMatchObject({
      pairs: [],
      unclear: [{ name: '王芳', userids: ['wf1', 'wf2'] }],
    })
    const known = [person('王芳', { userid: 'other' }), person('王芳')]
    expect(pairUp(known, [entry('王芳', 'wf')]).pairs).toEqual([])
  })

  it('an account that is somebody’s already, in whatever letters, is nobody else’s, even of one who has left', () => {
    const roster = [person('李四'), person('李大', { userid: 'LiSi', active: false })]
    expect(pairUp(roster, [entry('李四', 'lisi')])).toMatchObject({ pairs: [], missing: ['李四'] })
  })

  it('a namesake who has left, and whose account nobody knew, may be the one in the address book', () => {
    const roster = [person('王伟'), person('王伟', { active: false })]
    expect(pairUp(roster, [entry('王伟', 'ww')])).toMatchObject({ pairs: [], unclear: [{ name: '王伟' }] })
  })

  it('who is in two departments is in the address book once', () => {
    const book = [entry('张三', 'zs'), entry('张三', 'ZS')]
    expect(pairUp([person('张三')], book).pairs).toHaveLength(1)
  })

  it('tells whose known account is not there, or belongs to somebody of another name', () => {
    const roster = [
      person('张三', { userid: 'ZhangSan' }),
      person('李四', { userid: 'gone' }),
      person('王五', { userid: 'zhao' }),
      person('离任', { userid: 'left', active: false }),
    ]
    expect(pairUp(roster, [entry('张三', 'zhangsan'), entry('赵六', 'zhao')])).toEqual({
      pairs: [],
      unclear: [],
      missing: [],
      unseen: ['李四'],
      otherwise: [{ name: '王五', userid: 'zhao', nameInBook: '赵六' }],
    })
  })

  it('with everybody known there is nothing to say', () => {
    expect(pairUp([], [])).toEqual({ pairs: [], unclear: [], missing: [], unseen: [], otherwise: [] })
  })
})
