/**
 * How much one person may ask in a row: so much at once, then so much a second. It keeps whoever floods us from keeping
 * the others waiting, and nobody else. What it remembers is bounded, whoever comes; each process has its own.
 */

interface Bucket {
  left: number
  atMs: number
  /** He has been told, and not been quiet since. */
  isTold: boolean
}

interface PatienceSettings {
  readonly atOnce: number
  readonly aSecond: number
  /** How many people it remembers; who has been quiet for longest is forgotten first. */
  readonly mostPeople?: number
  /** Milliseconds of any clock that never goes back. */
  readonly nowMs?: () => number
}

/** `tell`: no more, and this is the first time that it is so. */
export type Verdict = 'go' | 'tell' | 'refuse'

const defaultMostPeople = 20_000

export class Patience {
  readonly #settings: Required<PatienceSettings>
  /** In the order in which they were last heard. */
  readonly #buckets = new Map<string, Bucket>()

  constructor(settings: PatienceSettings) {
    this.#settings = { mostPeople: defaultMostPeople, nowMs: () => performance.now(), ...settings }
  }

  /** Counts one more of this person. */
  judge(person: string): Verdict {
    const { atOnce, aSecond, mostPeople, nowMs } = this.#settings
    const now = nowMs()
    const known = this.#buckets.get(person) ?? { left: atOnce, atMs: now, isTold: false }
    const left = Math.min(atOnce, known.left + ((now - known.atMs) / 1000) * aSecond)
    const mayGo = left >= 1
    this.#buckets.delete(person)
    this.#buckets.set(person, {
      left: mayGo ? left - 1 : left,
      atMs: now,
      // Told anew only after a pause, so that he is not told with every drop.
      isTold: mayGo ? known.isTold && left < atOnce / 2 : true,
    })
    if (this.#buckets.size > mostPeople) forgetOldest(this.#buckets)
    if (mayGo) return 'go'
    return known.isTold ? 'refuse' : 'tell'
  }

  get people(): number {
    return this.#buckets.size
  }
}

/** What was put in first goes: Maps and Sets keep that order. */
export function forgetOldest<K>(kept: { keys(): Iterable<K>; delete(key: K): boolean }): void {
  for (const key of kept.keys()) {
    kept.delete(key)
    return
  }
}
