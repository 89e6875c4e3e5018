import { describe, expect, it } from 'vitest'
import type { Role } from '../../../../src/bot/actor.ts'
import { groupCalled, groupKey } from '../../../../src/features/roster/rules/groups.ts'
import { peopleCalled } from '../../../../src/features/roster/rules/names.ts'
import type { Level } from '../../../../src/features/roster/types.ts'

const person = (name: string, roles: Role[] = [], aliases: string[] = [], levels: Level[] = ['town']) => ({
  name,
  roles,
  aliases,
  levels,
})

const people = [
  person('杨国梁', ['chair', 'presidium_member'], ['老杨']),
  person('沈月英', ['vice_chair']),
  person('杨小明', ['vice_chair']),
  person('王秀兰', ['leader']),
  person('王大力', ['deputy_leader']),
  person('陈建华'),
  person('陈建华', ['leader']),
  person('诸葛晴'),
  person('赵敏', ['liaison'], [], []),
  person('阿卜杜拉·买买提'),
  person('張三'),
]

describe('who is meant', () => {
  it.each([
    ['杨国梁', ['杨国梁']],
    ['老杨', ['杨国梁']],
    ['@ 杨国梁', ['杨国梁']],
    ['楊國梁', ['杨国梁']],
    ['张三', ['張三']],
    ['阿卜杜拉•买买提', ['阿卜杜拉·买买提']],
    ['杨主席', ['杨国梁']],
    ['杨副主席', ['杨小明']],
    ['沈主席', ['沈月英']],
    ['主席', ['杨国梁']],
    ['王组长', ['王秀兰']],
    ['王副组长', ['王大力']],
    ['诸葛代表', ['诸葛晴']],
    ['王秀兰代表', ['王秀兰']],
    ['王秀兰同志', ['王秀兰']],
    ['赵联络员', ['赵敏']],
    ['赵秘书', ['赵敏']],
    ['赵代表', []],
    ['王代表', ['王秀兰', '王大力']],
    ['陈建华', ['陈建华', '陈建华']],
    ['李四', []],
    ['杨', []],
    ['同志', []],
    ['', []],
    ['@', []],
    ['国梁主席', []],
  ])('%s', (called, names) => {
    expect(peopleCalled(people, called).map(found => found.name)).toEqual(names)
  })

  it('a title tells homonyms apart', () => {
    expect(peopleCalled(people, '陈建华组长')).toEqual([people[6]])
  })
})

describe('groups', () => {
  it.each([
    ['第三代表小组', '三组'],
    ['第3小组', '三组'],
    ['第三组', '３组'],
    ['代表第三小组', '第 三 代表小组'],
    ['第十二代表小组', '12组'],
    ['二十组', '第20代表小组'],
    ['十组', '10组'],
    ['云溪代表小组', '云溪组'],
  ])('%s is %s', (one, other) => {
    expect(groupKey(one)).toBe(groupKey(other))
  })

  it('different numbers are different groups', () => {
    const keys = Array.from({ length: 99 }, (_, i) => groupKey(`第${i + 1}组`))
    expect(new Set(keys).size).toBe(99)
    const chinese = [...'一二三四五六七八九'].flatMap(ten =>
      ['', ...'一二三四五六七八九'].map(one => groupKey(`${ten === '一' ? '' : ten}十${one}组`)),
    )
    expect(chinese).toEqual(keys.slice(9))
  })

  it('an exact name goes before a likeness, and of two alike none is guessed', () => {
    const groups = [{ name: '云溪组' }, { name: '云溪代表小组' }, { name: '第一代表小组' }]
    expect(groupCalled(groups, '云溪组')).toBe(groups[0])
    expect(groupCalled(groups, '云溪小组')).toBeNull()
    expect(groupCalled(groups, '1组')).toBe(groups[2])
    expect(groupCalled(groups, '二组')).toBeNull()
  })
})
