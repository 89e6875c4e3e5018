/**
 * Which of the dates in a notice is the event's, which the deadline's, and which is neither: the signature's day,
 * checking in, an office's hours (corpus rules N1–N3, N7).
 */
import { daysBetween, isoDay, isRealDay } from '../calendar/day.ts'
import type { Phrase } from '../calendar/phrases.ts'
import { type Resolved, type ResolvedSide, resolvePhrase } from '../calendar/resolve.ts'
import type { TimeOfDay } from '../calendar/time-of-day.ts'
import { movedTo, notMeant } from '../calendar/when.ts'
import { type Section, sectionAt } from './notice-labels.ts'
import { type Known, nothingKnown } from './notice-reading.ts'
import type { NoticeText } from './notice-text.ts'
import { findPlaceholders } from './placeholders.ts'

type Role = 'event' | 'end' | 'check_in' | 'deadline' | 'other_deadline' | 'signature' | 'none'

export interface DatedPhrase {
  readonly phrase: Phrase
  readonly resolved: Resolved
  readonly role: Role
  readonly section: Section | null
  /** The words up to the next mark or the next date. */
  readonly after: string
  readonly before: string
}

const replyWords =
  /回复|回执|报名|请假|请个假|反馈|告知|告诉|回我|回一?[个声下]|回话|说一声|吱一?声|吭一?声|接龙|人数|名单|确认|登记|答复|通知我|不能参加|不能到|不能来|不能出席|能否|是否参加|参会情况|参加情况|报我|报给|报备|报到我|联系我|跟我(?:说|讲)|找我|请示/
const strongReply = /请假|报名|回执|人数|名单|是否参加|能否参加|参会|不能参加|不能到|接龙|回复|回个|回一/
const otherObjects =
  /议案|建议(?!名单)|批评|意见|稿|材料|报告|汇报|课件|心得|方案|总结|征集|线索|问题清单|作业|承办|答复函|提案|议题/
const checkIn = /报到|签到|入场|就座|就坐|进场|到场|到达|抵达|候会|领取材料|领材料|到齐|报道(?!组)/
const opens = /开会|召开|开幕|正式|开始|举行|开讲|上课|开班|准时/
const closes = /^ ?(?:左右|之?前|以前)?(?:结束|散会|闭幕|返回|返程|回来|收工)/
const beforeDeadline = /(?:截止|截至|最迟|最晚|不晚于|不迟于|务必于|限于|限)[^,。;\n]{0,8}$/
const until =
  /^ ?(?:\([^)\n]{0,8}\))?(?:下班)?(?:之?前(?![往来去台])|以前|止|截止|内|为止)|^ ?(?:早上|上午|下午)?下班(?:之?前|以前)/
const organisation =
  /(?:人大|主席团|办公室|人大办|工委|委员会|工作室|政府|党委|联络站|代表组|小组|[镇乡]人大(?:办|室)?|街道)$/
/** 原定3月16日的会议改在二楼,时间不变 */
const timeStays = /(?:时间|日期)(?:仍然?|照旧|保持)?不变|(?:时间|日期)照旧/
const officeHours = /工作日|办公时间|上班时间|咨询|电话|每周|每月|任期|届期|出生|成立/
const reference =
  /^ ?(?:的|所)?(?:印发|下发|发布|公布|通过|发出|修订|修正|施行|起施行|以来|会议精神|的会议|那次|那天的会|会上|发的)/

