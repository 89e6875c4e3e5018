import { type Day, daysBetween } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import { isSecret } from '../rules/fold.ts'
import type { IncomingPaper, PaperState, Secrecy, Urgency } from '../types.ts'

/** 2026-005 */
export const bareNumber = ({ year, number }: Pick<IncomingPaper, 'year' | 'number'>): string =>
  `${year}-${String(number).padStart(3, '0')}`

/** 文件2026-005 */
export const numberOf = (paper: Pick<IncomingPaper, 'year' | 'number'>): string => `文件${bareNumber(paper)}`

export const voided = '已作废'
export const secretPaper = '是密件，不能通过企业微信收发图片和文件'

export const stateNames: Readonly<Record<PaperState, string>> = {
  open: '办理中',
  done: '已办结',
  archived: '已归档',
  void: '已作废',
}
export const secrecyNames: Readonly<Record<Secrecy, string>> = {
  internal: '内部',
  classified: '密件',
  secret: '秘密',
  confidential: '机密',
  top_secret: '绝密',
}
export const urgencyNames: Readonly<Record<Urgency, string>> = {
  most_urgent: '特提',
  very_urgent: '特急',
  urgent: '加急',
  pressing: '急件',
  routine: '平急',
}

export const shortened = (words: string, most = 60): string => {
  const characters = Array.from(words.replace(/\s+/gu, ' '))
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most).join('')}…`
}

/** What of it may be said to somebody. A secret one has no title but for clerks alone. */
export const titleOf = (
  paper: Pick<IncomingPaper, 'title' | 'secrecy'>,
  isOpenly: boolean,
  most = 60,
): string => (isSecret(paper) && !isOpenly ? '密件，标题不显示' : shortened(paper.title, most))

export const whoOf = ({
  officeName,
  personName,
}: Pick<IncomingPaper, 'officeName' | 'personName'>): string | null => officeName ?? personName

export const sayDue = (dueOn: Day | null, today: Day): string =>
  dueOn === null ? '未定' : sayCalendarDay(dueOn, today)

/** 还有3天, 今天到期, 已逾期5天 */
function sayLeft(dueOn: Day, today: Day): string {
  const left = daysBetween(today, dueOn)
  return left === 0 ? '今天到期' : left > 0 ? `还有${left}天` : `已逾期${-left}天`
}

/** 文件2026-005 关于…的通知（县人大办；承办：张三，期限：12月1日，还有3天） */
export function line(paper: IncomingPaper, today: Day, isOpenly: boolean): string {
  const who = whoOf(paper)
  const facts = [
    isSecret(paper) && !isOpenly ? null : shortened(paper.sender, 20),
    paper.urgency === null ? null : urgencyNames[paper.urgency],
    who === null ? '未交办' : `承办：${who}`,
    paper.dueOn === null ? null : `期限：${sayDue(paper.dueOn, today)}，${sayLeft(paper.dueOn, today)}`,
  ].filter(fact => fact !== null)
  return `${numberOf(paper)} ${titleOf(paper, isOpenly)}（${facts.join('；')}）`
}
