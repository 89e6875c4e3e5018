/** What a suggestion is called: as it calls itself, 关于…的建议, else by its first clause. */
import type { Clause } from './clauses.ts'
import { type Normalised, originalSlice } from './normalise.ts'
import type { SuggestionKind } from './suggestion-reading.ts'
import { isOnlySource, kindCalled, sourceIn } from './suggestion-source.ts'
import type { Span } from './visit-reading.ts'

/** A title of a few words stands on a card's line and in a register's column. */
const titleChars = 30
/** One that somebody gave himself is kept; beyond this it is no title. */
export const ownTitleChars = 60

const official =
  /^[《"“ ]{0,3}(关于[^\n。;!?,:]{2,56}?的(建议和意见|意见和建议|批评意见|批评建议|建议意见|意见建议|建议|批评|意见|议案|提案))(?=[》"” ,。;:!?\n(]|$)/d
const number = /^(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）]?[、.．:]\s*)/
const greeting =
  /^(?:尊敬的|敬爱的|各位)?(?:[一-龥]{0,8}(?:主席团?|人大|人民政府|镇政府|乡政府|领导|书记|镇长|乡长|代表|同志|联络员)(?:们)?)?(?:您|你|大家)?们?好?(?:辛苦了)?$/
const verb =
  /^(?:我们?|本人|现)?(?:强烈|郑重|再次|特)?(?:建议|提议|呼吁|恳请|请求)(?!书|箱|人|权|办理|意见|工作|者)(?:镇政府|乡政府|政府|有关部门|相关部门|有关单位|上级)?(?:要|能|应)?[ :,]*/
/** 走访中发现路灯坏了: the matter is that the lamps are broken. */
const whence = /^[^,。;]{2,20}?(?:发现|了解到|得知|看到)[ :]*/
const kindInFront = /^(?:代表)?(?:建议|批评|意见|议案|提案|批评意见|意见建议|建议意见)[ :]+ ?/

export interface FoundTitle {
  readonly title: string
  /** The stretch of the folded text that it is. */
  readonly span: Span
  /** What it calls itself: 关于…的议案. */
  readonly kind: SuggestionKind | null
}

/** @param text folded, blanked where a form names other fields; @returns null when nothing is said */
export function findTitle(source: Normalised, text: string): FoundTitle | null {
  const start = startOf(text)
  const whole = official.exec(text.slice(start))
  const [from, to] = whole?.indices?.[1] ?? []
  if (whole !== null && from !== undefined && to !== undefined) {
    const span = { from: start + from, to: start + to }
    return { title: originalSlice(source, span.from, span.to), span, kind: kindCalled(whole[2] ?? '') }
  }
  const span = firstClause(text, start)
  return span === null ? null : { title: fitted(originalSlice(source, span.from, span.to)), span, kind: null }
}

/** Behind numbers, brackets and the word for what it is: 建议：, 一、. */
function startOf(text: string): number {
  let at = 0
  for (const skipped of [/^[^\p{L}\p{N}]+/u, kindInFront, number, verb]) {
    const length = skipped.exec(text.slice(at, at + 80))?.[0].length ?? 0
    if (text.slice(at + length).trim() !== '') at += length
  }
  return at
}

const letters = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, '').length
const fewLetters = 4

/** The first clause that says something of its own, with the next one where it is too short to be understood. */
function firstClause(text: string, start: number): Span | null {
  const clauses = clausesOf(text.slice(start, start + 400)).filter(({ text: said }) => letters(said) > 0)
  const telling = clauses.filter(clause => !greeting.test(clause.text) && !isOnlySource(clause))
  const all = telling.length > 0 ? telling : clauses
  const [first] = all
  if (first === undefined || letters(all.map(({ text: said }) => said).join('')) < 2) return null
  let { to } = first
  for (const next of all.slice(1)) {
    if (letters(text.slice(start + first.from, start + to)) >= fewLetters) break
    to = next.to
  }
  let from = start + first.from
  if (sourceIn(first.text) !== null) from = behind(whence, text, from, start + to)
  return { from: behind(verb, text, from, start + to), to: start + to }
}

/** Where what stands in front ends, if enough is left. */
function behind(inFront: RegExp, text: string, from: number, to: number): number {
  const length = inFront.exec(text.slice(from, to))?.[0].length ?? 0
  return letters(text.slice(from + length, to)) >= fewLetters ? from + length : from
}

/** Not at 、, which joins what belongs together: 修复路灯、护栏. */
function clausesOf(text: string): Pick<Clause, 'text' | 'from' | 'to'>[] {
  return [...text.matchAll(/[^,。;:!?…\n ]+(?: +[^,。;:!?…\n ]+){0,8}/g)].flatMap(({ 0: said, index }) =>
    // Between Latin words or figures a space divides nothing.
    [...said.matchAll(/(?:[^ ]|(?<=[!-~]) (?=[!-~])|(?<=[!-~]) (?=[一-龥])|(?<=[一-龥]) (?=[!-~]))+/g)].map(
      ({ 0: part, index: at }) => ({ text: part, from: index + at, to: index + at + part.length }),
    ),
  )
}

/** A title that somebody gave: kept as it is, on one line. */
export const ownTitle = (said: string): string => cutAt(said.replace(/\s+/gu, ' ').trim(), ownTitleChars)

/** As many characters as a title has, up to the last border among them that leaves enough. */
function fitted(said: string): string {
  const line = said.replace(/\s+/gu, ' ').trim()
  const cut = cutAt(line, titleChars)
  if (cut.length === line.length) return cut
  const border = Math.max(...['、', '；', '（', '(', ' ', '以及', '并'].map(mark => cut.lastIndexOf(mark)))
  return border >= titleChars / 2 ? cut.slice(0, border).trimEnd() : cut
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** Whole characters as people see them. */
function cutAt(text: string, mostChars: number): string {
  const kept: string[] = []
  for (const { segment } of graphemes.segment(text.slice(0, mostChars * 16))) {
    if (kept.length === mostChars) break
    kept.push(segment)
  }
  return kept.join('')
}
