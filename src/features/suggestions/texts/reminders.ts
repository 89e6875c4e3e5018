import { type Day, daysBetween } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import { cut } from '../../visits/texts/words.ts'
import { givenBack } from '../rules/calls.ts'
import { type Reminder, type Section, sections, unrated } from '../rules/reminders.ts'
import type { Suggestion } from '../types.ts'
import { howTo, howToRate } from './acts.ts'
import { bareNumber, numberOf } from './words.ts'

/** What the service says of suggestions by itself, each to one person alone, all that concerns him in one word. */

/** So many lines fit on a phone; the rest is counted. */
const most = 20

/** Office id → name. */
export type OfficeNames = ReadonlyMap<number, string>

const headings: Readonly<Record<Section, (count: number) => string>> = {
  answer: count => `您单位承办的建议，${count}件将要到期或已经逾期：`,
  talk_again: count => `您单位已经答复、还没有再次与代表面商的建议${count}件：`,
  promise: count => `您单位承诺的事项，${count}件将要到期或已经逾期：`,
  assign: count => `还没有交办的建议${count}件：`,
  reassign: count => `承办单位退回、还没有重新交办的建议${count}件：`,
  lapsed: count => `评价期已过的建议${count}件，没有收到的评价不计入满意率：`,
  conclude: count => `评价已经结束、还没有办结的建议${count}件：`,
  rate: count => `请您评价办理情况的建议${count}件：`,
  press: count => `逾期没有答复、请您督促的建议${count}件：`,
  press_promise: count => `承诺的事项逾期没有落实、请您督促的建议${count}件：`,
  unreachable: count => `${count}件的承办单位没有联系人，提醒没有发出，请您转告：`,
}

const nextSteps: Readonly<Record<Section, (item: Suggestion) => string>> = {
  answer: item =>
    `${
      item.state === 'consulted'
        ? `请答复，如：${howTo('answer', item)}`
        : `请先与代表面商，再答复，如：${howTo('consult', item)}`
    }。办不完的，请在到期前申请，如：${howTo('ask_extension', item)}`,
  talk_again: item => `面商后请登记，如：${howTo('consult', item)}`,
  promise: item => `落实后请登记，如：${howTo('keep_promise', item)}`,
  assign: item => `请审查、交办，如：${howTo('admit', item)}、${howTo('assign', item)}`,
  reassign: item => `请重新交办，如：${howTo('assign', item)}`,
  lapsed: item => `请办结，如：${howTo('close', item)}`,
  conclude: item => `请办结，如：${howTo('close', item)}；要重新办理，如：${howTo('redo', item)}`,
  rate: item => `请评价，发送${howToRate(item)}`,
  press: () => '全部情况请发送：逾期',
  press_promise: () => '全部情况请发送：逾期',
  unreachable: () => '请管理员在花名册中补上单位的联系人。',
}

/** @param reminders what one person is told */
export function sayReminders(reminders: readonly Reminder[], today: Day, names: OfficeNames): string {
  const parts = sections.flatMap(section => {
    const own = reminders.filter(reminder => reminder.section === section)
    const [first] = own
    if (first === undefined) return []
    return [
      [
        headings[section](own.length),
        ...own.slice(0, most).map(reminder => line(reminder, today, names)),
        ...(own.length > most ? [`另有${own.length - most}件，请发送“逾期”查看。`] : []),
        nextSteps[section](first.item),
      ].join('\n'),
    ]
  })
  return ['【建议办理提醒】', ...parts].join('\n')
}

function line({ item, section, about, day, officeIds }: Reminder, today: Day, names: OfficeNames): string {
  const until = `${sayCalendarDay(day, today)}到期，${sayLeft(day, today)}`
  const since = (what: string) => `${sayCalendarDay(day, today)}${what}，已${daysBetween(day, today)}天`
  const offices = officeIds.map(id => names.get(id)).filter(name => name !== undefined)
  const of = offices.length === 0 ? '' : `${offices.join('、')}，`
  switch (section) {
    case 'answer':
    case 'promise':
      return `${named(item)}；${until}`
    case 'talk_again':
      return `${named(item)}；${since('答复')}`
    case 'conclude':
      return `${named(item)}；${since('评价结束')}`
    case 'unreachable':
      return `${named(item)}；${of}${about === 'consulting' ? `${since('答复')}，还没有再次面商` : until}`
    case 'press':
    case 'press_promise':
      return `${named(item)}；${of}${until}`
    case 'assign':
      return `${named(item)}；${sayCalendarDay(day, today)}提出，已${daysBetween(day, today)}天`
    case 'reassign': {
      const given = givenBack(item)
      const reason = given === null ? '' : `，理由：${cut(given.reason, 30)}`
      const part = item.openParts.length > 0 ? '一部分' : ''
      return `${named(item)}；${sayCalendarDay(day, today)}退回${part}${reason}`
    }
    case 'rate':
      return `${named(item)}；请在${sayCalendarDay(day, today)}前评价，${sayLeft(day, today)}`
    case 'lapsed':
      return `${named(item)}；${item.signers.length}名提出人中${unrated(item).length}人没有评价`
  }
}

/** 建议2026-017（保密，重点督办）：修复枫树湾路灯 */
export function named(item: Suggestion): string {
  const marks = [...(item.confidential ? ['保密'] : []), ...(item.isKey ? ['重点督办'] : [])]
  return `${numberOf(item)}${marks.length === 0 ? '' : `（${marks.join('，')}）`}：${cut(item.title, 40)}`
}

/** 还有12天, 今天是最后一天, 已逾期3天 */
export function sayLeft(day: Day, today: Day): string {
  const left = daysBetween(today, day)
  if (left === 0) return '今天是最后一天'
  return left > 0 ? `还有${left}天` : `已逾期${-left}天`
}

interface Moved {
  readonly item: Suggestion
  readonly from: Day
  readonly to: Day
}

/** The days off have changed, and with them when these are due, and until when those can be given back. */
export const sayMoved = (
  { due, returns }: { readonly due: readonly Moved[]; readonly returns: readonly Moved[] },
  today: Day,
): string =>
  [
    ...movedLines('【答复期限调整】放假安排有变动，下列建议的答复期限随之调整：', due, today),
    ...(due[0] === undefined ? [] : [`怎么算的，请发送：/期限 ${bareNumber(due[0].item)}`]),
    ...movedLines('【退回期限调整】放假安排有变动，下列建议可以退回的期限随之调整：', returns, today),
  ].join('\n')

function movedLines(heading: string, moved: readonly Moved[], today: Day): string[] {
  // Of several offices of one item most have the same day.
  const lines = new Set(
    moved.map(
      ({ item, from, to }) =>
        `${named(item)}；由${sayCalendarDay(from, today)}改为${sayCalendarDay(to, today)}`,
    ),
  )
  if (lines.size === 0) return []
  const left = lines.size - most
  return [heading, ...[...lines].slice(0, most), ...(left > 0 ? [`另有${left}件。`] : [])]
}
