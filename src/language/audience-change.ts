/** Whom a chair adds to a notice, takes out of it, or calls instead: 增加张三, 李四不用来了, 通知对象改为第二代表小组. */
import { type CalledList, calledAt, type KnownNames } from './called.ts'
import type { Audience, Called } from './notice-reading.ts'
import type { NoticeText } from './notice-text.ts'

export interface AudienceChange {
  readonly how: 'replace' | 'add' | 'remove'
  readonly called: readonly Called[]
}

const label = '(?<!工作|服务|列席)(?:(?:通知|参会|参加|出席|会议|与会|应到|邀请)?的?(?:对象|人员|范围|名单))'

interface Opening {
  readonly how: AudienceChange['how']
  readonly pattern: RegExp
}

/** What stands before a list. The first that is followed by one wins. */
const openings: readonly Opening[] = [
  {
    how: 'remove',
    pattern: new RegExp(
      `(?:${label}[中里内]?)?(?:去掉|去除|删去|删除|删掉|减去|减少|减掉|除去|剔除|移除|划掉|取消(?:通知)?|撤掉|拿掉|(?:不再|不用|不要|不必|不需要?|无需|别)通知|不(?:含|包括)|排除)(?:${label}|对象)?[: ]*`,
      'g',
    ),
  },
  {
    how: 'add',
    pattern: new RegExp(
      `(?:${label}[中里内]?)?(?:再|还|另外?|也|同时|并)?(?:增加|新增|增补|添加|追加|补充|补上|加上|加入|加进|算上|(?<!参)加)(?:通知|邀请|请)?(?:${label}|列席(?:人员)?)?[: ]*`,
      'g',
    ),
  },
  { how: 'add', pattern: /(?:再|还|另外?|也|同时|并)要?(?:通知|邀请|请|叫上?|带上)(?:一下)?[: ]*/g },
  { how: 'add', pattern: /列席(?:人员|对象)?(?:为|是|:| )+/g },
  {
    how: 'replace',
    pattern: new RegExp(
      `${label}(?:改为|改成|改到|变更为|调整为|调整到|换成|换为|更改为|扩大到|扩大为|扩大至|缩小到|缩小为|改|为|是|:| )+`,
      'g',
    ),
  },
  {
    how: 'replace',
    pattern:
      /(?:改为|改成|改由|换成|更改为|变更为|调整为|扩大到|扩大至|缩小到|(?:只|仅|就)(?:通知|请|要|叫|由))(?:通知|请|由)?[: ]*/g,
  },
]

/** A list at the head of a clause; what follows it says what is meant. */
const clauseHead = /(?:^|[,;。!\n ])(把|将|除了?|请|通知|邀请)?(?=[^,;。!\n ])/g

const takesOut = /不用|不必|不需|无需|不再|不要|免|去掉|删|移除|划掉|剔除|拿掉|除外|外$/
const takesIn = /也|一并|一起|一同|同时|列席|加上|加进|加入|列入|算上|叫上|补上|通知到|通知上/

/** 主持人改为王秀兰, 发言人员去掉胡志强: who does what there, and not who is called. */
const otherPart =
  /(?:主持|召集|联系|联络|汇报|报告|发言|讲话|主讲|讲解|授课|点评|宣读|述职|记录|带队|领队|带班|值班|负责|牵头|接待|陪同|会务|引导|签到|承办|协办|主办|地点|会场|场地|名称|标题|议题|议程|内容)(?:人|者|员|人员|单位|领导|同志)?[由为是的:]*$/

/** A clause is short: further back nothing belongs to it. */
const longestClause = 100

const clauseBefore = (text: string, at: number): string =>
  text
    .slice(Math.max(0, at - longestClause), at)
    .split(/[,。;!?\n]/)
    .at(-1) ?? ''

/** 胡志强换成王秀兰: what stands in front of the words that exchange. */
const exchanging = new RegExp(`^(?:把|将|请|原来?的?|${label}|[中里内]的?|由|从|:| )*`)

