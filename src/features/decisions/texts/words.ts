import { type Day, dayOfIso, daysBetween } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import type { Decision } from '../types.ts'

/** 决定2026-003 */
export const numberOf = ({ year, number }: Pick<Decision, 'year' | 'number'>): string =>
  `决定${bareNumber({ year, number })}`

/** 2026-003 */
export const bareNumber = ({ year, number }: Pick<Decision, 'year' | 'number'>): string =>
  `${year}-${String(number).padStart(3, '0')}`

export const shortened = (words: string, most = 60): string => {
  const characters = Array.from(words.replace(/\s+/gu, ' '))
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most).join('')}…`
}

export const whoOf = ({ officeName, personName }: Pick<Decision, 'officeName' | 'personName'>): string =>
  officeName ?? personName ?? '未定'

export const sayDue = (dueOn: Day | null, today: Day): string =>
  dueOn === null ? '未定' : sayCalendarDay(dueOn, today)

export const sayIso = (iso: string | null, today: Day): string =>
  sayDue(iso === null ? null : dayOfIso(iso), today)

/** 还有3天, 今天到期, 已逾期5天 */
export function sayLeft(dueOn: Day, today: Day): string {
  const left = daysBetween(today, dueOn)
  return left === 0 ? '今天到期' : left > 0 ? `还有${left}天` : `已逾期${-left}天`
}

/** 决定2026-003 修复排灌渠（承办：农业农村办，期限：6月30日（星期二），还有3天） */
export function line(decision: Decision, today: Day): string {
  const { dueOn, state } = decision
  const due =
    dueOn === null
      ? '期限：未定'
      : `期限：${sayDue(dueOn, today)}${state === 'open' ? `，${sayLeft(dueOn, today)}` : ''}`
  return `${numberOf(decision)} ${shortened(decision.words)}（承办：${whoOf(decision)}，${due}）`
}

/** Of what nobody hears who has it: the clerks do. */
export const remindedInstead = '主席、副主席、联络员'

/** To the clerks, of what they are reminded of in place of whoever has it. */
export const silentOnes = (numbers: readonly string[]): string[] =>
  numbers.length === 0
    ? []
    : [`承办的暂时收不到消息或已经离任，请电话告知或改由他人承办：${numbers.join('、')}`]
