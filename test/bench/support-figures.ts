/** What the bench says at its end: one line a figure, with its goal. */

export interface Figure {
  readonly name: string
  /** As it is read: `1 234/s`, `0.93`. */
  readonly value: string
  readonly goal: string
  /** Broken: a wrong effect, or so far from the goal that no noise explains it. Null: there is no goal. */
  readonly verdict: 'pass' | 'missed' | 'BROKEN' | null
}

/**
 * What is missed by more than this factor is not noise. Both sides of a ratio are measured on the same machine in the
 * same minute; a time is the machine's as well.
 */
const mostNoise = (unit: string): number => (unit === 's' || unit === 'ms' ? 5 : 3)

export const info = (name: string, value: string): Figure => ({ name, value, goal: '', verdict: null })

export function atLeast(name: string, value: number, goal: number, unit: string): Figure {
  const verdict = value >= goal ? 'pass' : value >= goal / mostNoise(unit) ? 'missed' : 'BROKEN'
  return { name, value: say(value, unit), goal: `>= ${say(goal, unit)}`, verdict }
}

export function below(name: string, value: number, goal: number, unit: string): Figure {
  const verdict = value < goal ? 'pass' : value < goal * mostNoise(unit) ? 'missed' : 'BROKEN'
  return { name, value: say(value, unit), goal: `< ${say(goal, unit)}`, verdict }
}

/** What was done must be right: there is no noise in it. */
export function effects(name: string, value: string, goal: string, right: boolean): Figure {
  return { name, value, goal, verdict: right ? 'pass' : 'BROKEN' }
}

/** Ratios with two digits, everything else as people read it. */
function say(value: number, unit: string): string {
  if (unit === 'x') return `${value.toFixed(2)} x`
  const digits = value < 10 && !Number.isInteger(value) ? 2 : value < 100 && !Number.isInteger(value) ? 1 : 0
  return `${value.toFixed(digits)} ${unit}`.trim()
}

export const perSecond = (value: number): string => `${Math.round(value)}/s`

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('nothing was measured')
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2
}

/** The median of the ratios taken round by round: the machine drifts, and a round is short. */
export function medianRatio(above: readonly number[], beneath: readonly number[]): number {
  return median(above.map((value, round) => value / (beneath[round] ?? Number.NaN)))
}

export function table(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'measured', 'goal', ''],
    ...figures.map(({ name, value, goal, verdict }) => [name, value, goal, verdict ?? '']),
  ]
  const widths = [0, 1, 2, 3].map(column => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  const lines = rows.map(row => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
  lines.splice(1, 0, widths.map(width => '-'.repeat(width)).join('  '))
  return lines.map(line => line.trimEnd()).join('\n')
}
