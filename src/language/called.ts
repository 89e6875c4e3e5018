/** Whom words call: the presidium, all deputies, a group, an office, people by name; and lists of these. */
import type { Called } from './notice-reading.ts'
import type { NoticeText } from './notice-text.ts'
import { isName } from './people.ts'

/** What the roster knows of words: a name of an unusual form is one, and an office is nobody's name. */
export interface KnownNames {
  isPerson(words: string): boolean
  isOffice(words: string): boolean
}

/** No roster at hand: names and offices are told by their form alone. */
export const noKnownNames: KnownNames = { isPerson: () => false, isOffice: () => false }

const numeral = '[一二三四五六七八九十0-9]{1,3}'
const presidium = /^(?:全体|各位|镇|乡|本镇|我镇|镇人大)*主席团(?:的)?(?:全体|各位)?(?:成员|组成人员)?$/
const deputies =
  /^(?:(?:全体|全镇|全乡|各位|所有|全部)(?:镇|乡|街道|县乡|两级)?(?:人大)?代表|(?:镇|乡|街道|本镇|我镇)(?:人大)?代表)(?:们)?$/
const group = new RegExp(
  `^((?:第?${numeral}|[东西南北中]片?区?|[一-龥]{2,4}?)(?:片区)?(?:代表小组|代表活动小组|代表组|活动小组|小组)|第?${numeral}组)(?:的)?(?:全体)?(?:代表|成员|组员)?$`,
)
const everyGroup = /^(?:各|全体|每|本|以|按)/
/** 第一、第二代表小组: the kind of group stands behind the last number only. */
const bareNumber = new RegExp(`^第?(${numeral})$`)
const numberedGroup = new RegExp(`^第?${numeral}((?:代表|活动|代表活动)?小?组)`)
const courtesy = /(?:同志|代表)$/
/** 陈建华(东岙村): the place tells homonyms apart. */
const placed = /^([^()]{2,8})\(([^()]{1,20})\)$/

/** @param word folded, one entry of a list */
function calledBy(word: string, original: string, names: KnownNames): Called | null {
  if (presidium.test(word)) return { to: 'presidium' }
  if (deputies.test(word)) return { to: 'deputies' }
  if (names.isOffice(word)) return { to: 'office', name: original }
  const groupName = group.exec(word)?.[1]
  if (groupName !== undefined && !everyGroup.test(groupName)) return { to: 'group', name: groupName }
  const name = placed.exec(word)?.[1] ?? word
  if (names.isPerson(name) || isName(name.replace(courtesy, ''))) return { to: 'named', names: [original] }
  return null
}

/** What may follow the last entry without a mark: 张三也参加, 李四不用来了, 王五等3名同志列席. */
const tail = new RegExp(
  `^(?:等)?(?:(?:${numeral}|[两几])[位名个]?(?:人)?(?:同志|代表)?)?(?:也|都|一并|一起|一同|同时|就|可以|全部)*(?:要|请|需要?)?(?:不用|不必|不需要?|无需|不再|不要|免予?)?(?:再)?(?:派[人员])?(?:(?:参加|列席|出席)(?:会议)?|到会|与会|参会|来|到|通知|通知到|通知上|加上|加进来|加进去|加入|列入|算上|叫上|补上|去掉|删掉|删除|移除|划掉|剔除|拿掉|除外|之外|以外|外)?(?:了|吧)?$`,
)

export interface CalledList {
  readonly called: readonly Called[]
  /** What follows the last entry: `也参加`, `不用来了`; empty when nothing does. */
  readonly tail: string
  /** Where the list with its tail ends in the folded text. */
  readonly to: number
}

interface Entry {
  readonly from: number
  readonly to: number
  /** The mark before it; a list joined by 、 and 和 is one, a comma or a space may end it. */
  readonly joint: 'first' | 'firm' | 'loose'
}

/**
 * @param until where the words end, when that is not the end of their sentence
 * @returns null when the words from here on are no list of people
 */
