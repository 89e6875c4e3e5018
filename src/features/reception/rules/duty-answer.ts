import { daysBetween } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { isDutyAnswer } from '../../../language/duty-reply.ts'
import type { Duty, ReceptionDay } from '../types.ts'

/**
 * What becomes of an answer about a turn. One rule for words, buttons and proxies. Leave is not asked for but told
 * (domain 2, S5: who cannot come asks leave and swaps; nobody is made to come), so it holds at once.
 */
export interface DutyIntent {
  readonly answer: 'confirm' | 'leave'
  readonly reason: string | null
  /** Who typed it for the person; null when he did so himself. */
  readonly enteredBy: number | null
}

export type DutyOutcome =
  | { readonly kind: 'cancelled' | 'over' | 'not_on_duty' }
  | { readonly kind: 'unchanged'; readonly duty: Duty }
  /** `again`: the same answer as before, with another reason. */
  | {
      readonly kind: 'changed'
      readonly reason: string | null
      readonly before: Duty
      readonly again: boolean
    }

export function decideDutyAnswer(
  day: Pick<ReceptionDay, 'status' | 'endsAt'>,
  duty: Duty | null,
  intent: DutyIntent,
  now: Date,
): DutyOutcome {
  if (day.status !== 'planned') return { kind: 'cancelled' }
  if (day.endsAt <= now) return { kind: 'over' }
  if (duty === null) return { kind: 'not_on_duty' }
  const again = duty.standing === intent.answer
  const known = again ? duty.reason : null
  const reason = intent.answer === 'leave' ? (intent.reason ?? known) : null
  if (again && reason === duty.reason) return { kind: 'unchanged', duty }
  return { kind: 'changed', reason, before: duty, again }
}

/** Somebody's turn with its day. */
export interface Turn {
  readonly day: ReceptionDay
  readonly duty: Duty
}

/** Nobody speaks of a turn further ahead without naming its day, or that it is duty. */
const nearDays = 10

/** Turns that words without a day may be about: people were told of them, or they are near. */
export const askedTurns = (turns: readonly Turn[], now: Date, zone: string): Turn[] =>
  turns.filter(({ day }) => day.told !== null || daysBetween(dayOf(now, zone), day.day) <= nearDays)

/**
 * Turns that these words without a day may be about. 值班请假 comes when somebody knows that he will be away: where nobody was
 * asked it is about whatever is planned.
 */
export function turnsSpokenOf(turns: readonly Turn[], text: string, now: Date, zone: string): Turn[] {
  const asked = askedTurns(turns, now, zone)
  return asked.length === 0 && isDutyAnswer(text) ? [...turns] : asked
}

export const isSilent = ({ duty }: Turn): boolean => duty.standing === 'silent'
