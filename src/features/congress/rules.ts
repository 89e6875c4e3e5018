import type { Quorum, QuorumRule } from './types.ts'

/**
 * Whether enough are there, in whole numbers: two thirds of 40 are met by 27, and 26 is one short.
 * @param total all who belong (应到), whether or not they asked for leave
 * @param present how many are there, or have said that they come
 * @throws RangeError when a number is negative or not whole.
 */
export function quorum(total: number, present: number, rule: QuorumRule): Quorum {
  for (const number of [total, present]) {
    if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`${number} is no number of people`)
  }
  const needed = neededOf(total, rule)
  const met = present >= needed
  return { total, present, needed, missing: met ? 0 : needed - present, met }
}

/** A body without members cannot meet: it needs one where there is none. */
function neededOf(total: number, { numerator, denominator, bound }: QuorumRule): number {
  const product = total * numerator
  const whole = (product - (product % denominator)) / denominator
  const needed = bound === 'at_least' && product % denominator === 0 ? whole : whole + 1
  return Math.max(needed, 1)
}

/**
 * A matter that nobody closes keeps its year's visitors for so long beyond the rule, and no longer: with hers wait those of everybody
 * who came that year, and what nobody has gone on with for a year and a half reaches nobody by her telephone.
 */
export const openMattersMonths = 12
