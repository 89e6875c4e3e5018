import { expect, it } from 'vitest'
import { OauthCodes } from '../../src/sandbox/oauth-codes.ts'

const now = new Date('2026-03-11T10:00:00+08:00')
const later = (ms: number) => new Date(now.getTime() + ms)

it('a code is good once, for its holder', () => {
  const codes = new OauthCodes()
  const [inside, outside] = [codes.issue({ userid: 'zhangsan' }, now), codes.issue({ openid: 'o1' }, now)]
  expect(codes.take(inside, now)).toEqual({ userid: 'zhangsan' })
  expect(codes.take(inside, now)).toBeNull()
  expect(codes.take(outside, now)).toEqual({ openid: 'o1' })
  expect(codes.take('invented', now)).toBeNull()
})

it('a code is good for five minutes', () => {
  const codes = new OauthCodes()
  const [early, late] = [codes.issue({ userid: 'a' }, now), codes.issue({ userid: 'a' }, now)]
  expect(codes.take(early, later(300_000))).toEqual({ userid: 'a' })
  expect(codes.take(late, later(300_001))).toBeNull()
})
