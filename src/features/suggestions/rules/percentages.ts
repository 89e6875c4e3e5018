/**
 * Shares of a whole as reports print them: rounded, and together exactly 100 (largest remainder, domain 3). Each is
 * less than one unit of the last place from its exact value, and what is more never has less.
 */
export interface Percentages {
  readonly decimals: number
  /** In units of the last place: 5807 with two decimals are 58.07. Together 100 followed by so many zeros. */
  readonly units: readonly number[]
}

/**
 * @param counts whole numbers from 0
 * @returns null when there is nothing to divide: of no items there is no rate
 */
export function percentages(counts: readonly number[], decimals: number): Percentages | null {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  const whole = 100 * 10 ** decimals
  // Whole numbers only: floor and remainder are exact, whatever is divided.
  const floors = counts.map(count => Math.floor((count * whole) / total))
  const missing = whole - floors.reduce((sum, floor) => sum + floor, 0)
  const byRemainder = counts
    .map((count, i) => ({ i, remainder: (count * whole) % total }))
    .toSorted((a, b) => b.remainder - a.remainder || a.i - b.i)
  const raised = new Set(byRemainder.slice(0, missing).map(({ i }) => i))
  return { decimals, units: floors.map((floor, i) => (raised.has(i) ? floor + 1 : floor)) }
}

/** What a part is of a whole; null: of nothing. */
export const share = (part: number, whole: number, decimals: number): Percentages | null =>
  percentages([part, whole - part], decimals)
