import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/calendar/day.ts'
import { isAboutDuty, isDutyAnswer, readDutyReply, withoutDutyWord } from '../../src/language/duty-reply.ts'
import { afterName, saysLeads, strangeName, twoNames } from '../../src/language/seat-words.ts'
import { readSwapWords } from '../../src/language/swap-words.ts'

describe('an answer about a turn', () => {
  it.each([
    '确认',
    '我确认',
    '已确认',
    '改为确认',
    '确认值班',
    '值班 确认',
    '收到，确认',
    '好的，确认到岗',
    '確認',
    '确定参加。',
    '参加',
    '我能到联络站',
    '按时到岗',
  ])('%s confirms', text => {
    expect(readDutyReply(text).answer).toBe('attend')
  })

  it.each([
    ['请假 出差', '出差'],
    ['值班请假 住院', '住院'],
    ['接待不了，下乡去了', '下乡'],
  ])('%s is leave, with its reason', (text, reason) => {
    expect(readDutyReply(text)).toMatchObject({ answer: 'leave', reason: expect.stringContaining(reason) })
  })

  it.each(['确认收到', '怎么确认', '还没确认', '确认不了', '能确认吗', '请大家确认', '不能确认', '收到'])(
    '%s neither confirms nor asks leave',
    text => {
      expect(['attend', 'leave']).not.toContain(readDutyReply(text).answer)
    },
  )

  it('says itself whether it is about duty', () => {
    for (const text of ['值班请假', '接待日我参加', '按时到岗', '換班'])
      expect(isAboutDuty(text), text).toBe(true)
    for (const text of ['请假 出差', '参加', '第3号 参加']) expect(isAboutDuty(text), text).toBe(false)
    expect(withoutDutyWord('值班 请假 出差')).toBe('请假 出差')
    expect(withoutDutyWord('的接待值班，确认')).toBe('确认')
    expect(withoutDutyWord('请假 值班太累')).toBe('请假 值班太累')
  })
})

it.each([
  ['值班请假 岳母白内障', true],
  ['接待日请个假，出差', true],
  ['我的值班确认', true],
  ['值班，请假', false],
  ['医院值班请假', false],
  ['请假 值班', false],
  ['值班去不了', false],
])('%s is an answer about duty before one is asked for: %s', (text, isOne) => {
  expect(isDutyAnswer(text)).toBe(isOne)
})

describe('names on duty', () => {
  it('go on after a mark, and lead where it is said', () => {
    expect([saysLeads('带班、张三'), saysLeads('、张三')]).toEqual([true, false])
    expect([afterName('带班、张三'), afterName('， 李四')]).toEqual(['张三', '李四'])
  })

  it.each(['换 张三 李四', '张三换成李四', '由张三换李四', '把张三换为李四'])('%s names two', text => {
    expect(twoNames(text).trim().split(/\s+/)).toEqual(['张三', '李四'])
  })

  it('what is left over where a name is expected is a strange name', () => {
    expect([strangeName('王五'), strangeName('王五、张三'), strangeName('王五换张三')]).toEqual([
      '王五',
      '王五',
      '王五',
    ])
    expect([strangeName('带班'), strangeName('换'), strangeName('6月'), strangeName('')]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})

describe('a swap in words', () => {
  const now = new Date('2026-11-11T10:00:00+08:00')
  const takeName = (words: string) => {
    const name = ['李四', '王五'].find(each => words.startsWith(each))
    return name === undefined ? null : { named: name, rest: words.slice(name.length) }
  }
  const read = (text: string) => {
    const said = readSwapWords(text, now, 'Asia/Shanghai', takeName)
    if ('kind' in said) return said.kind
    return [
      said.names.join(),
      said.day && isoDay(said.day),
      said.backDay && isoDay(said.backDay),
      said.unread,
    ]
  }

  it.each([
    ['李四', ['李四', null, null, '']],
    ['李四 12月15日', ['李四', '2026-12-15', null, '']],
    ['李四 12月15日 换 1月15日', ['李四', '2026-12-15', '2027-01-15', '']],
    ['12月15日与李四换1月15日', ['李四', '2026-12-15', '2027-01-15', '']],
    ['我的12月15日和李四的1月15日', ['李四', '2026-12-15', '2027-01-15', '']],
    ['李四 换 1月15日', ['李四', null, '2027-01-15', '']],
    ['李四、王五', ['李四,王五', null, null, '']],
    ['张三丰 12月15日', ['', null, null, '张三丰 12月15日']],
    ['李四 2月30日', 'impossible'],
    ['李四 月底', 'ambiguous'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })
})
