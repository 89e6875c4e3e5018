import { describe, expect, it } from 'vitest'
import { planImport } from '../../../../src/features/roster/rules/plan.ts'
import { sayRowProblem } from '../../../../src/features/roster/texts.ts'
import { type Cells, tableWith } from '../tables.ts'

const good: Cells = {
  name: '王秀兰',
  userid: 'wangxiulan',
  phone: '13800000001',
  levels: '乡镇',
  group: '第一代表小组',
}

/** The mistakes of a file whose row 2 is right and whose rows from 3 on are these. */
function mistakesIn(...people: Cells[]) {
  const plan = planImport(tableWith([good, ...people]), [])
  return plan.problems.map(({ row, column, problem }) => [row, column, problem.kind])
}

describe('a wrong row is told by row and column', () => {
  it.each<[string, Cells, [number, string, string][]]>([
    ['no name', { userid: 'a1' }, [[3, 'name', 'missing_name']]],
    ['a name with notes', { name: '陈建华(上溪)' }, [[3, 'name', 'bad_name']]],
    ['a name of one character', { name: '陈' }, [[3, 'name', 'bad_name']]],
    ['a number for a name', { name: '60' }, [[3, 'name', 'bad_name']]],
    ['a total', { name: '合计', phone: '' }, [[3, 'name', 'no_person']]],
    ['a signature', { name: '填表人：李四' }, [[3, 'name', 'no_person']]],
    ['an office as an alias', { name: '李四', aliases: '老李、主席' }, [[3, 'aliases', 'no_alias']]],
    ['everybody as an alias', { name: '李四', aliases: '全体代表' }, [[3, 'aliases', 'no_alias']]],
    ['an unknown role', { name: '李四', roles: '村支书' }, [[3, 'roles', 'unknown_role']]],
    [
      'one unknown role of two',
      { name: '李四', roles: '主席团成员、秘书长' },
      [[3, 'roles', 'unknown_role']],
    ],
    ['an unknown level', { name: '李四', levels: '村' }, [[3, 'levels', 'unknown_level']]],
    ['Chinese in an account', { name: '李四', userid: '李四' }, [[3, 'userid', 'bad_userid']]],
    ['an account of 65 characters', { name: '李四', userid: 'a'.repeat(65) }, [[3, 'userid', 'bad_userid']]],
    ['an account with a space', { name: '李四', userid: 'li si' }, [[3, 'userid', 'bad_userid']]],
    [
      'the same account in another case',
      { name: '李四', userid: 'WangXiuLan' },
      [[3, 'userid', 'repeated_userid']],
    ],
    ['a phone of ten digits', { name: '李四', phone: '1380000000' }, [[3, 'phone', 'bad_phone']]],
    ['a phone that Excel has rounded', { name: '李四', phone: '1.38E+10' }, [[3, 'phone', 'bad_phone']]],
    ['two phones', { name: '李四', phone: '13800000002、13800000003' }, [[3, 'phone', 'bad_phone']]],
    ['the same person again', { name: '王秀兰' }, [[3, 'name', 'same_person']]],
    ['the same person, written apart', { name: '王 秀 兰', group: '一组' }, [[3, 'name', 'same_person']]],
    [
      'the same name and phone elsewhere',
      { name: '王秀兰', phone: '13800000001', group: '二组' },
      [[3, 'name', 'same_person']],
    ],
    ['a contact without office', { name: '李四', roles: '承办单位联系人' }, [[3, 'unit', 'missing_unit']]],
    ['a leader without group', { name: '李四', roles: '组长' }, [[3, 'group', 'missing_group']]],
    ['a deputy leader without group', { name: '李四', roles: '副组长' }, [[3, 'group', 'missing_group']]],
    ['an unknown state', { name: '李四', status: '请假' }, [[3, 'status', 'unknown_state']]],
    ['leaving of somebody unknown', { name: '李四', status: '辞职' }, [[3, 'status', 'leaver_unknown']]],
    ['two groups', { name: '李四', group: '一组、二组' }, [[3, 'group', 'several_groups']]],
    ['a broken formula', { name: '李四', unit: '#REF!' }, [[3, 'unit', 'formula_error']]],
    ['a story in a cell', { name: '李四', district: '很'.repeat(101) }, [[3, 'district', 'too_long']]],
    [
      'several mistakes in one row are all told',
      { name: '李四', userid: '李', phone: '1', levels: '村', roles: '组长' },
      [
        [3, 'userid', 'bad_userid'],
        [3, 'phone', 'bad_phone'],
        [3, 'levels', 'unknown_level'],
        [3, 'group', 'missing_group'],
      ],
    ],
  ])('%s', (_what, cells, expected) => {
    expect(mistakesIn(cells)).toEqual(expected)
  })

  it('nothing is planned when one row of many is wrong', () => {
    const plan = planImport(tableWith([good, { name: '李四' }, { phone: '1' }]), [])
    expect(plan).toMatchObject({ added: [], updated: [], unchanged: 0, untouched: 0 })
    expect(plan.problems.map(problem => problem.row)).toEqual([4, 4])
  })

  it('what is said names the cell’s value or what may stand there, and never a phone number', () => {
    const { problems } = planImport(
      tableWith([
        { name: '李四', roles: '村支书', phone: '1380013800' },
        { name: '张三', levels: '村' },
      ]),
      [],
    )
    const words = problems.map(({ problem }) => sayRowProblem(problem))
    expect(words.join('\n')).not.toContain('1380013800')
    expect(words[1]).toContain('村支书')
    expect(words[1]).toContain('主席、副主席、联络员、主席团成员、组长、副组长、承办单位联系人')
    expect(words[2]).toContain('乡镇、县、市、省')
  })
})

