import type { Suggestion } from '../types.ts'
import { bareNumber } from './words.ts'

/** A matter of the register of visits becomes a suggestion. */

export const titleOf = (village: string | null, topic: string | null): string =>
  `关于${village ?? ''}${topic === null ? '群众反映事项' : `${topic}有关问题`}的建议`
export const somebody = '群众'

/** Alone with whoever did it. @param isNamed whether the register knows who came: else his name can stand in the words */
export const checkNames = (item: Suggestion, isNamed: boolean): string =>
  `${isNamed ? '群众的姓名、电话没有写入建议。事项原文已写入，文中如提到其他人的姓名' : '电话没有写入建议。没有登记群众的姓名，事项原文已写入，文中如有姓名'}，请更正：/改建议 ${bareNumber(item)} 内容 新的内容`
export const needsDeputy =
  '建议要由代表署名，这件登记还没有写接待代表，没有转为建议。请先更正接待代表，再点“转为建议”。'
export const deputyLeft = '接待代表已经离任，没有转为建议。请先更正接待代表，再点“转为建议”。'
