import { fold } from '../../../language/normalise.ts'
import type { Level, Role } from '../types.ts'

/** In the order in which they are stored and printed. */
export const levelNames: Readonly<Record<Level, string>> = {
  town: '乡镇',
  county: '县',
  city: '市',
  province: '省',
}

const levelWords: Readonly<Record<Level, readonly string[]>> = {
  town: ['乡镇', '镇', '乡', '镇乡', '民族乡', '乡(镇)'],
  county: ['县', '区', '旗', '县区', '区县', '县市区', '县(市、区)', '县(区)', '县级市', '自治县', '自治旗'],
  city: ['市', '设区的市', '设区市', '地级市', '地市', '州', '自治州', '盟', '地区'],
  province: ['省', '自治区', '直辖市', '省市', '省(区、市)'],
}

/** The word of the roster file first. */
const roleWords: Readonly<Record<Role, readonly string[]>> = {
  chair: ['主席', '人大主席', '人大主席团主席', '主席团主席', '人大工委主任', '工委主任'],
  vice_chair: ['副主席', '人大副主席', '人大主席团副主席', '主席团副主席', '人大工委副主任', '工委副主任'],
  liaison: ['联络员', '人大联络员', '秘书', '人大秘书', '专干', '人大专干'],
  presidium_member: ['主席团成员', '主席团', '人大主席团成员', '主席团委员'],
  leader: ['组长', '小组长', '代表小组组长', '小组组长'],
  deputy_leader: ['副组长', '小组副组长', '代表小组副组长'],
  office_contact: ['承办单位联系人', '承办联系人', '单位联系人'],
}

export const roles: readonly Role[] = [
  'chair',
  'vice_chair',
  'liaison',
  'presidium_member',
  'leader',
  'deputy_leader',
  'office_contact',
]

export const levels: readonly Level[] = ['town', 'county', 'city', 'province']

export const roleName = (role: Role): string => roleWords[role][0] ?? role

/** `镇人大代表`, `县级` → the level; null when the word names none. */
export function levelOf(word: string): Level | null {
  const key = fold(word)
    .replace(/\s/g, '')
    .replace(/(?:人大)?代表$/, '')
    .replace(/人大$/, '')
  const found = levels.find(level => levelWords[level].some(name => key === name || key === `${name}级`))
  return found ?? null
}

export function roleOf(word: string): Role | null {
  const key = fold(word).replace(/\s/g, '')
  return roles.find(role => roleWords[role].includes(key)) ?? null
}

const brackets: Readonly<Record<string, number>> = { '(': 1, '（': 1, ')': -1, '）': -1 }

/** Several values of one cell: split at 、 , ; / and spaces, but not inside brackets: 县(市、区) is one. */
export function splitValues(text: string): string[] {
  const values = ['']
  let depth = 0
  for (const char of text) {
    depth = Math.max(0, depth + (brackets[char] ?? 0))
    if (depth === 0 && /[、,，;；/\s]/.test(char)) values.push('')
    else values[values.length - 1] += char
  }
  return [...new Set(values.filter(value => value !== ''))]
}
