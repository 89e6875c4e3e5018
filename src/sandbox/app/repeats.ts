import { createHash } from 'node:crypto'

const dayMs = 86_400_000

/**
 * The duplicate check of message/send: what the same app said to the same receivers within the interval is dropped, and
 * answered as if it were not (wecom-protocol 4.2). It remembers also what was sent without the check.
 */
export class Repeats {
  readonly #atMs = new Map<string, number>()

  /** @param intervalMs null: it is not checked */
  isRepeated(body: object, intervalMs: number | null, now: Date): boolean {
    const { enable_duplicate_check: _check, duplicate_check_interval: _interval, ...said } = Object(body)
    const key = createHash('sha256').update(JSON.stringify(said)).digest('base64')
    const beforeMs = this.#atMs.get(key)
    if (intervalMs !== null && beforeMs !== undefined && now.getTime() - beforeMs < intervalMs) return true
    this.#atMs.set(key, now.getTime())
    for (const [old, atMs] of this.#atMs) {
      if (now.getTime() - atMs < dayMs) break
      this.#atMs.delete(old)
    }
    return false
  }
}
