import type { Day } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import type { Standing } from '../rules/standing.ts'
import type { ResultClass } from '../settings.ts'
import type { Suggestion, SuggestionNumber } from '../types.ts'
import { nextStep } from './next-step.ts'
import { sayClass, sayVerdicts } from './steps.ts'
import { bareNumber, calledNumber } from './words.ts'

/**
 * What is answered when a step was taken. It is said in groups as well: no words of a consultation, a rating or an
 * answer, no reasons (the item's card shows them where they may be seen).
 */

const due = (item: Suggestion, today: Day): string =>
  item.dueOn === null ? '' : `，答复期限为${sayCalendarDay(item.dueOn, today)}`
const whose = (office: string | null): string => (office === null ? '' : `代${office}`)

export const withNextStep = (said: string, item: Suggestion, today: Day, who: Standing): string[] => [
  said,
  nextStep(item, today, who),
]

export const admitted = '已通过审查。'
export const rejected = '已登记不予接收。'
export const assigned = (item: Suggestion, parties: string, today: Day): string =>
  `已交办${parties}${due(item, today)}。`
export const withoutContact = (offices: readonly string[]): string =>
  `${offices.join('、')}还没有联系人，收不到消息，请电话告知，并请管理员在花名册中补上。`
export const takenFrom = (offices: readonly string[]): string =>
  `原由${offices.join('、')}办理，不再由其办理。`
/** @param again those of them that have it anew */
export const answersLost = (offices: readonly string[], again: readonly string[]): string =>
  `${offices.join('、')}原来的答复不再计入${again.length === 0 ? '' : `，由${again.join('、')}重新办理、答复`}。`
export const accepted = (office: string | null): string => `已${whose(office)}接收。`
export const partReturned = (office: string | null): string =>
  `已${whose(office)}退回由${office === null ? '本单位' : '该单位'}办理的部分，其他承办单位照常办理。`
export const returned = (office: string | null): string => `已${whose(office)}退回，由联络员重新交办。`
export const asked = (office: string | null): string =>
  `已${whose(office)}请代表说明，说明以前办理期限暂停计算。`
export const replied = (item: Suggestion, person: string | null, today: Day): string =>
  `已登记${person === null ? '您' : person}的说明，办理期限继续计算${due(item, today)}。`
export const consulted = (nth: 1 | 2, on: Day, today: Day): string =>
  `已登记${nth === 1 ? '答复前' : '答复后'}的面商（${sayCalendarDay(on, today)}）。`
export const answered = (
  code: string,
  promisedOn: Day | null,
  classes: readonly ResultClass[],
  today: Day,
): string =>
  `已登记答复：${sayClass(code, classes.find(one => one.code === code)?.name ?? null)}${
    promisedOn === null ? '' : `，承诺${sayCalendarDay(promisedOn, today)}前完成`
  }。`
export const issued = (number: string): string => `发文字号：${number}。`
export const othersToAnswer = '还有承办单位没有答复，全部答复后再与代表面商。'
export const assisted = '已登记协办意见。'
export const extensionAsked = (until: Day, today: Day): string =>
  `已申请延期到${sayCalendarDay(until, today)}，等主席、副主席、联络员决定。`
export const extensionGranted = (item: Suggestion, today: Day): string => `已准予延期${due(item, today)}。`
export const extensionRefused = (item: Suggestion, today: Day): string =>
  `已登记不准延期${due(item, today)}。`
/** @param person whose rating it is, when a clerk entered it */
export const rated = (verdicts: Parameters<typeof sayVerdicts>[0] | null, person: string | null): string =>
  `已登记${person ?? '您'}的评价${verdicts === null ? '' : `：${sayVerdicts(verdicts)}`}。`
export const redone = (item: Suggestion, today: Day): string => `已转入重新办理${due(item, today)}。`
export const closed = '已办结。'
export const kept = (on: Day, today: Day): string => `已登记承诺的事项在${sayCalendarDay(on, today)}落实。`
export const archived = '已归档。'
export const uncosigned = '已取消您的署名。'
export const keyListed = (item: Suggestion): string =>
  item.isKey ? '已列为重点督办件。' : '已不再列为重点督办件。'

/** Several at once: 已通过审查3件：2026-017、2026-018、2026-019。 */
export const several = (said: string, items: readonly Suggestion[]): string =>
  `${said.replace(/。$/, '')}，共${items.length}件：${items.map(bareNumber).join('、')}。`
export const missing = (numbers: readonly SuggestionNumber[]): string =>
  `没有查到：${numbers.map(calledNumber).join('、')}。`
export const moreToArchive = (left: number): string => `还有${left}件可以归档，请再发送一次“/归档 全部”。`
export const archivedCount = (count: number): string => `已归档${count}件。编号请在单聊中查看。`
