/**
 * Dictated or pasted minutes, in parts: which item they are about and who speaks, where that is clear; else they are
 * words as they stand. Nothing that was written goes lost.
 */
import { readNumber } from '../../../calendar/numerals.ts'
import { fold } from '../../../language/normalise.ts'
import { isName, readNames } from '../../../language/people.ts'
import type { FactKind, SaidFacts } from '../types.ts'

interface NewPart {
  /** Of the agenda, from 1; null: of the meeting as a whole. */
  readonly item: number | null
  readonly speaker: string | null
  readonly words: string
}

export interface PartsReading {
  readonly parts: readonly NewPart[]
  readonly facts: SaidFacts
  /** The last item that was named. */
  readonly item: number | null
}

export interface Scene {
  /** The titles of the agenda, in its order. */
  readonly titles: readonly string[]
  /** Whether somebody of the roster is called so. */
  isSomebody(name: string): boolean
}

/** `anybody`: a label that only a name follows; behind the others, words of the meeting follow as often. */
const factLabels: readonly (readonly [FactKind, RegExp, 'anybody' | 'known' | 'any'])[] = [
  ['chair', /^(?:会议)?主持人[:：]\s*(.{1,40})$/u, 'anybody'],
  ['chair', /^主持[:：]\s*(.{1,40})$/u, 'known'],
  ['recorder', /^(?:会议)?记录[人员][:：]\s*(.{1,40})$/u, 'anybody'],
  ['recorder', /^记录[:：]\s*(.{1,40})$/u, 'known'],
  ['issue', /^(?:期号|编号|期数)[:：]\s*(.{1,40})$/u, 'any'],
]
const itemMark =
  /^\s*(?:第([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?:项|个?议题|个?议程)|议题([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}))(?:议题|议程)?[\s:：,，、.。]*/u
const headingMark = /^\s*[(（]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)）]?[、.．]\s*/u
const speech =
  /^\s*([\p{Script=Han}·]{2,12})(?:同志)?(?:[(（]([^()（）]{1,20})[)）])?(?:发言|说|指出|表示|认为|提出|汇报|报告|补充|强调)?[:：]\s*(.*)$/su
const saying = /(?:发言|说|指出|表示|认为|提出|汇报|报告|补充|强调)$/u

/** 白岩村, 田长制, 成绩: they begin like a name, and are a place, an office or a heading. */
const noSpeaker =
  /[村组寨屯镇乡县市区街社局办所站院校厂部委队制法策]$|^(?:成[绩效果本因]|时[间限效]|方[向式法]|高[质标效]|任务|金额|项目|人数|经[费验]|费用|管[理护]|安[全排]|水[利费]|农[业村]|应[急对]|温[馨暖]|单位|范[围例]|严[肃重]|万元|路[线径]|支[出持]|预[算期]|鉴于|符合|包[括保]|关键|简[介况]|史[料实]|常态|明确|花[费销]|车[辆费]|党[建务])[类性员化费]?$/u

/** @param item which item the words are about, where it was said in front of them */
export function readParts(text: string, item: number | null, scene: Scene): PartsReading {
  const parts: NewPart[] = []
  const facts: { [K in FactKind]?: string } = {}
  let current = item
  let open: { item: number | null; speaker: string | null; lines: string[] } | null = null
  const close = () => {
    const words = open?.lines.join('\n').trim() ?? ''
    if (open !== null && words !== '') parts.push({ item: open.item, speaker: open.speaker, words })
    open = null
  }
  for (const whole of text.split(/\r?\n/)) {
    const said = factsIn(whole, scene)
    if (said.length > 0) {
      for (const { kind, value } of said) facts[kind] = value
      continue
    }
    const marked = takeItem(whole, scene)
    if (marked !== null) {
      close()
      current = marked.item
    }
    const line = marked?.rest ?? whole
    if (line.trim() === '') {
      if (marked === null) close()
      continue
    }
    const spoken = takeSpeaker(line, scene)
    if (spoken !== null) {
      close()
      open = { item: current, speaker: spoken.speaker, lines: [spoken.words] }
    } else if (open === null) open = { item: current, speaker: null, lines: [line.trim()] }
    else open.lines.push(line.trim())
  }
  close()
  return { parts, facts, item: current }
}

interface Fact {
  readonly kind: FactKind
  readonly value: string
}

const betweenFacts = /[\s，,；;、。|/]+(?=(?:会议)?(?:主持人?|记录[人员]?|期号|编号|期数)[:：])/u

