/** Where people meet; for outings where they gather, not what they visit (corpus rule N5). */
import type { Section } from './notice-labels.ts'
import type { NoticeText, Span } from './notice-text.ts'
import { fullName, titledName } from './people.ts'
import { placeEnding } from './words/place.ts'

/** 覃玉兰家, 老郑家院子 */
const somebodysHome = `(?:${titledName}|(?<![农渔牧居])${fullName})(?<![大人专国])(?:家|屋)(?:里|院子|院坝|门口)?`
/** Brackets and a second part may follow: 镇政府三楼会议室(大), 腾讯会议 123-456-789 */
const placeLike = new RegExp(
  `(?:${placeEnding}|${somebodysHome})(?:\\([^)\n]{1,16}\\)|[一二三四0-9]{0,3}号?|(?:旁边|旁|对面|楼上|楼下|里|内|外|前|后)(?:[一-龥]{0,8}))?$`,
)
const leading =
  /^(?:(?:之|以)?前(?:到达|抵达|到|在|于|赶到)|请?各位|请|各(?=代表)|大家|代表们?(?!之家|联络|接待|工作|活动)|同志们|全体|先|统一|还是?|仍然?|就|都|地点|地址|会场|设在|定在|改到|改在|放在|安排在|于|在|到|去|来|往|赴|至|假座|准时|按时|直接|自行)+/
