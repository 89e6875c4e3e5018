import { type Day, daysBetween } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import type { Step } from '../rules/clock.ts'
import type { PromiseTerm, Term } from '../rules/term.ts'
import type { RuleSource } from '../settings.ts'
import type { Suggestion } from '../types.ts'
import { type OfficeNames, sayLeft } from './reminders.ts'
import { numberOf, stateNames } from './words.ts'

/** By when something is due, and how that is reckoned, step by step. */

export const showTerm = {
  summary: '查看一件建议的办理期限是怎样算出来的',
  usage: '/期限 编号',
  examples: ['/期限 17', '/期限 2026-017'],
}

export const inSingleChat = '怎样算出来的，请单独给我发送同样的命令查看。'

/** 国家规定, 重庆市规定, 本单位设定 */
export function saySource(source: RuleSource, province: string | null): string {
  switch (source) {
    case 'national':
      return '国家规定'
    case 'province':
      return `${provinceTitle(province)}规定`
    case 'congress':
      return '本单位设定'
  }
}

const municipalities: readonly string[] = ['北京', '天津', '上海', '重庆']

/** 浙江省, 重庆市, however it was written. */
function provinceTitle(province: string | null): string {
  if (province === null || /[省市区]$/.test(province)) return province ?? '本省'
  return province + (municipalities.includes(province) ? '市' : '省')
}

interface Around {
  readonly today: Day
  readonly names: OfficeNames
  /** Where the rule that is applied comes from, in words; null: it has been changed since. */
  readonly source: string | null
}

export function sayTerm(
  item: Suggestion,
  { term, promise }: { readonly term: Term; readonly promise: PromiseTerm | null },
  around: Around,
): string {
  const lines = [`${numberOf(item)}（${stateNames[item.state]}）`, ...termLines(term, around)]
  if (promise !== null) {
    const { until, officeIds } = promise
    lines.push(
      `承诺：${namesOf(officeIds, around.names)}答应在${sayCalendarDay(until, around.today)}前办到，${sayLeft(until, around.today)}。`,
    )
  }
  return lines.join('\n')
}

/** For a group: no more than the day. */
export const sayTermBriefly = (item: Suggestion, { term }: { readonly term: Term }, today: Day): string =>
  `${numberOf(item)}（${stateNames[item.state]}）：${sayClock(term, today)}`

/** No more than the day and how far it is. */
export function sayClock(term: Term, today: Day): string {
  switch (term.kind) {
    case 'answer':
      return term.sum.dueOn === null || term.left === null
        ? '正等代表说明，期限暂停。'
        : `${sayCalendarDay(term.sum.dueOn, today)}到期，${sayLeft(term.sum.dueOn, today)}。`
    case 'assign':
      return `${sayCalendarDay(term.by, today)}前交办，${sayLeft(term.by, today)}。`
    case 'rating':
      return `评价到${sayCalendarDay(term.until, today)}为止。`
    case 'none':
      return '现在没有计算中的期限。'
  }
}

/** What was promised, without by whom. */
export const sayPromise = ({ until }: PromiseTerm, today: Day): string =>
  `承诺在${sayCalendarDay(until, today)}前办到，${sayLeft(until, today)}。`

function termLines(term: Term, around: Around): string[] {
  const { today } = around
  switch (term.kind) {
    case 'answer':
      return answerLines(term, around)
    case 'assign':
      return [
        `依据：${term.again ? '退回后' : '提出后'}${term.within}个工作日内交办（${around.source ?? ''}）`,
        `起算：${sayCalendarDay(term.from, today)}${term.again ? '退回' : '提出'}（当日不计）`,
        `期限：${sayCalendarDay(term.by, today)}，${sayLeft(term.by, today)}。现在轮到主席、副主席、联络员审查交办。答复期限从交办之日起算。`,
      ]
    case 'rating':
      return [
        `评价期：到${sayCalendarDay(term.until, today)}为止，${sayLeft(term.until, today)}。还有${term.missing}名提出人没有评价，现在轮到他们。`,
        '到期没有收到的评价不再等，不计入满意率。答复期限已经停止计算。',
      ]
    case 'none':
      return [`现在没有计算中的期限：${whyNone(term.state)}`]
  }
}

function whyNone(state: Suggestion['state']): string {
  switch (state) {
    case 'answered':
      return '已经答复，请承办单位与代表第二次面商，再由代表评价。'
    case 'rated':
      return '代表已经评价，请主席、副主席、联络员办结或重新办理。'
    case 'rejected':
      return '没有接收。'
    case 'withdrawn':
      return '代表已经撤回。'
    default:
      return '已经办结。'
  }
}

function answerLines(term: Extract<Term, { kind: 'answer' }>, around: Around): string[] {
  const { clock, sum, left, most, asked, returnBy } = term
  const { today, names } = around
  const from = { assigned: '交办', session_end: '大会闭会', redo: '重新办理' }[clock.why]
  const rule = around.source ?? '按交办时的规定，规定后来有改动'
  const offices = namesOf(term.officeIds, names)
  const due =
    sum.dueOn === null ? '' : `${sayCalendarDay(sum.dueOn, today)}到期，${sayLeft(sum.dueOn, today)}`
  return [
    `依据：${from}之日起${clock.months}个月内答复（${rule}）`,
    ...sum.steps.map((step, index) => `${index + 1}. ${sayStep(step, today)}`),
    left === null
      ? '结果：期限暂停，现在轮到代表向承办单位说明，说明后接着算。'
      : `结果：${due}。现在轮到${offices}。`,
    ...(asked === null ? [] : [`已申请延期到${sayCalendarDay(asked, today)}，等待批准。`]),
    ...(most === null ? [] : [`延期最晚到${sayCalendarDay(most, today)}。`]),
    ...(returnBy === null ? [] : [`不属本单位职责的，${sayCalendarDay(returnBy, today)}前可以退回。`]),
  ]
}

function sayStep(step: Step, today: Day): string {
  switch (step.kind) {
    case 'start': {
      const what = { assigned: '交办', session_end: '大会闭会', redo: '重新办理' }[step.why]
      return `${what}：${sayCalendarDay(step.day, today)}，当日不计`
    }
    case 'months':
      return `加${step.months}个月：${sayCalendarDay(step.day, today)}${step.monthEnd ? '（当月没有相应的日子，取最后一天）' : ''}`
    case 'pause':
      return `等代表说明：${short(step.from, today)}至${short(step.until, today)}，停${step.days}天，顺延到${sayCalendarDay(step.day, today)}`
    case 'paused':
      return `等代表说明：${sayCalendarDay(step.from, today)}起暂停`
    case 'extension':
      return daysBetween(step.until, step.day) === 0
        ? `批准延期：到${sayCalendarDay(step.day, today)}`
        : `批准延期到${sayCalendarDay(step.until, today)}，早于顺延后的期限，仍为${sayCalendarDay(step.day, today)}`
    case 'holiday':
      return `${short(step.off, today)}休息，顺延到下一个工作日：${sayCalendarDay(step.day, today)}${step.sure ? '' : '（当年放假安排还没有公布，暂按周末推算）'}`
  }
}

const short = (day: Day, today: Day): string =>
  `${day.year === today.year ? '' : `${day.year}年`}${day.month}月${day.day}日`

function namesOf(ids: readonly number[], names: OfficeNames): string {
  const known = ids.map(id => names.get(id)).filter(name => name !== undefined)
  return known.length === 0 ? '承办单位' : known.join('、')
}
