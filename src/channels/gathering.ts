/**
 * What is equal and asked for at the same moment becomes one call. The dispatcher begins its whole claim at once, so a
 * few milliseconds are enough to have all of it.
 *
 * Invariants: every item is in exactly one call, with items of its own kind only, and once: one that would be in it twice
 * begins the next. Each item ends by its own result.
 */
export interface Item {
  /** What makes two of them the same within a call. */
  readonly who: string
  readonly signal: AbortSignal
}

export interface GatheringSettings<T extends Item> {
  /** Items a call. */
  readonly most: number
  readonly waitMs?: number
  /** @returns for each item, in their order, what became of it; what it throws is thrown for all of them */
  readonly run: (items: readonly T[], signal: AbortSignal) => Promise<readonly (Error | null)[]>
}

interface Batch<T> {
  readonly items: Map<string, T>
  readonly done: Promise<ReadonlyMap<string, Error | null>>
  readonly start: () => void
}

export class Gathering<T extends Item> {
  readonly #settings: GatheringSettings<T>
  readonly #open = new Map<string, Batch<T>>()

  constructor(settings: GatheringSettings<T>) {
    this.#settings = settings
  }

  /**
   * @param kind what items of one call have in common
   * @throws what became of the item, if it is an error
   */
  async add(kind: string, item: T): Promise<void> {
    const open = this.#open.get(kind)
    if (open?.items.has(item.who)) open.start()
    const batch = this.#open.get(kind) ?? this.#begin(kind)
    batch.items.set(item.who, item)
    if (batch.items.size >= this.#settings.most) batch.start()
    const error = (await batch.done).get(item.who)
    if (error) throw error
  }

  #begin(kind: string): Batch<T> {
    const items = new Map<string, T>()
    let begin: () => void = () => undefined
    const begun = new Promise<void>(resolve => {
      begin = resolve
    })
    const start = (): void => {
      clearTimeout(timer)
      if (this.#open.get(kind) === batch) this.#open.delete(kind)
      begin()
    }
    const timer = setTimeout(start, this.#settings.waitMs ?? 5)
    const batch = { items, start, done: begun.then(() => this.#run([...items.values()])) }
    this.#open.set(kind, batch)
    return batch
  }

  /** The call is given up when nobody waits for any of it. */
  async #run(items: readonly T[]): Promise<ReadonlyMap<string, Error | null>> {
    const nobodyWaits = new AbortController()
    const look = (): void => {
      if (items.every(({ signal }) => signal.aborted)) nobodyWaits.abort()
    }
    const signals = new Set(items.map(({ signal }) => signal))
    for (const signal of signals) signal.addEventListener('abort', look)
    look()
    try {
      const results = await this.#settings.run(items, nobodyWaits.signal)
      return new Map(items.map(({ who }, nth) => [who, results[nth] ?? null]))
    } finally {
      for (const signal of signals) signal.removeEventListener('abort', look)
    }
  }
}