export function calledAt(
  notice: NoticeText,
  from: number,
  names: KnownNames,
  until = notice.text.length,
): CalledList | null {
  const called: Called[] = []
  let numbers: string[] = []
  let to = from
  let ending = ''
  const entries = entriesFrom(notice.text.slice(0, until), from)
  const isSureList = entries.some(({ from: at, to: end }) => names.isPerson(notice.text.slice(at, end)))
  for (const entry of entries) {
    const word = notice.text.slice(entry.from, entry.to)
    const number = bareNumber.exec(word)?.[1]
    if (number !== undefined) {
      numbers.push(number)
      continue
    }
    const found = longestCalled(notice, entry, names) ?? (isSureList ? likeName(notice, entry) : null)
    if (found === null) {
      if (entry.joint !== 'loose') return null
      break
    }
    const kind = found.called.to === 'group' ? numberedGroup.exec(found.called.name)?.[1] : undefined
    if (numbers.length > 0 && kind === undefined) return null
    called.push(...numbers.map((one): Called => ({ to: 'group', name: `第${one}${kind}` })))
    called.push(numbers.length > 0 ? withOrdinal(found.called) : found.called)
    numbers = []
    to = entry.to
    ending = found.tail
    if (ending !== '') break
  }
  return called.length === 0 || numbers.length > 0 ? null : { called, tail: ending, to }
}

/** 第一、二、三组: the last is 第三组, as the others. */
const withOrdinal = (called: Called): Called =>
  called.to === 'group' && !called.name.startsWith('第') ? { ...called, name: `第${called.name}` } : called

/** The longest beginning that is called and after which nothing strange stands; whom the roster knows comes first. */
function longestCalled(
  notice: NoticeText,
  { from, to }: Entry,
  names: KnownNames,
): { called: Called; tail: string } | null {
  let byForm: { called: Called; tail: string } | null = null
  if (to - from > longestEntry) return null
  for (let end = to; end >= from + 2; end--) {
    const behind = notice.text.slice(end, to)
    const word = notice.text.slice(from, end)
    if (!tail.test(behind)) continue
    const called = calledBy(word, notice.cut({ from, to: end }), names)
    if (called === null) continue
    if (called.to !== 'named' || names.isPerson(placed.exec(word)?.[1] ?? word))
      return { called, tail: behind }
    if (byForm === null && !noNameEnd.test(word)) byForm = { called, tail: behind }
  }
  return byForm
}

/** A group with its name, a person with his place, and what follows. */
const longestEntry = 50

/** A surname with such a character behind it is a name with a word: 李四等, 张三也. */
const noNameEnd = /[等也都就不来外要请]$/

/** Beside somebody who is known a word of a name's length is a name, which the roster will not have. */
function likeName(notice: NoticeText, { from, to, joint }: Entry): { called: Called; tail: string } | null {
  return joint !== 'loose' && /^[一-龥·]{2,4}$/.test(notice.text.slice(from, to))
    ? { called: { to: 'named', names: [notice.cut({ from, to })] }, tail: '' }
    : null
}

const longestList = 400

function entriesFrom(text: string, from: number): Entry[] {
  const end = text.slice(from, from + longestList).search(/[。;!?\n]/)
  const stop = end < 0 ? Math.min(text.length, from + longestList) : from + end
  const entries: Entry[] = []
  let joint: Entry['joint'] = 'first'
  for (const match of text
    .slice(from, stop)
    .matchAll(/(?:[^ 、,()和及与跟“”"]|\([^()]*\))+|[ 、,和及与跟]/g)) {
    const at = from + match.index
    const word = match[0]
    if (/^[ 、,和及与跟]$/.test(word)) joint = firmer(joint, /[ ,]/.test(word) ? 'loose' : 'firm')
    else {
      entries.push({ from: at, to: at + word.length, joint: entries.length === 0 ? 'first' : joint })
      joint = 'loose'
    }
  }
  return entries
}

const firmer = (a: Entry['joint'], b: Entry['joint']): Entry['joint'] => (a === 'firm' ? a : b)
