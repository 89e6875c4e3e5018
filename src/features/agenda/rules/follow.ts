/**
 * What becomes of an agenda that was written down when its notice is changed afterwards. An item knows by which words
 * it stood in the notice; nothing else of it is the notice's any more.
 */

import { readItem } from './item.ts'

export interface WrittenItem {
  readonly title: string
  /** As the notice had it; null: it was added by hand, or the notice has dropped it. */
  readonly noticed: string | null
  readonly isRemoved: boolean
  /** A vote, a decision, a topic that somebody proposed or words of the minutes are tied to it. */
  readonly isUsed: boolean
}

export type Followed<T> =
  | { readonly kind: 'row'; readonly row: T }
  | { readonly kind: 'new'; readonly noticed: string }

/**
 * @param rows in their order, removed ones too
 * @param notice the items of the notice as it is today
 * @returns what stands on the agenda, each row with the words by which the notice knows it now: what the notice dropped is gone unless something is tied to it, what came to the
 * notice stands behind the item it follows there, what was taken off by hand stays off
 */
export function followNotice<T extends WrittenItem>(
  rows: readonly T[],
  notice: readonly string[],
): readonly Followed<T>[] {
  const named = new Set(notice.flatMap(namesOf))
  const kept = adopting(rows, notice).filter(
    row => !row.isRemoved && (row.noticed === null || row.isUsed || named.has(row.noticed)),
  )
  const takenOff = rows.filter(({ isRemoved }) => isRemoved)
  const known = new Set([
    ...[...kept, ...takenOff].flatMap(({ noticed }) => (noticed === null ? [] : [noticed])),
    // Whoever has added it by hand and writes it into the notice as well means one item.
    ...kept.map(({ title }) => title),
  ])
  const items: Followed<T>[] = kept.map(row => ({ kind: 'row', row }))
  for (const [nth, words] of notice.entries()) {
    if (namesOf(words).some(name => known.has(name))) continue
    known.add(words)
    const before = notice.slice(0, nth).flatMap(namesOf)
    const at = items.findLastIndex(one => before.includes(wordsOf(one)))
    items.splice(at + 1, 0, { kind: 'new', noticed: words })
  }
  return items
}

/**
 * A row that was reworded by hand and whose new words the notice says now is that item of the notice: it goes by them from
 * now on. It would be dropped with its old words else, and what was added to it by hand with it.
 */
function adopting<T extends WrittenItem>(rows: readonly T[], notice: readonly string[]): readonly T[] {
  const taken = new Set(rows.flatMap(({ noticed }) => (noticed === null ? [] : [noticed])))
  return rows.map(row => {
    if (row.isRemoved || row.noticed === null || notice.flatMap(namesOf).includes(row.noticed)) return row
    // As the notice had it: where only the reporter has changed, the notice counts.
    if (row.title === readItem(row.noticed).title) return row
    const words = notice.find(
      one => namesOf(one).includes(row.title) && !namesOf(one).some(name => taken.has(name)),
    )
    if (words === undefined) return row
    taken.add(words)
    return { ...row, noticed: words }
  })
}

const namesOf = (words: string): readonly string[] => [words, readItem(words).title]

const wordsOf = <T extends WrittenItem>(item: Followed<T>): string =>
  item.kind === 'new' ? item.noticed : (item.row.noticed ?? item.row.title)
