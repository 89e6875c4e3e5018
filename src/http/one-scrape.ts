/**
 * The same answer for every figure of one scrape: all are asked for in the same turn of the event loop, before the first has
 * its answer. The next scrape asks anew.
 */
export function onceAScrape<T>(ask: () => Promise<T>): () => Promise<T> {
  let pending: Promise<T> | null = null
  return () => {
    pending ??= ask().finally(() => {
      pending = null
    })
    return pending
  }
}
