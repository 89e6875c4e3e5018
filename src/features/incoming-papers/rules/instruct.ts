/** What is to happen to a paper: 交 张三 办理 12月1日前, 传阅 张三、李四, 办结 …, 归档 …, 更正 …, 作废, 恢复, 退回办理. */
import { normalise } from '../../../language/normalise.ts'
import { onlyNotDone } from '../../../language/not-done.ts'
import { withheld } from '../../../language/order.ts'
import { deeds } from '../../../language/words/orders.ts'

export type Instruction =
  | { readonly kind: 'none' }
  /** It is asked, not said: 办结了吗. */
  | { readonly kind: 'question' }
  | { readonly kind: 'charge'; readonly words: string }
  /** Another day for whoever has it. */
  | { readonly kind: 'due'; readonly words: string }
  | { readonly kind: 'circulate'; readonly words: string }
  | { readonly kind: 'done'; readonly words: string }
  | { readonly kind: 'archive'; readonly words: string }
  | { readonly kind: 'correct'; readonly words: string }
  | { readonly kind: 'void'; readonly words: string }
  | { readonly kind: 'restore' }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'unknown' }

/** 办结了吗, 归档没有？, 作废? are questions; 完成不了 and 归档时间 say nothing that happened. */
const isSaid = '(?!了?(?:不|期限|时限|时间|日期)|了? ?(?:吗|么|没有?(?=[?。! ]*$)|否(?=[?。! ]*$)|\\?))'
const verbs: readonly (readonly [Exclude<Instruction['kind'], 'none' | 'question' | 'unknown'>, RegExp])[] = [
  ['circulate', /^(?:请|送|交)?(?:传阅|阅知|呈阅|送阅|转阅)(?:给|至|到)?[ :,]*/],
  ['reopen', /^(?:重新办理|继续办理|退回办理|未办结|取消办结|撤销办结)[ :,。]*$/],
  [
    'due',
    /^(?:更正|改正|修改|改)?[ :,]*(?:(?:办理|承办|办结|完成)? ?(?:期限|时限|限期)|延期)(?:[改定延]?[为到至]|改成|延长[到至])?[ :,]*/,
  ],
  ['archive', new RegExp(`^(?:已)?(?:归档|存档)${isSaid}(?:号|为|到)?[ :,]*`)],
  [
    'done',
    new RegExp(`^(?:已)?(?:办结|办理完毕|办毕|办完|完成|处理完毕|阅毕)${isSaid}(?:了)?(?:结果)?[ :,]*`),
  ],
  ['void', new RegExp(`^(?:作废|误登|登错|撤销登记)${isSaid}[ :,]*`)],
  ['restore', /^(?:恢复|取消作废|撤销作废)[ :,。]*$/],
  [
    'charge',
    /^(?:请|转|批)?(?:改?交由|交办|转办|批转|转交|改[由交派]|分办|交|转|由|承办(?:人|单位|部门)?|请)(?:给|至|到)?[ :,]*/,
  ],
  ['correct', /^(?:更正|改正|修改|改为|改)[ :,]*/],
]
/** What is over then: 办结 还没有, 作废 先别. */
const ends: ReadonlySet<Instruction['kind']> = new Set(['done', 'archive', 'void'])
const asks = /(?:吗|么|没有|[^有]没|与否)[?。! ]*$|\?[。! ]*$/

export function readInstruction(words: string): Instruction {
  const source = normalise(words.trim())
  if (source.text === '') return { kind: 'none' }
  for (const [kind, verb] of verbs) {
    const match = verb.exec(source.text)
    if (match === null || match[0] === '') continue
    if (kind === 'restore' || kind === 'reopen') return { kind }
    if (kind !== 'correct' && /(?:吗|么)[?。! ]*$|\?[。! ]*$/.test(source.text)) return { kind: 'question' }
    const rest = source.text.slice(match[0].length)
    if (ends.has(kind) && (withheld(rest, deeds.end) !== null || onlyNotDone(rest)))
      return { kind: 'unknown' }
    return { kind, words: source.original.slice(source.at[match[0].length] ?? source.original.length).trim() }
  }
  return { kind: asks.test(source.text) ? 'question' : 'unknown' }
}

