/**
 * Reads a chair's one line, or a whole pasted official notice, into one event. Nothing is guessed: what is
 * missing, contradictory, impossible or still a placeholder is told as a problem and asked back.
 */
import { dayOf } from '../calendar/zone.ts'
import { type KnownNames, noKnownNames } from './called.ts'
import { itemsOf, topicItems, unlabelledItems } from './notice-agenda.ts'
import { audienceFor, audienceOf } from './notice-audience.ts'
import { type DatedPhrase, datedPhrases, knownFrom } from './notice-dates.ts'
import { guestsIn } from './notice-guests.ts'
import { kindOf } from './notice-kind.ts'
import { labelledPlace, placeInProse } from './notice-place.ts'
import type { Audience, NoticeFacts, NoticeKind, NoticeReading } from './notice-reading.ts'
import { settle } from './notice-settle.ts'
import type { Stated } from './notice-stated.ts'
import { NoticeText } from './notice-text.ts'
import { headingTitle, titleOf } from './notice-title.ts'

export { completeNotice } from './notice-completion.ts'
export {
  type Audience,
  type Called,
  type NoticeKind,
  type NoticeProblem,
  type NoticeReading,
  noticeReadingSchema,
} from './notice-reading.ts'

/**
 * @param text the chair's words, with or without the slash command
 * @param zone the congress's IANA zone
 * @param names what the roster knows of words: who is a person, what an office
 * @returns never throws. Source: corpus rules N1–N9.
 */
export function readNotice(
  text: string,
  now: Date,
  zone: string,
  names: KnownNames = noKnownNames,
): NoticeReading {
  return settle(factsOf(new NoticeText(text, dayOf(now, zone)), names), now, zone)
}

/** What the text says, each part read out of what the parts before it have left. */
function factsOf(notice: NoticeText, names: KnownNames): NoticeFacts {
  const dated = datedPhrases(notice)
  const known = knownFrom(notice, dated)
  useDates(notice, dated)

  const labelled = notice.sections
    .filter(({ label }) => label === 'agenda')
    .map(section => itemsOf(notice, section))
  const requirements = notice.sections
    .filter(({ label }) => label === 'requirements')
    .map(section => itemsOf(notice, section))
  for (const { span } of [...labelled, ...requirements]) notice.use(span)
  const { stated, guests } = audienceOf(notice, names)
  for (const { label, start, from, to } of notice.sections) {
    const lineEnd = notice.lineAround(from).to
    if (label === 'ignored' || label === 'deadline' || label === 'check_in')
      notice.use({ from: start, to: Math.min(to, lineEnd) })
    if (label === 'audience') notice.use({ from: start, to: Math.min(to, lineEnd) })
    if (label === 'time') notice.use({ from: start, to: from })
  }
  const heading = headingTitle(notice)
  if (heading) notice.use(heading.span)
  const headed = labelledPlace(notice, notice.sections)
  if (headed) notice.use(headed.span)
  const place = known.placePlaceholder ? null : (headed ?? placeInProse(notice))
  if (place) notice.use(place.span)

  const title = heading ?? titleOf(notice)
  if (title) notice.use(title.span)
  const items = labelled.flatMap(({ items }) => items)
  const agenda =
    items.length > 0 ? items : [...((unlabelledItems(notice) ?? topicItems(notice))?.items ?? [])]
  const kind = title
    ? kindOf(notice.text.slice(title.span.from, title.span.to))
    : kindWithoutTitle(notice, stated)
  return {
    kind,
    title: title?.title ?? null,
    place: place?.place ?? null,
    agenda,
    audience: audienceFor(stated, kind),
    requirements: withGuests(
      requirements.flatMap(({ items }) => items),
      guestsIn(notice, guests),
    ),
    known,
  }
}

/** 有关要求：请财政所列席 asks for it already. */
const withGuests = (asked: readonly string[], guests: readonly string[]): string[] => [
  ...asked.filter(one => !guests.some(guest => guest.startsWith(one))),
  ...guests,
]

/** Dates are read; a deadline's whole sentence is, so that 报名 in it names no activity. */
function useDates(notice: NoticeText, dated: readonly DatedPhrase[]): void {
  for (const { phrase, role } of dated) {
    const words = notice.text.slice(phrase.from, phrase.to)
    // 今年, 4月份 and 一季度 are part of a name or a topic; 月底 and 下周 never are
    const definite = phrase.sides.some(
      ({ days, half, clock }) => half || clock || days.some(({ kind }) => kind !== 'vague'),
    )
    if (definite || vagueDay.test(words)) notice.use(phrase)
    if (role === 'deadline' || role === 'other_deadline') {
      const { from, to } = notice.sentenceAround(phrase.from, ',。;!\n ')
      notice.use({ from, to })
    }
  }
}

const vagueDay = /月[底初末中]|旬|近[期日]|最近|周|星期|礼拜|改[天日]|过[几两]|[这近那][几两]天|择[日期时]/

function kindWithoutTitle(notice: NoticeText, stated: Stated): NoticeKind {
  if (stated !== null && stated !== 'unknown' && isPresidium(stated)) return 'presidium'
  const words = notice
    .chunks()
    .map(({ text }) => text)
    .join(' ')
  return kindOf(words.slice(0, 60).replace(/代表(?:联络站|之家|接待室)/g, ''))
}

/** 主席团成员、董长庚: with guests it is the presidium's meeting all the same. */
const isPresidium = (audience: Audience): boolean =>
  audience.to === 'several' ? audience.parts[0]?.to === 'presidium' : audience.to === 'presidium'
