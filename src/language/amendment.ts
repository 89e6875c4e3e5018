/** What a chair changes in a notice that is out: /改 时间改到3月20日下午3点, 推迟一天, 议程增加:…, 增加张三, 请着正装. */
import { addDays, dayOfIso, isoDay } from '../calendar/day.ts'
import { readNumber, smallNumber } from '../calendar/numerals.ts'
import { dayOf } from '../calendar/zone.ts'
import { type AudienceChange, applyAudienceChange, takeAudienceChanges } from './audience-change.ts'
import { type KnownNames, noKnownNames } from './called.ts'
import { itemsOf, unlabelledItems } from './notice-agenda.ts'
import { type Completion, mergeKnown, saysWhen } from './notice-completion.ts'
import { datedPhrases, knownFrom } from './notice-dates.ts'
import { labelledPlace, looksLikePlace, placeInProse } from './notice-place.ts'
import type { Known, NoticeReading } from './notice-reading.ts'
import { settle } from './notice-settle.ts'
import { NoticeText } from './notice-text.ts'
import { takeRequirements } from './requirement-change.ts'
import { withoutToldDays } from './stated-day.ts'

export interface Amendment extends Completion {
  /** Who is called besides, instead or no longer, in the order in which it was said. */
  readonly called: readonly AudienceChange[]
}

/** The words of an amendment are few; more is a new notice. */
const maxAmendmentLength = 2_000

const shift = new RegExp(
  `(推迟|延后|顺延|延期|往后(?:推|延|挪|移)|推后|后延|提前|提早|往前(?:提|挪))(?:了)?(${smallNumber}|半)个?(天|日|周|星期|礼拜|小时|钟头|分钟)(?!到)`,
)
const cleared = /不变|照旧|照常|仍(?:为|在|是)|维持/
const addsAgenda =
  /(?:议程|议题|内容)?(?:再)?(?:增加|新增|添加|追加|补充|加上|加(?:一[项个条])?)(?:(?:一|1)?[项个条])?(?:议程|议题|内容)?[:, ]*([^\n]+)/
const replacesAgenda = /(?:议程|议题|内容)(?:调整|变更|更改|修改)?(?:改为|改成|为|如下|换成|是)[:, ]*/
const removesAgenda = /(?:取消|删除|去掉|减少)(?:议程|议题)?第([0-9一二三四五六七八九十]{1,2})[项个条]/
const newTitle =
  /(?:(?:名称|标题|会名|名字|(?<!议)题目)(?:改为|改成|更改为|变更为|调整为|改|为|是|叫)?|(?:改名|更名|改称|改叫)(?:为|成|叫)?)[:, ]*([^,。;\n]{2,40})/
const newPlace =
  /(?:地点|会场|地址|场地)?(?:改在|改到|改为|改成|换到|换成|换在|移到|挪到|变更为|调整为|调整到|为|在|:)+ ?([^,。;!\n ]{2,40})/

/**
 * @param reading the notice as it stands: 推迟一天 and 改为下午3点 are understood against it
 * @param names what the roster knows of words: who is a person, what an office
 * @returns the amended reading with its problems; `used` false, and the same reading, when nothing was understood
 */
export function readAmendment(
  text: string,
  reading: NoticeReading,
  now: Date,
  zone: string,
  names: KnownNames = noKnownNames,
): Amendment {
  if (text.length > maxAmendmentLength) return { reading, used: false, called: [] }
  const whole = new NoticeText(text, dayOf(now, zone))
  const called = takeAudienceChanges(whole, names)
  const requirements = takeRequirements(whole, reading.requirements)
  const other = readOther(unread(whole), reading, now, zone)
  if (called.length === 0 && requirements === null) return { ...other, called }
  const facts = {
    ...other.reading,
    audience: called.reduce(applyAudienceChange, reading.audience),
    requirements: requirements ?? reading.requirements,
  }
  return { reading: settle(facts, now, zone), used: true, called }
}

/** What nobody has read yet, in the original characters. */
function unread(notice: NoticeText): string {
  let text = ''
  let from = 0
  for (let i = 0; i <= notice.text.length; i++) {
    if (i < notice.text.length && !notice.isUsed(i)) continue
    if (i > from) text += notice.original({ from, to: i })
    from = i + 1
  }
  return text
}

