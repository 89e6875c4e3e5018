/** What those who come are asked to do, changed in a notice that is out: 请着正装, 要求增加:带笔, 不用着正装了. */
import { namesDay } from '../calendar/phrases.ts'
import { itemsOf } from './notice-agenda.ts'
import type { NoticeText, Span } from './notice-text.ts'

const label = '(?:会议|参会|活动|着装|有关|其他)?要求'
const more = '(?:增加|新增|补充|追加|添加|加上|加)'
const added = new RegExp(
  `(?:${more}(?:一[条项])?${label}|${label}[中里]?再?${more}(?:一[条项])?)[: ]*([^\\n]+)`,
)
const replaced = new RegExp(`${label}(?:改为|改成|更改为|变更为|调整为|为|是)[: ]*([^\\n]+)`)
const cleared = new RegExp(
  `(?:取消|去掉|删除|不再有?|没有)(?:所有|全部|原有|原来)?的?${label}(?=$|[,。;!\\n ])`,
)
const takenOut =
  /(?:取消|去掉|删除)([^,。;!\n]{2,20}?)(?:的|这[条项]|一[条项])?要求|(?:可以)?(?:不用|不必|无需|不需要?|不要求)(?!参加|来|到会|通知|回复|再)([^,。;!\n]{2,20}?)了?(?=$|[,。;!\n ])/

const asks =
  /^(?:请|须|需要?|务必|务请|敬请|烦请|望|要求|一律|统一|必须|不得|不准|不要(?!参加|来|通知)|严禁|勿|记得|注意|自带|自备|携带|着(?:正|便|夏|冬|工)|穿|佩戴|手机|带(?:上|好|笔|本|身|会|证|材|电|雨|水))/
const goesOn =
  /^(?:并|同时|以及|还要|也)?(?:自?带|自备|携带|着|穿|佩戴|提前|不得|不要|勿|准备|统一|关闭|手机)|^[^,]{1,12}前(?:到场|到会|入场|签到|进场|就座|入座|报到)/
/** Answers, places, agenda and the time of the meeting itself are other parts of a notice. */
const otherPart =
  /^请假|^请[一-龥]{2,4}(?:不要|别)请假|回复|反馈|报名|回执|接龙|报送|开会|召开|开始|举行|改[在到为期]|推迟|延[期后]|地点|会场设|在[^,]{1,12}(?:会议室|礼堂|室|厅|中心|广场|楼)(?:集合|集中)?$|^请(?!准时|按时|务必)[^,]{0,12}(?:参加|出席|列席)$/
/** With these words a time of day is when to be there, not when it begins. */
const arriving = /(?:到场|到会|入场|签到|进场|就座|入座|报到|等候|候会)/

/**
 * Reads the change and marks its words as used.
 * @param before the requirements as they stand
 * @returns the whole new list; null when nothing is said of them
 */
export function takeRequirements(notice: NoticeText, before: readonly string[]): string[] | null {
  const section = notice.sections.find(one => one.label === 'requirements' && !notice.isUsed(one.start))
  const listed = take(notice, added, line => [...before, ...itemsIn(notice, line)])
  if (listed !== null) return unique(listed)
  const fresh = take(notice, replaced, line => itemsIn(notice, line)) ?? takeSection(notice, section)
  if (fresh !== null) return unique(fresh)
  const none = take(notice, cleared, () => [])
  if (none !== null) return none
  const fewer = takeOut(notice, before)
  const asked = askedIn(notice)
  return fewer === null && asked.length === 0 ? null : unique([...(fewer ?? before), ...asked])
}

/** Uses the whole match; the content is its last group. */
function take(notice: NoticeText, pattern: RegExp, read: (content: Span) => string[]): string[] | null {
  const match = pattern.exec(notice.text)
  if (!match || notice.isUsed(match.index)) return null
  const to = match.index + match[0].length
  const items = read({ from: to - (match[1]?.length ?? 0), to })
  notice.use({ from: match.index, to })
  return items
}

/** `着正装；带笔`, `1.着正装 2.带笔` */
const itemsIn = (notice: NoticeText, content: Span): string[] =>
  notice
    .cut(content)
    .split(/[;；\n]|(?:^|[\s，,。])[0-9０-９]{1,2}[.．、)）](?![0-9])|[①-⑳]/u)
    .map(bare)
    .filter(item => item !== '')

function takeSection(
  notice: NoticeText,
  section: NoticeText['sections'][number] | undefined,
): string[] | null {
  if (section === undefined) return null
  const { items, span } = itemsOf(notice, section)
  if (items.length === 0) return null
  notice.use(span)
  return [...items]
}

function takeOut(notice: NoticeText, before: readonly string[]): string[] | null {
  const match = takenOut.exec(notice.text)
  const what = match?.[1] ?? match?.[2]
  if (!match || what === undefined || notice.isUsed(match.index)) return null
  const left = before.filter(item => !item.includes(what) && !what.includes(bareOfCourtesy(item)))
  if (left.length === before.length) return null
  notice.use({ from: match.index, to: match.index + match[0].length })
  return left
}

const bareOfCourtesy = (item: string): string => item.replace(/^(?:请|须|需|务必|统一)+/, '')

/** Clauses that ask for something: 请着正装, 带笔和本子. */
function askedIn(notice: NoticeText): string[] {
  const found: Span[] = []
  let follows = false
  for (const { text, from, to } of notice.chunks()) {
    follows = (asks.test(text) || (follows && goesOn.test(text))) && isRequirement(notice, { from, to }, text)
    if (follows) found.push({ from, to })
  }
  for (const span of found) notice.use(span)
  return found.map(span => bare(notice.cut(span)))
}

function isRequirement(notice: NoticeText, { from, to }: Span, text: string): boolean {
  if (otherPart.test(text)) return false
  const dated = notice.phrases.filter(phrase => phrase.from < to && phrase.to > from)
  // 请各位3月26日上午9点到会: the meeting's own time.
  if (dated.some(namesDay) && /到会/.test(text) && !/前/.test(text)) return false
  return dated.length === 0 || arriving.test(text)
}

const bare = (item: string): string => item.replace(/^(?:要求)?[\s:：]+|^要求|[\s;；。.，,、！!]+$/gu, '')
const unique = (items: readonly string[]): string[] => [...new Set(items)]
