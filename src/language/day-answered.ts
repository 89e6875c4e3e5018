/** The day of the meeting that an answer begins with: 3月25日请假, 后天参加. */
import type { Day } from '../calendar/day.ts'
import { takeDay } from '../calendar/leading-day.ts'
import { fold } from './normalise.ts'

/** 3号 may be a notice's number. */
const saysDay =
  /^(?:[0-9一二三四五六七八九十]{1,3}月|[今明后]天|大后天|[本这下]?周|[本这下]?个?(?:星期|礼拜))/
/** 明天要出差，请假 tells why. */
const answersAtOnce =
  /^(?:的(?:会议?|活动)?)?我?(?:要|也)?(?:请(?:[一半]?[个天次])?[事病公]?假|参加|不?能?[来去]|[来去]不|不参加|没空|有空|走不开)/

/** 26号请假, where no notice has that number. */
export function dayOfMonthAnsweredFor(text: string, now: Date, zone: string): Day | null {
  const taken = /^[0-9]{1,2}号/.test(fold(text)) ? takeDay(text, now, zone) : null
  return taken?.kind === 'day' ? taken.day : null
}

export function dayAnsweredFor(text: string, now: Date, zone: string): Day | null {
  if (!saysDay.test(fold(text))) return null
  const taken = takeDay(text, now, zone)
  return taken.kind === 'day' && answersAtOnce.test(fold(taken.rest)) ? taken.day : null
}
