import { type Day, isoDay } from '../../../calendar/day.ts'
import { cut } from '../../visits/texts/words.ts'
import {
  classNameOf,
  isAssigned,
  isRejected,
  isWithdrawn,
  lastAnswers,
  lastRatings,
  lastTalks,
  verdicts,
} from '../rules/outcome.ts'
import type { Statistics } from '../rules/statistics.ts'
import type { ResultClass } from '../settings.ts'
import type { Answer, Names, Stretch, Suggestion } from '../types.ts'
import { sayStretch } from './statistics.ts'
import { bareNumber, kindNames, raisedNames, sayRejection, sourceNames, verdictNames } from './words.ts'

/** The words of register ④ on paper (domain 2, S15). Dates carry their year: paper is read in other years. */

export const registerTitle = (stretch: Stretch): string =>
  `${sayStretch(stretch)}代表议案和批评、建议、意见记录簿`

export const ownLine = (name: string): string => `${name}提出、附议或承办的代表建议、批评和意见（不含保密件）`

/** Texts of any length are kept to what a row holds; the form and the letter have all of them. */
const most = { title: 50, text: 90, answer: 70, reason: 40, rejection: 60, names: 6, place: 12 } as const
export const wholeTexts = '标题、内容、答复较长的只摘要登记，全文见代表建议表和答复函。'

export const isShortened = (item: Suggestion): boolean =>
  item.title.length > most.title ||
  item.text.length > most.text ||
  lastAnswers(item).some(({ text }, _, all) => text.length > (all.length === 1 ? most.answer : most.reason))

/** In digits: twenty-six columns, so that on A4 across the words stay as large as paper can have them. */
export const registerColumns = [
  { heading: '编号', width: 6, centred: true },
  { heading: '提出日期', width: 6.5, centred: true },
  { heading: '种类', width: 5, centred: true },
  { heading: '大会/闭会', width: 6, centred: true },
  { heading: '领衔代表', width: 8, centred: true },
  { heading: '附议代表', width: 10, centred: true },
  { heading: '标题（案由）', width: 16 },
  { heading: '内容', width: 26.5 },
  { heading: '类别', width: 5, centred: true },
  { heading: '来源', width: 5, centred: true },
  { heading: '审查意见', width: 7.5, centred: true },
  { heading: '交办日期', width: 6.5, centred: true },
  { heading: '主办单位', width: 9, centred: true },
  { heading: '协办单位', width: 9, centred: true },
  { heading: '办理期限', width: 6.5, centred: true },
  { heading: '第一次面商', width: 9, centred: true },
  { heading: '答复日期', width: 6.5, centred: true },
  { heading: '办理结果', width: 5, centred: true },
  { heading: '答复摘要', width: 22 },
  { heading: '第二次面商', width: 9, centred: true },
  { heading: '满意度（态度/结果）', width: 13, centred: true },
  { heading: '重新办理', width: 5.5, centred: true },
  { heading: '办结日期', width: 6.5, centred: true },
  { heading: '承诺期限/兑现', width: 8, centred: true },
  { heading: '附件', width: 4, centred: true },
  { heading: '备注', width: 12 },
] as const

/** One row, in the order of the columns. What was refused or withdrawn keeps its row. */
export function registerRow(
  item: Suggestion,
  names: Names,
  { attachments, classes }: { readonly attachments: number; readonly classes: readonly ResultClass[] },
): string[] {
  const [lead, ...others] = item.signers
  const offices = (role: 'lead' | 'assist') =>
    item.parties.filter(party => party.role === role).map(({ officeId }) => names.office(officeId))
  const answers = lastAnswers(item)
  return [
    // The number as the date: what is before the hyphen stands above the rest.
    stacked(bareNumber(item)),
    stackedDay(item.submittedOn),
    kindNames[item.kind],
    raisedNames[item.raised].slice(0, 2),
    lead === undefined ? '' : names.person(lead.personId),
    sayCosigners(others.map(({ personId }) => names.person(personId))),
    cut(item.title, most.title),
    cut(item.text, most.text),
    item.category ?? '',
    sourceNames[item.source],
    sayExamination(item),
    stackedDay(item.assignedOn),
    offices('lead').join('\n'),
    offices('assist').join('\n'),
    sayDue(item),
    sayTalks(item, 1),
    stackedDay(item.reply?.on ?? null),
    marked(item, item.reply?.round, answers.map(answer => sayClass(answer, classes)).join('\n')),
    sayAnswers(item, names),
    sayTalks(item, 2),
    sayRatings(item),
    item.round > 1 ? `第${item.round}轮` : '',
    stackedDay(item.closedOn),
    sayPromise(item),
    attachments === 0 ? '' : `${attachments}个`,
    notesOn(item, names).join('；'),
  ]
}

