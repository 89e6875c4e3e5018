/** What becomes of somebody's checking in or leaving. One rule for every door. Pure. */
import type { Meeting } from '../../meetings/types.ts'
import type { Door, Expected, Presence } from '../types.ts'
import { notThere } from './day.ts'
import { isOfThisDay, type Window } from './window.ts'

export type Outcome =
  | { readonly kind: 'not_published' | 'cancelled' | 'no_time' | 'not_expected' | 'not_there' }
  | { readonly kind: 'too_early'; readonly opensAt: Date }
  /** Only a clerk enters it now. */
  | { readonly kind: 'over' }
  | { readonly kind: 'unchanged'; readonly presence: Presence }
  | { readonly kind: 'changed'; readonly presence: Presence; readonly before: Presence }

type MeetingFacts = Pick<Meeting, 'status'>

/** What is done to one person's line, and by whom. */
export type Act =
  /** `at`: when he came; null: as far as one knows, in time. */
  | { readonly kind: 'arrive'; readonly at: Date | null; readonly late: boolean | null }
  | { readonly kind: 'leave'; readonly at: Date; readonly reason: string | null }
  /** He was not there after all. */
  | { readonly kind: 'absent' }

export interface By {
  readonly door: Door
  /** The clerk; null: the person himself. */
  readonly enteredBy: number | null
}

/**
 * @param expected null: neither called nor of the body; a clerk may enter such a guest, nobody enters himself
 * @param now a clerk's entry without an hour counts as having been in time
 */
export function decidePresence(
  meeting: MeetingFacts,
  window: Window | null,
  expected: Pick<Expected, 'presence'> | null,
  act: Act,
  by: By,
  now: Date,
): Outcome {
  if (meeting.status === 'draft') return { kind: 'not_published' }
  if (meeting.status === 'cancelled') return { kind: 'cancelled' }
  if (window === null) return { kind: 'no_time' }
  const isClerk = by.enteredBy !== null
  if (expected === null && !isClerk) return { kind: 'not_expected' }
  if (now < window.opensAt) return { kind: 'too_early', opensAt: window.opensAt }
  if (!isClerk && now >= window.closesAt) return { kind: 'over' }
  const before = currentOf(expected?.presence ?? notThere, window)
  // Who has left and presses the card's button at home is not back: that is said in words, or entered by a clerk.
  if (act.kind === 'arrive' && by.door === 'button' && before.leftAt !== null)
    return { kind: 'unchanged', presence: before }
  const presence = after(before, act, by, window, now)
  if (presence === 'not_there') return { kind: 'not_there' }
  return isSame(before, presence)
    ? { kind: 'unchanged', presence: before }
    : { kind: 'changed', presence, before }
}

/** What was entered for a time that the meeting was moved away from is nothing now. */
const currentOf = (presence: Presence, window: Window): Presence =>
  presence.arrivedAt !== null && !isOfThisDay(presence.arrivedAt, window) ? notThere : presence

function after(before: Presence, act: Act, by: By, window: Window, now: Date): Presence | 'not_there' {
  switch (act.kind) {
    case 'arrive': {
      // Who is there already stays there from when he came; who had left is back.
      const arrivedAt = act.at ?? before.arrivedAt ?? (by.enteredBy === null ? now : inTime(window, now))
      return {
        ...by,
        arrivedAt: arrivedAt === before.arrivedAt ? arrivedAt : within(arrivedAt, window),
        leftAt: null,
        leftReason: null,
        late: act.late ?? (act.at === null ? before.late : null),
      }
    }
    case 'leave':
      if (before.arrivedAt === null) return 'not_there'
      return {
        ...before,
        ...by,
        leftAt: act.at < before.arrivedAt ? before.arrivedAt : act.at,
        leftReason: act.reason,
      }
    case 'absent':
      return { ...notThere, ...by }
  }
}

const inTime = (window: Window, now: Date): Date => (now < window.beganAt ? now : window.beganAt)

const within = (at: Date, window: Window): Date => (at < window.opensAt ? window.opensAt : at)

/** By whichever door, the same state is no news. */
const isSame = (a: Presence, b: Presence): boolean =>
  a.arrivedAt?.getTime() === b.arrivedAt?.getTime() &&
  a.leftAt?.getTime() === b.leftAt?.getTime() &&
  a.leftReason === b.leftReason &&
  a.late === b.late
