/** What follows `/排班`: how the rota is made, one of its days by hand, or what of it is to be shown. */
import type { Day } from '../calendar/day.ts'
import { takeDay } from '../calendar/leading-day.ts'
import { readNumber } from '../calendar/numerals.ts'
import { dayOf } from '../calendar/zone.ts'
import { fold } from './normalise.ts'

type LeaderWord = 'chair' | 'vice_chair' | 'presidium_member' | 'leader' | 'deputy_leader'

export interface RotaMaking {
  readonly kind: 'make'
  readonly year: number | null
  /** As it was said, however few or many; null where it was not. */
  readonly persons: number | null
  readonly by: 'group' | 'village' | 'level' | 'all' | null
  /** Who lead; empty: nobody. Null where it was not said. */
  readonly leaders: readonly LeaderWord[] | null
  /** Names, and with `excluded` months and days, of each `固定`, `拆开`, `不排`, `可排`. */
  readonly pairs: readonly string[]
  readonly unpaired: readonly string[]
  readonly excluded: readonly string[]
  readonly included: readonly string[]
  /** What nothing could be made of. */
  readonly unread: string
}

export type RotaWords =
  | { readonly kind: 'show'; readonly year: number | null; readonly month: number | null }
  | RotaMaking
  | { readonly kind: 'set' | 'replace'; readonly day: Day; readonly rest: string }
  | { readonly kind: 'by_hand' }
  | {
      readonly kind: 'no_day'
      readonly said: string
      readonly why: 'impossible' | 'ambiguous' | 'weekday_mismatch'
    }

