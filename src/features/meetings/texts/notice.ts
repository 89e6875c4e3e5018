import type { Day } from '../../../calendar/day.ts'
import { sayCalendarDay, sayClock, sayDay, sayInstant, sayPeriod, sayTime } from '../../../calendar/say.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { Audience, Called, NoticeKind, NoticeReading } from '../../../language/notice.ts'
import type { Labels } from '../../congress/types.ts'
import type { Gap } from '../rules/notice.ts'

/** How a notice and its parts are written. Every sentence says what happened and what to do next. */

const kindNames: Record<Exclude<NoticeKind, 'presidium' | 'session'>, string> = {
  reception: '代表接待选民日',
  inspection: '代表视察',
  survey: '代表调研',
  law_check: '执法检查',
  review: '评议会',
  study: '学习培训',
  duty_report: '述职评议会',
  visit: '走访慰问',
  other: '会议',
}

/** A notice without a title of its own is called what this congress calls such a meeting. */
export function titleOf(notice: NoticeReading, labels: Labels): string {
  if (notice.title !== null) return notice.title
  switch (notice.kind) {
    case 'presidium':
      return labels.presidiumMeeting
    case 'session':
      return labels.session
    default:
      return kindNames[notice.kind]
  }
}

/** `主席团成员、张三（不含李四）` */
export function sayAudience(audience: Audience): string {
  if (audience.to !== 'several') return sayCalled(audience)
  const without = audience.without.length === 0 ? '' : `（不含${audience.without.map(sayCalled).join('、')}）`
  return `${audience.parts.map(sayCalled).join('、')}${without}`
}

function sayCalled(called: Called): string {
  switch (called.to) {
    case 'presidium':
      return '主席团成员'
    case 'deputies':
      return '全体代表'
    case 'group':
    case 'office':
      return called.name
    case 'named':
      return called.names.join('、')
  }
}

/** Instead of a time or a place that is not known yet. */
export const undecided = '未定'

export const sayWhen = (notice: NoticeReading, now: Date, zone: string): string =>
  notice.startsAt === null
    ? undecided
    : sayPeriod(notice.startsAt, notice.endsAt, now, zone, notice.endsDayOnly)

export const sayDeadline = (notice: NoticeReading, now: Date, zone: string): string => {
  if (notice.replyBy === null) return '会议开始前'
  return notice.replyByDayOnly
    ? `${sayDay(notice.replyBy, now, zone)}前`
    : `${sayInstant(notice.replyBy, now, zone)}前`
}

function question(gap: Gap, notice: NoticeReading, now: Date, zone: string): string {
  switch (gap) {
    case 'missing_date':
      return notice.problems.includes('missing_time') ? '哪天几点开始？' : '哪一天？'
    case 'missing_time':
      return '几点开始？'
    case 'missing_place':
      return '在什么地点？'
    case 'missing_audience':
      return '通知哪些人？如：主席团成员、全体代表、第三代表小组；也可以写姓名，如：张三、李四。'
    case 'placeholder':
      return '还有没填的内容，如“×月×日”“××”“待定”，请补上时间、地点。'
    case 'weekday_mismatch':
      return sayMismatch(notice, now, zone)
    case 'past_date':
      return notice.startsAt === null
        ? '日期已经过去，请确认日期。'
        : `${sayInstant(notice.startsAt, now, zone)}已经过去，请确认日期和时间。`
    case 'far_date':
      return notice.startsAt === null
        ? '日期太远，请确认年份。'
        : `${sayInstant(notice.startsAt, now, zone)}在两年以后，请确认年份。`
    case 'impossible_date':
      return sayImpossible(notice)
    case 'ambiguous_half_day':
      return '上午、下午与钟点对不上，请确认是几点。'
    case 'deadline_past':
      return '回复截止时间已过，请另定，如：明天下午6点前回复。'
    case 'deadline_after_start':
      return '回复截止时间晚于会议开始时间，请另定。'
    case 'end_before_start':
      return `结束时间（${notice.endsAt === null ? '' : sayTime(notice.endsAt, zone)}）早于开始时间，请确认。`
  }
}

/** The day of the meeting, or that of the deadline, is no such weekday. */
function sayMismatch({ known, replyBy }: NoticeReading, now: Date, zone: string): string {
  const said: string[] = []
  if (known.dayTrouble === 'mismatch') {
    const day = known.day === null ? '日期' : sayCalendarDay(dayFromIso(known.day), dayOf(now, zone))
    said.push(`${day}与写的星期对不上，请确认是哪一天。`)
  }
  if (known.replyMismatch)
    said.push(
      `回复截止${replyBy === null ? '日期' : `${sayDay(replyBy, now, zone)}`}与写的星期对不上，请确认。`,
    )
  return said.join('')
}

