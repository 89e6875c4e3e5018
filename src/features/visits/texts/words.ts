import { type Day, daysBetween } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import type { Contacts } from '../rules/contacts.ts'
import type { Satisfaction, Visit, VisitHandling, VisitKind } from '../types.ts'

/** What things of the register are called wherever they are said. */

export const kindNames: Record<VisitKind, string> = { visit: '来访', letter: '来信', contact: '联系' }

export const handlingNames: Record<VisitHandling, string> = {
  answered: '当场解答',
  referred: '转交办理',
  timed: '限时办理',
  suggestion: '转为代表建议',
  petition: '转信访',
}

export const satisfactionNames: Record<Satisfaction, string> = {
  satisfied: '满意',
  basically: '基本满意',
  dissatisfied: '不满意',
}

/** 来访2026-012 */
export const numberOf = ({ kind, year, number }: Pick<Visit, 'kind' | 'year' | 'number'>): string =>
  kindNames[kind] + bareNumber({ year, number })

/** 2026-012, as commands take it. */
export const bareNumber = ({ year, number }: Pick<Visit, 'year' | 'number'>): string =>
  `${year}-${String(number).padStart(3, '0')}`

export const voided = '已作废'

export const sayStatus = (
  { status, dueOn, kind, outcome }: Pick<Visit, 'status' | 'dueOn' | 'kind' | 'outcome'>,
  today: Day,
): string => {
  if (status === 'void') return voided
  // A contact that brought nothing was never to be handled.
  if (status === 'closed' && kind === 'contact' && outcome === null) return '已登记'
  if (status === 'closed') return '已办结'
  const late = dueOn === null ? 0 : daysBetween(dueOn, today)
  return late > 0 ? `办理中，已逾期${late}天` : '办理中'
}

/** 转村镇建设办，限时办理 */
export function sayHandling({ handling, officeName }: Pick<Visit, 'handling' | 'officeName'>): string {
  if (officeName === null) return handling === null ? '未写明' : handlingNames[handling]
  const to = `转${officeName}`
  return handling === null || handling === 'referred' ? `${to}办理` : `${to}，${handlingNames[handling]}`
}

/** 2次、10人; empty where nothing is asked. @param before stands in front */
export function sayNeeded(before: string, { contacts, voters }: Contacts): string {
  const parts = [contacts > 0 ? `${contacts}次` : '', voters > 0 ? `${voters}人` : '']
  const said = parts.filter(part => part !== '').join('、')
  return said === '' ? '' : before + said
}

export const sayDue = (dueOn: Day | null, today: Day): string =>
  dueOn === null ? '未写明' : sayCalendarDay(dueOn, today)

/** The beginning of a text, in characters; what is left out is told by the mark alone. */
export function cut(text: string, mostChars: number): string {
  const line = text.replace(/\s+/gu, ' ')
  const characters = Array.from(line.slice(0, mostChars * 2 + 2))
  return characters.length <= mostChars ? line : `${characters.slice(0, mostChars - 1).join('')}…`
}
