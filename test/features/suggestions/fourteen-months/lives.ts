/** All of them, in the order of their numbers, and what happens in the congress besides. */
import type { Notice } from '../../../support/almanac.ts'
import { givenBack, motion, promising } from './handled.ts'
import { answeredInTime, refused, takenBack } from './plain.ts'
import { doneAgain, overdue, waiting } from './pressed.ts'
import { chair, type Life, liaison, type Step } from './script.ts'
import { confidential, divided, open, received } from './special.ts'

export const beginsAt = '2026-01-05 09:00'
export const endsAt = '2027-03-10 10:00'

export const lives: readonly Life[] = [
  answeredInTime,
  refused,
  takenBack,
  motion,
  givenBack,
  promising,
  doneAgain,
  overdue,
  waiting,
  received,
  confidential,
  divided,
  open,
]

/** The days off of 2027 as they might be; they become known in December. */
export const notice2027: Notice = {
  off: [
    ['2027-01-01', '2027-01-03', '元旦'],
    ['2027-02-05', '2027-02-11', '春节'],
    ['2027-04-03', '2027-04-05', '清明'],
  ],
  worked: ['2027-02-14', '2027-02-20'],
}

const meeting = (at: string, on: string): Step => ({
  at,
  who: chair,
  does: { says: `/会议 ${on}上午9点 镇政府三楼会议室 主席团会议 议题：听取代表建议办理情况`, in: '主席团' },
})

export const besides: readonly Step[] = [
  { at: '2026-01-05 09:30', who: liaison, does: { says: '/建议设置 逢休息日 顺延' }, answer: '顺延' },
  meeting('2026-03-18 10:00', '3月25日'),
  meeting('2026-06-16 10:00', '6月24日'),
  meeting('2026-09-16 10:00', '9月23日'),
  { at: '2026-12-10 10:30', notice: notice2027 },
  meeting('2026-12-16 10:00', '12月23日'),
  meeting('2027-02-24 10:00', '3月3日'),
]
