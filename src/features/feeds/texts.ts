/** What stands in calendars, and what is said about their addresses. */
import type { Day } from '../../calendar/day.ts'
import { sayCalendarDay } from '../../calendar/say.ts'
import { numberOf as decisionNumber, shortened, whoOf } from '../decisions/texts/words.ts'
import type { Decision } from '../decisions/types.ts'
import type { Standing } from '../meetings/rules/sheet.ts'
import { ownAnswer } from '../meetings/texts/answers.ts'
import type { PlanItem } from '../plan/types.ts'
import type { Duty } from '../reception/types.ts'
import { numberOf as suggestionNumber } from '../suggestions/texts/words.ts'
import type { Suggestion } from '../suggestions/types.ts'
import type { FeedScope } from './types.ts'

export const ownCalendar = (congress: string, person: string): string => `${congress}人大 ${person}`
export const congressCalendar = (congress: string): string => `${congress}人大工作日历`

/** Calendars that know nothing of cancelling show it all the same. */
const cancelled = (title: string, isCancelled: boolean): string =>
  isCancelled ? `【已取消】${title}` : title

export const meetingTitle = (title: string, isCancelled: boolean): string =>
  cancelled(shortened(title, 100), isCancelled)
/** @param until by when answers are wanted, where the notice says it */
export const meetingNotes = (number: number, until: string | null, standing: Standing | null): string =>
  `第${number}号通知。${until === null ? '' : `请于${until}回复。`}${standing === null ? '' : ownAnswer(standing)}`
export const replyTitle = (title: string): string => `回复截止：${shortened(title, 100)}`
export const replyNotes = (number: number, until: string): string =>
  `第${number}号通知请于${until}回复，您尚未回复。回复请点通知卡片上的按钮，或发送“第${number}号 参加”“第${number}号 请假 原因”`
export const cancelledNotes = (number: number, reason: string | null): string =>
  `第${number}号通知，已取消${reason === null ? '' : `：${shortened(reason, 200)}`}。`

export const receptionTitle = (isOwn: boolean, isCancelled: boolean): string =>
  cancelled(isOwn ? '代表接待选民日（您值班）' : '代表接待选民日', isCancelled)
const dutyWords: Readonly<Record<Duty['standing'], string>> = {
  confirm: '您已确认值班。',
  leave: '您已请假。',
  silent: '您尚未确认值班。',
}
export const dutyNotes = (standing: Duty['standing']): string => dutyWords[standing]

const aboutWords = { answer: '答复期限', promise: '承诺兑现期限' } as const
/** Of what is confidential only the number: calendars lie open on desks and phones. */
export const suggestionTitle = (
  item: Pick<Suggestion, 'kind' | 'series' | 'number' | 'title' | 'confidential'>,
  about: keyof typeof aboutWords,
): string => {
  const head = `${suggestionNumber(item)}${aboutWords[about]}`
  return item.confidential ? head : `${head}：${shortened(item.title)}`
}
export const suggestionNotes = (item: Pick<Suggestion, 'series' | 'number'>): string =>
  `期限怎样算的，请单独给机器人发送：/期限 ${item.series}-${String(item.number).padStart(3, '0')}`

export const decisionTitle = (decision: Decision): string =>
  `${decisionNumber(decision)}落实期限：${shortened(decision.words)}`
export const decisionNotes = (decision: Decision): string =>
  `承办：${whoOf(decision)}。\n${shortened(decision.words, 1_000)}`

export const planTitle = ({ title }: Pick<PlanItem, 'title'>, isShort: boolean): string =>
  isShort ? `年度计划：${shortened(title)}` : `年度计划到期：${shortened(title)}`
export const planNotes = (year: number, { number, from, until }: PlanItem): string =>
  `${year}年计划第${number}项，${sayPlanDay(from, year)}至${sayPlanDay(until, year)}。`
const sayPlanDay = (day: Day, year: number): string => sayCalendarDay(day, { year, month: 1, day: 1 })

export const calendarCommand = {
  summary: '领取日历订阅地址，会议、值班和期限自动出现在手机日历里',
  usage: '/日历 [全镇] [更换]',
  examples: ['/日历', '/日历 全镇', '/日历 更换'],
}
export const askAlone = '日历地址只单独发给本人，请单独给我发送“日历”。'
const scopeNames: Readonly<Record<FeedScope, string>> = { own: '您本人的', congress: '本单位的' }
export const openCalendar: Readonly<Record<FeedScope, string>> = {
  own: '我的日历地址',
  congress: '单位日历地址',
}

export const offered = (scope: FeedScope, isNew: boolean): string =>
  [
    isNew ? `已生成${scopeNames[scope]}日历地址。` : `已更换${scopeNames[scope]}日历地址，原地址即刻失效。`,
    '订阅方法：长按下面的链接复制，在手机“日历”里选“添加订阅日历”（苹果）或“导入/订阅网址”（安卓）粘贴即可，改期、取消会自动更新。',
    `地址只显示这一次，请勿转发；泄露了请发送：/日历 ${scope === 'own' ? '更换' : '全镇 更换'}`,
  ].join('\n')

export const offeredBefore = (scope: FeedScope, day: string): string =>
  `${scopeNames[scope]}日历地址已于${day}生成，为保密不再显示，原来的订阅照常更新。要在别的手机上订阅或地址泄露了，请发送：/日历 ${scope === 'own' ? '更换' : '全镇 更换'}（原地址即刻失效）`
export const onlyClerks = '全镇日历由主席、副主席和联络员订阅。您本人的日历请发送：/日历'
export const unknownWords = '没有看懂。本人的日历请发送：/日历；全镇的：/日历 全镇；换新地址：/日历 更换'
