/** The day of the meeting that an answer names: 3月25日请假, 后天参加, 请假3月25日的会. */
import type { Day } from '../calendar/day.ts'
import { takeDay } from '../calendar/leading-day.ts'
import { fold } from './normalise.ts'

/** 3号 may be a notice's number. */
const saysDay =
  /^(?:[0-9一二三四五六七八九十]{1,3}月|[今明后]天|大后天|[本这下]?周|[本这下]?个?(?:星期|礼拜))/
/** 明天要出差，请假 tells why. */
const answersAtOnce =
  /^(?:的(?:会议?|活动)?)?我?(?:要|也)?(?:请(?:[一半]?[个天次])?[事病公]?假|参加|不?能?[来去]|[来去]不|不参加|没空|有空|走不开)/

/** 请假 3月16日, and nothing more: behind a comma, or before other words, the day is of the reason. */
const answersFirst =
  /^(?:我?要?请(?:[一半]?[个天次])?[事病公]?假|我?参加|我?能?去|我?不能?去|去不了|不参加) ?(?=[0-9今明后大本这下周星礼])/
const onlyMeets = /^的?(?:会议?|活动)?$/

/** 26号请假, where no notice has that number. */
export function dayOfMonthAnsweredFor(text: string, now: Date, zone: string): Day | null {
  const taken = /^[0-9]{1,2}号/.test(fold(text)) ? takeDay(text, now, zone) : null
  return taken?.kind === 'day' ? taken.day : null
}

export function dayAnsweredFor(text: string, now: Date, zone: string): Day | null {
  const folded = fold(text)
  const behind = folded.replace(answersFirst, '')
  const isBehind = behind !== folded
  if (!saysDay.test(behind)) return null
  const taken = takeDay(isBehind ? behind : text, now, zone)
  const isMeant = isBehind ? onlyMeets : answersAtOnce
  return taken.kind === 'day' && isMeant.test(fold(taken.rest)) ? taken.day : null
}
