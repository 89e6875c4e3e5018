/** From when until when people check themselves in, and from when on they are late. Pure. */
import type { Meeting } from '../../meetings/types.ts'
import type { Sitting } from '../types.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

export interface Window {
  readonly opensAt: Date
  /** When it began: as announced, or later when it was called to order later. */
  readonly beganAt: Date
  /** Who arrives after this is late (迟到). */
  readonly lateFrom: Date
  /** Until then people check themselves in; later only a clerk enters it. */
  readonly closesAt: Date
}

/**
 * @param habits minutes before the start, minutes that nobody is blamed for, hours of a meeting whose end is not known
 * @returns null while the time is not known
 */
export function windowOf(
  meeting: Pick<Meeting, 'startsAt'> & { readonly notice: Pick<Meeting['notice'], 'endsAt'> },
  sitting: Pick<Sitting, 'calledAt' | 'endedAt'> | null,
  habits: { readonly checkInMinutes: number; readonly lateMinutes: number; readonly lengthHours: number },
): Window | null {
  const { startsAt, notice } = meeting
  if (startsAt === null) return null
  const calledAt = calledFor(startsAt, sitting?.calledAt ?? null)
  const opens = new Date(startsAt.getTime() - habits.checkInMinutes * minuteMs)
  const opensAt = calledAt !== null && calledAt < opens ? calledAt : opens
  const beganAt = calledAt !== null && calledAt > startsAt ? calledAt : startsAt
  const endsAt =
    notice.endsAt !== null && notice.endsAt > startsAt
      ? notice.endsAt
      : new Date(startsAt.getTime() + habits.lengthHours * hourMs)
  return {
    opensAt,
    beganAt,
    lateFrom: new Date(beganAt.getTime() + habits.lateMinutes * minuteMs),
    closesAt:
      sitting?.endedAt ??
      (endsAt > beganAt ? endsAt : new Date(beganAt.getTime() + habits.lengthHours * hourMs)),
  }
}

/** Checked in for this day, and not for one that the meeting was moved away from. */
export const isOfThisDay = (arrivedAt: Date, { opensAt }: Pick<Window, 'opensAt'>): boolean =>
  arrivedAt.getTime() > opensAt.getTime() - 12 * hourMs

export const wasCalled = (
  { startsAt }: Pick<Meeting, 'startsAt'>,
  sitting: Pick<Sitting, 'calledAt'> | null,
): boolean => startsAt !== null && calledFor(startsAt, sitting?.calledAt ?? null) !== null

/** A meeting called to order and moved to another day afterwards was not called to order for that day. */
function calledFor(startsAt: Date, calledAt: Date | null): Date | null {
  if (calledAt === null) return null
  return Math.abs(calledAt.getTime() - startsAt.getTime()) <= 12 * hourMs ? calledAt : null
}
