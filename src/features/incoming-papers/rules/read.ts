/**
 * A paper that came in, in free words, as pasted heading lines, or filled in as in a form: 县人大办 云人办〔2026〕12号
 * 关于…的通知 3份 急件. What is not there is asked for; nothing is guessed.
 */
import { type Day, isoDay } from '../../../calendar/day.ts'
import { readNumber, smallNumber } from '../../../calendar/numerals.ts'
import { fold, normalise, originalSlice } from '../../../language/normalise.ts'
import { pastDayInFront } from '../../suggestions/rules/past-day.ts'
import type { PaperFields } from '../types.ts'
import { type LabelledField, labels } from './labels.ts'
import { namesGrade, secrecyIn, secrecySaid, stampBehind, urgencyIn, urgencySaid } from './marks.ts'

export interface PaperReading extends Partial<PaperFields> {
  /** As it was written, behind 承办: and 期限:. */
  readonly handler: string | null
  readonly due: string | null
  /** Fields that were named with something that they cannot be. */
  readonly unclear: readonly LabelledField[]
  /** What belongs to nothing of it. */
  readonly rest: string
}

/** 云人办〔2026〕12号, 云人办[2026]第12号, 云人字第12号 */
const reference =
  /[一-龥]{1,12}(?:\([一-龥]{1,6}\))? ?(?:[〔[(【]\d{4}[〕\])】] ?第?\d{1,5}号|字? ?第 ?\d{1,5} ?号)/
/** Behind a title: 《…》（云组发〔2026〕3号） */
const inBrackets = new RegExp(`\\(${reference.source}\\)`)
const copiesWord = new RegExp(`(?:一式|共|计)?(${smallNumber}) ?份(?![额数文])`)
const kinds =
  '通知|意见|函|决定|公告|通告|通报|报告|请示|批复|纪要|方案|办法|规定|规则|要点|安排|简报|议案|决议|计划|名单|命令|总结|汇报|材料|讲话|条例|细则|预案|清单|答复|建议|公示|说明|情况|制度|标准|指南|手册|邀请|启事'
const titleEnd = new RegExp(`(?:${kinds})(?:》|\\([^()]{1,12}\\))*$`)
const org =
  /(?:办|办公室|局|委|委员会|府|会|部|院|厅|室|所|中心|处|队|站|校|组|科|党委|政府|人大|政协|公司|法庭|支行|镇|乡|街道|县|市|区|省|工委|常委会|主席团)$/

