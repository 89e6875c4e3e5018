/** When a suggestion was raised and what it came of, as far as the words say so themselves. */
import type { Clause } from './clauses.ts'
import type { Raised, Source, SuggestionKind } from './suggestion-reading.ts'

const inSession =
  /^\(?(?:在|于)?(?:本次|这次|此次)?(?:大会|人代会|人大会议?|人民代表大会)(?:会议)?(?:期间|上|会上)(?:提出)?\)?$/
const betweenSessions = /^\(?(?:在|于)?(?:大会|人代会)?闭会(?:期间)?(?:提出)?\)?$/

/** 大会期间: only where it stands by itself; «大会期间提出的建议办得慢» speaks of other ones. @param clause folded */
export function raisedIn(clause: string): Raised | null {
  if (inSession.test(clause)) return 'session'
  return betweenSessions.test(clause) ? 'between' : null
}

const happening = '(?:过程中|活动中|期间|之中|中|时|后|上|里)'
const found = '(?:发现|了解到?|得知|看到|听到|收到|反映|来看|收集)'
const asked = '(?:反映|提出|要求|建议|说|称|希望)'
const people = '(?:选民|群众|村民|居民|老百姓|百姓|农户)'

/** The narrower first: what a group found on an inspection came of the group's activity. */
const sources: readonly (readonly [Source, RegExp])[] = [
  [
    'activity',
    new RegExp(
      `小组(?:集中|开展|组织)?(?:活动|视察|调研|讨论|走访)${happening}|小组(?:集中|开展)?(?:活动|视察|调研|走访)?${found}`,
    ),
  ],
  [
    'reception',
    new RegExp(
      `接待(?:${people}|来访)?(?:日|活动)?${happening}|代表接待日|(?:来访${people}|${people}来访)${asked}`,
    ),
  ],
  ['letter', new RegExp(`信箱${happening}?${found}|信箱来信|(?:${people})?来信${asked}`)],
  [
    'study',
    new RegExp(
      `(?:视察|调研|执法检查|专题调查|实地查看)${happening}|(?:经|经过|通过|根据)[^,。;]{0,12}(?:视察|调研|执法检查)|(?:视察|调研)${found}`,
    ),
  ],
  [
    'visit',
    new RegExp(
      `(?:走访|入户|慰问)[^,。;]{0,8}${happening}|(?:走访|入户)(?:${people})?${found}|联系${people}${happening}`,
    ),
  ],
]
const wanted = /建议|应当|应该|希望|要求(?:镇|政府)|请求/

/** @param clause folded; what is only to be done some day, 建议在走访中…, is no source */
export function sourceIn(clause: string): Source | null {
  for (const [source, pattern] of sources) {
    const match = pattern.exec(clause)
    if (match !== null && !wanted.test(clause.slice(0, match.index))) return source
  }
  return null
}

/** Says only whence it comes: 走访选民时发现, 大会期间. */
export function isOnlySource({ text }: Pick<Clause, 'text'>): boolean {
  if (raisedIn(text) !== null) return true
  return text.length <= 24 && sourceIn(text) !== null && onlyWhence.test(text)
}

const onlyWhence =
  /(?:中|时|后|期间|上|发现|了解到?|得知|看到|听到|反映|来看|提出|要求|接待日|来信|活动|视察|调研|检查|的(?:意见|建议|问题|情况))$/

const kindWords: readonly (readonly [SuggestionKind, RegExp])[] = [
  ['motion', /^(?:议案|提案)$/],
  ['criticism', /^(?:批评|批评意见|批评建议)$/],
  ['opinion', /^(?:意见|意见建议|意见和建议)$/],
  ['suggestion', /^(?:代表)?(?:建议|建议意见|建议和意见)$/],
]

/** The kind that a word names: 议案, 批评意见. @param word folded */
export const kindCalled = (word: string): SuggestionKind | null =>
  kindWords.find(([, pattern]) => pattern.test(word))?.[0] ?? null

const sourceWords: readonly (readonly [Source, RegExp])[] = [
  ['activity', /小组/],
  ['reception', /接待/],
  ['letter', /信箱|来信/],
  ['visit', /走访|联系/],
  ['study', /视察|调研|检查|调查/],
  ['own', /代表|本人|自己|自提/],
]

/** 走访, 代表小组活动: the source that is named when it is asked for. @param said folded */
export const sourceCalled = (said: string): Source | null =>
  sourceWords.find(([, pattern]) => pattern.test(said))?.[0] ?? null

/** 大会期间, 闭会: the same for when it was raised. @param said folded */
export function raisedCalled(said: string): Raised | null {
  if (/闭会/.test(said)) return 'between'
  return /大会|会议期间|人代会/.test(said) ? 'session' : null
}
