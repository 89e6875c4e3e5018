/** What is to happen to a paper: 交 张三 办理 12月1日前, 传阅 张三、李四, 办结 …, 归档 …, 更正 …, 作废, 恢复, 退回办理. */
import { normalise } from '../../../language/normalise.ts'

export type Instruction =
  | { readonly kind: 'none' }
  | { readonly kind: 'charge'; readonly words: string }
  | { readonly kind: 'circulate'; readonly words: string }
  | { readonly kind: 'done'; readonly words: string }
  | { readonly kind: 'archive'; readonly words: string }
  | { readonly kind: 'correct'; readonly words: string }
  | { readonly kind: 'void'; readonly words: string }
  | { readonly kind: 'restore' }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'unknown' }

const verbs: readonly (readonly [Exclude<Instruction['kind'], 'none' | 'unknown'>, RegExp])[] = [
  ['circulate', /^(?:请|送|交)?(?:传阅|阅知|呈阅|送阅|转阅)(?:给|至|到)?[ :,]*/],
  ['archive', /^(?:已)?(?:归档|存档)(?:号|为|到)?[ :,]*/],
  ['reopen', /^(?:重新办理|继续办理|退回办理|未办结|取消办结|撤销办结)[ :,。]*$/],
  ['done', /^(?:已)?(?:办结|办理完毕|办毕|办完|完成|处理完毕|阅毕)(?:了)?(?:结果)?[ :,]*/],
  ['void', /^(?:作废|误登|登错|撤销登记)[ :,]*/],
  ['restore', /^(?:恢复|取消作废|撤销作废)[ :,。]*$/],
  ['correct', /^(?:更正|改正|修改|改为|改)[ :,]*/],
  ['charge', /^(?:请|转|批)?(?:交由?|转交|转|交办|分办|由|承办(?:人|单位|部门)?|请)(?:给|至|到)?[ :,]*/],
]

export function readInstruction(words: string): Instruction {
  const source = normalise(words.trim())
  if (source.text === '') return { kind: 'none' }
  for (const [kind, verb] of verbs) {
    const match = verb.exec(source.text)
    if (match === null || match[0] === '') continue
    if (kind === 'restore' || kind === 'reopen') return { kind }
    return { kind, words: source.original.slice(source.at[match[0].length] ?? source.original.length).trim() }
  }
  return { kind: 'unknown' }
}

export interface ChargeWords {
  readonly who: string
  readonly task: string | null
  /** What is left: until when. */
  readonly until: string
}

const task = '办理|承办|阅办|研办|拟办|落实|处理|答复|回复|报送|上报|组织|传达|学习|参会|参加|阅知|牵头'
const worded = new RegExp(
  `^(.{1,30}?)(?:同志)?(?:负责|具体)?[ ,、]*((?:${task})[^,，;；。\\s\\d]{0,20}?)(?=$|[ ,;。\\d]|于|在|[本下]?[周月年]|今|明|后)(.*)$`,
  's',
)

/** 张三 办理 12月1日前: who, what, until when. */
export function readCharge(words: string): ChargeWords {
  const source = normalise(words)
  const labelled = source.text.replace(/(?:办理)?(?:期限|时限|限期)[ :]*/g, ' ')
  const [, who, what, until = ''] = worded.exec(labelled) ?? []
  if (who !== undefined && what !== undefined) return { who: tidy(who), task: tidy(what), until: tidy(until) }
  const [first = '', ...others] = labelled.trim().split(/[ ,;。]+/)
  return { who: tidy(first), task: null, until: others.join(' ') }
}

/** 张三、李四和王五 */
export const namesIn = (words: string): string[] =>
  words.split(/[\s,，、;；。和及]+/u).filter(name => name !== '')

/** 标题改为 → 标题 */
export const withoutVerb = (label: string): string => label.replace(/[ :,为改成是]+$/, '')

const tidy = (text: string): string => text.replace(/^[ ,、:;。]+|[ ,、:;。]+$/g, '').trim()