/** All dated phrases with the part each plays. */
export function datedPhrases(notice: NoticeText): DatedPhrase[] {
  const { text, phrases, today } = notice
  const headings = headingsApart(notice)
  const dated: DatedPhrase[] = []
  for (const [index, phrase] of phrases.entries()) {
    const next = phrases[index + 1]
    const heading = headings.find(at => at >= phrase.to)
    const end = Math.min(next?.from ?? text.length, heading ?? text.length, phrase.to + 40)
    const tail = text.slice(phrase.to, end)
    const after = /^[^,。;!\n]*/.exec(tail)?.[0] ?? ''
    const previous = dated.at(-1)
    // 8点半签到9点开会: the words after the time before belong to that one
    const since = Math.max(
      0,
      phrase.from - 30,
      previous?.role === 'check_in' ? previous.phrase.to + previous.after.length : 0,
    )
    const before = /[^,。;!\n]*$/.exec(text.slice(since, phrase.from))?.[0] ?? ''
    const section = sectionAt(notice.sections, phrase.from)
    const sameSentence = previous !== undefined && !/[。\n]/.test(text.slice(previous.phrase.to, phrase.from))
    const carried = sameSentence
      ? { half: previous.resolved.start.half, time: previous.resolved.start.time }
      : null
    const resolved = blankBefore(text, phrase)
      ? withoutDay(resolvePhrase(phrase, today))
      : resolvePhrase(phrase, today, carried)
    const role = roleOf(notice, phrase, { section, after, before })
    dated.push({ phrase, resolved, role, section, after, before })
  }
  return dated
}

/**
 * Where what is said of a time in front ends. 3月14日9点 三楼 议题:签到办法, 9点 三楼 签到:8点半: what stands under these
 * headings says nothing of it; 8点半 签到:一楼大厅 does.
 */
function headingsApart({ sections, phrases }: NoticeText): readonly number[] {
  let nth = 0
  return sections.flatMap(({ start, from, to, label }) => {
    while ((phrases[nth]?.from ?? Number.POSITIVE_INFINITY) < from) nth++
    const hasTime = (phrases[nth]?.from ?? Number.POSITIVE_INFINITY) < to
    return hasTime || (label !== 'check_in' && label !== 'deadline') ? [start] : []
  })
}

/** ×月18日: the 18 belongs to a month that is not filled in. */
function blankBefore(text: string, { from }: Phrase): boolean {
  return /[×✕x*_○△□ ][年月] ?$/.test(text.slice(Math.max(0, from - 3), from))
}

const withoutDay = ({ start, end }: Resolved): Resolved => ({
  start: { ...start, day: null, dayProblem: null },
  end,
})

interface Around {
  readonly section: Section | null
  readonly after: string
  readonly before: string
}

function roleOf(notice: NoticeText, phrase: Phrase, { section, after, before }: Around): Role {
  const { text } = notice
  if (phrase.minutesFromNow !== null || notice.isUsed(phrase.from)) return 'none'
  if (isSignature(notice, phrase)) return 'signature'
  const sentence = sentenceOf(notice, phrase)
  const label = section?.label ?? null
  if ((notMeant.test(before) && !timeStays.test(text)) || reference.test(after)) return 'none'
  if (label === 'check_in') return 'check_in'
  if (checkIn.test(after) || /(?:报到|签到|入场)(?:时间)?(?:为|:|于|在|是|从)? ?$/.test(before))
    return 'check_in'
  if (phrase.sides.length === 1 && closes.test(after)) return 'end'
  const ends = until.test(text.slice(phrase.to, phrase.to + 12)) || beforeDeadline.test(before)
  const asked = replyWords.test(after) && !opens.test(after)
  if (label === 'deadline') return 'deadline'
  if (ends || (asked && /(?:请|于|在|需|须|要)[^,]{0,6}$/.test(before)))
    return deadlineRole(sentence, after + before)
  if (
    label === 'title' ||
    label === 'ignored' ||
    label === 'agenda' ||
    label === 'requirements' ||
    label === 'audience'
  ) {
    const standsAlone =
      /[ ,]$/.test(text.slice(0, phrase.from)) && phrase.sides.some(({ clock }) => clock !== null)
    return standsAlone ? 'event' : 'none'
  }
  if (officeHours.test(before)) return 'none'
  return 'event'
}

function sentenceOf(notice: NoticeText, phrase: Phrase): string {
  const { from, to } = notice.sentenceAround(phrase.from)
  return notice.text.slice(from, to)
}

function deadlineRole(sentence: string, near: string): Role {
  const words = near + sentence
  if (otherObjects.test(near) && !strongReply.test(near)) return 'other_deadline'
  if (strongReply.test(near) || replyWords.test(near)) return 'deadline'
  if (otherObjects.test(words) && !strongReply.test(words)) return 'other_deadline'
  return replyWords.test(words) ? 'deadline' : 'none'
}

