import { fold } from '../../../language/normalise.ts'

/** The roster file's columns in the order of the template. The first word is the one to print; the others are understood, too. */
const words = {
  name: ['姓名', '代表姓名', '名字'],
  aliases: ['别名', '曾用名', '称呼', '别称'],
  userid: ['企业微信账号', '企业微信帐号', '企业微信', '企业微信id', '账号', '帐号', 'userid'],
  phone: ['手机', '手机号', '手机号码', '联系电话', '电话', '移动电话', '联系方式'],
  levels: ['代表层级', '层级', '代表级别', '级别'],
  district: ['选区', '所在选区', '选举单位', '原选区'],
  group: ['代表小组', '小组', '所在小组', '所属小组', '代表组', '组别'],
  roles: ['职务', '人大职务', '角色'],
  unit: ['单位', '工作单位', '所在单位', '承办单位'],
  status: ['状态', '任职状态', '在任状态', '任职情况', '在任情况', '离任', '离任原因'],
} as const

export type Column = keyof typeof words

export const columns: readonly Column[] = [
  'name',
  'aliases',
  'userid',
  'phone',
  'levels',
  'district',
  'group',
  'roles',
  'unit',
  'status',
]

/** As the column is called in the template and in every message. */
export const columnName = (column: Column): string => words[column][0]

/** Which column a heading means: spaces, stars, notes in brackets and letter case do not count. Null for all others. */
export function columnOf(heading: string): Column | null {
  const key = fold(heading)
    .replace(/\(.*?\)/g, '')
    .replace(/[\s*:]/g, '')
  const found = columns.find(column => words[column].some(word => word === key))
  return found ?? null
}
