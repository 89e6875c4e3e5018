/** The missing piece of a notice: the chair answers a question with 下午2点半, 三楼会议室, 全体代表. */
import { dayOf } from '../calendar/zone.ts'
import { audienceOfList } from './audience-change.ts'
import { type KnownNames, noKnownNames, withoutPlace } from './called.ts'
import { fold } from './normalise.ts'
import { itemsOf, unlabelledItems } from './notice-agenda.ts'
import { isList, ofList, type StatedAudience, underHeading } from './notice-audience.ts'
import { datedPhrases, knownFrom } from './notice-dates.ts'
import { guestsIn } from './notice-guests.ts'
import { labelledPlace, looksLikePlace, placeInProse } from './notice-place.ts'
import type { Audience, Called, Known, NoticeFacts, NoticeReading } from './notice-reading.ts'
import { settle } from './notice-settle.ts'
import { audienceIn } from './notice-stated.ts'
import { NoticeText } from './notice-text.ts'
import { titleOf } from './notice-title.ts'
import { withoutToldDays } from './stated-day.ts'
import { statedIn } from './stated-list.ts'

export interface Completion {
  readonly reading: NoticeReading
  /** False when the piece said nothing that a notice has; the reading is then the same. */
  readonly used: boolean
}

/** A piece is short; a longer text is a notice of its own. */
const maxPieceLength = 400
const noPiece = /^(?:好的?|行|可以|收到|谢谢|嗯|是的?|对|ok|不知道|算了|取消|不开了|发布|发吧)[。!,]*$/

/** 在村里老戏台, 老槐树底: a few words that talk of nothing else. */
const barePlace =
  /^(?:就?在|去|到|地点)[一-龥0-9]{2,}$|^(?!.*[不没我你他吗了说定开问看行好谢是])[一-龥0-9]{2,10}$/

/** 我明天下午再定, 18号是星期几?: the words of a clause that settles nothing, whatever day stands in it. */
const settlesNothing =
  /再(?:定|说|看|想|议|通知|告|回|问|商量|确定)|没(?:有)?(?:定|想好|确定)|定不(?:下来|了)|不(?:确定|知道|晓得|清楚|一定)|想想|问问|问一?下|商量(?:一?下|着)|等(?:通知|消息|电话|回话)|[?]|[吗么呢]$|([行好是能])不\1|可不可|(?:星期|礼拜|周)几|[几哪][号天点]/

const withoutOpenQuestions = (piece: string) =>
  piece
    .split(/(?<=[，,。；;！!？?\n])/u)
    .filter(clause => !settlesNothing.test(fold(clause).replace(/[,。;!\n]$/, '')))
    .join('')

/**
 * Completes, or corrects, a reading with a piece and computes the problems anew.
 * @param piece in the chair's words, without any command
 * @param names what the roster knows of words
 */
export function completeNotice(
  reading: NoticeReading,
  piece: string,
  now: Date,
  zone: string,
  names: KnownNames = noKnownNames,
): Completion {
  const unchanged = { reading, used: false }
  if (piece.length > maxPieceLength) return unchanged
  const notice = new NoticeText(withoutOpenQuestions(piece), dayOf(now, zone))
  if (notice.text.trim() === '' || noPiece.test(notice.text.trim())) return unchanged
  const said = knownFrom(notice, withoutToldDays(notice, datedPhrases(notice), reading.title))
  const parts = piecesOf(notice, reading, saysWhen(said), names)
  if (Object.keys(parts).length === 0 && !saysWhen(said) && said.replyDay === null) return unchanged
  const facts: NoticeFacts = {
    ...reading,
    ...parts,
    known: mergeKnown(reading.known, said, parts.place !== undefined),
  }
  return { reading: settle(facts, now, zone), used: true }
}

export function saysWhen(said: Known): boolean {
  return (
    said.day !== null ||
    said.dayTrouble !== null ||
    said.time !== null ||
    said.timeTrouble !== null ||
    said.endTime !== null
  )
}

/** What was said now wins; what was not stands. A new day keeps the hour, a new hour keeps the day. */
export function mergeKnown(known: Known, said: Known, placeGiven: boolean): Known {
  const day = said.day !== null || said.dayTrouble !== null
  const time = said.time !== null || said.timeTrouble !== null
  const end = said.endDay !== null || said.endTime !== null
  const reply = said.replyDay !== null
  const merged: Known = {
    ...known,
    ...(day ? { day: said.day, dayTrouble: said.dayTrouble, impossibleDay: said.impossibleDay } : {}),
    ...(time || leavesHour(known, said)
      ? { time: said.time, timeTrouble: said.timeTrouble, half: said.half }
      : {}),
    ...(reply
      ? { replyDay: said.replyDay, replyTime: said.replyTime, replyMismatch: said.replyMismatch }
      : {}),
    placePlaceholder: placeGiven ? false : known.placePlaceholder,
    otherPlaceholder: false,
  }
  if (end) return { ...merged, endDay: said.endDay ?? merged.day, endTime: said.endTime }
  return withoutPassedEnd(known, merged, day, time)
}

/** 3月26日下午, of a meeting at nine: the hour is still to be said. */
function leavesHour({ time }: Known, { half }: Known): boolean {
  if (time === null || half === null || half === 'noon') return false
  return time < '12:00' === (half === 'afternoon' || half === 'evening')
}

/** An end that belonged to the old day or hour goes with it; what still follows the start stays. */
function withoutPassedEnd(before: Known, merged: Known, day: boolean, time: boolean): Known {
  if (day && before.endDay !== null && before.endDay === before.day) {
    const stays = { ...merged, endDay: merged.day }
    return time && stays.endTime !== null && (stays.time ?? '') >= stays.endTime
      ? { ...stays, endDay: null, endTime: null }
      : stays
  }
  if (day && before.endDay !== null && (merged.day ?? '') >= before.endDay)
    return { ...merged, endDay: null, endTime: null }
  const ended =
    time && merged.endTime !== null && merged.endDay === merged.day && (merged.time ?? '') >= merged.endTime
  return ended ? { ...merged, endDay: null, endTime: null } : merged
}

