/** What is wanted of the plan: 生成, 定稿, 增 …, 改 7 …, 删 7 …, 恢复 7, 说明 7 …, 完成 7 …, or to see it. */
import { takeNumber } from '../../../bot/grammar.ts'
import type { Day } from '../../../calendar/day.ts'
import { normalise, originalSlice } from '../../../language/normalise.ts'
import { readYear } from '../../activities/rules/year.ts'

type Verb = 'draft' | 'finalise' | 'add' | 'change' | 'drop' | 'restore' | 'explain' | 'done' | 'undone'

export type PlanCommand =
  | { readonly verb: 'show'; readonly year: number }
  | { readonly verb: 'draft' | 'finalise'; readonly year: number }
  | { readonly verb: 'add'; readonly year: number; readonly rest: string }
  | {
      readonly verb: Exclude<Verb, 'draft' | 'finalise' | 'add'>
      readonly year: number
      /** Null: none was said. */
      readonly number: number | null
      readonly rest: string
    }

/** A longer word stands before the word that it begins with. */
const verbs: readonly (readonly [Verb, RegExp])[] = [
  ['draft', /^(?:生成|起草|制定|拟定)/],
  ['finalise', /^(?:定稿|确定|通过)/],
  ['undone', /^(?:撤销完成|取消完成|未完成)/],
  ['add', /^(?:增加|新增|添加|增|加)/],
  ['change', /^(?:修改|更改|改为|改)/],
  ['drop', /^(?:删除|删掉|删|取消)/],
  ['restore', /^恢复/],
  ['explain', /^(?:说明|解释)/],
  ['done', /^(?:完成|办结)/],
]

/** @returns null when nobody can tell what is wanted */
export function readPlanCommand(words: string, today: Day): PlanCommand | null {
  const source = normalise(words.trim())
  for (const [verb, pattern] of verbs) {
    const match = pattern.exec(source.text)
    if (match === null) continue
    const rest = originalSlice(source, match[0].length, source.text.length).replace(/^[\s,，:：]+/u, '')
    if (verb === 'draft' || verb === 'finalise') {
      const year = readYear(rest, today) ?? nextYear(rest, today)
      return year === null ? null : { verb, year }
    }
    if (verb === 'add') {
      const said = /^(20\d{2})\s*年\s*/u.exec(rest.normalize('NFKC'))
      return { verb, year: said === null ? today.year : Number(said[1]), rest }
    }
    return { verb, ...numberIn(rest, today) }
  }
  const year = readYear(words, today) ?? nextYear(words, today)
  return year === null ? null : { verb: 'show', year }
}

const nextYear = (words: string, today: Day): number | null =>
  /^(?:明年|下一?年|下年度)$/.test(normalise(words.trim()).text) ? today.year + 1 : null

/** 7, 第7项, 2027-7: of this year unless it says another. */
function numberIn(words: string, today: Day): { year: number; number: number | null; rest: string } {
  const inFull = /^(20\d{2})\s*-\s*(\d{1,3})(?!\d)[号项]?[\s,，:：]*/u.exec(words.normalize('NFKC'))
  if (inFull !== null) {
    const [all, year, number] = inFull
    return { year: Number(year), number: Number(number), rest: words.normalize('NFKC').slice(all.length) }
  }
  // `改 7 6月`: the seven is the item, the six its month.
  const plain = /^(?:第\s*)?(\d{1,3})\s*(?:[号项][\s,，:：]*|[\s,，:：]+|$)/u.exec(words.normalize('NFKC'))
  if (plain !== null)
    return {
      year: today.year,
      number: Number(plain[1]),
      rest: words.normalize('NFKC').slice(plain[0].length).trim(),
    }
  const { number, rest } = takeNumber(words)
  return { year: today.year, number, rest }
}