/** A day alone at the end, with nothing or an office before it. */
function isSignature(notice: NoticeText, phrase: Phrase): boolean {
  const { text } = notice
  if (phrase.sides.some(({ clock, half }) => clock !== null || half !== null)) return false
  const line = notice.lineAround(phrase.from)
  const beforeOnLine = text.slice(line.from, phrase.from).trim()
  const rest = text.slice(phrase.to, line.to).replace(/[ 。)印发]/g, '')
  if (rest !== '' || phrase.sides.length > 1) return false
  const lineBefore = text.slice(0, line.from).trimEnd().split('\n').at(-1)?.trim() ?? ''
  const officeLine = (words: string) => organisation.test(words) && words.length <= 30 && !/[:,]/.test(words)
  if (beforeOnLine === '')
    return officeLine(lineBefore) || (text.slice(line.to).trim() === '' && /通知|公告|各位|:/.test(text))
  const lastWords = /[^。;!,]*$/.exec(beforeOnLine)?.[0].trim() ?? ''
  return (
    organisation.test(lastWords) && text.slice(phrase.to).trim().length < 12 && !/[:于]$/.test(beforeOnLine)
  )
}

/** What the phrases say about the event and the deadline. */
export function knownFrom(notice: NoticeText, dated: readonly DatedPhrase[]): Known {
  const placeholders = findPlaceholders(notice.text)
  const known: Known = { ...nothingKnown, ...eventOf(notice, dated), ...deadlineOf(notice, dated) }
  const dayBlank = placeholders.day && known.day === null
  const timeBlank = placeholders.time && known.time === null && known.timeTrouble === null
  return {
    ...known,
    dayTrouble: dayBlank ? 'placeholder' : known.dayTrouble,
    timeTrouble: timeBlank ? 'placeholder' : known.timeTrouble,
    placePlaceholder: placeholders.place,
    otherPlaceholder: placeholders.other && !dayBlank && !timeBlank && !placeholders.place,
  }
}

function eventOf(notice: NoticeText, dated: readonly DatedPhrase[]): Partial<Known> {
  const events = dated.filter(({ role }) => role === 'event')
  const labelled = events.filter(({ section }) => section?.label === 'time')
  const ordered = [...labelled, ...events.filter(event => !labelled.includes(event))]
  const moved = ordered.find(({ phrase }) =>
    movedTo.test(notice.text.slice(Math.max(0, phrase.from - 8), phrase.from)),
  )
  const hasDay = ({ resolved: { start } }: DatedPhrase) =>
    start.day !== null || start.dayProblem === 'impossible'
  const dayFrom = moved && hasDay(moved) ? moved : (ordered.find(hasDay) ?? checkInDay(dated, ordered))
  const day = dayFrom?.resolved.start.day ?? null
  const timeFrom = chooseTime(moved ? [moved, ...ordered] : ordered, dayFrom, day)
  const start = timeFrom?.resolved.start
  const mismatch = [dayFrom, timeFrom].some(
    from => from?.resolved.start.weekdayMismatch || from?.resolved.end?.weekdayMismatch,
  )
  return {
    day: day === null ? null : isoDay(day),
    dayTrouble:
      dayFrom?.resolved.start.dayProblem === 'impossible' ? 'impossible' : mismatch ? 'mismatch' : null,
    impossibleDay: dayFrom?.resolved.start.dayProblem === 'impossible' ? writtenDay(dayFrom) : null,
    half: start?.half ?? dayFrom?.resolved.start.half ?? null,
    time: timeText(start?.time ?? null),
    timeTrouble: start?.timeProblem ?? null,
    ...endOf(dated, dayFrom, timeFrom),
  }
}

function writtenDay({ phrase }: DatedPhrase): Known['impossibleDay'] {
  const written = phrase.sides[0]?.days.find(day => day.kind === 'date')
  if (written === undefined || Number.isNaN(written.day)) return null
  const month = typeof written.month === 'number' ? written.month : null
  const leapYear = 2000
  const isOfTheYear = month !== null && isRealDay({ year: leapYear, month, day: written.day })
  return {
    year: isOfTheYear && typeof written.year === 'number' ? written.year : null,
    month,
    day: written.day,
  }
}

