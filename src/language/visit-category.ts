import { fold } from './normalise.ts'
import { topics as visitTopics } from './words/visit-topics.ts'

/** What a congress calls the rest. */
const rest = /^(?:其他|其它|综合|其他类)$/

export interface Sorted {
  readonly category: string
  /** null: nothing of the closed lists stands in the words. */
  readonly topic: string | null
}

/**
 * Into which of the congress's categories a matter falls: most words of one, among equals the one that is spoken of
 * first. A category that the congress made itself is found by its name.
 * @param text folded, without the village: 石桥村 is no bridge
 * @param topics the words of each category
 * @returns null when none fits and the congress has no category for the rest
 */
export function sortMatter(
  text: string,
  categories: readonly string[],
  topics: ReadonlyMap<string, readonly string[]> = visitTopics,
): Sorted | null {
  const named = categories.find(name => text.includes(name))
  if (named !== undefined && !rest.test(named)) return { category: named, topic: null }
  let best: (Sorted & { readonly count: number; readonly at: number }) | null = null
  for (const category of categories) {
    const found = (topics.get(category) ?? [])
      .map(word => ({ word, at: text.indexOf(word) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => a.at - b.at || b.word.length - a.word.length)
    const [first] = found
    if (first === undefined) continue
    const isBetter =
      best === null || found.length > best.count || (found.length === best.count && first.at < best.at)
    if (isBetter) best = { category, topic: first.word, count: found.length, at: first.at }
  }
  if (best !== null) return { category: best.category, topic: best.topic }
  const other = categories.find(name => rest.test(name))
  return other === undefined ? null : { category: other, topic: null }
}

/** The word of the closed lists by which a matter falls into its category; null when none does. @param matter as written */
export function topicOf(matter: string, category: string | null): string | null {
  const text = fold(matter.slice(0, 4_000))
  const found = (category === null ? [] : (visitTopics.get(category) ?? []))
    .map(word => ({ word, at: text.indexOf(word) }))
    .filter(({ at }) => at >= 0)
  return found.toSorted((a, b) => a.at - b.at || b.word.length - a.word.length)[0]?.word ?? null
}

/** `农业`, `农业农村类`: the category that a word names. @param said folded */
export function categoryCalled(said: string, categories: readonly string[]): string | null {
  const word = said.replace(/类$/, '').trim()
  if (word === '') return null
  const exactly = categories.find(name => name === word || name.replace(/类$/, '') === word)
  const [only, ...others] = categories.filter(name => name.includes(word))
  return exactly ?? (others.length === 0 ? (only ?? null) : null)
}
