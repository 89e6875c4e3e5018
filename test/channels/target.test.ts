import { describe, expect, it } from 'vitest'
import { NoWay } from '../../src/channels/channel.ts'
import { placeTarget, readPlace } from '../../src/channels/target.ts'

describe('a conversation as a target', () => {
  it('of a group keeps its spelling, and of a person has one whatever the spelling', () => {
    expect(readPlace(placeTarget({ kind: 'group', id: 'wrAbC' }))).toEqual({ kind: 'group', id: 'wrAbC' })
    expect(placeTarget({ kind: 'user', id: 'ZhangSan' })).toBe(placeTarget({ kind: 'user', id: 'zhangsan' }))
  })

  it.each(['chat:12', 'user:', 'group', ''])('what is none is no way: %o', target => {
    expect(() => readPlace(target)).toThrow(NoWay)
  })
})