export function readPaper(words: string, today: Day): PaperReading {
  const source = normalise(words.trim())
  const values = labels.values(source.text)
  const named = new Map<LabelledField, string>()
  // What is written behind a value, and a second value of a field.
  const beside: string[] = []
  for (const { field, all, value } of values) {
    const said = tidy(originalSlice(source, value.from, value.to))
    if ((named.get(field) ?? '') === '') named.set(field, said)
    else if (said !== '') beside.push(tidy(originalSlice(source, all.from, all.to)))
  }
  let free = source.original
    .slice(0, source.at[values[0]?.all.from ?? source.text.length])
    .replace(/^(?:今天|今日)?(?:收到|来自)(?:了)?/u, '')
  const take = (pattern: RegExp): string | null => {
    const text = normalise(free)
    const match = pattern.exec(text.text)
    if (match === null) return null
    const from = text.at[match.index] ?? 0
    const to = text.at[match.index + match[0].length] ?? free.length
    const taken = free.slice(from, to)
    free = `${free.slice(0, from)}\n${free.slice(to)}`
    return tidy(taken)
  }
  const bracketed = named.has('reference') ? null : take(inBrackets)
  const inTitle = named.get('title') ?? null
  const quoted = inTitle === null ? titleIn(free) : null
  if (quoted !== null) free = free.replace(quoted.whole, '\n')
  const given = {
    reference: named.get('reference') ?? bracketed ?? take(reference),
    copies: named.get('copies') ?? take(copiesWord),
    secrecy: named.get('secrecy') ?? take(secrecySaid),
    urgency: named.get('urgency') ?? take(urgencySaid),
    received: named.get('receivedOn') ?? take(/(?<=^|[\s,;。])[^\s,;。]{1,12}?(?:收到|收文)/),
  }
  const pieces = free
    .split(/[\s,，;；。]+/u)
    .map(piece => tidy(piece).replace(/文件$/u, ''))
    .filter(piece => piece !== '' && !/^(?:年|有效期|★.*|收到|收文|来自|由|的)$/u.test(piece))
  const senderAt = pieces.findIndex(piece => piece.length <= 40 && org.test(fold(piece)))
  const glued = named.has('reference') ? null : senderInFront(given.reference)
  const sender = named.get('sender') ?? pieces[senderAt] ?? quoted?.author ?? glued?.sender ?? null
  const number = glued !== null && sender === glued.sender ? glued.reference : given.reference
  const others = pieces.filter((_, i) => named.has('sender') || i !== senderAt)
  // 预算编制方案: alone it is what a paper is called.
  const [alone] = inTitle === null && quoted === null && others.length === 1 ? others : []
  const bare = alone !== undefined && titleEnd.test(normalise(alone).text) ? alone : null
  const title = inTitle ?? quoted?.title ?? bare
  const rest = bare === null ? others : []
  const unclear: LabelledField[] = []
  const known = <T>(
    field: LabelledField,
    said: string | null,
    read: (text: string) => T | undefined,
  ): T | undefined => {
    if (said === null || said === '') return undefined
    const value = read(normalise(said).text.trim())
    if (value === undefined) unclear.push(field)
    return value
  }
  beside.push(besideCopies(given.copies ?? ''), besideReceived(given.received ?? '', today))
  const copies = known('copies', given.copies, text => countIn(text))
  const secrecy = known('secrecy', given.secrecy ?? stampBehind(normalise(title ?? '').text), secrecyIn)
  const urgency = known('urgency', given.urgency, urgencyIn)
  const receivedOn = known('receivedOn', given.received, text => dayIn(text, today))
  // Taken for an open one, its title would be said in groups: a grade that was not read is asked about.
  const isRead = (secrecy ?? 'internal') !== 'internal' || unclear.includes('secrecy')
  const around = normalise([sender ?? '', number ?? '', ...(bare === null ? rest : [])].join('\n')).text
  if (!isRead && (namesGrade(around) || /(?:绝密|机密|秘密)(?:级|件)?$/.test(normalise(title ?? '').text)))
    unclear.push('secrecy')
  return {
    ...(sender === null || sender === '' ? {} : { sender }),
    ...(number === null || number === '' ? {} : { reference: number }),
    ...(title === null ? {} : { title }),
    ...(copies === undefined ? {} : { copies }),
    ...(secrecy === undefined ? {} : { secrecy }),
    ...(urgency === undefined ? {} : { urgency }),
    ...(receivedOn === undefined ? {} : { receivedOn }),
    handler: named.get('handler') ?? null,
    due: named.get('due') ?? null,
    unclear,
    rest: [...rest, ...beside].filter(piece => piece !== '').join(' '),
  }
}

/** 县委办云委办〔2026〕1号: an office of some place, and behind it what its papers are called by. */
function senderInFront(
  reference: string | null,
): { readonly sender: string; readonly reference: string } | null {
  if (reference === null) return null
  const { text, at } = normalise(reference)
  const front = /^[一-龥]+/.exec(text)?.[0] ?? ''
  for (let length = front.length - 2; length > 1; length--) {
    const sender = front.slice(0, length)
    if (!org.test(sender) || !/[县市省区州镇乡]|街道/.test(sender)) continue
    const from = at[length] ?? reference.length
    return { sender: reference.slice(0, from), reference: reference.slice(from) }
  }
  return null
}

