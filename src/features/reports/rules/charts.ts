/** What the pictures of a year show, made of the figures that the chat says. Pure. */
import type { HeldMeeting } from '../../activities/types.ts'
import { share } from '../../suggestions/rules/percentages.ts'

/** 代表大会、主席团会议、代表活动、学习培训 … as they stand in the picture. */
const bodies = ['session', 'presidium', 'study', 'reception', 'duty_report', 'activity'] as const
export type Body = (typeof bodies)[number]

export interface Attendance {
  readonly meetings: number
  readonly should: number
  readonly present: number
  readonly onLeave: number
  readonly absent: number
}

/** In tenths of a hundred; null: nobody was to come. */
export const rateOf = ({ present, should }: Pick<Attendance, 'present' | 'should'>): number | null =>
  share(present, should, 1)?.units[0] ?? null

/** Where nobody was checked in, nobody looked: that is not a meeting to which nobody came. */
const counted = (held: readonly HeldMeeting[]) => held.filter(({ isChecked }) => isChecked)

export function attendanceOf(held: readonly HeldMeeting[]): Attendance {
  const all = counted(held).map(({ attendance }) => attendance)
  const sum = (of: 'should' | 'present' | 'onLeave' | 'absent') =>
    all.reduce((total, attendance) => total + attendance[of], 0)
  return {
    meetings: all.length,
    should: sum('should'),
    present: sum('present'),
    onLeave: sum('onLeave'),
    absent: sum('absent'),
  }
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

export const byMonth = (held: readonly HeldMeeting[]): (Attendance & { readonly month: number })[] =>
  months.map(month => ({ month, ...attendanceOf(held.filter(({ on }) => on.month === month)) }))

/** Those of which there was one. */
export const byBody = (held: readonly HeldMeeting[]): (Attendance & { readonly body: Body })[] =>
  bodies
    .map(body => ({ body, ...attendanceOf(held.filter(each => bodyOf(each) === body)) }))
    .filter(({ meetings }) => meetings > 0)

function bodyOf({ kind }: HeldMeeting): Body {
  return bodies.find(body => body === kind) ?? 'activity'
}

export interface NamedCount {
  /** Null: it was not said. */
  readonly name: string | null
  readonly count: number
}

export interface Ranked {
  /** The most first, not said last. */
  readonly shown: readonly NamedCount[]
  /** How many names are left out, and what they have together. */
  readonly rest: { readonly names: number; readonly count: number }
}

/** Sums up by name. @param most so many stand in a picture */
export function ranked(counts: readonly NamedCount[], most: number): Ranked {
  const sums = new Map<string | null, number>()
  for (const { name, count } of counts) sums.set(name, (sums.get(name) ?? 0) + count)
  const named = [...sums]
    .flatMap(([name, count]) => (name === null || count === 0 ? [] : [{ name, count }]))
    .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
  const unsaid = sums.get(null) ?? 0
  const over = named.slice(most)
  return {
    shown: [...named.slice(0, most), ...(unsaid === 0 ? [] : [{ name: null, count: unsaid }])],
    rest: { names: over.length, count: over.reduce((sum, { count }) => sum + count, 0) },
  }
}
