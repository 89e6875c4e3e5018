import type { SessionName } from '../../language/session-name.ts'
import type { DayStanding } from '../attendance/types.ts'

export type { SessionName }

/** A term (届) and when it began. The last goes on. */
export interface Term {
  readonly number: number
  readonly beganAt: Date
}

/** A meeting that belongs to a session, with who was there. */
export interface SessionSitting {
  readonly meetingId: number
  readonly number: number
  readonly startsAt: Date
  /** Null while neither its title nor anybody says which it is. */
  readonly name: SessionName | null
  /** It took place. */
  readonly isHeld: boolean
  readonly members: readonly { readonly personId: number; readonly standing: DayStanding }[]
}

/** A session that a deputy stayed away from without leave. */
export interface Absence {
  /** Null: a session whose number nobody has said. */
  readonly name: SessionName | null
  readonly meetingId: number
  readonly startsAt: Date
}
