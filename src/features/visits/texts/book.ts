import type { Day } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import { countLine } from '../../attachments/texts.ts'
import type { VisitCounts } from '../store/counts.ts'
import type { Period, Visit, Visitor } from '../types.ts'
import { cut, numberOf, sayHandling, sayStatus } from './words.ts'

/** 来访簿 in the chat. */

export const sayPeriod = ({ year, month }: Period): string =>
  month === null ? `${year}年` : `${year}年${month}月`

export const heading = (period: Period, isOwn: boolean): string =>
  `【${sayPeriod(period)}来访登记】${isOwn ? '您接待的' : ''}`

/** Matters, 人次 and persons are three figures. */
export const counts = ({ visits, letters, contacts, voters, people, persons }: VisitCounts): string =>
  `来访${visits}件、来信${letters}件、联系${contacts}件${contacts === 0 ? '' : `（选民${voters}人次）`}，共${visits + letters + contacts}件；${people}人次，${persons}人。`

export const progress = ({ closed, open, overdue, followedUp }: VisitCounts): string =>
  `已办结${closed}件，办理中${open}件${overdue === 0 ? '' : `（其中逾期${overdue}件）`}，已回访${followedUp}件。`

export const nothing = (period: Period): string => `${sayPeriod(period)}还没有登记。`
export const openHeading = '办理中：'
/** @param visitor null where he is not to be seen */
export const openLine = (visit: Visit, visitor: Visitor | null, attachments: number, today: Day): string => {
  const who = [visitor?.name, visitor?.phone].filter(part => part !== null && part !== undefined).join(' ')
  return [
    `${numberOf(visit)}（${sayStatus(visit, today)}）`,
    `${visit.village ?? ''} ${cut(visit.matter, 40)}`.trim(),
    ...(visit.handling === null && visit.officeName === null ? [] : [sayHandling(visit)]),
    ...(visit.dueOn === null ? [] : [`限${sayCalendarDay(visit.dueOn, today)}`]),
    ...(visit.deputyName === null ? [] : [`接待代表${visit.deputyName}`]),
    ...(who === '' ? [] : [`来访人${who}`]),
    ...(attachments === 0 ? [] : [countLine(attachments)]),
  ].join('；')
}
export const more = (count: number): string => `另有${count}件办理中，没有逐件列出。`
export const inSingleChat = '明细请在单聊中发送“/来访簿”查看。'
export const howToShow = '要看某一件，请发送：/来访 号'
export const unknownPeriod = (said: string): string =>
  `没有看懂“${cut(said, 20)}”。请写年或月，如：/来访簿 3月、/来访簿 2025年`
export const unknownPeriodInGroup = '没有看懂年或月，请这样写：/来访簿 3月、/来访簿 2025年'
