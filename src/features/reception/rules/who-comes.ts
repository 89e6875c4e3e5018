import type { Duty } from '../types.ts'

/** Who comes, as far as is known: in office, and not on leave. In the order of the duties. */
export const whoComes = <D extends Pick<Duty, 'active' | 'standing'>>(duties: readonly D[]): readonly D[] =>
  duties.filter(duty => duty.active && duty.standing !== 'leave')