/** Time, place, agenda and title. */
function readOther(text: string, reading: NoticeReading, now: Date, zone: string): Completion {
  const notice = new NoticeText(text, dayOf(now, zone))
  const agenda = amendedAgenda(notice, reading.agenda)
  const title = amendedTitle(notice)
  const shifted = shiftedKnown(notice, reading.known)
  const said = shifted
    ? null
    : knownFrom(notice, withoutToldDays(notice, datedPhrases(notice), reading.title))
  for (const phrase of notice.phrases) notice.use(phrase)
  const place = cleared.test(placeSentence(notice)) ? null : amendedPlace(notice)
  const dated = said !== null && (saysWhen(said) || said.replyDay !== null)
  if (!agenda && !title && !shifted && !dated && !place) return { reading, used: false }
  const known = shifted ?? (said ? mergeKnown(reading.known, said, place !== null) : reading.known)
  const facts = {
    ...reading,
    agenda: agenda ?? reading.agenda,
    title: title ?? reading.title,
    place: place ?? reading.place,
    known: { ...known, placePlaceholder: place === null && known.placePlaceholder },
  }
  return { reading: settle(facts, now, zone), used: true }
}

function placeSentence({ text }: NoticeText): string {
  return text.split(/[,。;\n]/).find(sentence => /地点|会场|场地/.test(sentence)) ?? ''
}

/** 推迟一天, 提前半小时: day and end move together. */
function shiftedKnown(notice: NoticeText, known: Known): Known | null {
  const match = shift.exec(notice.text)
  if (!match || known.day === null) return null
  notice.use({ from: match.index, to: match.index + match[0].length })
  const [, direction = '', count = '', unit = ''] = match
  const sign = /提|前/.test(direction) ? -1 : 1
  const amount = sign * (count === '半' ? 0.5 : readNumber(count))
  if (Number.isNaN(amount)) return null
  if (unit === '小时' || unit === '钟头' || unit === '分钟')
    return shiftedTime(known, Math.round(amount * (unit === '分钟' ? 1 : 60)))
  const days = amount * (unit === '天' || unit === '日' ? 1 : 7)
  if (!Number.isInteger(days)) return null
  const move = (day: string | null) => {
    const calendarDay = day === null ? null : dayOfIso(day)
    return calendarDay === null ? day : isoDay(addDays(calendarDay, days))
  }
  return { ...known, day: move(known.day), dayTrouble: null, impossibleDay: null, endDay: move(known.endDay) }
}

/** @returns null where the hour is not known, or the day would change */
function shiftedTime(known: Known, minutes: number): Known | null {
  const move = (time: string | null): string | null => {
    if (time === null) return null
    const [hour = 0, minute = 0] = time.split(':').map(Number)
    const moved = hour * 60 + minute + minutes
    if (moved < 0 || moved >= 24 * 60) return null
    return `${String(Math.floor(moved / 60)).padStart(2, '0')}:${String(moved % 60).padStart(2, '0')}`
  }
  const time = move(known.time)
  return time === null ? null : { ...known, time, endTime: move(known.endTime) }
}

function amendedAgenda(notice: NoticeText, agenda: readonly string[]): string[] | null {
  const { text } = notice
  const removed = removesAgenda.exec(text)
  if (removed) {
    notice.use({ from: removed.index, to: removed.index + removed[0].length })
    const number = readNumber(removed[1] ?? '')
    return agenda.length >= number && number > 0 ? agenda.filter((_, index) => index !== number - 1) : null
  }
  const replaced = replacesAgenda.exec(text)
  const added = replaced ? null : addsAgenda.exec(text)
  const match = replaced ?? added
  if (!match) return labelledAgenda(notice)
  const from = added ? match.index + match[0].length - (added[1]?.length ?? 0) : match.index + match[0].length
  const items = itemsOf(notice, {
    label: 'agenda',
    heading: '',
    start: match.index,
    from,
    to: text.length,
    ordinal: null,
  })
  if (items.items.length === 0) return null
  notice.use(items.span)
  return added ? [...agenda, ...items.items] : [...items.items]
}

function labelledAgenda(notice: NoticeText): string[] | null {
  const section = notice.sections.find(({ label }) => label === 'agenda')
  const items = section ? itemsOf(notice, section) : unlabelledItems(notice)
  if (!items || items.items.length === 0) return null
  notice.use(items.span)
  return [...items.items]
}

function amendedTitle(notice: NoticeText): string | null {
  const match = newTitle.exec(notice.text)
  const words = match?.[1]
  if (!match || words === undefined || notice.isUsed(match.index)) return null
  const from = match.index + match[0].length - words.length
  notice.use({ from: match.index, to: from + words.length })
  return notice.cut({ from, to: from + words.length }).replace(/^[《“"「]|[》”"」]$/g, '')
}

function amendedPlace(notice: NoticeText): string | null {
  for (const match of notice.text.matchAll(new RegExp(newPlace, 'g'))) {
    const words = match[1] ?? ''
    const from = match.index + match[0].length - words.length
    if (notice.isUsed(from) || (!/地点|会场|地址|场地/.test(match[0]) && !looksLikePlace(words))) continue
    const place = notice.cut({ from, to: from + words.length }).replace(/(?:召开|举行|开会|开|集合)$/, '')
    if (place !== '') return place
  }
  return (labelledPlace(notice, notice.sections) ?? placeInProse(notice))?.place ?? null
}
