import type { Counted, SourceRecord } from '../types.ts'

/** Counts a figure again from what it says it counts. */
export function recount({ how, records }: Pick<Counted, 'how' | 'records'>): number {
  if (how === 'persons') return new Set(records.map(({ person, ref }) => person ?? ref)).size
  return records.reduce((sum, { amount }) => sum + amount, 0)
}

/**
 * Records of one amount whose refs go on by one are said as a stretch: 来访2026-001 … 来访2026-015. Nothing is left out.
 * @returns first and last of each stretch; one alone is both
 */
export function stretches(
  records: readonly SourceRecord[],
): { first: SourceRecord; last: SourceRecord; count: number }[] {
  const found: { first: SourceRecord; last: SourceRecord; count: number }[] = []
  for (const record of records) {
    const open = found.at(-1)
    if (open !== undefined && goesOn(open.last, record))
      found[found.length - 1] = { ...open, last: record, count: open.count + 1 }
    else found.push({ first: record, last: record, count: 1 })
  }
  return found
}

const tail = /^(.*?)(\d+)(\D*)$/u

function goesOn(a: SourceRecord, b: SourceRecord): boolean {
  if (a.amount !== 1 || b.amount !== 1 || a.on !== null || b.on !== null) return false
  const [, front, from, end] = tail.exec(a.ref) ?? []
  const [, otherFront, to, otherEnd] = tail.exec(b.ref) ?? []
  const isOneSeries = front !== undefined && front === otherFront && end === otherEnd
  return isOneSeries && Number(to) === Number(from) + 1
}
