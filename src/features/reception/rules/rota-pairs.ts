/**
 * On how many days how many pairs have to serve, so that nobody in a pair serves more often than somebody alone, or
 * less. Where everybody may serve on every day this is exact: pairs take turns among themselves, and so do the
 * others; only how the places are divided between the two can make it uneven.
 */

interface Shape {
  /** Of each day. */
  readonly places: readonly number[]
  readonly singles: number
  readonly pairs: number
}

/** @returns for each way that is even, how many pairs serve on each day; none when there is no such way */
export function evenDivisions(shape: Shape): number[][] {
  const { places, singles, pairs } = shape
  const all = places.reduce((sum, each) => sum + each, 0)
  const least = Math.floor(all / Math.max(1, singles + 2 * pairs))
  const fits = (turns: number, units: number) => turns >= least * units && turns <= (least + 1) * units
  const bounds = places.map(each => ({
    low: Math.max(0, Math.ceil((each - singles) / 2)),
    high: Math.min(pairs, Math.floor(each / 2)),
  }))
  if (bounds.some(({ low, high }) => low > high)) return []
  const low = bounds.reduce((sum, bound) => sum + bound.low, 0)
  const high = bounds.reduce((sum, bound) => sum + bound.high, 0)
  const totals: number[] = []
  for (let total = low; total <= high; total++)
    if (fits(total, pairs) && fits(all - 2 * total, singles)) totals.push(total)
  return totals.map(total => spread(total - low, bounds))
}

/** So many more than the lowest, as evenly over the days as their bounds allow. */
function spread(extra: number, bounds: readonly { readonly low: number; readonly high: number }[]): number[] {
  const room = bounds.reduce((sum, { low, high }) => sum + high - low, 0)
  let before = 0
  return bounds.map(({ low, high }) => {
    const until = before + high - low
    const share = room === 0 ? 0 : Math.floor((extra * until) / room) - Math.floor((extra * before) / room)
    before = until
    return low + share
  })
}
