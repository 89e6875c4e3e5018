import fc from 'fast-check'
import type { Cells } from './tables.ts'

const pick = (...values: string[]) => fc.constantFrom(...values)
const some = (values: string[]) => fc.subarray(values).map(chosen => chosen.join('、'))

/** Rosters of few names, so that homonyms, moves and half-filled rows are frequent. Not all of them are importable. */
const line: fc.Arbitrary<Cells> = fc.record({
  name: pick('陈建华', '王秀兰', '诸葛晴', '阿卜杜拉·买买提', 'Wang Lei'),
  aliases: some(['老陈', '阿土', '=福伯']),
  userid: fc.oneof(pick(''), fc.stringMatching(/^[a-zA-Z0-9._@-]{1,6}$/)),
  phone: fc.oneof(
    pick(''),
    fc.integer({ min: 0, max: 30 }).map(n => `138${String(n).padStart(8, '0')}`),
  ),
  levels: some(['乡镇', '县', '市', '省']),
  district: pick('', '上溪村', '石桥村', '第二选区', '+白岩村'),
  group: pick('', '第一代表小组', '二组', '云溪小组'),
  roles: some(['主席团成员', '联络员', '主席']),
  unit: pick('', '-', '=1+1', '村委会、卫生室', '中心小学 教师'),
  status: pick('', '在任'),
})

export const roster: fc.Arbitrary<Cells[]> = fc.array(line, { maxLength: 8 })