/** 主持人：张三　记录人：李四 in one line: all of its pieces are facts, or it is words of the meeting. */
function factsIn(line: string, scene: Scene): readonly Fact[] {
  const pieces = line.trim().split(betweenFacts)
  const facts = pieces.map(piece => factIn(piece, scene)).filter(fact => fact !== null)
  return facts.length === pieces.length ? facts : []
}

/** The words without the lines that say who was in the chair and who wrote: those stand elsewhere. */
export const withoutFacts = (text: string, scene: Scene): string =>
  text
    .split(/\r?\n/)
    .filter(line => factsIn(line, scene).length === 0)
    .join('\n')
    .trim()

function factIn(line: string, scene: Scene): Fact | null {
  for (const [kind, label, whose] of factLabels) {
    const value = label
      .exec(line.trim())?.[1]
      ?.trim()
      .replace(/[。；;，,]+$/u, '')
    if (value === undefined || value === '') continue
    if (whose === 'any' || areNames(value, whose === 'anybody', scene)) return { kind, value }
  }
  return null
}

/** 杨国梁; 李 明; 镇人大主席杨国梁; 王秀兰、周晓敏(代). @param mayBeRare a name that is on no list of names, too */
function areNames(value: string, mayBeRare: boolean, scene: Scene): boolean {
  const pieces = value
    .replace(/[(（][^()（）]{0,20}[)）]/gu, '')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han}$)/u, '')
    .split(/[、，,]/u)
    .map(piece => piece.trim().replace(/同志$/u, ''))
  return pieces.every(
    piece =>
      scene.isSomebody(piece) ||
      readNames(piece).length === 1 ||
      (mayBeRare && /^(?:\p{Script=Han}{2,4}|[\p{Script=Han}·]{4,15}(?<=·.+))$/u.test(piece)),
  )
}

/** 第2项:…, or a heading that is an item's own title: 二、审议民生实事项目. */
function takeItem(line: string, { titles }: Scene): { readonly item: number; readonly rest: string } | null {
  const mark = itemMark.exec(line)
  if (mark !== null) {
    const item = readNumber((mark[1] ?? mark[2] ?? '').normalize('NFKC'))
    if (item >= 1 && item <= titles.length) return { item, rest: line.slice(mark[0].length) }
    return null
  }
  const head = headingMark.exec(line)
  if (head === null) return null
  const words = line.slice(head[0].length).trim()
  const [, name = words, rest = ''] = /^([^。：:；;]{4,60})[。：:；;]\s*(.*)$/su.exec(words) ?? []
  const fits = titles.flatMap((title, i) => (isAlike(name, title) ? [i + 1] : []))
  const [only, ...others] = fits
  return only === undefined || others.length > 0 ? null : { item: only, rest }
}

/** What it is about: without its verbs, which are written one way here and another there. */
const core = (text: string): string =>
  fold(text)
    .replace(/[\s"“”'‘’《》〈〉()（）,，。、]|了|的|报告人.*$/gu, '')
    .replace(/^(?:会议|听取|审议|审查|讨论|研究|酝酿|表决|票决|通过|决定|和|并|与)+/u, '')

function isAlike(words: string, title: string): boolean {
  const [said, own] = [core(words), core(title)]
  return said.length >= 3 && (said === own || (own.includes(said) && said.length * 3 >= own.length * 2))
}

/** 张三:…, 王主席指出:…, 李明(财政所):… */
function takeSpeaker(
  line: string,
  scene: Scene,
): { readonly speaker: string; readonly words: string } | null {
  const [, called = '', post, words = ''] = speech.exec(line) ?? []
  if (called === '' || words.trim() === '') return null
  const name = called.replace(saying, '').replace(/同志$/u, '') || called
  if (!scene.isSomebody(name) && (!isName(name) || noSpeaker.test(name))) return null
  return { speaker: post === undefined ? name : `${name}（${post}）`, words: words.trim() }
}

/** 第2段 in front of a change's words. */
export function takePartNumber(words: string): { readonly part: number | null; readonly rest: string } {
  const match = /^\s*第?([0-9０-９]{1,4}|[一二三四五六七八九十]{1,3})(?:段|条)[\s:：,，、]*/u.exec(words)
  return match === null
    ? { part: null, rest: words.trim() }
    : { part: readNumber((match[1] ?? '').normalize('NFKC')), rest: words.slice(match[0].length).trim() }
}
