/** The name of the meeting or activity as written, without the wrapper 关于召开…的通知 (corpus rule N4). */
import { namesActivity } from './notice-kind.ts'
import type { Chunk, NoticeText, Span } from './notice-text.ts'

const wrapper =
  /关于([^。;:!]{2,80}?)(?:的)?(?:有关事项的?|相关事宜的?|有关事宜的?)?(?:预备|预|补充|紧急|正式)?(?:通知|公告|函|通告|预告|邀请函|启事|公示|安排|方案)(?: |\n|$|\(|:)/
const plainHeading =
  /^[ 【(《]*([^,。;:!\n]{2,40}?)(?:的)?(?:预|补充|紧急)?(?:通知|公告|邀请函|通告|预告|安排表?|公示)[】)》 ]*$/m
const wrapperVerbs =
  /^(?:切实|认真|进一步)?(?:做好|邀请(?:.{2,12})?参加|组织召开|组织开展|组织举办|召集召开|推迟|延期|提前|调整|变更|召开|举办|开展|组织|举行|召集|参加|安排|邀请|进行|开|选派|集中)+/
const innerVerb =
  /^(?:[^“”"《》]{0,20}?代表(?:们|小组)?|[^“”"《》]{0,10}?)(?:开展|召开|举办|举行|进行|参加)(?=.{3})/
const trailing = /(?:的?(?:有关|相关)?(?:安排|事项|事宜|通知)|(?:时间|地点)(?:的?(?:变更|调整))?)$/
const generic =
  /^(?:(?:开|召开|举行|参加|有|个|一个|一次|紧急|临时|重要|简短|小|短|下|一下|的|内部|正式|再|又|都|来|集体|例行)*(?:开会|会议|会|通知|公告|碰头|碰面|碰一下|碰个头|碰头会|议事|集合|活动|事|短会|小会|开个会|邀请|函|提醒|商量|聚|见面|到会)(?:了|啊|哈|通知|公告|一下|吧)*)$/
const opening = /(?:召开|举行|举办|组织开展|开展|组织|进行|开)(?:一[次期场]|个|了)?([^,。;:!?\n ]{2,60})/
const edgesLeft =
  /^(?:去|赴|前往|改期|改到|改为|推迟|还是|仍|的|将|在|于|到|就|我们|我镇|拟|再|要|请|把|有|开个?|召开|举行|举办|组织|开展|进行|参加|定于|现|本次|经研究)+/
const edgesRight =
  /(?:[:]|原定于?|改期|改到|改在|改为|改成|推迟到?|延期到?|提前到?|定于|定在|安排在|放在|将于|拟于|开始|举行|召开|进行|时间|地点|在|于|到|的|改|通知|如下|事宜|安排如下|安排|出发|集合)+$/

export interface Title {
  readonly title: string
  readonly span: Span
}

/** @returns null where only a generic word stands: 开会, 短会, 通知 */
export function titleOf(notice: NoticeText): Title | null {
  return headingTitle(notice) ?? opened(notice) ?? headed(notice) ?? piece(notice)
}

/** The title where it has a heading or the wrapper of its own, whatever else the notice says. */
export function headingTitle(notice: NoticeText): Title | null {
  return labelled(notice) ?? wrapped(notice)
}

function labelled(notice: NoticeText): Title | null {
  const section = notice.sections.find(({ label }) => label === 'title')
  if (!section) return null
  const line = /^[ \n]*([^\n;。]*)/.exec(notice.text.slice(section.from, section.to))?.[0] ?? ''
  const span = { from: section.from, to: section.from + line.length }
  return toTitle(notice, span, { from: section.start, to: span.to })
}

function wrapped(notice: NoticeText): Title | null {
  const match = wrapper.exec(
    notice.text.replace(/\n(?=[^\n]{0,30}的?(?:预|补充|紧急)?(?:通知|公告|函)(?:\n|$))/, ' '),
  )
  if (!match?.[1] || match.index > 200) return null
  const from = match.index + 2
  return trimmed(notice, from, match[1], {
    from: lineStart(notice, match.index),
    to: match.index + match[0].trimEnd().length,
  })
}

/** 石门镇述职评议会通知 */
function headed(notice: NoticeText): Title | null {
  const match = plainHeading.exec(notice.text)
  if (!match?.[1] || match.index > 200 || /(?:怎么|如何|咋|怎样)$/.test(match[1])) return null
  // 明天下午三点主席团会 三楼 说说视察安排 is a chat line, and no heading
  if (holdsUsed(notice, match.index, match.index + match[0].length) && match[1].includes(' ')) return null
  const from = match.index + match[0].indexOf(match[1])
  return trimmed(notice, from, match[1], { from: match.index, to: match.index + match[0].length })
}

function holdsUsed(notice: NoticeText, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (notice.isUsed(i)) return true
  return false
}

/** …召开镇人大主席团会议,请准时出席 */
function opened(notice: NoticeText): Title | null {
  let best: Title | null = null
  for (const chunk of notice.chunks()) {
    const match = opening.exec(chunk.text)
    if (!match?.[1]) continue
    const words = match[1].replace(/(?:请|现将|具体|有关)(?:.*)$/, '')
    const inner = innerTopic(words)
    if (!namesActivity(inner) && !/会$|会议$|活动$|班$|日$/.test(inner)) continue
    const from = chunk.from + match.index + match[0].indexOf(match[1])
    const title = trimmed(notice, from, inner, { from, to: from + inner.length })
    if (title && (best === null || title.title.length > best.title.length)) best = title
  }
  return best
}

/** 主席团会研究一季度工作: the name ends with 会. */
function innerTopic(words: string): string {
  return (
    /^(.*?(?:会议?|大会))(?=研究|讨论|审议|听取|商量|传达|通报|学习|部署|安排(?!会))/.exec(words)?.[1] ??
    words
  )
}

/** The piece of a chat line that names an activity; the one that ends like a name is better. */
function piece(notice: NoticeText): Title | null {
  const candidates = notice
    .chunks()
    .filter(
      ({ text }) =>
        text.length <= 50 &&
        (namesActivity(text) || (meets.test(text) && !generic.test(text))) &&
        !noName.test(text),
    )
  const named = candidates.find(({ text }) =>
    /(?:会议?|活动|大会|例会|培训班?|视察|调研|检查|接待日|走访|评议|测评|讲座|学习|慰问|述职|座谈)$/.test(
      text,
    ),
  )
  const chosen: Chunk | undefined = named ?? candidates[0]
  return chosen ? trimmed(notice, chosen.from, innerTopic(chosen.text), chosen) : null
}

/** 全体代表会议: a meeting of a name, whatever its kind. */
const meets = /[一-龥]{3,}(?:会议|大会|例会|活动)$/

const noName =
  /^(?:请|各(?!村)|全体(?!.*会议?$)|第.{1,4}小组(?:全体)?(?:代表|成员|的?代表)?(?:参加|进站|轮值|负责)?$|由|能来|不能|因故)|小组(?:参加|进站|轮值)?$|值班$|参加$|进站$|负责$|轮值$|成员$|(?:成员|代表|小组|同志|代表团|组长|单位):$|^(?:研究|讨论|审议|听取|商量|说说)/

function trimmed(notice: NoticeText, from: number, words: string, used: Span): Title | null {
  let start = 0
  let text = words
  for (const pattern of [
    /^ +/,
    wrapperVerbs,
    innerVerb,
    /^(?:在[^,]{2,16}(?=开展|举行|召开))/,
    wrapperVerbs,
    edgesLeft,
  ]) {
    const cut = pattern.exec(text)?.[0].length ?? 0
    if (cut > 0 && text.length - cut >= 2) {
      start += cut
      text = text.slice(cut)
    }
  }
  for (const pattern of [trailing, edgesRight, / +$/])
    text = text.length > 3 ? text.replace(pattern, '') : text
  return toTitle(notice, { from: from + start, to: from + start + text.length }, used)
}

function toTitle(notice: NoticeText, span: Span, used: Span): Title | null {
  const title = notice
    .cut(span)
    .replace(/\s*\r?\n\s*/g, '')
    .trim()
    .replace(/^【([^【】]*)】$/u, '$1')
  const folded = notice.text.slice(span.from, span.to).trim()
  if (title.length < 2 || generic.test(folded) || /^[×✕x*_ ]+$/.test(folded)) return null
  return { title, span: used }
}

function lineStart(notice: NoticeText, position: number): number {
  return notice.lineAround(position).from
}
