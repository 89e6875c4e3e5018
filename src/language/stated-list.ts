/**
 * 主席团成员、董长庚、各组长: everyone whom a notice states, and not only the first kind that is found among them. What stands
 * there and is nobody of the roster is asked, or shown as told by others: none of it is dropped.
 */
import {
  bareNumberOf,
  type Entry,
  entriesFrom,
  type KnownNames,
  longestCalled,
  withNumbers,
  withoutPlace,
} from './called.ts'
import type { Called } from './notice-reading.ts'
import type { NoticeText, Span } from './notice-text.ts'

export interface StatedList {
  readonly called: readonly Called[]
  /** Who comes and is no deputy: as written. */
  readonly guests: readonly string[]
  /** How many entries there are in it. */
  readonly count: number
  /** How many of these were found by what they are, and not only by where they stand. */
  readonly sure: number
  /** Where it ends. */
  readonly to: number
}

/** What follows the last one: 参加会议, 请准时到会, 于3月20日… */
const follows =
  /^(?:同志)?(?:等(?![一-龥]{0,6}(?:组|代表)))?(?:[0-9一二三四五六七八九十两]{1,3}[位名人](?:同志|代表)?)?(?:$|(?:请|须|需|务必|必须|应|均|都|也|全部|一并|一起|一同|届时|准时|按时|列席|参加|出席|到会|参会|与会|到场|来|到|赴|前往|在|于|将|开会|不得|参与|值班|接待).*)/
/** Of the deputies, and who of them cannot be seen: it is asked. */
const ofDeputies =
  /小组|代表团|组长|召集人|(?<!选民|村民|群众|企业家?|居民|党员|职工|家长|学生|妇女|青年|商户|行业|党|[县市省](?:人大)?)代表$|代表之?家|联络员|主席团/
/** 各村书记, 镇直有关部门负责人, 县人大代表: whom a congress cannot call. */
const outsider =
  /^(?:各|有关|相关|镇直|乡直|县直|市直|驻|部分|受邀|特邀|邀请)|(?:书记|领导|负责人|负责同志|部门|单位|班子|干部|选民|村民|群众|居民|人士|企业|企业家|专家|记者|主任|所长|站长|局长|科长|代表)$/
/** 负责人参加会议, 代表3名 */
const attends =
  /(?:[0-9一二三四五六七八九十]{1,3}[名位人])?(?:(?:也|一并|一起)?(?:参加|出席|到会|参会|与会|列席).*)?$/
/** 牛角村, 三楼会议室: behind a comma or a space they are places. */
const place = /[村镇乡县路山社厂店楼室院馆桥园场]$/
/** No part of a list begins so. */
const goesOn =
  /^(?:请(?!假)|如|若|因|不|务必|须|需|应|凡|准时|按时|自带|自备|携带|着|手机|会议|时间|地点|集合|届时|提前|并|同时|另|每|其中|共|计)/
/** 镇、村两级人大代表 */
const level = /^(?:省|市|县|区|镇|乡|村|街道|本)级?$/
/** All of them are deputies. */
const amongDeputies =
  /^(?:正?副?主席|.*(?:组长|团长|召集人)|(?:各|全体|所有)(?:人大)?(?:代表)?(?:活动)?(?:小?组|团))$/
const lead =
  /^(?: |:|(?:通知|参会|参加|出席)?(?:对象|人员)|[0-9]{1,2}[.、)]|\([一二三四五六七八九十0-9]{1,2}\)|[①-⑳]|尊敬的|为|是|由|(?:请|邀请|组织|安排|通知)(?=[^ ]))*/
const longestStranger = 30

/** Reads the lines of a heading's content; each goes to the end of its first sentence. */
export function statedIn(notice: NoticeText, { from, to }: Span, names: KnownNames): StatedList {
  const lists: StatedList[] = []
  let at = from
  for (const segment of notice.text.slice(from, to).split(/[;\n]/)) {
    const end = at + segment.length
    lists.push(listAt(notice, { from: at, to: end }, names))
    at = end + 1
    if (/[。!?]/.test(segment)) break
  }
  return joinedLists(lists)
}

