import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import { isApartFromBody } from '../store/body.ts'

/** Longer than a crowd's clicks are apart, shorter than anybody reads a card and the roster's change beside it. */
const lifeMs = 5_000
const kept = 10_000

/**
 * Whether the sheet of a meeting is not exactly the body whose quorum it shows. To ask costs as much for one meeting as a
 * dozen clicks, and it changes with the roster alone, so what was found is believed for some seconds.
 */
export class KnownBodies {
  readonly #found = new Map<number, { readonly isApart: boolean; readonly untilMs: number }>()

  /** Of these nothing is known, or no more. */
  unknown(meetingIds: readonly number[]): readonly number[] {
    const nowMs = performance.now()
    return meetingIds.filter(id => (this.#found.get(id)?.untilMs ?? 0) <= nowMs)
  }

  learn(meetingIds: readonly number[], apart: ReadonlySet<number>): void {
    const untilMs = performance.now() + lifeMs
    if (this.#found.size > kept) this.#found.clear()
    for (const id of meetingIds) this.#found.set(id, { isApart: apart.has(id), untilMs })
  }

  isApart(meetingId: number): boolean {
    return this.#found.get(meetingId)?.isApart === true
  }
}

/** A condition on `m` and `c`: null of all but these. */
export const isApartOf = (tx: Tx, meetingIds: readonly number[]): Part => tx.sql.part`
  case when m.id = any((select ${[...meetingIds]}::int[])::int[]) then ${isApartFromBody(tx)} end`
