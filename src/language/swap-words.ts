import type { Day } from '../calendar/day.ts'
import { type LeadingDay, takeDay } from '../calendar/leading-day.ts'

/** What follows `/换班`: with whom, which of one's own turns, for which of his. */
export interface SwapWords<P> {
  readonly names: readonly P[]
  readonly day: Day | null
  /** The other's turn that is wanted for it. */
  readonly backDay: Day | null
  readonly unread: string
}

const joints = /^(?:[\s,，、;；。:：]|与|和|跟|同|向|找|请|我的?|值班|的|班)+/u
const exchange = /^(?:[\s,，、]|值班|的|班)*(?:对?换|调|交换)(?:成|到|他的?|她的?|对方的?)*/u

/**
 * In any order: `李四 12月15日 换 1月15日`, `12月15日与李四换1月15日`.
 * @param takeName the name that words begin with, and what follows it; null when they begin with nobody's
 * @returns a day that is none, or not one
 */
export function readSwapWords<P>(
  text: string,
  now: Date,
  zone: string,
  takeName: (words: string) => { readonly named: P; readonly rest: string } | null,
): SwapWords<P> | Exclude<LeadingDay, { readonly kind: 'day' | 'none' }> {
  const names: P[] = []
  let day: Day | null = null
  let backDay: Day | null = null
  let rest = text
  for (;;) {
    const wanted = exchange.test(rest)
    rest = rest.replace(exchange, '').replace(joints, '')
    if (rest === '') return { names, day, backDay, unread: '' }
    const taken = takeDay(rest, now, zone)
    if (taken.kind === 'day') {
      if (wanted || day !== null) backDay = taken.day
      else day = taken.day
      rest = taken.rest
      continue
    }
    const found = takeName(rest)
    if (found === null) return taken.kind === 'none' ? { names, day, backDay, unread: rest } : taken
    names.push(found.named)
    rest = found.rest
    // Two are one too many, whatever follows.
    if (names.length > 1) return { names, day, backDay, unread: rest }
  }
}
