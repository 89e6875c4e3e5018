import type { Day } from '../../../calendar/day.ts'
import { withoutStop } from '../../meetings/texts/quotation.ts'
import { outOfReach } from '../../notes/texts.ts'
import type { Hearing } from '../../notes/types.ts'
import type { Refusal } from '../rules/fold.ts'
import type { Decision, DecisionEntry, DecisionEvent, DecisionState } from '../types.ts'
import {
  bareNumber,
  line,
  numberOf,
  remindedInstead,
  sayDue,
  sayIso,
  sayLeft,
  shortened,
  whoOf,
} from './words.ts'

export const decide = {
  summary: '登记会议决定的事项，写明承办单位和期限；不写内容时查看决定事项',
  usage: '/决定 [会议号] [第几项] 内容 承办：单位 期限：日期',
  examples: ['/决定', '/决定 3 第2项 修复石桥村排灌渠 承办：农业农村办 期限：6月30日', '/决定 2026-003'],
}
export const report = {
  summary: '登记决定事项的落实情况；完成、延期、撤销、恢复由主席、副主席、联络员登记',
  usage: '/落实 决定号 情况',
  examples: [
    '/落实 决定3 已完成招标，下周进场',
    '/落实 3 已完成 渠道已修通',
    '/落实 3 延期到7月31日 因汛期不能施工',
    '/落实 3 恢复 验收没有通过',
  ],
}
export const correctDecision = {
  summary: '更正登记错的决定事项（内容、承办、期限），原登记保留',
  usage: '/改决定 决定号 内容 承办：单位 期限：日期',
  examples: ['/改决定 3 承办：财政所', '/改决定 2026-003 期限：7月31日'],
}

const stateNames: Readonly<Record<DecisionState, string>> = {
  open: '落实中',
  done: '已完成',
  dropped: '已撤销',
}

export const needsWords =
  '请写明决定的内容，如：/决定 3 第2项 修复石桥村排灌渠 承办：农业农村办 期限：6月30日'
export const onlyClerksDecide = '决定事项由主席、副主席、联络员登记。查看请发送：/决定'
export const tooLong = (most: number): string => `内容最多${most}字，请写短一些。`
export const unknownWho = (who: string, offices: readonly string[]): string =>
  `没有登记：没有查到承办单位或人员“${shortened(who, 20)}”。${offices.length === 0 ? '还没有登记承办单位，可以写代表的姓名。' : `承办单位有：${offices.join('、')}；也可以写花名册中的姓名。`}`
export const severalWho = (who: string, names: readonly string[]): string =>
  `没有登记：“${shortened(who, 20)}”有${names.length}位：${names.join('、')}，请在姓名后写明，如：${names[0] ?? who}`
export const unclearDue = (said: string): string =>
  `没有登记：期限“${shortened(said, 20)}”没有看懂，或者已经过去。请写明日期，如：期限：6月30日`

export const madeBefore = (decision: Decision, today: Day): string =>
  `这一项已登记：${line(decision, today)}，没有重复登记。要改请发送：/改决定 ${bareNumber(decision)} …`

/** Whom something was said to alone. */
export interface Told {
  /** Who has it and is in office. */
  readonly holders: number
  /** How they hear of it: not whoever does it himself. */
  readonly hearing: Hearing
}

/** Who knows of it now; where nobody does, how it comes to somebody. */
function sayTold(decision: Decision, { holders, hearing }: Told): string {
  const { officeId, personId } = decision
  const who = whoOf(decision)
  const give = `/改决定 ${bareNumber(decision)} 承办：单位或姓名`
  if (hearing.told.length > 0) return `已告知${who}`
  if (hearing.unreached.length > 0) return outOfReach([who])
  if (holders > 0) return '由您承办，没有另行告知'
  if (officeId === null && personId === null) return `还没有写承办，没有告知任何单位和个人，请补上：${give}`
  return officeId === null
    ? `${who}已离任，没有告知，请改由他人承办：${give}`
    : `${who}还没有联系人，没有告知，请转告，或改由他人承办：${give}`
}

export function made(decision: Decision, today: Day, told: Told): string {
  const { meetingNumber } = decision
  return [
    `已登记${numberOf(decision)}${meetingNumber === null ? '' : `（第${meetingNumber}号会议）`}：`,
    `内容：${shortened(decision.words, 300)}`,
    `承办：${whoOf(decision)}　期限：${sayDue(decision.dueOn, today)}`,
    ...missing(decision),
    ...toldLine(decision, told),
  ].join('\n')
}