function sayImpossible({ known }: NoticeReading): string {
  if (known.dayTrouble !== 'impossible') return '没有这个钟点，请确认是几点。'
  if (known.impossibleDay === null) return '没有这个日期，请确认是哪一天。'
  const { year, month, day } = known.impossibleDay
  return `没有${year === null ? '' : `${year}年`}${month === null ? '' : `${month}月`}${day}日这一天，请确认是哪一天。`
}

/** What was understood and what is still asked, in one message. */
export function askGaps(input: {
  readonly number: number
  readonly notice: NoticeReading
  readonly gaps: readonly Gap[]
  readonly labels: Labels
  readonly now: Date
  readonly zone: string
  readonly trouble: readonly string[]
  readonly inGroup: boolean
  readonly botName: string
}): string {
  const { notice, now, zone } = input
  const skip = notice.problems.includes('missing_date') && notice.problems.includes('missing_time')
  const asked = input.gaps.filter(gap => !(skip && gap === 'missing_time'))
  const questions = [...input.trouble, ...asked.map(gap => question(gap, notice, now, zone))]
  const numbered =
    questions.length === 1 ? questions : questions.map((text, index) => `${index + 1}. ${text}`)
  return [
    `通知还差${questions.length}处，暂未发出，已存为第${input.number}号草稿。`,
    understood(notice, input.labels, now, zone),
    input.inGroup ? `请@${input.botName} 回复要补的内容：` : '请直接回复要补的内容：',
    ...numbered,
  ].join('\n')
}

/** A change that cannot be made as it stands; the notice stays as it is. */
export function askAmendment(input: {
  readonly number: number
  readonly notice: NoticeReading
  readonly gaps: readonly Gap[]
  readonly now: Date
  readonly zone: string
  /** What is asked back about the people who were named. */
  readonly trouble: readonly string[]
}): string {
  const { notice, now, zone, number } = input
  const example = input.trouble.length > 0 ? '增加 张三（选区）、李四' : '时间改到3月20日下午3点'
  return [
    `第${number}号通知暂未更改：`,
    ...input.trouble,
    ...input.gaps.map(gap => question(gap, notice, now, zone)),
    `请重新发送，如：/改 ${number} ${example}`,
  ].join('\n')
}

/** The parts that are known, a line each. */
function understood(notice: NoticeReading, labels: Labels, now: Date, zone: string): string {
  const lines = [`会议：${titleOf(notice, labels)}`]
  if (notice.startsAt !== null) lines.push(`时间：${sayWhen(notice, now, zone)}`)
  else if (sayKnown(notice, now, zone) !== '') lines.push(`时间：${sayKnown(notice, now, zone)}`)
  if (notice.place !== null) lines.push(`地点：${notice.place}`)
  if (notice.audience !== null) lines.push(`对象：${sayAudience(notice.audience)}`)
  if (notice.agenda.length > 0) lines.push(`议程：${sayAgenda(notice.agenda)}`)
  if (notice.replyBy !== null) lines.push(`回复截止：${sayDeadline(notice, now, zone)}`)
  return lines.join('\n')
}

const halfNames = {
  dawn: '凌晨',
  early: '早上',
  morning: '上午',
  noon: '中午',
  afternoon: '下午',
  evening: '晚上',
} as const

/** As much of the time as the words gave, and what is open: `3月18日（星期三）上午，几点未定`, `上午9:00（日期未定）`. */
function sayKnown({ known }: NoticeReading, now: Date, zone: string): string {
  const day =
    known.day === null || known.dayTrouble !== null
      ? ''
      : sayCalendarDay(dayFromIso(known.day), dayOf(now, zone))
  if (known.time !== null && known.timeTrouble === null) {
    const [hour = 0, minute = 0] = known.time.split(':').map(Number)
    return day === '' ? `${sayClock(hour, minute)}（日期未定）` : `${day}${sayClock(hour, minute)}`
  }
  const half = known.half === null ? '' : halfNames[known.half]
  return day === '' && half === '' ? '' : `${day}${half}，${day === '' ? '日期、' : ''}几点未定`
}

function dayFromIso(iso: string): Day {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number)
  return { year, month, day }
}

export const sayAgenda = (agenda: readonly string[]): string =>
  agenda.length === 1 ? (agenda[0] ?? '') : agenda.map((item, index) => `${index + 1}.${item}`).join('；')

export const unknownNames = (names: readonly string[]): string =>
  `花名册中没有${names.map(name => `“${name}”`).join('、')}，请核对姓名。`

export const homonyms = (name: string, choices: readonly string[]): string =>
  `“${name}”有${choices.length}位（${choices.join('；')}），请在姓名后写明选区或小组。`

export const unknownGroup = (name: string, known: readonly string[]): string =>
  `没有“${name}”，现有：${known.join('、')}。`

export const nobodyAddressed = (audience: string): string =>
  `花名册中没有可通知的${audience}，请先导入花名册。`
