/** Who is called: stated participants before the salutation, a list of names before both (corpus rule N8). */
import { audienceOfList } from './audience-change.ts'
import type { KnownNames } from './called.ts'
import type { Section } from './notice-labels.ts'
import { calledByName, namesListed, namesOnDuty } from './notice-named.ts'
import type { Audience, Called, NoticeKind } from './notice-reading.ts'
import { audienceIn, type Stated } from './notice-stated.ts'
import type { NoticeText, Span } from './notice-text.ts'
import { isName } from './people.ts'
import { listAt, type StatedList, statedIn } from './stated-list.ts'

const named = (names: readonly string[]): Stated =>
  names.length > 0 ? { to: 'named', names: [...names] } : null

export interface StatedAudience {
  readonly stated: Stated
  /** Who comes besides and is no deputy, as written. */
  readonly guests: readonly string[]
}

const alone = (stated: Stated): StatedAudience | null => stated && { stated, guests: [] }

/** The stated audience of a whole notice. */
export function audienceOf(notice: NoticeText, names: KnownNames): StatedAudience {
  const { text } = notice
  const listed = namesListed(text)
  const labelled = notice.sections.find(({ label }) => label === 'audience')
  return (
    alone(named(listed)) ??
    (labelled ? underHeading(notice, labelled, names) : null) ??
    listInProse(notice, names) ??
    alone(named(calledByName(notice))) ??
    alone(inProse(notice)) ??
    salutation(notice, names) ??
    alone(anywhere.test(text) ? { to: 'deputies' } : null) ?? { stated: null, guests: [] }
  )
}

/** What stands under 参加人员: one line, or the items of a list. */
export function underHeading(notice: NoticeText, section: Section, names: KnownNames): StatedAudience | null {
  const inside = notice.text.slice(section.from, section.to)
  const content = /^[ \n]*[^\n]*/.exec(inside)?.[0] ?? ''
  const items = itemised.exec(inside)?.[0] ?? content
  const list = statedIn(notice, { from: section.from, to: section.from + items.length }, names)
  const read = audienceIn(content)
  const onlyNames = list.guests.length === 0 && list.called.every(({ to }) => to === 'named')
  // The place behind a name tells homonyms apart: then it stays with the name.
  const isPlain = read !== null && read !== 'unknown' && read.to === 'named' && !content.includes('(')
  if (isList(list) && !(onlyNames && isPlain)) return ofList(list)
  return alone(read === null || read === 'unknown' ? (likeNames(content) ?? read) : read)
}

/** 1.主席团成员；\n2.各代表小组组长。 */
const itemised = /^[ \n]*(?: ?(?:[0-9]{1,2}[.、)]|\([一二三四五六七八九十]\)|[①-⑳])[^\n]*(?:\n|$))+/

/** More than one body: those, one office, or people. */
export const isList = ({ called, count, sure }: StatedList): boolean =>
  sure > 0 && called.length > 0 && (count > 1 || called.every(({ to }) => to === 'office' || to === 'named'))

/** Whose meeting it is comes first: 农业农村办、主席团成员 is the presidium's. */
export const ofList = ({ called, guests }: StatedList): StatedAudience => ({
  stated: audienceOfList(called.toSorted((a, b) => order.indexOf(a.to) - order.indexOf(b.to))),
  guests,
})

const order: readonly Called['to'][] = ['deputies', 'presidium', 'group', 'office', 'named']

/** 请主席团成员、董长庚参加 */
function listInProse(notice: NoticeText, names: KnownNames): StatedAudience | null {
  const title = notice.text.indexOf('通知\n')
  for (const chunk of notice.chunks()) {
    if (chunk.from < title || unasked.test(chunk.text) || /[:]$/.test(chunk.text)) continue
    const list = listIn(notice, chunk, names)
    if (list !== null) return ofList(list)
  }
  return null
}

/** @returns a list of several with a body among them; of the others in a sentence the rules for one know */
function listIn(notice: NoticeText, chunk: Span, names: KnownNames): StatedList | null {
  const { from, to } = notice.sentenceAround(chunk.from)
  const words = notice.text.slice(chunk.from, chunk.to)
  const comes = /(?:参加|出席|到会|参会|与会)(?:会议|活动)?$/.test(words) || /^(?:请|通知|邀请)/.test(words)
  for (const start of [chunk.from, chunk.from + words.lastIndexOf(':') + 1]) {
    if (start < from) continue
    let end = start
    while (end < to && !notice.isUsed(end)) end++
    const list = listAt(notice, { from: start, to: end }, names, true)
    const hasBody = list.called.some(one => one.to !== 'named' && one.to !== 'office')
    if (hasBody && list.count > 1 && (list.sure > 1 || comes)) return list
  }
  return null
}