const noPlace =
  /^(?:视察|调研|检查|督查|察看|查看|参观|走访|慰问|评议|研究|讨论|听取|审议|学习|关于|巡查)|通知|^主席团$|^(?:会议?号|会议id|密码)|公告|议程|请假|回复|参加$|各位|调研(?!室|中心)|走访|慰问|第[一二三四五六七八九十0-9]+(?:代表)?小组|接待日$|培训$|会议$(?<!(?:腾讯|视频|线上|微信|钉钉)会议)|活动$|视察|调研$|[讲课]堂(?:\(|$)|评议会|座谈会|主席团会|人代会|代表大会|接待选民$/
const stretch = '[^,。;:!?\\n ]{1,30}?'
const gathering = new RegExp(
  `(${stretch})(?:门口|门前)?(?:统一)?(?:集合|集中(?!学习|培训|视察|调研|检查|走访|活动|办公|接待|轮训|评议|观看|审议|讨论|收看)|会合|会齐|碰头(?!会)|碰面(?!会)|见面(?!会)|上车|乘车|坐车|等车|候车|等候|乘坐|坐中巴|出发)(?!点|地)`,
)
const meeting = new RegExp(
  `(?:在|于|到|去|来|假座|设在)(${stretch})(?:统一|集中|准时)?(?:召开|举行|举办|搞|办(?!公|事|开|召|举|集|到|来|碰|商|议|研|讨|学习|座谈|参加|$)|开展?|开会|碰头|碰一?下|碰个|座谈|接待|研究|学习|述职|商量|参加|召集|进行|组织|会面|见面|讨论|议事|来一?[下趟]|培训|听取|审议|现场|值班|坐班|走访|报告|讲课|上课)(?!厅|室|中心|所|站|点|基地|院|部)`,
  'g',
)
/** 请主席团成员到镇人大办碰头: who is to come stands before where. */
const whoGoes = /^.*(?:成员|代表|小组|同志|各位|大家|组长|委员)们?(?:到|在|去|于)/
const vagueArea =
  /^(?:各[村社片组]|全[镇乡县村]|辖区|村里|镇里|群里|会上|此|这里|期间|前|当天|今年|近期|规定|线上线下)/

export interface Place {
  readonly place: string
  readonly span: Span
}

/** A place under a heading: to the end of the line, or of the words that can be a place. */
export function labelledPlace(notice: NoticeText, sections: readonly Section[]): Place | null {
  const gather = sections.find(({ label }) => label === 'gathering')
  const section =
    gather ??
    sections.find(section => section.label === 'place' && !isCheckIn(notice, section)) ??
    sections.find(({ label }) => label === 'place') ??
    sections.find(({ label }) => label === 'visited')
  if (!section) return null
  const timed = notice.phrases.find(({ from }) => from === section.from)
  const contentFrom = section.label === 'gathering' && timed ? timed.to : section.from
  const content = notice.text.slice(contentFrom, section.to)
  const lead =
    /^(?:[ \n:,]|设在|定在|改在|改到|改为|(?:变更|调整|更改|更换|换|移|挪|搬)(?:为|到|至|在)|还是|仍是|依旧|照旧在|还|仍|就|在|于|为|是)*/.exec(
      content,
    )?.[0].length ?? 0
  const rest = content.slice(lead)
  const line = /^[^,。;!\n]*/.exec(rest)?.[0] ?? ''
  const length = cutAtSpace(notice, contentFrom + lead, line)
  const span = { from: contentFrom + lead, to: contentFrom + lead + length }
  return toPlace(notice, span, { from: section.start, to: span.to })
}

/** 报到时间:4月15日,地点:招待所 says where to sign in; the meeting's own place stands on another line. */
function isCheckIn(notice: NoticeText, { start }: Section): boolean {
  const { from } = notice.lineAround(start)
  return /报到|签到/.test(notice.text.slice(from, start))
}

/** 文化活动中心 第四代表小组: what follows a space belongs to the place only if it is one itself. */
function cutAtSpace(notice: NoticeText, from: number, line: string): number {
  let end = 0
  for (const part of line.matchAll(/[^ ]+/g)) {
    const stop = part.index + part[0].length
    const dated = notice.phrases.some(phrase => phrase.from < from + stop && phrase.to > from + part.index)
    const belongs =
      end === 0 || (!dated && placeLike.test(part[0]) && !noPlace.test(part[0])) || /^[(0-9#]/.test(part[0])
    if (!belongs) break
    if (dated && end > 0) break
    end = stop
  }
  if (/^(?:不变|照旧|同前|原地|待定|另行通知|未定|另定)/.test(line)) return 0
  const firstDate = notice.phrases.find(
    phrase =>
      phrase.from > from &&
      phrase.from < from + end &&
      phrase.sides.some(({ clock, days }) => clock || days.length > 0),
  )
  return firstDate && !/号|日/.test(notice.text.slice(firstDate.from, firstDate.to).slice(0, 3))
    ? firstDate.from - from
    : end
}

/** A place in the run of a sentence, or a piece of a chat line that is one. */
export function placeInProse(notice: NoticeText): Place | null {
  return gatheringPlace(notice) ?? meetingPlace(notice) ?? placeChunk(notice)
}

function gatheringPlace(notice: NoticeText): Place | null {
  for (const chunk of notice.chunks()) {
    const match = gathering.exec(chunk.text)
    if (!match?.[1]) continue
    const stripped = strip(match[1].replace(whoGoes, ''))
    if (stripped.length < 2 || noPlace.test(stripped)) continue
    const from = chunk.from + match.index + match[0].indexOf(match[1]) + match[1].length - stripped.length
    const gate = /^(?:门口|门前)/.exec(notice.text.slice(from + stripped.length))?.[0].length ?? 0
    return toPlace(
      notice,
      { from, to: from + stripped.length + gate },
      { from: chunk.from, to: chunk.from + match.index + match[0].length },
    )
  }
  return null
}

function meetingPlace(notice: NoticeText): Place | null {
  for (const chunk of notice.chunks()) {
    for (const match of chunk.text.matchAll(meeting)) {
      const words = match[1] ?? ''
      const sure = placeLike.test(words) || /召开|举行|开会|举办/.test(match[0].slice(-2))
      const stripped = strip(words)
      if (!sure || stripped.length < 2 || vagueArea.test(stripped) || noPlace.test(stripped)) continue
      const from = chunk.from + match.index + match[0].indexOf(words) + words.length - stripped.length
      return toPlace(
        notice,
        { from, to: from + stripped.length },
        { from: chunk.from + match.index, to: from + stripped.length },
      )
    }
  }
  return null
}

/** 我办公室碰一下 */
const meetsThere =
  /(?:碰一?下|碰个?头|碰个面|开个?(?:短|小)?会|见个?面|座谈一?下?|议一?下|坐一?下)(?:吧|哈)?$/

function placeChunk(notice: NoticeText): Place | null {
  for (const chunk of notice.chunks()) {
    // 腾讯会议(会议号 456 789 123): the bracket goes on after the space
    const whole = chunk.text.replace(/\([^)]*$/, '')
    const at = meetsAt(whole)
    const text = at ?? whole.replace(meetsThere, '')
    const stripped = strip(text)
    if (stripped.length < 2 || stripped.length > 30 || !placeLike.test(stripped) || noPlace.test(stripped))
      continue
    if (isOffice(notice, chunk)) continue
    const to = chunk.from + text.length
    return toPlace(notice, { from: to - stripped.length, to }, at === null ? chunk : { from: chunk.from, to })
  }
  return null
}

/** 三楼会议室开主席团会议: what follows is the meeting's name. */
function meetsAt(text: string): string | null {
  const at = /^([^,]{2,30}?)(?:召开|举行|开)(?!放|发|展|始|幕|工|办)[^,]{2,30}(?:会|会议)$/.exec(text)?.[1]
  return at !== undefined && placeLike.test(strip(at)) && !noPlace.test(strip(at)) ? at : null
}

/** The office that signs stands alone on one of the last lines. */
function isOffice(notice: NoticeText, { from, to }: Span): boolean {
  const line = notice.lineAround(from)
  const alone = notice.text.slice(line.from, line.to).trim().length === to - from
  const last = notice.text.slice(line.to).trim().split('\n').length <= 2
  return (
    alone &&
    last &&
    /(?:办公室|政府|街道|人大|[一-龥]办)$/.test(notice.text.slice(from, to)) &&
    notice.text.includes('\n')
  )
}

const strip = (words: string) => words.replace(leading, '')

function toPlace(notice: NoticeText, span: Span, used: Span): Place | null {
  const place = notice
    .cut(span)
    .replace(/^[\s:：(（]+|[\s,，。;；)]+$/gu, match => (/[)]/.test(match) ? match.trim() : ''))
  return place === '' ? null : { place, span: used }
}

/** @returns whether a short text can be a place as it stands */
export function looksLikePlace(text: string): boolean {
  return placeLike.test(strip(text)) && !noPlace.test(text)
}
