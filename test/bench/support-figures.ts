/** What the bench says at its end: one line a figure, with its goal. */

export interface Figure {
  readonly name: string
  /** As it is read: `1 234/s`, `0.93`. */
  readonly value: string
  readonly goal: string
  /** Null: there is no goal, the figure is for orientation. */
  readonly met: boolean | null
}

export const info = (name: string, value: string): Figure => ({ name, value, goal: '', met: null })

export function atLeast(name: string, value: number, goal: number, unit: string): Figure {
  return { name, value: say(value, unit), goal: `>= ${say(goal, unit)}`, met: value >= goal }
}

export function below(name: string, value: number, goal: number, unit: string): Figure {
  return { name, value: say(value, unit), goal: `< ${say(goal, unit)}`, met: value < goal }
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
  const words = { true: 'pass', false: 'FAIL', null: '' }
  const rows = [
    ['figure', 'measured', 'goal', ''],
    ...figures.map(({ name, value, goal, met }) => [name, value, goal, words[`${met}`]]),
  ]
  const widths = [0, 1, 2, 3].map(column => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  const lines = rows.map(row => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
  lines.splice(1, 0, widths.map(width => '-'.repeat(width)).join('  '))
  return lines.map(line => line.trimEnd()).join('\n')
}