/** Reads the changes and marks their words as used. @returns in the order in which they were said */
export function takeAudienceChanges(notice: NoticeText, names: KnownNames): AudienceChange[] {
  const found: (AudienceChange & { readonly at: number })[] = []
  const take = (at: number, how: AudienceChange['how'] | null, list: CalledList | null): void => {
    if (list === null || how === null) return
    notice.use({ from: at, to: list.to })
    found.push({ at, how, called: list.called })
  }
  for (const { how, pattern } of openings) {
    for (const match of notice.text.matchAll(pattern)) {
      if (notice.isUsed(match.index)) continue
      const before = clauseBefore(notice.text, match.index)
      if (otherPart.test(how === 'replace' ? before.trimEnd() : before)) continue
      const list = calledAt(notice, match.index + match[0].length, names)
      if (list !== null && how !== 'remove' && takesOut.test(list.tail)) continue
      const from = match.index - before.length + (exchanging.exec(before)?.[0].length ?? 0)
      const front = how === 'replace' && list !== null ? calledAt(notice, from, names, match.index) : null
      const goes = front?.to === match.index ? front : null
      take(from, 'remove', goes)
      take(match.index, goes === null ? how : 'add', list)
    }
  }
  for (const match of notice.text.matchAll(clauseHead)) {
    const at = match.index + match[0].length
    if (notice.isUsed(at)) continue
    const list = calledAt(notice, at, names)
    take(at - (match[1]?.length ?? 0), list && meantBy(match[1] ?? '', list), list)
  }
  return found.toSorted((a, b) => a.at - b.at).map(({ how, called }) => ({ how, called }))
}

/**
 * A bare list means nothing (张三参加 may be an answer for him), nor does a whole body that is asked to come: it may
 * be meant besides those who are called, or instead of them.
 */
function meantBy(head: string, { tail, called }: CalledList): AudienceChange['how'] | null {
  if (takesOut.test(tail)) return 'remove'
  if (head.startsWith('除')) return null
  if (takesIn.test(tail)) return 'add'
  const invites = /^(?:请|通知|邀请)$/.test(head)
  return invites && called.every(({ to }) => to === 'named' || to === 'office') ? 'add' : null
}

/** The audience after the change, for showing and storing. @returns null when nobody is left in it */
export function applyAudienceChange(before: Audience | null, change: AudienceChange): Audience | null {
  const parts = before === null ? [] : before.to === 'several' ? before.parts : [before]
  const without = before?.to === 'several' ? before.without : []
  switch (change.how) {
    case 'replace':
      return audienceOf(merged(change.called), [])
    case 'add':
      return audienceOf(merged([...parts, ...change.called]), subtract(without, change.called).left)
    case 'remove': {
      const { left, missed } = subtract(parts, change.called)
      return audienceOf(left, left.length === 0 ? [] : merged([...without, ...missed]))
    }
  }
}

/** Everyone in a list, as one audience. @returns null when nobody is in it */
export const audienceOfList = (called: readonly Called[]): Audience | null => audienceOf(merged(called), [])

function audienceOf(parts: readonly Called[], without: readonly Called[]): Audience | null {
  const [only] = parts
  if (only === undefined) return null
  return parts.length === 1 && without.length === 0
    ? only
    : { to: 'several', parts: [...parts], without: [...without] }
}

/** Everything once, all names in one entry. */
function merged(called: readonly Called[]): Called[] {
  const names = new Set(called.flatMap(one => (one.to === 'named' ? one.names : [])))
  const whole = called.filter(one => one.to !== 'named')
  const once = whole.filter((one, index) => whole.findIndex(other => isSame(one, other)) === index)
  return names.size === 0 ? once : [...once, { to: 'named', names: [...names] }]
}

const isSame = (a: Called, b: Called): boolean => {
  if (a.to === 'named' || b.to === 'named' || a.to !== b.to) return false
  return !('name' in a && 'name' in b) || a.name === b.name
}

/** @returns `missed`: what was to be taken away and does not stand there by itself */
function subtract(parts: readonly Called[], taken: readonly Called[]): { left: Called[]; missed: Called[] } {
  const names = new Set(taken.flatMap(one => (one.to === 'named' ? one.names : [])))
  const listed = new Set(parts.flatMap(one => (one.to === 'named' ? one.names : [])))
  const left = parts.flatMap((one): Called[] => {
    if (one.to !== 'named') return taken.some(other => isSame(one, other)) ? [] : [one]
    const kept = one.names.filter(name => !names.has(name))
    return kept.length === 0 ? [] : [{ to: 'named', names: kept }]
  })
  const unlisted = [...names].filter(name => !listed.has(name))
  const missed = taken.filter(one => one.to !== 'named' && !parts.some(other => isSame(one, other)))
  return { left, missed: unlisted.length === 0 ? missed : [...missed, { to: 'named', names: unlisted }] }
}