/** Where nobody was named, what is missing says so. */
function toldLine(decision: Decision, told: Told): string[] {
  if (told.holders > 0)
    return [`${sayTold(decision, told)}；到期前提醒${isSilent(told) ? remindedInstead : ''}，逾期每周提醒。`]
  return decision.officeId === null && decision.personId === null ? [] : [`${sayTold(decision, told)}。`]
}

/** Who has it and is in office cannot be reached. */
const isSilent = ({ hearing }: Told): boolean => hearing.told.length === 0 && hearing.unreached.length > 0

function missing(decision: Decision): string[] {
  const { officeId, personId, dueOn } = decision
  const parts = [
    ...(officeId === null && personId === null ? ['承办：单位'] : []),
    ...(dueOn === null ? ['期限：日期'] : []),
  ]
  return parts.length === 0
    ? []
    : [
        `还没有写${parts.map(part => part.slice(0, 2)).join('和')}，请补上：/改决定 ${bareNumber(decision)} ${parts.join(' ')}`,
      ]
}

export function list(
  decisions: readonly Decision[],
  ended: { readonly done: number; readonly dropped: number },
  today: Day,
): string {
  if (decisions.length === 0 && ended.done + ended.dropped === 0) return '还没有登记决定事项。'
  const overdue = decisions.filter(
    ({ dueOn }) => dueOn !== null && sayLeft(dueOn, today).startsWith('已逾期'),
  )
  const others = decisions.filter(decision => !overdue.includes(decision))
  return [
    `决定事项：落实中${decisions.length}项${overdue.length === 0 ? '' : `（逾期${overdue.length}项）`}，今年已完成${ended.done}项${ended.dropped === 0 ? '' : `、撤销${ended.dropped}项`}。`,
    ...(overdue.length === 0 ? [] : ['【逾期】', ...overdue.map(one => line(one, today))]),
    ...(others.length === 0
      ? []
      : [...(overdue.length === 0 ? [] : ['【落实中】']), ...others.map(one => line(one, today))]),
  ].join('\n')
}

export function shown(
  decision: Decision,
  entries: readonly DecisionEntry[],
  names: (event: DecisionEvent) => string,
  today: Day,
): string {
  return [
    `${numberOf(decision)}（${stateNames[decision.state]}）${decision.meetingNumber === null ? '' : `　第${decision.meetingNumber}号会议`}`,
    `内容：${shortened(decision.words, 300)}`,
    `承办：${whoOf(decision)}　期限：${sayDue(decision.dueOn, today)}${decision.state === 'open' && decision.dueOn !== null ? `（${sayLeft(decision.dueOn, today)}）` : ''}`,
    ...(decision.result === null
      ? []
      : [`${decision.state === 'done' ? '结果' : '撤销理由'}：${shortened(decision.result, 300)}`]),
    ...entries.map(
      ({ event, day, enteredByName }) => `${day.month}月${day.day}日 ${names(event)}（${enteredByName}）`,
    ),
  ].join('\n')
}

/** One step of its life. @param who the office or person of `made` and `corrected` */
export function entryLine(event: DecisionEvent, who: string, today: Day): string {
  switch (event.type) {
    case 'made':
      return `登记，承办：${who}，期限：${sayIso(event.dueOn, today)}`
    case 'corrected':
      return `更正为：${shortened(event.words)}，承办：${who}，期限：${sayIso(event.dueOn, today)}`
    case 'progress':
      return `落实情况：${shortened(event.words, 100)}`
    case 'extended':
      return `延期至${sayIso(event.until, today)}，理由：${shortened(withoutStop(event.reason))}`
    case 'done':
      return `完成：${shortened(event.result, 100)}`
    case 'dropped':
      return `撤销：${shortened(event.reason)}`
    case 'reopened':
      return `恢复办理，理由：${shortened(withoutStop(event.reason))}`
  }
}

export const none = (meeting: number): string => `第${meeting}号会议还没有登记决定事项。`
export const ofMeeting = (meeting: number, decisions: readonly Decision[], today: Day): string =>
  [`第${meeting}号会议的决定事项${decisions.length}项：`, ...decisions.map(one => line(one, today))].join(
    '\n',
  )
export const noSuch = '没有查到这一号决定事项。查看请发送：/决定'
export function whichYear(decisions: readonly Decision[], wanted: keyof typeof inFull): string {
  const oldest = decisions.slice(-1).map(bareNumber).join('')
  const said = `有${decisions.length}项同号的决定事项：${decisions.map(numberOf).join('、')}`
  return `${said}${wanted === 'see' ? '' : '，没有更改'}。请写全号数，如：${inFull[wanted](oldest)}`
}
const inFull = {
  see: (number: string) => `/决定 ${number}`,
  report: (number: string) => `/落实 ${number} 情况`,
  correct: (number: string) => `/改决定 ${number} 承办：单位或姓名`,
} as const
export const needsNumber = (wanted: keyof typeof inFull): string =>
  `请写明决定号，如：${inFull[wanted]('决定3')}。查看请发送：/决定`
