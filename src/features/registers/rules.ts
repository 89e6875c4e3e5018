/** Which register is asked for, and of when: 主席团会议记录簿 2025年, 来访簿, 第四簿, 花名册. */
import type { Day } from '../../calendar/day.ts'
import { fold } from '../../language/normalise.ts'
import type { Labels } from '../congress/types.ts'
import { readStretch } from '../suggestions/rules/stretch.ts'
import type { RegisterKey, RegisterPeriod, Takes } from './types.ts'

const book = '(?:情况)?(?:登记|记录)?(?:簿|册|表|台账)?'
const nth = (digits: string) => `第?[${digits}](?:号)?簿`

/** What each is called, the longest first where one begins with another. */
const callings: readonly (readonly [RegisterKey, string])[] = [
  ['presidium', `(?:人大)?主席团(?:会议)?${book}|会议(?:记录簿?|簿)|${nth('1一①')}`],
  [
    'visits',
    `(?:人民|群众|选民)?(?:来信来访|来访来信|来信、来访|来访|来信|信访|接待)(?:人民|群众|选民)?${book}|${nth('2二②')}`,
  ],
  ['incoming', `(?:各级)?(?:文件|来文)${book}|收文${book}|${nth('3三③')}`],
  [
    'suggestions',
    `(?:代表)?(?:议案和?)?(?:批评、?)?(?:意见、?(?:和、?)?)?建议(?:、?批评)?(?:(?:和|、)*意见)?${book}|议案(?:记录)?簿|${nth('4四④')}`,
  ],
  ['activities', `(?:代表)?小组活动${book}|(?:代表)?活动${book}|${nth('5五⑤')}`],
  ['deputies', '(?:代表)?(?:分组情况及?(?:代表)?)?花名册|(?:代表)?名册|(?:代表)?分组(?:情况)?(?:表)?'],
]
const allOfThem = /^《?(?:五簿一册|全部|所有|全套|簿册|登记簿)(?:的?(?:簿册|登记簿|簿))?》?/

export type Asked =
  /** No register is named. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown_name' }
  | { readonly kind: 'unknown_period'; readonly key: RegisterKey }
  | { readonly kind: 'register'; readonly key: RegisterKey; readonly period: RegisterPeriod }

/**
 * The name in front or behind, the period around it; this year where none is said.
 * @param takes what periods a register has
 * @param labels what this congress calls the meetings that the first is of
 */
export function readAsked(
  words: string,
  today: Day,
  takes: (key: RegisterKey) => Takes,
  { presidiumMeeting }: Labels,
): Asked {
  const text = fold(words).replace(/\s/g, '')
  if (text === '' || allOfThem.test(text)) return { kind: 'none' }
  const own = fold(presidiumMeeting)
    .replace(/\s/g, '')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const found = ([['presidium', `${own}${book}`], ...callings] as const)
    .map(([key, calling]) => ({ key, match: new RegExp(`《?(?:${calling})》?`).exec(text)?.[0] ?? '' }))
    .toSorted((a, b) => b.match.length - a.match.length)
  const [first] = found
  const second = found.find(({ key }) => key !== first?.key)
  // 建议 is in 建议簿, and two names of one length are two registers.
  if (first === undefined || first.match === '' || first.match.length === second?.match.length)
    return { kind: 'unknown_name' }
  const { key, match } = first
  const rest = text.replace(match, ' ').replace(/^[\s的,:、]+|[\s的,:、]+$/g, '')
  if (takes(key) === 'nothing')
    return rest === '' ? { kind: 'register', key, period: null } : { kind: 'unknown_period', key }
  const period = readStretch(rest, today)
  if (period === null || ('series' in period && takes(key) !== 'session'))
    return { kind: 'unknown_period', key }
  return { kind: 'register', key, period }
}

/** A register's year in an address or at the command line: this year when none is said. */
export function periodOf(
  takes: Takes,
  { year, session }: { readonly year: string | null; readonly session: string | null },
  today: Day,
): RegisterPeriod | 'unknown' {
  if (takes === 'nothing') return null
  if (takes === 'session' && session !== null)
    return /^\d{1,3}-\d{1,2}$/.test(session) ? { series: session } : 'unknown'
  if (year === null) return { year: today.year }
  return /^2[01]\d\d$/.test(year) && Number(year) <= 2100 ? { year: Number(year) } : 'unknown'
}