describe('what only looks wrong', () => {
  const entry = (cells: Cells) => {
    const plan = planImport(tableWith([cells]), [])
    expect(plan.problems).toEqual([])
    return plan.added[0]
  }

  it.each([
    ['+86 138-0000-0001', '13800000001'],
    ['８６１３８００００００１', null],
    ['１３８００００００００１'.slice(0, 11), '13800000000'],
    ['0571-8888 8888', '057188888888'],
  ])('the phone %s', (phone, expected) => {
    if (expected === null) expect(mistakesIn({ name: '李四', phone })).toHaveLength(1)
    else expect(entry({ name: '李四', phone })?.phone).toBe(expected)
  })

  it.each([
    ['乡镇', ['town']],
    ['镇、县', ['town', 'county']],
    ['县级，镇级', ['town', 'county']],
    ['省/市/县', ['county', 'city', 'province']],
    ['镇人大代表 区人大代表', ['town', 'county']],
    ['县(市、区);乡（镇）', ['town', 'county']],
    ['鄉鎮、縣', ['town', 'county']],
    ['镇、镇', ['town']],
  ])('the levels %s', (levels, expected) => {
    expect(entry({ name: '李四', levels })?.levels).toEqual(expected)
  })

  it.each([
    ['主席、主席团成员', ['chair', 'presidium_member']],
    ['人大副主席;聯絡員', ['vice_chair', 'liaison']],
    ['主席团成员 组长', ['presidium_member', 'leader']],
  ])('the roles %s', (roles, expected) => {
    expect(entry({ name: '李四', roles, group: '一组' })?.roles).toEqual(expected)
  })

  it.each([
    ['王　芳', '王芳'],
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['Wang  Lei', 'Wang Lei'],
    ['䶮𠮷', '䶮𠮷'],
    ['\u200b诸葛晴\u0000', '诸葛晴'],
  ])('the name %s', (name, expected) => {
    expect(entry({ name })?.name).toBe(expected)
  })

  it('homonyms who differ in account, phone, district or group are two people', () => {
    expect(
      mistakesIn(
        { name: '王秀兰', group: '第二代表小组' },
        { name: '王秀兰', userid: 'w2', group: '第三代表小组' },
      ),
    ).toEqual([])
  })
})