export const notYours = (decision: Decision): string =>
  `${numberOf(decision)}的落实情况由承办单位联系人、主席、副主席、联络员登记。`

export function refusal(decision: Decision, why: Refusal, today: Day): string {
  const number = bareNumber(decision)
  switch (why) {
    case 'over':
      return `${numberOf(decision)}${stateNames[decision.state]}，没有更改。查看请发送：/决定 ${number}；没有办完的，请联络员恢复：/落实 ${number} 恢复 理由`
    case 'not_over':
      return `${numberOf(decision)}正在落实，不必恢复，没有更改。`
    case 'needs_reason_anew':
      return `请写明恢复的理由，如：/落实 ${number} 恢复 验收没有通过`
    case 'needs_words':
      return `请写明情况，如：/落实 ${number} 已完成招标，下周进场`
    case 'needs_result':
      return `请写明完成的结果，如：/落实 ${number} 已完成 渠道已修通`
    case 'needs_reason':
      return `请写明理由，如：/落实 ${number} 延期到7月31日 因汛期不能施工；撤销的，如：/落实 ${number} 撤销 已并入其他项目`
    case 'needs_day':
      return `延到哪一天没有看懂，没有更改。如：/落实 ${number} 延期到7月31日 因汛期不能施工`
    case 'past':
      return `延期的日期已经过去，没有更改。请写今天以后的日期，如：/落实 ${number} 延期到7月31日 因汛期不能施工`
    case 'not_later':
      return `现在的期限是${sayDue(decision.dueOn, today)}，延期的日期应当在它之后，没有更改。`
    case 'same':
      return `${numberOf(decision)}已经是这样，没有更改。`
  }
}

export const progressKept = (decision: Decision): string => `已登记${numberOf(decision)}的落实情况。`
/** An office has said that it is done, or asked for time: clerks settle it. */
export const awaitsClerk = (
  decision: Decision,
  kind: 'done' | 'extend' | 'drop',
  { told, unreached }: Hearing,
): string =>
  `${told.length > 0 ? '已登记并报联络员' : unreached.length > 0 ? '已登记，联络员暂时收不到消息，急办的请电话告知' : '已登记'}，${kind === 'done' ? '由联络员确认完成' : kind === 'extend' ? '由联络员办理延期' : '由联络员办理撤销'}。${numberOf(decision)}目前仍为落实中。`
export const ended = (decision: Decision, told: Told): string =>
  `${numberOf(decision)}${stateNames[decision.state]}，${sayEndTold(decision, told)}。${decision.state === 'done' ? '结果' : '理由'}：${shortened(withoutStop(decision.result ?? ''), 300)}。`
/** What has ended is given to nobody any more. */
const sayEndTold = (decision: Decision, told: Told): string =>
  told.holders > 0
    ? sayTold(decision, told)
    : decision.officeId === null && decision.personId === null
      ? '没有写承办，没有告知任何单位和个人'
      : `${whoOf(decision)}${decision.officeId === null ? '已离任' : '还没有联系人'}，没有告知，需要的请转告`
export const extended = (decision: Decision, reason: string, today: Day, told: Told): string =>
  `${numberOf(decision)}的期限延至${sayDue(decision.dueOn, today)}，${sayTold(decision, told)}。理由：${withoutStop(reason)}。`
export const reopened = (decision: Decision, reason: string, today: Day, told: Told): string =>
  `${numberOf(decision)}已恢复办理，期限：${sayDue(decision.dueOn, today)}，${sayTold(decision, told)}。理由：${withoutStop(reason)}。`
export const corrected = (decision: Decision, today: Day, told: Told): string =>
  [`已更正${numberOf(decision)}，原登记保留：`, line(decision, today), `${sayTold(decision, told)}。`].join(
    '\n',
  )
/** Beside what is corrected there stands what is neither: it could be of the content, which it would take the place of. */
export const besideFields = (decision: Decision, rest: string): string =>
  `没有更改：不清楚“${shortened(rest, 40)}”要改哪一项。只改承办和期限的，请去掉这几个字再发；要写进内容的，请写明全部内容，如：/改决定 ${bareNumber(decision)} 内容 承办：单位 期限：日期`
export const needsChange = (decision: Decision): string =>
  `请写明要改的内容，如：/改决定 ${bareNumber(decision)} 承办：财政所 期限：7月31日`
