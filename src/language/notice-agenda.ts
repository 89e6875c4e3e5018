/** The items of an agenda, a list of contents or points (corpus rule N6), and of the requirements. */
import type { Section } from './notice-labels.ts'
import type { NoticeText, Span } from './notice-text.ts'

/** Ways of numbering; a list keeps to the one it begins with. */
const numberings: readonly RegExp[] = [
  /(?:^|(?<=[ \n;。,:!)]))[0-9]{1,2} ?[.、)](?![0-9]) ?/g,
  /(?:^|(?<=[ \n;。,:!]))\([0-9]{1,2}\) ?[、.]? ?/g,
  /(?:^|(?<=[ \n;。,:!]))\([一二三四五六七八九十]{1,3}\) ?[、.]? ?/g,
  /(?:^|(?<=[ \n;。,:!]))[一二三四五六七八九十]{1,3}[、.] ?/g,
  /[①-⑳] ?[、.]? ?/g,
  /[⑴-⒇⒈-⒛] ?[、.]? ?/g,
  /(?:^|(?<=[ \n;。,:!]))第[一二三四五六七八九十][项个]?[,、:] ?/g,
  /(?:^|(?<=[ \n;。,:!]))[一二三四五六七八九十]是/g,
  /(?:^|(?<=[ \n;。,:!]))[0-9]{1,2}(?=[一-龥]{3})/g,
]
const inlineDigits = /(?<=[一-龥”"》)])[0-9]{1,2} ?[.、](?![0-9])(?=[一-龥“"《]) ?/g

/** 1收运体系2分类处理: only the number that comes next divides. */
const bareDigits = numberings[8]
function nextNumbers(text: string): RegExpExecArray[] {
  const marks: RegExpExecArray[] = []
  for (const match of text.matchAll(/(?<=[一-龥])[0-9]{1,2}(?=[一-龥]{2})(?![年月日号点时个次项])/g)) {
    if (Number(match[0]) === marks.length + 2) marks.push(match)
  }
  return marks
}

/** A line, or the rest of one, that speaks to the readers and is no item. */
const closing =
  /^ ?(?:请(?!示)|望|特此|届时|敬请|务请|不能|因故|如有|如因|如需|如无|凡|无故|会议?(?:期间|不得|要求|材料)|参会|各(?:位|代表|单位|小组|组|村)|以上|附|注:|此(?:致|通知)|收到|有事|确有|须|务必|希|联系|电话|准时|自带|统一(?:乘|在|着)|需请假|请假|回执|报名|代表(?:议案|建议)|原则上|另|会期|时间|地点|散会|大家|能来|来不了|不来|都来|记得|着装|带|欢迎|敬候)|请[于在]|(?:前|之前)(?:回复|反馈|报|提交|告知|请假|回执|报名)|联系人|联系电话|自行前往|准时(?:参加|到会|出席)|[:]$/
const signature =
  /^[^,。;:]{2,30}(?:人大|主席团|办公室|人大办|工委|委员会|工作室|人民政府|街道|联络站|人大办公室)(?: ?[0-9〇零○一二三四五六七八九]{4}年.*)?$|^ ?[0-9〇零○一二三四五六七八九]{4} ?年[^,。]{3,12}日$/
const blank = /^[×✕x*_○△□ .…—-]+$/

export interface Items {
  readonly items: readonly string[]
  readonly span: Span
}

/** The items under a heading. Reads line by line, and stops where the notice turns to something else. */
export function itemsOf(notice: NoticeText, section: Section): Items {
  const content = notice.text.slice(section.from, section.to)
  const numbering = numberingOf(content, section.ordinal)
  const items: Span[] = []
  let at = section.from
  let open = true
  for (const line of content.split('\n')) {
    const span = { from: at, to: at + line.length }
    at += line.length + 1
    if (line.trim() === '') continue
    const stop = numbering ? takeNumbered(notice, numbering, span, items) : takePlain(notice, span, items)
    // words on the heading's own line, without numbers, are all there is
    const alone = numbering === null && span.from === section.from && items.length > 0
    if (stop || alone) {
      open = false
      break
    }
  }
  const to = open ? section.to : (items.at(-1)?.to ?? section.from)
  return { items: texts(notice, items), span: { from: section.start, to: Math.min(to, section.to) } }
}

function numberingOf(content: string, ordinal: Section['ordinal']): RegExp | null {
  let best: RegExp | null = null
  let first = Number.POSITIVE_INFINITY
  for (const [index, numbering] of numberings.entries()) {
    if ((ordinal === 'han' && index === 3) || (ordinal === 'bracketed' && index === 2)) continue
    numbering.lastIndex = 0
    const position = numbering.exec(content)?.index
    numbering.lastIndex = 0
    if (position !== undefined && position < first) {
      first = position
      best = numbering
    }
  }
  return first <= 3 ||
    (best !== null && content.slice(0, first).includes('\n')) ||
    /^[^。;]{0,6}[:]?$/.test(content.slice(0, first))
    ? best
    : null
}

