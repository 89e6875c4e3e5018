/**
 * Days in China by other means than the service's: ISO texts, and the notices of the State Council written once more.
 * What tests expect of months and working days is reckoned with this.
 */

export interface Notice {
  /** First and last day off, and the holiday's name. */
  readonly off: readonly (readonly [first: string, last: string, name: string])[]
  /** Saturdays and Sundays that are worked. */
  readonly worked: readonly string[]
}

/** 国务院办公厅关于2026年部分节假日安排的通知 */
export const notice2026: Notice = {
  off: [
    ['2026-01-01', '2026-01-03', '元旦'],
    ['2026-02-15', '2026-02-23', '春节'],
    ['2026-04-04', '2026-04-06', '清明'],
    ['2026-05-01', '2026-05-05', '劳动节'],
    ['2026-06-19', '2026-06-21', '端午'],
    ['2026-09-25', '2026-09-27', '中秋'],
    ['2026-10-01', '2026-10-07', '国庆节'],
  ],
  worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
}

export const dayMs = 86_400_000

export const plus = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

export const daysFrom = (day: string, until: string): number => (Date.parse(until) - Date.parse(day)) / dayMs

/** 0 for Sunday to 6 for Saturday. */
export const weekday = (day: string): number => new Date(Date.parse(day)).getUTCDay()

/** Of years without a notice Saturdays and Sundays are off. */
export function almanac(...notices: readonly Notice[]) {
  const holiday = (day: string): string | undefined =>
    notices.flatMap(({ off }) => off).find(([first, last]) => day >= first && day <= last)?.[2]
  const works = (day: string): boolean =>
    notices.some(({ worked }) => worked.includes(day)) || (!holiday(day) && weekday(day) % 6 !== 0)
  return { holiday, works }
}
