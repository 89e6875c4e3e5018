import { fold } from '../../../language/normalise.ts'
import type { LeftReason, Level, OfficeState, Role } from '../types.ts'

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

/** What calls whoever has an office, everybody, or the writer himself: as one person's alias it would be his alone. */
export const isNobodysName = (word: string): boolean =>
  roleOf(word) !== null ||
  /^(?:我|本人|自己|大家|所有人|全体|全体人员|(?:全体|各位|所有|人大)?(?:人大)?代表|全体主席团成员|all)$/i.test(
    fold(word).replace(/\s/g, ''),
  )

const inOfficeWords = ['在任', '在职', '现任', '留任', '连任']
const leftWords = ['离任', '离职', '离岗', '卸任', '不在任', '退休']
/** The word of the roster file first. */
const reasonWords: Readonly<Record<LeftReason, readonly string[]>> = {
  resigned: ['辞职', '辞去职务', '辞去代表职务'],
  transferred: ['调离', '调出', '调走', '调动', '迁出', '工作调动'],
  recalled: ['罢免', '被罢免'],
  lost_seat: ['资格终止', '代表资格终止', '终止资格', '两次缺席'],
  died: ['去世', '病故', '逝世', '病逝'],
  term_ended: ['届满', '任期届满', '任满', '换届'],
}

export const leftReasons: readonly LeftReason[] = [
  'resigned',
  'transferred',
  'recalled',
  'lost_seat',
  'died',
  'term_ended',
]

/** What the cell of the column 状态 may say, as it is offered. */
export const stateChoices: readonly string[] = [
  '在任',
  ...leftReasons.map(reason => reasonWords[reason][0] ?? reason),
  '离任',
]

/** 在任, 离任, 辞职, 离任(调离), 已去世 → the state; null when the word names none. */
export function stateOf(text: string): OfficeState | null {
  const key = fold(text)
    .replace(/[\s():,、/-]/g, '')
    .replace(/^已经?/, '')
  if (inOfficeWords.includes(key)) return { inOffice: true }
  if (leftWords.includes(key)) return { inOffice: false, reason: null }
  const behind = leftWords.find(word => key.startsWith(word))
  const reason = reasonOf(behind === undefined ? key : key.slice(behind.length))
  return reason === null ? null : { inOffice: false, reason }
}

const reasonOf = (key: string): LeftReason | null =>
  leftReasons.find(reason => reasonWords[reason].includes(key)) ?? null

/** The state as the roster file writes it. */
export const stateName = (state: OfficeState): string =>
  state.inOffice
    ? (inOfficeWords[0] ?? '')
    : ((state.reason === null ? leftWords[0] : reasonWords[state.reason][0]) ?? '')

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