/** @returns true when the list has ended */
function takeNumbered(notice: NoticeText, numbering: RegExp, line: Span, items: Span[]): boolean {
  const text = notice.text.slice(line.from, line.to)
  const marks = [...text.matchAll(numbering)]
  if (numbering === numberings[0]) marks.push(...text.matchAll(inlineDigits))
  if (numbering === bareDigits) marks.push(...nextNumbers(text))
  marks.sort((a, b) => a.index - b.index)
  const [first] = marks
  const last = items.at(-1)
  const head = text.slice(0, first?.index ?? text.length)
  if (head.trim() !== '' && last) {
    const whole = notice.text.slice(last.from, last.to)
    if (
      /[;。!；]$/.test(whole.trim()) ||
      closing.test(head) ||
      signature.test(head.trim()) ||
      /^ ?[一二三四五六七八九十]{1,2}、/.test(head)
    )
      return true
    // an item broken over two lines
    items[items.length - 1] = { from: last.from, to: line.from + head.length }
  } else if (head.trim() !== '' && !first) {
    return items.length > 0
  }
  for (const [index, mark] of marks.entries()) {
    const from = line.from + mark.index + mark[0].length
    const end = line.from + (marks[index + 1]?.index ?? text.length)
    const to = endOfItem(notice.text, from, end)
    items.push({ from, to })
    if (to < end && index === marks.length - 1 && notice.text.slice(to, end).replace(/[;。, ]/g, '') !== '')
      return true
  }
  return false
}

/** An item ends with its final mark, or where the writer turns to the readers: 2.讨论方案,请准时参加. */
function endOfItem(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const char = text.charAt(i)
    if (char === '。' || char === ';' || char === '!') return i + 1
    if ((char === ',' || char === ' ') && closing.test(text.slice(i + 1, to))) return i
  }
  return to
}

function takePlain(notice: NoticeText, line: Span, items: Span[]): boolean {
  const text = notice.text.slice(line.from, line.to)
  if (closing.test(text) || signature.test(text.trim())) return true
  let from = line.from
  while (from < line.to) {
    const to = endOfItem(notice.text, from, line.to)
    items.push({ from, to })
    const mark = notice.text.charAt(to - 1)
    from = to
    if (mark !== ';' && to < line.to) return true
  }
  return /[。!]$/.test(text.trim())
}

function texts(notice: NoticeText, spans: readonly Span[]): string[] {
  return spans
    .map(span =>
      notice
        .cut(span)
        .replace(/\s*\r?\n\s*/g, '')
        .replace(/^[\s:：]+|[\s;；。.，,、！!]+$/gu, ''),
    )
    .filter(item => item !== '' && !blank.test(item.toLowerCase()) && !/^[×✕]+$/.test(item))
}

/** ①… ②… without any heading; the first number must be one. */
export function unlabelledItems(notice: NoticeText): Items | null {
  for (const numbering of numberings.slice(0, 6)) {
    const marks = [...notice.text.matchAll(numbering)].filter(({ index }) => !notice.isUsed(index))
    const [first] = marks
    if (!first || marks.length < 2 || !/^[(]?[1一①⑴⒈]/.test(first[0])) continue
    const section: Section = {
      label: 'agenda',
      heading: '',
      start: first.index,
      from: first.index,
      to: notice.text.length,
      ordinal: null,
    }
    const found = itemsOf(notice, section)
    if (found.items.length >= 2) return found
  }
  return null
}

const topic =
  /^(?:(?:主要|重点|共同|一起|会上|会议|将|要|拟|就|先|来|并|内容是|事由|是|为了|为)*)(?:研究|讨论|审议|听取|商量|说说|商议|研讨|审查|商定|商讨|议一?议|聊聊|聊一?下|谈谈|通报|酝酿|票决|定一下|说一下|碰一?下(?=.{3}))(?!会|班)(.{2,})/

/** A single topic said in the run of the sentence: 研究代表视察方案. */
export function topicItems(notice: NoticeText): Items | null {
  const found = notice
    .chunks()
    .filter(({ text }) => topic.test(text) && !/(?:会议?|活动)$/.test(text.slice(0, 12)))
  const [first] = found
  const last = found.at(-1)
  if (!first || !last) return null
  for (const chunk of found) notice.use(chunk)
  return { items: texts(notice, found), span: { from: first.from, to: first.from } }
}