export interface ChargeWords {
  readonly who: string
  readonly task: string | null
  /** What is left: until when. */
  readonly until: string
}

const task = '办理|承办|阅办|研办|拟办|落实|处理|答复|回复|报送|上报|组织|传达|学习|参会|参加|阅知|牵头'
const soon = '尽快|尽早|抓紧|马上|立即|及时|从速'
const worded = new RegExp(
  `^(.{1,30}?)(?:同志)?(?:负责|具体)?[ ,、]*((?:${soon})?(?:${task})[^,，;；。\\s\\d]{0,20}?)(?=$|[ ,;。\\d]|于|在|[本下]?[周月年]|今|明|后)(.*)$`,
  's',
)
const day =
  '\\d|[一二三四五六七八九十两]{1,3}(?:个|月|天|日|周|工作)|[本下这][周月年季]|[今明后][天日年]|周[一二三四五六日天]|星期|礼拜|[月年]底|月末'
/** The day in front of what is to be done: 张三于12月1日前办理, 张三 本周五前报送材料 */
const dayFirst = new RegExp(
  `^([^ ,;。\\d]{1,30}?)(?:同志)?[ ,、]*(?:于|在)?((?:${day})[^,;。]{0,20}?)[ ,、]*(?:负责)?((?:${soon})?(?:${task})[^,;。\\s\\d]{0,20})[ 。]*$`,
)
const onlySoon = new RegExp(`^(?:${soon})$`)

/** 张三 办理 12月1日前, 张三 12月1日前办理: who, what, until when. */
export function readCharge(words: string): ChargeWords {
  const source = normalise(words)
  const labelled = source.text.replace(/(?:办理)?(?:期限|时限|限期)[ :]*/g, ' ')
  const [, first, before = '', then] = dayFirst.exec(labelled) ?? []
  if (first !== undefined && then !== undefined)
    return { who: tidy(first), task: tidy(then), until: tidy(before) }
  const [, who, what, until = ''] = worded.exec(labelled) ?? []
  if (who !== undefined && what !== undefined) return { who: tidy(who), task: tidy(what), until: tidy(until) }
  const [name = '', ...others] = labelled.trim().split(/[ ,;。]+/)
  const soonSaid = others.find(word => onlySoon.test(word))
  return {
    who: tidy(name),
    task: soonSaid === undefined ? null : `${soonSaid}办理`,
    until: others.filter(word => !onlySoon.test(word)).join(' '),
  }
}

/** 张三、李四和王五; 张和平 is one. @param isName whether somebody is called so */
export const namesIn = (words: string, isName: (name: string) => boolean): string[] =>
  words
    .split(/[\s,，、;；。]+/u)
    .filter(name => name !== '')
    .flatMap(name => namesJoined(name, isName) ?? name.split(/[和及与]+/u).filter(part => part !== ''))

/** Null where there is no way to make names of it. */
function namesJoined(words: string, isName: (name: string) => boolean): readonly string[] | null {
  if (isName(words)) return [words]
  for (const { index } of words.matchAll(/[和及与]/gu)) {
    const rest = words.slice(index + 1)
    if (rest === '' && isName(words.slice(0, index))) return [words.slice(0, index)]
    if (!isName(words.slice(0, index))) continue
    const others = namesJoined(rest, isName)
    if (others !== null) return [words.slice(0, index), ...others]
  }
  return null
}

/** 标题改为 → 标题 */
export const withoutVerb = (label: string): string => label.replace(/[ :,为改成是]+$/, '')

const tidy = (text: string): string => text.replace(/^[ ,、:;。]+|[ ,、:;。]+$/g, '').trim()
