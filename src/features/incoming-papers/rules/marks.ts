/** 密级 and 缓急 as people write them: 机密, 机密级, 机密件, （机密★10年）, 密级机密, 特急, 特急件; 无, 普通, 平件 are none. */
import type { Secrecy, Urgency } from '../types.ts'

const secrecyWords: Readonly<Record<string, Secrecy>> = {
  内部: 'internal',
  内部资料: 'internal',
  密: 'classified',
  密件: 'classified',
  涉密: 'classified',
  涉密件: 'classified',
  秘密: 'secret',
  机密: 'confidential',
  绝密: 'top_secret',
}
const urgencyWords: Readonly<Record<string, Urgency>> = {
  特提: 'most_urgent',
  特急: 'very_urgent',
  加急: 'urgent',
  急: 'pressing',
  紧急: 'pressing',
  平急: 'routine',
}
const noSecrecy = /^(?:无|没有|普通|公开|非密|不涉密|非涉密|不定密)(?:级|件|文件)?$|^无密级$/
const noUrgency = /^(?:无|没有|普通|一般|平常|平|常规|不急)(?:件|文件)?$/

const before = '(?<=^|[\\s,;。、()（）【】])'
const after = '(?=$|[\\s,;。、()（）【】★])'
const label = '(?:(?:秘密等级|密级)[ :]*)?'

/** Where it stands in free words, nobody having named it. */
export const secrecySaid = new RegExp(
  `${before}${label}(?:内部资料|内部|密件|涉密件?|(?:绝密|机密|秘密)(?:级|文)?件?)(?:★[^\\s,;。、()（）【】]{0,8})?${after}`,
)
export const urgencySaid = new RegExp(`${before}(?:(?:特提|特急|加急|紧急|平急)(?:文?件)?|急件)${after}`)

/** @param text folded @returns undefined: it cannot be told */
export function secrecyIn(text: string): Secrecy | null | undefined {
  const said = bare(text)
    .replace(/^(?:秘密等级|密级)[ :]*/, '')
    .replace(/★[^\s,;。、]*$/, '')
    .trim()
  if (noSecrecy.test(said)) return null
  return secrecyWords[said] ?? secrecyWords[said.replace(/(?:级|文)?件?$/, '')]
}

/** @param text folded @returns undefined: it cannot be told */
export function urgencyIn(text: string): Urgency | null | undefined {
  const said = bare(text)
  if (noUrgency.test(said)) return null
  return urgencyWords[said] ?? urgencyWords[said.replace(/文?件$/, '')]
}

/** Behind a title, which it belongs to no more than a stamp on the paper does: 关于…的通知（机密） */
export const stampBehind = (text: string): string | null =>
  /[(（【]((?:密级[ :]*)?(?:绝密|机密|秘密)(?:级|文)?件?(?:★[^)）】]{0,8})?)[)）】]》?$/.exec(text)?.[1] ??
  null

/** A grade that stands where it cannot be told what it is of. */
export const namesGrade = (text: string): boolean => /绝密|机密|秘密/.test(text)

const bare = (text: string): string => text.replace(/^[ ([（【]+|[ )\]）】]+$/g, '').trim()