const parts = {
  pairs: '(?<![不再消除])固定(?:搭档)?|(?<!固定)搭档',
  unpaired: '不固定|不再固定|(?:取消|解除)固定|拆开',
  excluded: '不排班?|不参加排班|免排',
  included: '可以?排|恢复排班|照常?排',
} as const
type Part = keyof typeof parts
const partNames: readonly Part[] = ['pairs', 'unpaired', 'excluded', 'included']
const partBegins = new RegExp(`(?=${partNames.map(name => parts[name]).join('|')})`)
const handWords = /^(?:停止|停用|取消|改为?手工|手工|手动)(?:自动)?(?:排班|轮排)?$/
const yearInFront =
  /^(?:(20\d{2})年?|([今本明后])年度?)(?:的|全年|度)?(?:([0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?(?![0-9一二三四五六七八九十]{1,3}[日号]))?[\s,:]*/

/** @param text what follows the command's name. Never throws. */
export function readRotaWords(text: string, now: Date, zone: string): RotaWords {
  const words = fold(text).replace(/\s+/gu, ' ')
  if (handWords.test(words)) return { kind: 'by_hand' }
  const inFront = takeYear(words, dayOf(now, zone).year)
  if (inFront.rest === '') return { kind: 'show', year: inFront.year, month: inFront.month }
  const day = inFront.year === null || inFront.isDate ? takeDay(words, now, zone) : null
  if (day?.kind === 'day') {
    const isChange = /^(?:由|将|把)?[^,、]{0,12}换|^换/.test(day.rest)
    return { kind: isChange ? 'replace' : 'set', day: day.day, rest: day.rest }
  }
  if (day !== null && day.kind !== 'none') return { kind: 'no_day', said: day.said, why: day.kind }
  return readMaking(inFront.rest, inFront.year)
}

/** 2027年, 明年, 2027年7月; a whole date is none. */
function takeYear(words: string, thisYear: number) {
  const match = yearInFront.exec(words)
  if (match === null) return { year: null, month: null, isDate: false, rest: words }
  const [all, figures, word, monthWord] = match
  const year =
    figures === undefined ? thisYear + '今明后'.indexOf(word === '本' ? '今' : (word ?? '')) : Number(figures)
  const rest = words.slice(all.length)
  const month = monthWord === undefined ? null : readNumber(monthWord)
  const isDate = /^[0-9一二三四五六七八九十]{1,3}[月.\-/]/.test(rest) || /^[.\-/]/.test(rest)
  return { year, month: month !== null && month >= 1 && month <= 12 ? month : null, isDate, rest }
}

function readMaking(words: string, year: number | null): RotaMaking {
  const sections: Record<Part, string[]> = { pairs: [], unpaired: [], excluded: [], included: [] }
  let plain = ''
  for (const section of words.split(partBegins)) {
    const part = partNames.find(name => new RegExp(`^(?:${parts[name]})`).test(section))
    if (part === undefined) plain += section
    else sections[part].push(section.replace(new RegExp(`^(?:${parts[part]})`), '').replace(edges, ''))
  }
  const persons = takeOut(plain.replaceAll(' ', ''), personsSaid)
  const by = readBy(persons.rest)
  const leaders = readLeaders(by.rest)
  const laterYear = takeOut(leaders.rest, /(20\d{2})年/)
  return {
    kind: 'make',
    year: year ?? (laterYear.found === null ? null : Number(laterYear.found)),
    persons: persons.found === null ? null : readNumber(persons.found),
    by: by.by,
    leaders: leaders.leaders,
    ...sections,
    unread: laterYear.rest.replace(idle, '').replace(/[\s,;:。、.和与]+/g, ''),
  }
}

const edges = /^[\s:,;。]+|[\s,;。]+$/g
const personsSaid =
  /(?:每[次日天期回]|一次)?(?:安排|排)?([0-9]{1,4}|[一二两三四五六七八九十]{1,3})(?:个人|[人名位])(?:代表)?/
const idle =
  /轮流|轮班|轮值|值班|排班|接待日?|安排|全年|代表|每月|自动|生成|重新|重排|人员|一起|请|由|从|起|开始|的|表/g

function takeOut(text: string, pattern: RegExp): { found: string | null; rest: string } {
  const match = pattern.exec(text)
  if (match === null) return { found: null, rest: text }
  return {
    found: match[1] ?? '',
    rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`,
  }
}

const ways: readonly (readonly [Exclude<RotaMaking['by'], null>, RegExp])[] = [
  ['all', /不分组|[按以](?:全体|花名册|名单|名册)|全体/],
  ['level', /[按以分](?:代表)?(?:层级|级别)|县(?:级)?[镇乡][^ ,]{0,4}(?:搭配|同班|混排)|上下级搭配/],
  ['group', /[按以分](?:代表)?小?组/],
  ['village', /[按以分](?:行政)?(?:选区|村居?|片区?)/],
]

function readBy(text: string): { by: RotaMaking['by']; rest: string } {
  for (const [by, pattern] of ways) {
    const match = pattern.exec(text)
    if (match !== null)
      return { by, rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}` }
  }
  return { by: null, rest: text }
}

/** Longer words before those that they end with. */
const leaderWords: readonly (readonly [RegExp, readonly LeaderWord[]])[] = [
  [/主席团(?:成员)?/, ['presidium_member']],
  [/副主席/, ['vice_chair']],
  [/主席/, ['chair']],
  [/副组长/, ['deputy_leader']],
  [/(?:小组|小)?组长/, ['leader']],
  [/(?:班子|领导)(?:成员)?/, ['chair', 'vice_chair']],
]

function readLeaders(text: string): { leaders: readonly LeaderWord[] | null; rest: string } {
  const none = takeOut(text, /(?:不|无需|不用|不要|没有)(?:领导|主席)?(带班)/)
  if (none.found !== null) return { leaders: [], rest: none.rest }
  // From where a clause begins: tried at every letter, a long one would take its square.
  const match = /(?<![^ ,;。])[^ ,;。]*带班/.exec(text)
  if (match === null) return { leaders: null, rest: text }
  let said = match[0]
  const leaders = new Set<LeaderWord>()
  for (const [pattern, roles] of leaderWords) {
    if (!pattern.test(said)) continue
    said = said.replace(pattern, '')
    for (const role of roles) leaders.add(role)
  }
  const rest = said.replace(/带班|轮流|各?一?[名位人]?/g, '')
  return { leaders: [...leaders], rest: text.replace(match[0], ` ${rest} `) }
}
