import type { LockedMeeting, LockedState, State } from '../store/answers.ts'

const kept = 1_000

/**
 * Meetings as they were read last, each with the state of its rows then: who has locked one and finds the same state need not
 * read it again. Measured, the notices' texts were most of what came back with a batch of clicks.
 */
export class KnownMeetings {
  readonly #read = new Map<number, { readonly meeting: LockedMeeting; readonly state: State }>()

  /** Of these nothing is known. */
  unknown(meetingIds: readonly number[]): readonly number[] {
    return meetingIds.filter(id => !this.#read.has(id))
  }

  learn(read: readonly { readonly meeting: LockedMeeting; readonly state: State }[]): void {
    if (this.#read.size > kept) this.#read.clear()
    for (const one of read) this.#read.set(one.meeting.id, one)
  }

  /** @returns null: not read yet, or written since */
  at({ id, written, congressWritten }: LockedState): LockedMeeting | null {
    const read = this.#read.get(id)
    const isSame = read?.state.written === written && read.state.congressWritten === congressWritten
    return isSame ? read.meeting : null
  }
}
