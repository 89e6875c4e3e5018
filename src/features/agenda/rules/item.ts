/** An agenda item as people write it: of which kind it is, and who reports. */
import { normalise, originalSlice } from '../../../language/normalise.ts'
import { isName, readNames } from '../../../language/people.ts'
import type { ItemKind, ItemWords } from '../types.ts'

const opening = /^(?:拟|将|请|会议|本次会议|依法|分别|集中|共同|进行|组织)*/
const voting = '(?:表决|票决|投票|通过|批准|决定|选举|任免|补选|决议)'
/** 审议并表决, 讨论决定, 听取、审议并通过, 研究确定 */
const considered = new RegExp(
  `^(?:听取|审议|审查|讨论|研究|酝酿|商议|协商)(?:(?:和|并|、|及|,)?(?:审议|审查|讨论|研究|酝酿))?(?:和|并|、|及|,)?${voting}`,
)
const kindsByVerb: readonly (readonly [RegExp, ItemKind])[] = [
  [considered, 'decide'],
  [
    /^(?:表决|票决|投票|通过|决定(?!.{0,30}(?:报告|汇报)$)|选举|任免|任命|补选|推选|推荐|接受.{0,20}辞)/,
    'decide',
  ],
  [/^(?:听取|听)(?:和|并|、|及|,)?(?:审议|审查|讨论|评议)/, 'deliberate'],
  [/^(?:审议|审查|讨论|研究|酝酿|商议|商定|协商|评议)/, 'deliberate'],
  [/^(?:听取|听|汇报|报告|通报|传达|学习|宣读)/, 'hear'],
]
const kindsByEnd: readonly (readonly [RegExp, ItemKind])[] = [
  [
    /(?:表决|票决|选举|决议|决定|任免(?:案|名单)?|人选|名单)(?:\(草案\))?(?:\(表决\))?$|\((?:表决|票决)\)$/,
    'decide',
  ],
  [/(?:报告|汇报|通报|情况|总结)(?:\(书面\))?$/, 'hear'],
  [/(?:草案|方案|计划|办法|意见|规定|预案|安排|议题)(?:\(草案\)|\(讨论稿\)|\(征求意见稿\))?$/, 'deliberate'],
]

/** @param words without its number */
function kindOfItem(words: string): ItemKind {
  const text = normalise(words.trim()).text.replace(/ /g, '')
  const said = text.slice(opening.exec(text)?.[0].length ?? 0)
  return (
    kindsByVerb.find(([pattern]) => pattern.test(said))?.[1] ??
    kindsByEnd.find(([pattern]) => pattern.test(said))?.[1] ??
    'other'
  )
}

const label = '(?:报告|汇报|宣读|主讲|说明|发言|领学)(?:人|单位)'
const inBrackets = new RegExp(`[,。 ]*\\(${label} ?:? ?([^()]{1,40})\\)`)
const behindLabel = new RegExp(`[,;。 ]+${label} ?[: ] ?([^,;。()]{1,40})$`)
const post = '(?:[一-龥]{1,12}?(?:所长|主任|局长|站长|书记|镇长|乡长|主席|院长|校长|科长|队长|负责人))'
/** 由李明作报告, 由财政所所长王华汇报 */
const byWhom = new RegExp(
  `由(${post}?[一-龥·]{2,4}?)(?:同志)?(?:作|做|宣读|汇报|报告|说明|介绍|传达|领学|主讲)`,
)
/** 听取财政所所长王华作的报告 */
const heardOf = new RegExp(`^听取(${post}[一-龥·]{2,4}?)(?:同志)?(?:所?[作做]|关于|汇报|报告|通报)`)
/** …的报告,李明报告 */
const atEnd = new RegExp(`[,;。 ]+(${post}?[一-龥·]{2,4}?)(?:同志)?(?:作|做)?(?:报告|汇报|宣读|说明)$`)

/** Reads one item; the reporter that stands beside its title goes out of it, the one inside stays where he is. */
export function readItem(words: string): ItemWords {
  const bare = words
    .trim()
    .replace(ordinal, '')
    .replace(/[\s;；。，,、]+$/u, '')
  const source = normalise(bare)
  for (const pattern of [inBrackets, behindLabel, atEnd]) {
    const match = pattern.exec(source.text)
    const name = match?.[1]?.trim() ?? ''
    if (match === null || (pattern === atEnd && !isSomebody(name))) continue
    const from = match.index + match[0].lastIndexOf(name)
    const title =
      originalSlice(source, 0, match.index) +
      originalSlice(source, match.index + match[0].length, source.text.length)
    if (title === '') continue
    return { kind: kindOfItem(title), title, reporter: originalSlice(source, from, from + name.length) }
  }
  const inside = [byWhom, heardOf].map(pattern => pattern.exec(source.text)).find(match => match !== null)
  const name = inside?.[1] ?? ''
  return { kind: kindOfItem(bare), title: bare, reporter: isSomebody(name) ? name : null }
}

/** 李明, 财政所所长王华: a name, with a post before it or without. */
function isSomebody(text: string): boolean {
  if (isName(text)) return true
  const behind = new RegExp(`^${post}([一-龥·]{2,4})$`).exec(text)?.[1]
  return behind !== undefined && (isName(behind) || readNames(behind).length === 1)
}

const ordinal =
  /^[\s]*(?:第?[一二三四五六七八九十]{1,3}(?:[、.．]|项[,，:：、 ])|[(（][一二三四五六七八九十\d]{1,3}[)）][、.]?|\d{1,2}\s*[.．、)）](?!\d))\s*/u
