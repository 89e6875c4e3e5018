/** Who is called: stated participants before the salutation, a list of names before both (corpus rule N8). */
import { calledByName, namesListed, namesOnDuty } from './notice-named.ts'
import type { Audience, NoticeKind } from './notice-reading.ts'
import { audienceIn, type Stated } from './notice-stated.ts'
import type { NoticeText } from './notice-text.ts'
import { isName } from './people.ts'

const named = (names: readonly string[]): Stated =>
  names.length > 0 ? { to: 'named', names: [...names] } : null

/** The stated audience of a whole notice. */
export function audienceOf(notice: NoticeText): Stated {
  const { text } = notice
  const names = namesListed(text)
  if (names.length > 0) return { to: 'named', names }
  const labelled = notice.sections.find(({ label }) => label === 'audience')
  if (labelled) {
    const content = /^[ \n]*[^\n]*/.exec(text.slice(labelled.from, labelled.to))?.[0] ?? ''
    const read = audienceIn(content)
    const stated = read === null || read === 'unknown' ? (likeNames(content) ?? read) : read
    if (stated) return stated
  }
  return (
    named(calledByName(notice)) ??
    inProse(notice) ??
    salutation(text) ??
    (anywhere.test(text) ? { to: 'deputies' } : null)
  )
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

function inProse(notice: NoticeText): Stated {
  const title = notice.text.indexOf('通知\n')
  let fallback: Stated = null
  for (const chunk of notice.chunks()) {
    const { text } = chunk
    if (chunk.from < title || /列席/.test(text) || /[:]$/.test(text) || !calls.test(text)) continue
    if (/不能|因故|未能|无法|如|述职代表|请假/.test(text)) continue
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
function salutation(text: string): Stated {
  for (const line of text.split('\n')) {
    const head =
      /^[ ]*((?:尊敬的|各|全体|第|主席团|镇|乡|县|人大|代表|请|所有)[^。;:\n]{1,40}?)(?::|,|!| |$)/.exec(
        line,
      )?.[1]
    if (
      head !== undefined &&
      !/通知|公告|会议[^成]|关于/.test(head) &&
      (line.includes(`${head}:`) || calledOnes.test(head))
    ) {
      const stated = audienceIn(line.includes(':') ? line.slice(0, line.indexOf(':')) : head)
      if (stated) return stated
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
