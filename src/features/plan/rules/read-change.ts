/** What of an item is to be another: 6月, 3次, 内容 视察道路养护, or all of it anew. */
import { normalise, originalSlice } from '../../../language/normalise.ts'
import type { DeputyGroup } from '../../roster/types.ts'
import type { PlanFields, PlanItem } from '../types.ts'
import { periodInFront } from './period.ts'
import { longestTitle, readItem, takeCount, type Unreadable } from './read-item.ts'

type Fields = Omit<PlanFields, 'origin'>

/** @returns the fields as they are to be; null when the words change nothing */
export function readChange(
  words: string,
  item: PlanItem,
  year: number,
  groups: readonly DeputyGroup[],
): Fields | Unreadable | null {
  const { kind, title, from, until, whose, count } = item
  const before: Fields = { kind, title, from, until, whose, count }
  const source = normalise(words.trim())
  const label =
    /^(?:时间)?(?:改?为|改?到|改?成|推迟到|提前到)?[ :,]*|^(?:内容|标题|名称|事项)(?:改?为)?[ :,]*/
  const named = /^(?:内容|标题|名称|事项)(?:改?为)?[ :,]*/.exec(source.text)
  if (named !== null) {
    const titled = originalSlice(source, named[0].length, source.text.length).trim()
    if (titled === '') return null
    return Array.from(titled).length > longestTitle ? 'long_title' : { ...before, title: titled }
  }
  const skipped = label.exec(source.text)?.[0].length ?? 0
  const said = originalSlice(source, skipped, source.text.length)
  const period = periodInFront(said, year)
  if (period !== null && period.from.year !== year) return 'no_period'
  const { count: counted, rest } = takeCount(period === null ? said : period.rest)
  if (counted !== null && counted < 1) return 'too_many'
  if (rest !== '') return period === null ? null : readItem(said, year, groups)
  if (period === null && counted === null) return null
  return {
    ...before,
    ...(period === null ? {} : { from: period.from, until: period.until }),
    ...(counted === null ? {} : { count: counted }),
  }
}
