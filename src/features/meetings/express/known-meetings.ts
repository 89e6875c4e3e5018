import type { ReadMeeting, RememberedMeetings } from '../store/answers.ts'

const kept = 1_000

/** Meetings as they were read last. Measured, their notices' texts were most of what the database answered to a batch of clicks. */
export class KnownMeetings implements RememberedMeetings {
  readonly #read = new Map<number, ReadMeeting>()

  get(meetingId: number): ReadMeeting | undefined {
    return this.#read.get(meetingId)
  }

  set(meetingId: number, read: ReadMeeting): void {
    if (this.#read.size > kept) this.#read.clear()
    this.#read.set(meetingId, read)
  }
}
