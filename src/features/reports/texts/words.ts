import type { Day } from '../../../calendar/day.ts'

export const monthDay = ({ month, day }: Day): string => `${month}月${day}日`

/** Somebody's words inside a sentence: on one line, without the full stop that would end it. */
export const cited = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[。；;.]+$/u, '')
