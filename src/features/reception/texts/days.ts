import { type Day, daysBetween } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import { wallClock } from '../../../calendar/zone.ts'
import type { ReceptionDay } from '../types.ts'
import { sayHours } from './settings.ts'

export const showDays = {
  summary: '查看今后六次代表接待日，改期或取消某一次',
  usage: '/接待日 [日期 改到 日期｜取消 原因｜恢复｜地点 地点]',
  examples: [
    '/接待日',
    '/接待日 3月16日 改到 3月17日',
    '/接待日 3月16日 取消 防汛',
    '/接待日 3月16日 恢复',
    '/接待日 3月16日 地点 杨树湾村代表联络站',
  ],
}

export const heading = '今后的代表接待日：'
export const noDays = '今后没有安排代表接待日。'
export const noReception = '本单位还没有设置代表接待日，由主席、副主席或联络员发送“/接待设置”设置。'
export const unsure = (years: readonly number[]): string =>
  `${years.join('、')}年的放假安排尚未公布，暂按周末推算；公布后自动重排，有变动会另行通知。`

export interface DayLine {
  readonly day: Day
  readonly today: Day
  readonly hours: string
  readonly place: string
  /** Why it is not on the day of the rule. */
  readonly shift: string | null
  readonly names: readonly string[]
}

export const dayLine = ({ day, today, hours, place, shift, names }: DayLine): string =>
  [
    `${sayCalendarDay(day, today)}${hours}，${place}${shift === null ? '' : `（${shift}）`}`,
    names.length > 0 ? `值班：${names.join('、')}` : '值班：未排',
  ].join('\n  ')

export const cancelledLine = (day: Day, today: Day, reason: string | null): string =>
  `${sayCalendarDay(day, today)}：已取消${reason === null ? '' : `，原因：${reason}`}`

/** 上午8:30至11:30 */
export function sayHoursOf(
  { startsAt, endsAt }: Pick<ReceptionDay, 'startsAt' | 'endsAt'>,
  zone: string,
): string {
  const minuteOf = (instant: Date) => {
    const { hour, minute } = wallClock(instant, zone)
    return hour * 60 + minute
  }
  return sayHours({ fromMinute: minuteOf(startsAt), untilMinute: minuteOf(endsAt) })
}

/** Of a day that somebody moved. */
export const movedByHand = (nominal: Day, day: Day): string =>
  daysBetween(nominal, day) === 0 ? '时间地点有改动' : `原定${nominal.month}月${nominal.day}日，已改期`

export const onlyClerks = '改动接待日由主席、副主席和联络员办理。查看请发送“/接待日”。'
export const noSuchDay = (said: string): string => `${said}没有代表接待日。请发送“/接待日”查看日期。`
export const whichDay = '没有看出是哪一次接待。请写日期，如：/接待日 3月16日 改到 3月17日'
export const whichNewDay = '没有看出改到哪一天。如：/接待日 3月16日 改到 3月17日'
export const impossibleNewDay = (said: string): string =>
  `没有改：没有“${said}”这一天或时间。请核对后再发一次。`
export const tooLate = '没有改：这一天已经开始或已经过去。'
export const taken = (day: string): string => `没有改：${day}已经有一次接待。请换一天，或先取消那一次。`
export const needsReason = '取消请写明原因，如：/接待日 3月16日 取消 防汛'
export const needsPlace = '请写新的地点，如：/接待日 3月16日 地点 杨树湾村代表联络站'
/** @param again what follows where it is as it was announced before; null: it is not */
export const moved = (from: string, to: string, again: string | null): string =>
  `${from}的代表接待日已改到${to}。${again ?? '已通知过的人会另行通知，值班代表请重新确认。'}`
export const placeChanged = (day: string, place: string, again: string | null): string =>
  `${day}的代表接待日地点已改为：${place}。${again ?? '已通知过的人会另行通知。'}`
export const again = (names: readonly string[]): string =>
  `与已通知的相同，不再另行通知，已确认的仍然有效。${
    names.length === 0 ? '' : `在此期间排入或回复过的${names.join('、')}已请其重新确认。`
  }`
export const againTold = (from: string, when: string, place: string): string =>
  `【接待日变更】代表接待日已由${from}改回${when}，地点：${place}。您值班，请重新回复“确认”或“请假 原因”。`
export const cancelled = (day: string, { month, day: date }: Day): string =>
  `${day}的代表接待日已取消。已通知过的人会另行通知。恢复请发送：/接待日 ${month}月${date}日 恢复`
export const restored = (line: string): string => `已恢复：\n${line}`
export const unchanged = '这一次接待没有变动。请发送“/接待日”查看。'
