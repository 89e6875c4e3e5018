/** What is said about a dispute: which entry and why, or how it is decided. Pure. */
import { numberEnds } from '../../../calendar/numerals.ts'
import { normalise } from '../../../language/normalise.ts'
import { letters } from '../texts/entries.ts'
import { type What, whats } from '../types.ts'
import type { Called } from './keys.ts'

export interface Decided {
  readonly number: number
  readonly accepted: boolean
  /** Empty: none was said. */
  readonly note: string
}

const verbs: readonly (readonly [words: string, accepted: boolean])[] = [
  [
    '同意(?=维持|驳回)|不予采纳|不采纳|不采信|不予认可|不认可|不予支持|不同意|(?:异议|理由|情况)?(?:不成立|不属实|不实)|维持原记录|维持|驳回',
    false,
  ],
  ['予以采纳|采纳|采信|予以认可|认可|同意|(?:异议|理由|情况)?(?:成立(?!大会|以来|[于时])|属实)', true],
]

/** `3 采纳 当天到会`, `第3号 维持 签到表上没有`, `采纳 3`; null: it decides nothing. */
export function readDecision(words: string): Decided | null {
  const original = words.trim()
  const { text, at } = normalise(original)
  for (const [verb, accepted] of verbs) {
    const behind = new RegExp(
      `^(?:异议)?#?第? ?(\\d{1,6}) ?号?(?:异议(?!不?成立|不?属实))?[ ,:]*(?:${verb})[ ,:。;]*`,
      'u',
    )
    const front = new RegExp(
      `^(?:${verb})[ ,:]*(?:异议)?#?第? ?(\\d{1,6})(?: ?号|${numberEnds})[ ,:。;]*`,
      'u',
    )
    const [all = '', number] = behind.exec(text) ?? front.exec(text) ?? []
    if (number !== undefined)
      return {
        number: Number(number),
        accepted,
        note: original.slice(at[all.length] ?? original.length).trim(),
      }
  }
  return null
}

export interface DisputeWords {
  readonly called: Called
  /** Empty: none was given. */
  readonly reason: string
}

/** How other papers name the records of an entry. */
const longNames: Readonly<Record<string, What>> = {
  来访: 'visit',
  来信: 'visit',
  联系: 'visit',
  建议: 'suggestion',
  批评: 'suggestion',
  意见: 'suggestion',
  议案: 'suggestion',
  决定: 'decision',
}
const whatOf = (name: string): What | null =>
  longNames[name] ?? whats.find(what => letters[what] === name) ?? null

const names = [...Object.keys(longNames), ...Object.values(letters)].join('|')
const numbers = '\\d{1,6}(?:-\\d{1,6}){0,2}'
const called = new RegExp(
  `(${names}) ?(${numbers})(?:号|(?!-)${numberEnds})|第? ?(${numbers})(?:号(?:通知|会议)?|(?!-)${numberEnds})`,
  'u',
)

/** What may stand before the number and behind it without being the reason. */
const before =
  /^(?:我|本人)?(?:对|就)?(?:于)?(?:我的|本人的|自己的)?(?:履职档案|履职记录|档案)?(?:中|里|里的)?(?:的)?(?:编号|记录)?[\s:,、]*$/u
const behindNumber =
  /^[\s:：,，]*(?:这条|这一条|该条|记录|号|的|那条|那次|会议)*[\s:：,，。;；]*(?:我?(?:有|提出|提)?(?:异议|出入|疑问))?[\s:：,，。;；]*(?:(?:理由|原因)[是为:：])?[\s:：,，。;；]*/u

/** `会12 当天到会`, `我对访2026-5有异议：不是我接待的`, `12 …`; null: no entry is named. */
export function readDispute(words: string): DisputeWords | null {
  const { text, at } = normalise(words.trim())
  const match = called.exec(text)
  if (match === null || !before.test(text.slice(0, match.index))) return null
  const [all, name, number, bare] = match
  const rest = words.trim().slice(at[match.index + all.length] ?? words.trim().length)
  return {
    called: {
      what: name === undefined ? null : whatOf(name),
      number: (number ?? bare ?? '').split('-').map(Number).join('-'),
    },
    reason: rest.replace(behindNumber, '').trim(),
  }
}

/** A number alone: which dispute is to be shown. */
export function readNumberAlone(words: string): number | null {
  const [, number] = /^#?第?\s*(\d{1,6})\s*号?$/u.exec(words.trim().normalize('NFKC')) ?? []
  return number === undefined ? null : Number(number)
}