/** 8:30签到,9:00开会 on a day that was said only with the signing in. */
function checkInDay(dated: readonly DatedPhrase[], events: readonly DatedPhrase[]): DatedPhrase | undefined {
  const before = events[0]?.phrase.from ?? Number.POSITIVE_INFINITY
  const found = dated.findLast(
    ({ role, resolved, phrase }) =>
      role === 'check_in' && resolved.start.day !== null && phrase.from < before,
  )
  if (!found) return undefined
  const { start, end } = found.resolved
  const dayOnly = (side: ResolvedSide): ResolvedSide => ({
    ...side,
    time: null,
    timeProblem: null,
    half: null,
  })
  return { ...found, resolved: { start: dayOnly(start), end: end === null ? null : dayOnly(end) } }
}

function chooseTime(
  events: readonly DatedPhrase[],
  dayFrom: DatedPhrase | undefined,
  day: DatedPhrase['resolved']['start']['day'],
): DatedPhrase | undefined {
  const timed = events.filter(({ resolved: { start } }) => {
    if (start.time === null && start.timeProblem === null) return false
    return start.day === null || day === null || daysBetween(day, start.day) === 0
  })
  const own = timed.find(event => event === dayFrom)
  const first = own ?? timed[0]
  if (!first) return undefined
  // 8:30集中,9:00开会 and 8:30预备会议,9:00开幕 begin at nine; an outing begins where people gather
  const meeting = timed.find(
    event => event !== first && /^ ?(?:正式)?(?:开会|召开|开幕|正式|举行开幕)/.test(event.after),
  )
  return /集合|集中|会合|预备会/.test(first.after) && meeting ? meeting : first
}

function endOf(
  dated: readonly DatedPhrase[],
  dayFrom: DatedPhrase | undefined,
  timeFrom: DatedPhrase | undefined,
): Partial<Known> {
  const ending = dated.find(({ role }) => role === 'end')?.resolved.start
  const candidates: (ResolvedSide | null | undefined)[] = [
    timeFrom?.resolved.end,
    dayFrom?.resolved.end,
    ending,
  ]
  const end = candidates.find(side => side?.time || side?.day)
  if (!end) return {}
  const start = timeFrom?.resolved.start ?? dayFrom?.resolved.start
  const day = end.day ?? dayFrom?.resolved.start.day ?? null
  const startDay = dayFrom?.resolved.start.day ?? start?.day ?? null
  const later = day !== null && startDay !== null && daysBetween(startDay, day) > 0
  const longer = end.time !== null && (later || !start?.time || minutesOf(end.time) > minutesOf(start.time))
  if (!later && !longer) return {}
  return { endDay: day === null ? null : isoDay(day), endTime: timeText(end.time) }
}

const minutesOf = ({ hour, minute }: TimeOfDay) => hour * 60 + minute

function timeText(time: TimeOfDay | null): string | null {
  return time === null
    ? null
    : `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`
}

function deadlineOf(notice: NoticeText, dated: readonly DatedPhrase[]): Partial<Known> {
  const deadlines = dated.filter(({ role }) => role === 'deadline')
  const found = deadlines.find(({ resolved: { start } }) => start.day !== null || start.time !== null) ?? null
  if (!found) return dayEndDeadline(notice)
  const { start, end } = found.resolved
  // 3月15日至17日报名: the last day counts
  const side = end?.day && start.day && daysBetween(start.day, end.day) > 0 ? end : start
  const day = side.day ?? (side.time ? notice.today : null)
  if (day === null) return {}
  const atNoon = side.time === null && side.half === 'noon'
  const midnight = side.time?.hour === 24
  const time = atNoon ? '12:00' : midnight || /^ ?下班/.test(found.after) ? null : timeText(side.time)
  return { replyDay: isoDay(day), replyTime: time, replyMismatch: side.weekdayMismatch }
}

/** 下班前回复 without a day means today. */
function dayEndDeadline({ text, today }: NoticeText): Partial<Known> {
  const sentence = text
    .split(/[。;!\n]/)
    .find(words => /(?:^|[^天日一二三四五六])下班(?:之?前|以前)/.test(words) && replyWords.test(words))
  return sentence === undefined ? {} : { replyDay: isoDay(today) }
}
