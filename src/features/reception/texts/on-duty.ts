import type { Duty, ReceptionDay } from '../types.ts'
import { hasLeft, leads, notConfirmed, onLeave } from './rota.ts'

interface How {
  readonly now: Date
  /** What somebody is called whose name does not tell who he is. */
  readonly longer?: ReadonlyMap<number, string>
  /** Whether he has asked leave or not answered is for clerks alone. */
  readonly withAnswers: boolean
}

/** Everybody who has a turn that day, each with how it stands with him. */
export function namesOnDuty(
  day: ReceptionDay,
  duties: readonly Duty[],
  { now, longer = new Map(), withAnswers }: How,
): string[] {
  const asked = withAnswers && day.told !== null && day.endsAt > now
  return duties
    .filter(duty => duty.dayId === day.id)
    .map(duty => {
      const called = longer.get(duty.personId) ?? duty.name
      const name = duty.leads ? leads(called) : called
      if (!duty.active) return hasLeft(name)
      if (withAnswers && duty.standing === 'leave') return onLeave(name)
      return asked && duty.standing === 'silent' ? notConfirmed(name) : name
    })
}
