import type { ReadNotice, RememberedNotices } from '../store/answers.ts'

const kept = 1_000

/** Notices as they were read last. Measured, their texts were most of what the database answered to a batch of clicks. */
export class KnownNotices implements RememberedNotices {
  readonly #read = new Map<number, ReadNotice>()

  get(meetingId: number): ReadNotice | undefined {
    return this.#read.get(meetingId)
  }

  set(meetingId: number, read: ReadNotice): void {
    if (this.#read.size > kept) this.#read.clear()
    this.#read.set(meetingId, read)
  }
}