const joinedLists = (lists: readonly StatedList[]): StatedList => {
  const called = lists.flatMap(list => list.called)
  return {
    called: called.some(({ to }) => to === 'deputies') ? called.flatMap(withoutDeputies) : called,
    guests: lists.flatMap(list => list.guests),
    count: lists.reduce((sum, { count }) => sum + count, 0),
    sure: lists.reduce((sum, { sure }) => sum + sure, 0),
    to: Math.max(...lists.map(list => list.to)),
  }
}

/** 主席、副主席、全体代表; 各代表小组、各位代表: called with all deputies. */
const withoutDeputies = (one: Called): Called[] => {
  if (one.to !== 'named') return [one]
  const left = one.names.filter(name => !amongDeputies.test(name))
  return left.length === 0 ? [] : [{ to: 'named', names: left }]
}

/** @param isProse behind a comma or a space only what the roster has, or a body, is read as one more */
export function listAt(
  notice: NoticeText,
  { from, to }: Span,
  names: KnownNames,
  isProse = false,
): StatedList {
  const start = from + (lead.exec(notice.text.slice(from, to))?.[0].length ?? 0)
  const list = { called: [] as Called[], guests: [] as string[], count: 0, sure: 0, to: start }
  /** 主席团成员参加，董长庚、毛水法也参加: behind the words that end the list, until it is said of them too. */
  let pending: Called[] | null = null
  let numbers: string[] = []
  const entries = entriesFrom(notice, start, to, names)
  for (const [index, entry] of entries.entries()) {
    const word = notice.text.slice(entry.from, entry.to)
    const number = bareNumberOf(word)
    if (number !== undefined) {
      numbers.push(number)
      continue
    }
    if (level.test(word)) continue
    const found = longestCalled(notice, entry, names, follows)
    if (pending === null && isSitting(notice, entry) && (!isBodyOf(found) || /列席/.test(word))) {
      list.count++
      list.to = entry.to
      list.guests.push(`列席：${notice.cut(entry).replace(/[（(]?列席.*$/u, '')}`)
      continue
    }
    if (found !== null && !isUnsure(entry, found.called, notice, names, isProse)) {
      const called = withNumbers(numbers, found.called) ?? [found.called]
      numbers = []
      const isEnd = found.tail.replace(/^同志/, '') !== ''
      if (pending !== null) {
        pending.push(...called)
        if (!isEnd) continue
        if (!/参加|出席|到会|参会/.test(found.tail)) break
      }
      const more = pending ?? called
      list.called.push(...more)
      list.count += more.length
      list.sure += more.length
      list.to = entry.to
      if (isEnd) pending = []
      continue
    }
    if (pending !== null || goesOn.test(word) || word.length > longestStranger) break
    const plain = word.replace(attends, '')
    const isGuest = outsider.test(plain) && !ofDeputies.test(plain)
    const isKind = isGuest || ofDeputies.test(plain)
    if (entry.joint === 'loose' && (isProse ? !ofDeputies.test(plain) : !isKind)) break
    // A place, a title: the list begins behind it, if there is one.
    if (isProse && list.count === 0 && !(isKind && entries[index + 1]?.joint === 'firm')) break
    list.count++
    list.to = entry.to
    const written = notice.cut({ from: entry.from, to: entry.from + plain.length })
    if (isGuest) list.guests.push(`${written}参加`)
    else list.called.push({ to: 'named', names: [written] })
    if (plain !== word) break
  }
  return list
}

const isBodyOf = (found: { readonly called: Called } | null): boolean =>
  found !== null && found.called.to !== 'named' && found.called.to !== 'office'

/** A word of a name's form behind a comma or a space may be anything. */
function isUnsure(
  { from, to, joint }: Entry,
  called: Called,
  notice: NoticeText,
  names: KnownNames,
  isProse: boolean,
): boolean {
  if (called.to !== 'named' || joint !== 'loose') return false
  const word = notice.text.slice(from, to)
  const isKnown = called.names.some(name => names.isPerson(withoutPlace(name)))
  return !isKnown && !ofDeputies.test(word) && (isProse || place.test(word) || word.length > 6)
}

/** 镇纪委、财政所负责人列席: the whole clause is about those without a vote. */
function isSitting(notice: NoticeText, { from }: Entry): boolean {
  const clause = notice.sentenceAround(from, ',。;!\n ')
  return (
    /列席(?:会议|活动)?$/.test(notice.text.slice(clause.from, clause.to)) ||
    /列席\)/.test(notice.text.slice(from, clause.to).replace(/[、].*$/s, ''))
  )
}
