import { describe, expect, it } from 'vitest'
import { type Actor, isClerk, mayUse, proveActor, type Role } from '../../src/bot/actor.ts'

const actorWith = (...roles: Role[]): Actor =>
  proveActor({ personId: 1, name: '张三', userid: 'zhangsan', congressId: 1, roles, isDeputy: false })

describe('who may use what', () => {
  it.each<[string, Actor | null, { anyone: boolean; members: boolean; clerks: boolean }]>([
    ['a stranger', null, { anyone: true, members: false, clerks: false }],
    ['a deputy without office', actorWith(), { anyone: true, members: true, clerks: false }],
    ['a presidium member', actorWith('presidium_member'), { anyone: true, members: true, clerks: false }],
    ['a group leader', actorWith('leader'), { anyone: true, members: true, clerks: false }],
    ['a deputy leader', actorWith('deputy_leader'), { anyone: true, members: true, clerks: false }],
    ["an office's contact", actorWith('office_contact'), { anyone: true, members: true, clerks: false }],
    ['the chair', actorWith('chair'), { anyone: true, members: true, clerks: true }],
    ['a vice-chair', actorWith('vice_chair'), { anyone: true, members: true, clerks: true }],
    ['the liaison', actorWith('liaison'), { anyone: true, members: true, clerks: true }],
    [
      'a leader who is the liaison too',
      actorWith('presidium_member', 'leader', 'liaison'),
      { anyone: true, members: true, clerks: true },
    ],
  ])('%s', (_who, actor, may) => {
    expect({
      anyone: mayUse('anyone', actor),
      members: mayUse('members', actor),
      clerks: mayUse('clerks', actor),
    }).toEqual(may)
    expect(actor !== null && isClerk(actor)).toBe(may.clerks)
  })
})
