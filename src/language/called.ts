/** Whom words call: the presidium, all deputies, a group, an office, people by name; and lists of these. */
import type { Called } from './notice-reading.ts'
import type { NoticeText } from './notice-text.ts'
import { isName } from './people.ts'

/** What the roster knows of words: a name of an unusual form is one, and an office is nobody's name. */
export interface KnownNames {
  isPerson(words: string): boolean
  isOffice(words: string): boolean
  isGroup(words: string): boolean
}

/** No roster at hand: names, offices and groups are told by their form alone. */
export const noKnownNames: KnownNames = {
  isPerson: () => false,
  isOffice: () => false,
  isGroup: () => true,
}

const numeral = '[一二三四五六七八九十0-9]{1,3}'
/** 云溪镇 before 人大主席团成员, 第二代表小组 */
const ofTown = '(?:[一-龥]{1,4}(?:镇|乡|街道)(?:人大)?)?'
const presidium = new RegExp(
  `^(?:全体|各位)?${ofTown}(?:全体|各位|镇|乡|街道|本|我|人大)*主席团(?:的)?(?:全体|各位)?(?:成员|组成人员)?(?:们|同志|代表)?$`,
)
const deputies =
  /^(?:(?:区域|辖区|片区|镇域|乡域)内?的?)?(?:(?:全体|全镇|全乡|各位|各级|所有|全部)(?:全体|各位|本镇|我镇|镇|乡|街道|县乡|县镇|各级|两级|三级)*(?:人大)?代表|(?:镇|乡|街道|本镇|我镇|本乡|我乡|县乡|县镇)(?:两级|三级)?(?:全体|各位)?(?:人大)?代表|人大代表)(?:们|同志)?$/
const group = new RegExp(
  `^${ofTown}((?:第?${numeral}|[东西南北中]片?区?|[一-龥]{2,4}?)(?:片区)?(?:代表小组|代表活动小组|代表组|活动小组|小组)|第?${numeral}组)(?:的)?(?:全体)?(?:代表|成员|组员)?$`,
)
const everyGroup = /^(?:各|全体|每|本|以|按|请|由|通知)/
/** （9人）, （共12名，名单附后）: how many a body has, and no other people. */
const gloss =
  /\((?:共|计|约)?(?:[0-9一二三四五六七八九十百]{1,5}[人名位])?[,、 ]?(?:全体|(?:具体)?名单[^()]{0,8}|见?附[^()]{0,8})?\)$/
