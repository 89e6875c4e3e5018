/** Instants in the words of official notices: 3月18日（星期三）上午9:00. The year stands only where it is not this year. */
import { type Day, daysBetween, weekdayOf } from './day.ts'
import type { Shifted } from './shift.ts'
import { dayOf, wallClock } from './zone.ts'

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const

/** 3月18日（星期三）; with the year when it is not the year of `now`. */
export function sayDay(instant: Date, now: Date, zone: string): string {
  return sayCalendarDay(dayOf(instant, zone), dayOf(now, zone))
}

/** The same for a day without an instant; `today` decides whether the year is said. */
export function sayCalendarDay(day: Day, today: Day): string {
  const year = day.year === today.year ? '' : `${day.year}年`
  return `${year}${day.month}月${day.day}日（星期${weekdays[weekdayOf(day) - 1]}）`
}

/** 2026年3月18日, as papers have it that are read in other years. */
export const sayDate = ({ year, month, day }: Day): string => `${year}年${month}月${day}日`

/** 上午9:00, 中午12:00, 下午2:30, 晚上7:00, 凌晨1:00 */
export function sayTime(instant: Date, zone: string): string {
  const { hour, minute } = wallClock(instant, zone)
  return sayClock(hour, minute)
}

/** The same for an hour of no day yet; 24:00 is midnight at a day's end. */
export function sayClock(hour: number, minute: number): string {
  const shown = hour > 12 ? hour - 12 : hour
  return `${halfDayOf(hour)}${shown}:${String(minute).padStart(2, '0')}`
}

function halfDayOf(hour: number): string {
  if (hour < 6) return '凌晨'
  if (hour < 12) return '上午'
  if (hour < 13) return '中午'
  return hour < 19 ? '下午' : '晚上'
}

/** 3月18日（星期三）上午9:00 */
export function sayInstant(instant: Date, now: Date, zone: string): string {
  return sayDay(instant, now, zone) + sayTime(instant, zone)
}

/**
 * 3月18日（星期三）上午9:00至11:00, 4月27日（星期一）上午9:00至4月28日（星期二）下午5:00; with `endDayOnly` the end's
 * clock is not said; without an end the same as `sayInstant`.
 */
export function sayPeriod(
  start: Date,
  end: Date | null,
  now: Date,
  zone: string,
  endDayOnly = false,
): string {
  const from = sayInstant(start, now, zone)
  if (!end) return from
  const sameDay = daysBetween(dayOf(start, zone), dayOf(end, zone)) === 0
  if (endDayOnly) return sameDay ? from : `${from}至${sayDay(end, now, zone)}`
  if (!sameDay) return `${from}至${sayInstant(end, now, zone)}`
  const half = (instant: Date) => halfDayOf(wallClock(instant, zone).hour)
  const until = sayTime(end, zone)
  return `${from}至${half(start) === half(end) ? until.slice(half(end).length) : until}`
}

/**
 * Why a day is held when it is: 3月15日为星期日，顺延至3月16日; 2月15日为星期日，因春节调休上班. The landing's year is
 * said where it is another.
 * @returns null when there is nothing to explain: an ordinary working day, or a day off that is kept as it is.
 */
export function sayShift({ nominal, day, why }: Shifted): string | null {
  const said = `${nominal.month}月${nominal.day}日`
  const weekday = `星期${weekdays[weekdayOf(nominal) - 1]}`
  if (why.why === 'makeup') return `${said}为${weekday}，因${why.name}调休上班`
  const off = `${said}为${why.why === 'holiday' ? `${why.name}假期` : weekday}`
  if (!day) return `${off}，当日不安排`
  const move = daysBetween(nominal, day)
  if (move === 0) return null
  const year = day.year === nominal.year ? '' : `${day.year}年`
  return `${off}，${move > 0 ? '顺延' : '提前'}至${year}${day.month}月${day.day}日`
}
