/** Calendar days as people name them: a year, a month, a day, in no zone. Weeks begin on Monday. */
export interface Day {
  readonly year: number
  /** 1 to 12 */
  readonly month: number
  /** 1 to 31 */
  readonly day: number
}

const dayMs = 86_400_000

/** Days since 1970-01-01, so that days can be compared and subtracted. */
export function dayNumber(day: Day): number {
  return Math.round(Date.UTC(day.year, day.month - 1, day.day) / dayMs)
}

function dayOfNumber(number: number): Day {
  const date = new Date(number * dayMs)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

export function addDays(day: Day, days: number): Day {
  return dayOfNumber(dayNumber(day) + days)
}

/** @returns how many days `to` is after `from`; negative when it is before. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** @returns 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Nobody plans beyond: such a year is a slip of the pen, and near the end of the four-digit years sums leave them. */
const lastYear = 2199

/** 2026-02-30 and 2026-13-01 are no days. */
export function isRealDay({ year, month, day }: Day): boolean {
  if (!Number.isInteger(year) || year < 1900 || year > lastYear) return false
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** The month `months` after the month of `day`, as year and month. */
export function addMonths({ year, month }: Day, months: number): { year: number; month: number } {
  const index = year * 12 + (month - 1) + months
  return { year: Math.floor(index / 12), month: (index % 12) + 1 }
}

/** `2026-03-18` */
export function isoDay({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The reverse of `isoDay`; null when the text is no real day. */
export function dayOfIso(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  return isRealDay(day) ? day : null
}
