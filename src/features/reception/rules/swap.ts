import type { Day } from '../../../calendar/day.ts'
import type { Duty, ReceptionDay } from '../types.ts'

/**
 * Whether one person's turn may go to another, who may give one of his own for it. Asked when it is proposed and once
 * more when it is agreed to: the world may have changed in between.
 */
export interface SwapFacts {
  readonly from: { readonly id: number; readonly active: boolean; readonly isDeputy: boolean }
  readonly to: { readonly id: number; readonly isDeputy: boolean; mayServe(day: Day): boolean }
  readonly day: ReceptionDay
  readonly duties: readonly Duty[]
  /** The turn that is given back; null: none. */
  readonly back: { readonly day: ReceptionDay; readonly duties: readonly Duty[] } | null
}

export type SwapTrouble =
  | 'with_oneself'
  | 'proposer_left'
  | 'proposer_no_deputy'
  | 'not_a_deputy'
  | 'excluded'
  | 'over'
  | 'cancelled'
  | 'not_yours'
  | 'on_duty'
  | 'on_leave'
  | 'same_day'
  | 'back_over'
  | 'back_cancelled'
  | 'back_not_theirs'
  | 'back_on_duty'

/** @returns null when nothing stands against it */
export function troubleWithSwap({ from, to, day, duties, back }: SwapFacts, now: Date): SwapTrouble | null {
  if (from.id === to.id) return 'with_oneself'
  if (!from.active) return 'proposer_left'
  if (back !== null && !from.isDeputy) return 'proposer_no_deputy'
  if (!to.isDeputy) return 'not_a_deputy'
  if (day.status !== 'planned') return 'cancelled'
  if (day.startsAt <= now) return 'over'
  if (!duties.some(duty => duty.personId === from.id)) return 'not_yours'
  const theirs = duties.find(duty => duty.personId === to.id)
  if (theirs !== undefined) return theirs.standing === 'leave' ? 'on_leave' : 'on_duty'
  if (!to.mayServe(day.day)) return 'excluded'
  if (back === null) return null
  if (back.day.id === day.id) return 'same_day'
  if (back.day.status !== 'planned') return 'back_cancelled'
  if (back.day.startsAt <= now) return 'back_over'
  if (!back.duties.some(duty => duty.personId === to.id)) return 'back_not_theirs'
  return back.duties.some(duty => duty.personId === from.id) ? 'back_on_duty' : null
}

/** The day's duties with one person in the place of another. */
export const inPlaceOf = (
  duties: readonly Duty[],
  fromId: number,
  toId: number,
): { readonly dayId: number; readonly personId: number; readonly leads: boolean }[] =>
  duties.map(({ dayId, personId, leads }) => ({
    dayId,
    personId: personId === fromId ? toId : personId,
    leads,
  }))