/**
 * 张和平、全胜利: beside a name under the heading words of a name's length are names, however rare, which the roster has or has
 * not. Passed over they would call everybody.
 */
function likeNames(content: string): Stated {
  const names = content
    .replace(/[。;].*$/s, '')
    .split(/[、, ]|[和及与](?=[一-龥]{2})/)
    .map(word => word.replace(/^[\s:]+|(?:等)?(?:同志|代表)?\s*$/g, ''))
    .filter(word => word !== '')
  // 主席、副主席 are whoever the roster has in the office; of 各组长 it is asked who they are.
  if (names.some(word => byOffice.test(word)) && names.every(word => byOffice.test(word) || isName(word)))
    return named(names)
  const alike = names.length > 1 && names.every(word => /^[一-龥·]{2,4}$/.test(word))
  return alike && names.some(isName) ? named(names) : null
}

const byOffice = /^(?:各|全体|所有)?(?:代表)?(?:小?组)?(?:正?副)?(?:主席|组长|联络员|秘书|人大专干)$/

const calls =
  /^(?:请|由|组织|邀请|通知|安排)?[^,。;]{0,30}?(?:参加|出席|到会|参会|进站|轮值|值班|值守|都来|都到|[到在去][^,。;]{1,16}(?:集合|集中)|接待)|^第[一二三四五六七八九十0-9]{1,3}(?:代表)?小组(?:全体)?(?:代表|成员)?(?:到|去|赴|走访|调研|视察)|^第[一二三四五六七八九十0-9]{1,3}(?:代表)?小组(?:全体)?(?:代表|成员)?(?:将?于|在|定于)|^全体[^,。;]{1,10}$|^(?:请)?主席团(?:的各位|成员|全体成员)|^第[一二三四五六七八九十0-9]{1,3}(?:代表)?小组$|小组(?:全体)?(?:代表|成员|组员)?$|小组第[一二三四五六七八九十0-9]{1,3}组$|组织(?:全体|全镇|镇|乡|人大|各位)*代表|^主席团成员|^各位代表|^请各位/

/** 请各位代表于16日前报名: said only with the deadline. */
const anywhere = /(?:各位|全体)(?:镇|乡|街道|县|市|人大)*代表(?!小组|团|组|联络|之家|大会)/

const unasked = /列席|不能|因故|未能|无法|如|述职代表|请假/

function inProse(notice: NoticeText): Stated {
  const title = notice.text.indexOf('通知\n')
  let fallback: Stated = null
  for (const chunk of notice.chunks()) {
    const { text } = chunk
    if (chunk.from < title || unasked.test(text) || /[:]$/.test(text) || !calls.test(text)) continue
    const stated = audienceIn(text)
    if (stated === null) continue
    if (stated !== 'unknown') return stated
    fallback ??= stated
  }
  const several = namesOnDuty(notice.text, 2)
  return several.length > 0 ? { to: 'named', names: several } : fallback
}

/** 代表初任培训 is no salutation. */
const calledOnes =
  /^第[一二三四五六七八九十0-9]{1,3}(?:片区)?(?:代表)?(?:活动)?小?组|(?:代表|成员|小组|组|团|同志|全体|组长|委员|干部|领导)(?:们|同志|好|你们好|您好)?$/

/** 各位代表: on a line of its own, or at the head of a chat line. */
function salutation(notice: NoticeText, names: KnownNames): StatedAudience | null {
  let at = 0
  for (const line of notice.text.split('\n')) {
    const from = at
    at += line.length + 1
    const head =
      /^[ ]*((?:尊敬的|各|全体|第|主席团|镇|乡|县|人大|代表|请|所有)[^。;:\n]{1,40}?)(?::|,|!| |$)/.exec(
        line,
      )?.[1]
    if (
      head !== undefined &&
      !/通知|公告|会议[^成]|关于/.test(head) &&
      (line.includes(`${head}:`) || calledOnes.test(head))
    ) {
      const list = statedIn(notice, { from, to: from + line.indexOf(head) + head.length }, names)
      if (isList(list) && list.count > 1) return ofList(list)
      const stated = audienceIn(line.includes(':') ? line.slice(0, line.indexOf(':')) : head)
      if (stated) return alone(stated)
    }
  }
  return null
}

/** Without a statement a presidium meets as the presidium, a session calls all deputies; else nobody is assumed. */
export function audienceFor(stated: Stated, kind: NoticeKind): Audience | null {
  if (stated !== null && stated !== 'unknown') return stated
  if (kind === 'presidium') return { to: 'presidium' }
  return kind === 'session' && stated === null ? { to: 'deputies' } : null
}