interface FoundTitle {
  readonly title: string
  /** As it stands in the words. */
  readonly whole: string
  /** Who issued it, where the title says so: 云溪县人大常委会办公室关于… */
  readonly author: string | null
}

/** From 关于, 转发, 印发 or 《 on to the kind of paper, over as many lines as that takes. */
function titleIn(words: string): FoundTitle | null {
  const from = startIn(words)
  if (from === null) return null
  const lines = words.slice(from).split('\n')
  let whole = ''
  for (const [i, line] of lines.entries()) {
    if (i > 0 && /[：:]\s*$/u.test(line)) break
    const [found] = upToKind(line)
    whole += (i === 0 ? '' : '\n') + (found ?? line)
    if (found !== undefined) return titled(whole)
    if (i >= 3) break
  }
  const first = lines[0]?.split(/[\s,，;；。]/u)[0] ?? ''
  return titled(first)
}

/** An issuer right in front of it belongs to it; anything else does not: 昨天收到县委办关于… */
function startIn(words: string): number | null {
  const { text, at } = normalise(words)
  const key = text.search(/关于|转发|印发|《/)
  if (key < 0) return null
  const front = /[一-龥]{0,40}$/.exec(text.slice(Math.max(0, key - 41), key))?.[0] ?? ''
  const before = text[key - front.length - 1] ?? ' '
  const isIssuer =
    front.length > 1 && org.test(front) && !/收到|转来|来文/.test(front) && /[\s,;。]/.test(before)
  return at[isIssuer ? key - front.length : key] ?? null
}

/** The shortest beginning that ends with a kind of paper, at a gap. */
function* upToKind(line: string): Generator<string> {
  for (const gap of line.matchAll(/(?=[\s,，;；。]|$)/gu)) {
    const head = line.slice(0, gap.index)
    if (titleEnd.test(normalise(head).text)) yield head
  }
}

function titled(whole: string): FoundTitle {
  const title = whole.replace(/\s+/gu, '').replace(/^《([^《》]*)》$/u, '$1')
  const author = /^([一-龥]{2,40}?)(?:关于|转发|印发)/u.exec(normalise(title).text)?.[1]
  return { title, whole, author: author === undefined ? null : title.slice(0, author.length) }
}

function countIn(text: string): number | undefined {
  const said = new RegExp(`${smallNumber}(?= ?份)`).exec(text)?.[0] ?? new RegExp(smallNumber).exec(text)?.[0]
  const count = said === undefined ? Number.NaN : readNumber(said)
  return Number.isInteger(count) && count > 0 && count <= 9_999 ? count : undefined
}

const besideCopies = (said: string): string =>
  tidy(normalise(said).text.replace(new RegExp(`(?:一式|共|计)?${smallNumber} ?份?`), ' '))

/** 张三签收 of 3月10日，张三签收 */
const besideReceived = (said: string, today: Day): string => {
  const { text } = normalise(said)
  const { end } = receivedIn(text, today)
  return tidy(text.slice(end).replace(/^ ?(?:收到|收文)|(?:收到|收文)$/g, ''))
}

const receivedIn = (text: string, today: Day) =>
  pastDayInFront(text, today, { year: today.year - 1, month: 1, day: 1 })

/** A day that is not still to come. */
function dayIn(text: string, today: Day): string | undefined {
  const said = text.replace(/(?:收到|收文)$/, '')
  const { day, end } = receivedIn(said, today)
  if (day === null || end === 0) return undefined
  const iso = isoDay(day)
  return iso <= isoDay(today) ? iso : undefined
}

const tidy = (text: string): string =>
  text.replace(/^[\s,，;；。、:：（(]+|[\s,，;；。、]+$/gu, '').replace(/(?<=号)[）)]$/u, '')

/** What has to be there and is not. */
export const missingIn = (reading: PaperReading): readonly ('sender' | 'title')[] =>
  (['sender', 'title'] as const).filter(field => (reading[field] ?? '') === '')
