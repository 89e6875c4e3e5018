/**
 * Who came, with the place of the name in the words, so that it can be kept apart from the matter. A name that no
 * reader finds stays in the matter; what is said to a group is therefore never the matter itself.
 */
import { isName } from './people.ts'
import { phoneWord } from './visit-phone.ts'
import type { Span } from './visit-reading.ts'
import { isNobody, placeEnd, surnamedTitle, voterWords } from './words/visitor.ts'

export interface FoundName {
  /** What is to be cut: the name with the word that says who he is. */
  readonly all: Span
  readonly name: Span
}

const marked =
  /(?:来访|来信|反映|来电|信访|诉求|投诉|写信|咨询|求助)(?:人(?:员|是|为|叫|名叫)?|者)[ :]*|联系人[ :]*|署名[为是]?[ :]*/g
/** 并告知来访人结果 */
const isTold = /(?:告知|回复|答复|反馈|通知|[由请给向与和对])$/
const voter = new RegExp(voterWords, 'g')
const voterBefore = new RegExp(`(?:${voterWords}|[是叫])$`)
/** 石桥村王建国来访, 护林队姜土根反映 */
const mayBegin = /(?:^|[,;。\n(的村组区湾队厂社]) ?/g
/** What a person does who comes: what stands before it is surely somebody. */
const comes = '反映|举报|来访|来信|来电|来站|称|说|诉说|要求|投诉|咨询|求助|提出|诉求|申请|表示|写信'
const surely = new RegExp(`^ ?(?:${comes}|等(?:\\d|[一二三四五六七八九十两几多]|人)|[(]|[+\\d][\\d -]{5})`)
const mayEnd = new RegExp(
  `^(?:$|[ ,。;:、()\\n\\d+]|${comes}|等|希望|建议|家|户|一家|夫妇|夫妻|来|到|在|住|因|认为|想|问|询|也|的|他|她|本人|[男女])`,
)
const titled = new RegExp(`^([一-龥])(${surnamedTitle})`)
/** A name that is given as such may be any: 来访人:阿依古丽·买买提. */
const anyName = /^[一-龥a-z·.]{1,20}(?=$|[ ,。;:、()\n\d+])/

/** @param text folded @param phones where they stand in it @returns none, one, or one for each phone */
export function findVisitors(text: string, phones: readonly Span[]): FoundName[] {
  for (const match of text.matchAll(marked)) {
    if (isTold.test(text.slice(Math.max(0, match.index - 3), match.index))) continue
    const at = match.index + match[0].length
    const length = namesAt(text, at, true) || (anyName.exec(text.slice(at, at + 21))?.[0].length ?? 0)
    if (length > 0) return [found(text, match.index, at, length)]
  }
  const beside = phones.map(({ from }) => nameBefore(text, from)).filter(one => one !== null)
  if (beside.length > 0) return beside
  const one = afterEach(text, voter, true) ?? afterEach(text, mayBegin, false)
  return one === null ? [] : [one]
}

function afterEach(text: string, pattern: RegExp, isVoter: boolean): FoundName | null {
  for (const match of text.matchAll(pattern)) {
    const at = match.index + match[0].length
    const length = namesAt(text, at, isVoter)
    // What opens a clause, or says where he is from, stays.
    if (length > 0) return found(text, isVoter ? match.index : at, at, length)
  }
  return null
}

/** What who came is followed by and says nothing: 李四反映…, 李四说…; 要求 and 咨询 belong to the matter. */
export const saidNext =
  /^(?:(?:今天|今日|上午|下午)?(?:来访|来电|来信|来站)?(?:反映|称|说(?!明)|诉求(?=:))(?:称|说|的是)?[:, ]{0,2}|来访[, ])/

function found(text: string, from: number, at: number, length: number): FoundName {
  const end = at + length
  const verb = saidNext.exec(text.slice(end, end + 16))?.[0].length ?? 0
  return { all: { from, to: end + verb }, name: { from: at, to: end } }
}

/**
 * How long the names at `at` are, the longest that are followed by what may follow a name; 李四、王五和赵六 are
 * one. 0: there is none.
 */
function namesAt(text: string, at: number, isSure: boolean): number {
  for (const length of lengthsAt(text, at)) {
    const behind = text.slice(at + length, at + length + 10)
    const and = /^[、,和与及] ?/.exec(behind)?.[0].length ?? 0
    const others = and === 0 ? 0 : namesAt(text, at + length + and, false)
    if (others > 0) return length + and + others
    if (isSure ? mayEnd.test(behind) : surely.test(behind)) return length
  }
  return isSure ? bySurnameAt(text, at) : 0
}

function bySurnameAt(text: string, at: number): number {
  const fits = (length: number) => isNameOf(text.slice(at, at + length), length)
  return bySurname.test(text.slice(at, at + 2))
    ? ([3, 2].find(length => fits(length) && speaks.test(text.slice(at + length, at + length + 4))) ?? 0)
    : 0
}

/** What may be a name at `at`, the longest first. */
function lengthsAt(text: string, at: number): number[] {
  const called = titledLength(text.slice(at, at + 4))
  return called > 0 ? [called] : [4, 3, 2].filter(length => isVisitor(text.slice(at, at + length), length))
}

const isVisitor = (name: string, length: number): boolean => isNameOf(name, length) && !isNobody(name)

const isNameOf = (name: string, length: number): boolean =>
  name.length === length && isName(name) && !placeEnd.test(name)

/** 金 and 钱 are surnames of many: 村民金小明反映, and not 群众钱款要求. */
const bySurname = /^[金钱](?![款钱额属银融资被不的庄])/
const speaks = /^ ?(?:反映|来访|来信|来电|称|说)/

/** 李大爷, 王女士, 张某 */
function titledLength(words: string): number {
  const [all = '', surname = '', rest = ''] = titled.exec(words) ?? []
  if (all === '' || isNobody(all)) return 0
  return rest.startsWith('某') || isName(`${surname}建国`) ? all.length : 0
}

const fillsTheGap = new RegExp(`^[ ,:(]{0,3}(?:${phoneWord})?[ ,:(]{0,2}$`)
/** A name, a word for the phone and the marks between them have no more. */
const reach = 20

/** 李四 13800000001, 李四(电话:138…) */
function nameBefore(text: string, phoneAt: number): FoundName | null {
  const since = Math.max(0, phoneAt - reach)
  for (let at = since; at < phoneAt - 1; at++) {
    const goesOn = /[一-龥]/.test(text.charAt(at - 1))
    const label = goesOn ? (voterBefore.exec(text.slice(Math.max(0, at - 8), at))?.[0] ?? '') : ''
    if (goesOn && label === '') continue
    for (const length of [4, 3, 2]) {
      const name = text.slice(at, at + length)
      // 村民钱七(139…): beside a phone and said to be a voter, it is nothing else.
      const isOne =
        (label === '' ? isVisitor(name, length) : isNameOf(name, length)) || titledLength(name) === length
      if (isOne && fillsTheGap.test(text.slice(at + length, phoneAt)))
        return found(text, at - label.length, at, length)
    }
  }
  return null
}
