/** What is wanted of the plan: 生成, 定稿, 增 …, 改 7 …, 删 7 …, 恢复 7, 说明 7 …, 完成 7 …, or to see it. */
import { takeNumber } from '../../../bot/grammar.ts'
import type { Day } from '../../../calendar/day.ts'
import { numberEnds } from '../../../calendar/numerals.ts'
import { normalise, originalSlice } from '../../../language/normalise.ts'
import { readYear } from '../../activities/rules/year.ts'

type Verb = 'draft' | 'finalise' | 'add' | 'change' | 'drop' | 'restore' | 'explain' | 'done' | 'undone'

export type PlanCommand =
  | { readonly verb: 'show'; readonly year: number }
  | { readonly verb: 'draft' | 'finalise'; readonly year: number }
  | { readonly verb: 'add'; readonly year: number; readonly rest: string }
  | {
      readonly verb: Exclude<Verb, 'draft' | 'finalise' | 'add'>
      /** Null: none was said. */
      readonly year: number | null
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
      const said = /^(20\d{2}) ?年 ?/.exec(normalise(rest).text)
      return { verb, year: said === null ? today.year : Number(said[1]), rest }
    }
    return { verb, ...numberIn(rest) }
  }
  const year = readYear(words, today) ?? nextYear(words, today)
  return year === null ? null : { verb: 'show', year }
}

const nextYear = (words: string, today: Day): number | null =>
  /^(?:明年|下一?年|下年度)$/.test(normalise(words.trim()).text) ? today.year + 1 : null

const inFull = new RegExp(`^(20\\d{2}) ?- ?(\\d{1,3})${numberEnds}[号项]?[ ,:]*`, 'u')
/** `改 7 6月`: the seven is the item, the six its month. */
const plain = /^(?:第 ?)?(\d{1,3}) ?(?:[号项][ ,:]*|[ ,:]+|$)/

/** 7, 第7项, 2027-7. The words after it as they were written. */
function numberIn(words: string): { year: number | null; number: number | null; rest: string } {
  const source = normalise(words)
  const after = (length: number) => originalSlice(source, length, source.text.length).trim()
  const [all, year, number] = inFull.exec(source.text) ?? []
  if (all !== undefined) return { year: Number(year), number: Number(number), rest: after(all.length) }
  const [one, plainNumber] = plain.exec(source.text) ?? []
  if (one !== undefined) return { year: null, number: Number(plainNumber), rest: after(one.length) }
  const taken = takeNumber(words)
  return { year: null, number: taken.number, rest: taken.rest }
}
