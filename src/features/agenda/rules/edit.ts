/** A change of an agenda as people write it: 增 …, 改 2 …, 删 2, 移 3 到 1, 报告人 2 王华. */
import { numberEnds, readNumber } from '../../../calendar/numerals.ts'
import { normalise } from '../../../language/normalise.ts'

export type AgendaEdit =
  | { readonly kind: 'none' }
  | { readonly kind: 'add'; readonly words: string; readonly to: number | null }
  | { readonly kind: 'change'; readonly number: number | null; readonly words: string }
  | { readonly kind: 'remove'; readonly number: number | null }
  | { readonly kind: 'move'; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'reporter'; readonly number: number | null; readonly name: string }
  | { readonly kind: 'unclear' }

const figure = `(?:第 ?)?([0-9]{1,2}${numberEnds}|[一二三四五六七八九十]{1,3}) ?(?:项|号|条|个)?`
const gap = '[ ,:、。]*'
const adding = new RegExp(
  `^(?:新?增加?|添加?|加上?)(?:一?[项个条])?(?:议题|议程|内容)?(?:[ 到为]*(?:第 ?)?([0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:项|号)?(?=[ :,]))?${gap}`,
)
const changing = new RegExp(
  `^(?:修?更?改|换)(?:议题|议程)?${gap}(?:${figure})?${gap}(?:改?为|成)?${gap}`,
  'u',
)
const removing = new RegExp(`^(?:删[去除掉]?|去掉|取消|减)(?:议题|议程)?${gap}(?:${figure})?${gap}$`, 'u')
const moving = new RegExp(
  `^(?:移动?|调|调整|换)${gap}${figure}${gap}(?:移?到|至|为|->?|成)${gap}${figure}(?:前面?|位)?${gap}$`,
  'u',
)
const reporting = new RegExp(`^(?:报告|汇报)人${gap}(?:${figure})?${gap}(?:改?为|是|由)?${gap}`, 'u')

export function readEdit(words: string): AgendaEdit {
  const source = normalise(words.trim())
  const { text } = source
  if (text === '') return { kind: 'none' }
  const number = (said: string | undefined) => (said === undefined ? null : readNumber(said))
  const after = (length: number) => source.original.slice(source.at[length] ?? source.original.length).trim()
  const move = moving.exec(text)
  if (move !== null) return { kind: 'move', from: number(move[1]), to: number(move[2]) }
  const remove = removing.exec(text)
  if (remove !== null) return { kind: 'remove', number: number(remove[1]) }
  const reporter = reporting.exec(text)
  if (reporter !== null)
    return { kind: 'reporter', number: number(reporter[1]), name: after(reporter[0].length) }
  const add = adding.exec(text)
  if (add !== null) return { kind: 'add', to: number(add[1]), words: after(add[0].length) }
  const change = changing.exec(text)
  if (change !== null) return { kind: 'change', number: number(change[1]), words: after(change[0].length) }
  return { kind: 'unclear' }
}

/** The list with one of its elements elsewhere; places are numbers from 1, those beyond the ends are the ends. */
export function movedTo<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const rest = list.filter((_, index) => index !== from - 1)
  const at = Math.min(Math.max(to, 1), list.length) - 1
  return [...rest.slice(0, at), ...list.slice(from - 1, from), ...rest.slice(at)]
}