type Parts = Partial<Pick<NoticeFacts, 'place' | 'agenda' | 'audience' | 'title' | 'requirements'>>

function piecesOf(notice: NoticeText, reading: NoticeReading, dated: boolean, names: KnownNames): Parts {
  for (const phrase of notice.phrases) notice.use(phrase)
  const list = notice.sections.find(({ label }) => label === 'agenda')
  const found = list ? itemsOf(notice, list) : unlabelledItems(notice)
  if (found) notice.use(found.span)
  const agenda = found && found.items.length > 0 ? { agenda: [...found.items] } : {}
  const listed = listOfPiece(notice, reading, names)
  const place = labelledPlace(notice, notice.sections) ?? placeInProse(notice)
  if (place) notice.use(place.span)
  const audience = audienceOfPiece(notice, listed, reading, names)
  const title = notice.sections.some(({ label }) => label === 'title') ? titleOf(notice) : null
  const parts: Parts = {
    ...agenda,
    ...(place ? { place: place.place } : {}),
    ...audience,
    ...(title ? { title: title.title } : {}),
  }
  if (Object.keys(parts).length > 0 || dated || reading.place !== null) return parts
  // asked for the place, a few words without marks are the place
  const words = notice.text.trim()
  return words.length <= 30 && !/[,。;!?\n]/.test(words) && (looksLikePlace(words) || barePlace.test(words))
    ? { place: notice.source.original.trim().replace(/^(?:就?在|改在|地点)|[吧哈啊]$/g, '') }
    : {}
}

function audienceOfPiece(
  notice: NoticeText,
  listed: StatedAudience | null,
  reading: NoticeReading,
  names: KnownNames,
): Pick<Parts, 'audience' | 'requirements'> {
  if (listed !== null && listed.stated !== null && listed.stated !== 'unknown') {
    const told = guestsIn(notice, listed.guests).filter(one => !reading.requirements.includes(one))
    return {
      audience: listed.stated,
      ...(listed.guests.length > 0 ? { requirements: [...reading.requirements, ...told] } : {}),
    }
  }
  for (const { text } of notice.chunks()) {
    const stated = audienceIn(text)
    if (stated !== null && stated !== 'unknown')
      return { audience: filledIn(reading.audience, stated, names) }
  }
  const whole = audienceIn(notice.text)
  return whole === null || whole === 'unknown' ? {} : { audience: filledIn(reading.audience, whole, names) }
}

/** 主席团成员，董长庚: read as under 参加人员; of one body, and of names alone, the rules for a sentence know. */
function listOfPiece(notice: NoticeText, reading: NoticeReading, names: KnownNames): StatedAudience | null {
  const headed = notice.sections.find(({ label }) => label === 'audience')
  if (headed !== undefined) return underHeading(notice, headed, names)
  for (const chunk of notice.chunks()) {
    const { to } = notice.sentenceAround(chunk.from)
    const list = statedIn(notice, { from: chunk.from, to }, names)
    const words = notice.text.slice(chunk.from, to)
    const isOfNames = list.guests.length === 0 && list.called.every(one => one.to === 'named')
    const isPlain = isOfNames && !words.includes('(') && audienceIn(words) !== null
    // 财政所 may be where they meet.
    const isPlace = list.count === 1 && list.called[0]?.to === 'office' && !asks(reading.audience, names)
    if (!isList(list) || isPlain || isPlace) continue
    notice.use({ from: chunk.from, to: list.to })
    const { stated, guests } = ofList(list)
    return stated === null || stated === 'unknown'
      ? null
      : { stated: filledIn(reading.audience, stated, names), guests }
  }
  return null
}

const partsOf = (audience: Audience): readonly Called[] =>
  audience.to === 'several' ? audience.parts : [audience]

/** Somebody in it is not in the roster, and it was asked who that is. */
const asks = (audience: Audience | null, names: KnownNames): boolean =>
  audience !== null &&
  partsOf(audience).some(part =>
    part.to === 'named'
      ? part.names.some(name => !names.isPerson(withoutPlace(name)))
      : part.to === 'group' && !names.isGroup(part.name),
  )

/**
 * 王秀兰、胡志强 when it was asked who 各组长 are, 陈建华（上溪村） when there are two: they come in place of what was asked, and
 * the others stay. Where nobody was asked about, or somebody is said once more, it is the whole list.
 */
function filledIn(before: Audience | null, said: Audience, names: KnownNames): Audience {
  if (before === null || said.to === 'several' || said.to === 'presidium' || said.to === 'deputies')
    return said
  const parts = partsOf(before)
  const listed = parts.flatMap(part => (part.to === 'named' ? part.names : []))
  const told = said.to === 'named' ? said.names : []
  const bare = new Set(told.map(withoutPlace))
  const isPlaced = told.some(name => withoutPlace(name) !== name && listed.includes(withoutPlace(name)))
  const isRepeated = !isPlaced && listed.some(name => bare.has(withoutPlace(name)))
  const kept = listed.filter(name => names.isPerson(withoutPlace(name)) && !bare.has(withoutPlace(name)))
  const bodies = parts.filter(
    part => part.to !== 'named' && (part.to !== 'group' || names.isGroup(part.name)),
  )
  if (!(isPlaced || asks(before, names)) || isRepeated || (before.to !== 'several' && before.to !== said.to))
    return said
  return audienceOfList([...bodies, { to: 'named', names: kept }, said]) ?? said
}
