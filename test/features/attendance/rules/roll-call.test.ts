import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRollCall } from '../../../../src/features/attendance/rules/roll-call.ts'
import type { Person } from '../../../../src/features/roster/types.ts'

const names = ['杨国梁', '王秀兰', '胡志强', '赵永福', '李明', '诸葛晴']
const person = (id: number, name: string, district: string | null = null): Person => ({
  id,
  congressId: 1,
  name,
  aliases: [],
  userid: null,
  phone: null,
  levels: ['town'],
  district,
  groupId: null,
  groupName: null,
  unit: null,
  active: true,
  leftReason: null,
  roles: [],
})
const people = names.map((name, i) => person(i + 1, name))
const at = (time: string) => new Date(`2026-03-18T${time}:00+08:00`)
const around = { people, startsAt: at('09:00'), zone: 'Asia/Shanghai', now: at('11:00') }

/** `all` first where everybody is meant, then `names verb time` for each clause. */
function read(words: string, of = around): string[] {
  const roll = readRollCall(words, of)
  if (roll.kind !== 'read') return [roll.kind]
  const clauses = roll.called.map(({ people: meant, act }) => {
    const when = act.kind === 'absent' || act.at === null ? '' : ` ${act.at.toISOString().slice(11, 16)}`
    const how = act.kind === 'arrive' && act.late === true ? 'late' : act.kind
    return `${meant.map(one => one.name).join('+')} ${how}${when}`
  })
  return [...(roll.everybody ? ['all'] : []), ...clauses]
}

describe('what a clerk says of who is there', () => {
  it.each([
    ['全到', ['all']],
    ['大家都到了', ['all']],
    ['全体到齐！', ['all']],
    ['王秀兰', ['王秀兰 arrive']],
    ['王秀兰 签到', ['王秀兰 arrive']],
    ['王秀兰、胡志强已到', ['王秀兰+胡志强 arrive']],
    ['王秀兰和胡志强都到了', ['王秀兰+胡志强 arrive']],
    ['杨国梁未到', ['杨国梁 absent']],
    ['缺席：王秀兰', ['王秀兰 absent']],
    ['缺王秀兰、李明', ['王秀兰+李明 absent']],
    ['除王秀兰、胡志强外全到', ['all', '王秀兰+胡志强 absent']],
    ['除了王秀兰外，其余都到了', ['all', '王秀兰 absent']],
    ['全到，缺王秀兰、李明', ['all', '王秀兰+李明 absent']],
    ['全到，只有王秀兰未到', ['all', '王秀兰 absent']],
    ['全到，只有王秀兰迟到', ['all', '王秀兰 late']],
    ['只有王秀兰9:20迟到', ['王秀兰 late 01:20']],
    ['全到，只有王秀兰10:30早退', ['all', '王秀兰 leave 02:30']],
    ['王秀兰、李明未到，其余全到', ['all', '王秀兰+李明 absent']],
    ['王秀兰到，胡志强没来', ['王秀兰 arrive', '胡志强 absent']],
    ['王秀兰9:20到；杨国梁未到', ['王秀兰 arrive 01:20', '杨国梁 absent']],
    ['诸葛晴 9时10分到会', ['诸葛晴 arrive 01:10']],
    ['李明 迟到', ['李明 late']],
    ['李明迟到9点20', ['李明 late 01:20']],
    ['未到：李明、王秀兰；迟到：胡志强', ['李明+王秀兰 absent', '胡志强 late']],
    ['赵永福 10:30早退', ['赵永福 leave 02:30']],
    ['赵永福早退 10点半 接人', ['赵永福 leave 02:30']],
  ] as const)('%s', (words, expected) => {
    expect(read(words)).toEqual(expected)
  })

  it.each([
    '',
    '张三丰到',
    '王秀兰到，其余没看清',
    '王秀兰 25:70到',
    '王秀兰可能来',
    '全到，缺张三丰',
    '只有王秀兰到',
  ])('what is not understood is not passed over: %s', words => expect(read(words)).toEqual(['unread']))

  it('two of one name are asked for, and the place tells them apart', () => {
    const two = { ...around, people: [...people, person(7, '王秀兰', '石桥村'), person(8, '李娜', '东岙村')] }
    expect(read('王秀兰到', two)).toEqual(['ambiguous'])
    expect(read('王秀兰（石桥村）未到', two)).toEqual(['王秀兰 absent'])
  })

  it('an hour that is still to come is a slip, and enters nothing', () => {
    expect(read('李明19:20到')).toEqual(['unread'])
    expect(read('李明3点早退')).toEqual(['unread'])
    expect(read('李明3点早退', { ...around, startsAt: at('08:00'), now: at('15:30') })).toEqual([
      '李明 leave 07:00',
    ])
  })

  it('at a meeting of the afternoon 2:40 is 14:40', () => {
    expect(read('李明2:40到', { ...around, startsAt: at('14:30'), now: at('15:00') })).toEqual([
      '李明 arrive 06:40',
    ])
  })

  it('of any words nobody is entered who is not named in them', () => {
    const piece = fc.constantFrom(
      ...names,
      '到',
      '未到',
      '、',
      '，',
      '；',
      '除',
      '外',
      '全到',
      '9:20',
      '早退',
      '缺',
      ' ',
      '张三',
      '=1+1',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        const words = pieces.join('')
        const roll = readRollCall(words, around)
        if (roll.kind !== 'read') return
        for (const { people: meant } of roll.called)
          for (const one of meant) expect(words).toContain(one.name)
      }),
    )
  })
})
