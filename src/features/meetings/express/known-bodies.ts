import type { Tx } from '../../../db/tx.ts'
import { apartFromBody } from '../store/body.ts'

/** Longer than a crowd's clicks are apart, shorter than anybody reads a card and the roster's change beside it. */
const lifeMs = 5_000
const kept = 10_000

/**
 * Whether the sheet of a meeting is not exactly the body whose quorum it shows. To ask costs as much for one meeting as a
 * dozen clicks, and it changes with the roster alone, so what was found is believed for some seconds.
 */
export class KnownBodies {
  readonly #found = new Map<number, { readonly isApart: boolean; readonly untilMs: number }>()

  async apart(tx: Tx, meetingIds: readonly number[]): Promise<ReadonlySet<number>> {
    const nowMs = performance.now()
    const unknown = meetingIds.filter(id => (this.#found.get(id)?.untilMs ?? 0) <= nowMs)
    if (unknown.length > 0) {
      const apart = await apartFromBody(tx, unknown)
      if (this.#found.size > kept) this.#found.clear()
      for (const id of unknown) this.#found.set(id, { isApart: apart.has(id), untilMs: nowMs + lifeMs })
    }
    return new Set(meetingIds.filter(id => this.#found.get(id)?.isApart === true))
  }
}
