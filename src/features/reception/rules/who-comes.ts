import type { Duty, ReceptionDay } from '../types.ts'

/** Who comes, as far as is known: in office, and not on leave. In the order of the duties. */
export const whoComes = <D extends Pick<Duty, 'active' | 'standing'>>(duties: readonly D[]): readonly D[] =>
  duties.filter(duty => duty.active && duty.standing !== 'leave')

/** The same of a day that may be over: whoever was there then was there, also if he has left office since. */
export const whoComesTo = <D extends Pick<Duty, 'active' | 'standing'>>(
  { endsAt }: Pick<ReceptionDay, 'endsAt'>,
  duties: readonly D[],
  now: Date,
): readonly D[] => (endsAt > now ? whoComes(duties) : duties.filter(({ standing }) => standing !== 'leave'))