/** 主席、副主席 are whoever the roster has in the office; of 各组长 it is asked who they are. */
const byOffice = new RegExp(
  `^${ofTown}(?:镇|乡|街道)?(?:人大)?((?:各|全体|所有|第?${numeral})?(?:代表|活动)*(?:小?组|团)?的?(?:正?副|正、副)?(?:主席|[小组团]?[组团]长|召集人|联络员|秘书|人大专干))$`,
)
/** 第一、第二代表小组: the kind of group stands behind the last number only. */
const bareNumber = new RegExp(`^第?(${numeral})$`)
const numberedGroup = new RegExp(`^第?${numeral}((?:代表|活动|代表活动)?小?组)`)
const courtesy = /(?:同志|代表|副?主席|副?组长|联络员|秘书|委员|书记|主任|乡长|镇长)$/
/** 覃玉兰(镇人大代表): what he is tells nobody apart. */
const standing = /[(（](?:[县市省镇乡区]{0,2}级?(?:人大)?(?:代表|副?主席|主席团成员|副?组长|联络员))[)）]$/u
/** 陈建华(东岙村): the place tells homonyms apart. */
const placed = /^([^()]{2,8})\(([^()]{1,20})\)$/
/** @param name as it was written */
export const withoutPlace = (name: string): string => name.replace(/[（(].*$/u, '')

/** @param word folded, one entry of a list */
function calledBy(word: string, original: string, names: KnownNames): Called | null {
  const body = word.replace(gloss, '')
  if (presidium.test(body)) return { to: 'presidium' }
  if (deputies.test(body)) return { to: 'deputies' }
  if (names.isOffice(word)) return { to: 'office', name: original }
  const groupName = group.exec(body)?.[1]
  if (groupName !== undefined && !everyGroup.test(groupName)) return { to: 'group', name: groupName }
  const holders = names.isPerson(word) ? undefined : byOffice.exec(body)?.[1]
  if (holders !== undefined) return { to: 'named', names: [holders] }
  const name = placed.exec(word)?.[1] ?? word
  if (names.isPerson(name) || isName(name.replace(courtesy, '')))
    return { to: 'named', names: [original.replace(standing, '')] }
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

export interface Entry {
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
  const entries = entriesFrom(notice, from, until, names)
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
    const numbered = withNumbers(numbers, found.called)
    if (numbered === null) return null
    called.push(...numbered)
    numbers = []
    to = entry.to
    ending = found.tail
    if (ending !== '') break
  }
  return called.length === 0 || numbers.length > 0 ? null : { called, tail: ending, to }
}

/** 第一: the number of a group whose kind stands behind the last number only. */
export const bareNumberOf = (word: string): string | undefined => bareNumber.exec(word)?.[1]

/**
 * 第一、二、三组: the last is 第三组, as the others.
 * @returns null when numbers stand before what is no numbered group
 */
export function withNumbers(numbers: readonly string[], called: Called): Called[] | null {
  if (numbers.length === 0) return [called]
  const kind = called.to === 'group' ? numberedGroup.exec(called.name)?.[1] : undefined
  if (called.to !== 'group' || kind === undefined) return null
  const last = called.name.startsWith('第') ? called.name : `第${called.name}`
  return [...numbers.map(one => `第${one}${kind}`), last].map(name => ({ to: 'group', name }))
}

/**
 * The longest beginning that is called and after which nothing strange stands; whom the roster knows comes first.
 * @param follows what may stand behind it
 */
export function longestCalled(
  notice: NoticeText,
  { from, to }: Pick<Entry, 'from' | 'to'>,
  names: KnownNames,
  follows = tail,
): { called: Called; tail: string } | null {
  let byForm: { called: Called; tail: string } | null = null
  if (to - from > longestEntry) return null
  for (let end = to; end >= from + 2; end--) {
    const behind = notice.text.slice(end, to)
    const word = notice.text.slice(from, end)
    if (!follows.test(behind)) continue
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

/** `1.` and ① before an entry, marks between them, and the entries; what stands in brackets belongs to one. */
const pieces = /((?<![0-9第])[0-9]{1,2}[.)](?![0-9])|[①-⑳ 、,/+.])|(?:[^ 、,()“”"/+.①-⑳]|\([^()]*\))+/g

/** The entries of the list that may begin here, to the end of the sentence. */
export function entriesFrom(notice: NoticeText, from: number, until: number, names: KnownNames): Entry[] {
  const text = notice.text.slice(from, Math.min(until, from + longestList))
  const end = text.search(/[。;!?\n]/)
  const entries: Entry[] = []
  let joint: Entry['joint'] = 'first'
  for (const match of text.slice(0, end < 0 ? text.length : end).matchAll(pieces)) {
    if (match[1] !== undefined) {
      joint = firmer(joint, /[、/+]/.test(match[1]) ? 'firm' : 'loose')
      continue
    }
    const at = from + match.index
    for (const part of joined(notice, at, at + match[0].length, names)) {
      const isFirm = part.isJoined || joint === 'firm'
      entries.push({
        from: part.from,
        to: part.to,
        joint: entries.length === 0 ? 'first' : isFirm ? 'firm' : 'loose',
      })
      joint = 'loose'
    }
    if (/[和及与跟]$/.test(match[0])) joint = 'firm'
  }
  return entries
}

type Part = Pick<Entry, 'from' | 'to'> & { readonly isJoined: boolean }

/** 张和平和李四: a word is divided where what stands before is called; 和 in a name or an office divides none. */
function joined(notice: NoticeText, from: number, to: number, names: KnownNames, isJoined = false): Part[] {
  const word = notice.text.slice(from, to).replace(/\([^()]*\)/g, inside => '-'.repeat(inside.length))
  const joints = [...word.matchAll(/以及|外加|另加|[和及与跟]|(?<![参增])加/g)]
  const whole = joints.length === 0 ? null : longestCalled(notice, { from, to }, names)?.called.to
  if (joints.length === 0 || whole === 'named' || whole === 'office') return [{ from, to, isJoined }]
  const after = joints.slice(0, 4).find(({ index }) => {
    const end = from + index
    return end > from && longestCalled(notice, { from, to: end }, names)?.tail === ''
  })
  const first = after ?? joints.find(([joint]) => joint !== '加')
  if (first === undefined) return [{ from, to, isJoined }]
  const end = from + first.index
  const rest = end + first[0].length
  return [
    ...(end > from ? [{ from, to: end, isJoined }] : []),
    ...(rest < to ? joined(notice, rest, to, names, true) : []),
  ]
}

const firmer = (a: Entry['joint'], b: Entry['joint']): Entry['joint'] => (a === 'firm' ? a : b)