/** The same figures as in the lines above the table, in the columns that they are of. */
export function totalsRow(figures: Statistics): string[] {
  const { total, admitted, assigned, consulted, answered, consultedTwice, result, redone, closed, promises } =
    figures
  const cells: Readonly<Record<string, string>> = {
    编号: '合计',
    种类: `${total}件`,
    审查意见: `${admitted}件`,
    交办日期: `${assigned}件`,
    第一次面商: `${consulted}件`,
    答复日期: `${answered}件`,
    第二次面商: `${consultedTwice}件`,
    '满意度（态度/结果）': `满意${result.satisfied}件`,
    重新办理: `${redone}件`,
    办结日期: `${closed}件`,
    '承诺期限/兑现': `兑现${promises.kept}件`,
  }
  return registerColumns.map(({ heading }) => cells[heading] ?? '')
}

/** 2026-017 and 2026-03-02 on two lines, in a column half as wide. */
const stacked = (text: string): string => text.replace('-', '-\n')
const stackedDay = (day: Day | null): string => (day === null ? '' : stacked(isoDay(day)))

function sayCosigners(names: readonly string[]): string {
  if (names.length === 0) return ''
  // By spaces a narrow column breaks between names.
  const listed = names.slice(0, most.names).join(' ')
  return `${names.length}人：${listed}${names.length > most.names ? ' 等' : ''}`
}

function sayExamination(item: Suggestion): string {
  if (isRejected(item)) return `不予接收\n${stackedDay(item.rejection?.on ?? null)}`
  if (item.admittedOn !== null) {
    const ended = isWithdrawn(item) ? `\n撤回\n${stackedDay(item.withdrawnOn)}` : ''
    return `接收\n${stackedDay(item.admittedOn)}${ended}`
  }
  return isWithdrawn(item) ? `撤回\n${stackedDay(item.withdrawnOn)}` : '待审查'
}

function sayDue(item: Suggestion): string {
  if (item.waiting !== null) return '暂停计时'
  return stackedDay(item.dueOn ?? item.reply?.dueOn ?? null)
}

function sayTalks(item: Suggestion, nth: 1 | 2): string {
  const talks = lastTalks(item, nth)
  const said = talks.map(
    ({ on, place }) => `${stackedDay(on)}${place === null ? '' : `\n${cut(place, most.place)}`}`,
  )
  return marked(item, talks[0]?.round, said.join('\n'))
}

/** What is of an earlier round says so: the next one has nothing of it yet. */
const marked = (item: Suggestion, round: number | undefined, text: string): string =>
  round === undefined || round === item.round ? text : `${text}\n（第${round}轮）`

/** What the lines above the table call by another name than today's says so. */
function sayClass(answer: Answer, classes: readonly ResultClass[]): string {
  const name = classNameOf(answer, classes)
  const isToday = classes.some(known => known.code === answer.resultClass && known.name === name)
  return `${answer.resultClass}类${isToday || name === null ? '' : `（${name}）`}`
}

function sayAnswers(item: Suggestion, names: Names): string {
  const answers = lastAnswers(item)
  return answers
    .map(({ officeId, text }) =>
      answers.length === 1 ? cut(text, most.answer) : `${names.office(officeId)}：${cut(text, most.reason)}`,
    )
    .join('\n')
}

/** 态度满意 / 结果基本满意; of several signers with how many say so. */
function sayRatings(item: Suggestion): string {
  const ratings = lastRatings(item)
  const [first] = ratings
  if (first === undefined) return ''
  const line = (about: 'attitude' | 'result') =>
    verdicts
      .map(verdict => ({ verdict, count: ratings.filter(rating => rating[about] === verdict).length }))
      .filter(({ count }) => count > 0)
      .map(({ verdict, count }) => `${verdictNames[verdict]}${ratings.length === 1 ? '' : count}`)
      .join('、')
  return marked(item, first.round, `态度：${line('attitude')}\n结果：${line('result')}`)
}

function sayPromise({ promise }: Suggestion): string {
  if (promise === null) return ''
  const kept = promise.keptOn === null ? '未兑现' : `兑现${stackedDay(promise.keptOn)}`
  return `${stackedDay(promise.until)}\n${kept}`
}

function notesOn(item: Suggestion, names: Names): string[] {
  const { isKey, confidential, rejection, returned, openParts, waiting, withdrawal, clock, extension } = item
  const extended = clock?.changes.findLast(change => change.kind === 'extension')
  return [
    ...(confidential ? ['保密'] : []),
    ...(isKey ? ['重点督办'] : []),
    ...(rejection === null ? [] : [cut(sayRejection(rejection), most.rejection)]),
    ...(isWithdrawn(item) && withdrawal !== null ? [`撤回：${cut(withdrawal.reason, most.reason)}`] : []),
    ...(returned === null
      ? []
      : [`${names.office(returned.officeId)}退回：${cut(returned.reason, most.reason)}，待重新交办`]),
    ...openParts.map(
      ({ officeId, reason }) =>
        `${names.office(officeId)}退回其承办部分：${cut(reason, most.reason)}，待另行交办`,
    ),
    ...(waiting === null ? [] : ['待代表补充情况']),
    ...(extended === undefined ? [] : [`延期至${isoDay(extended.until)}`]),
    ...(extension === null ? [] : [`申请延期至${isoDay(extension.until)}，待批`]),
    ...(item.round > 1 && isAssigned(item) ? ['前次答复后重新办理'] : []),
  ]
}
