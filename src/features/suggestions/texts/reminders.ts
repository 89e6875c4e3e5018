import { type Day, daysBetween } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import { cut } from '../../visits/texts/words.ts'
import { givenBack } from '../rules/calls.ts'
import { type Reminder, type Section, sections, unrated } from '../rules/reminders.ts'
import type { Suggestion } from '../types.ts'
import { bareNumber, numberOf } from './words.ts'

/** What the service says of suggestions by itself, each to one person alone, all that concerns him in one word. */

/** So many lines fit on a phone; the rest is counted. */
const most = 20

/** Office id → name. */
export type OfficeNames = ReadonlyMap<number, string>

const headings: Readonly<Record<Section, (count: number) => string>> = {
  answer: count => `您单位承办的建议，${count}件将要到期或已经逾期：`,
  talk_again: count => `您单位已经答复、还没有再次与代表面商的建议${count}件：`,
  promise: count => `您单位答应限期办到的，${count}件将要到期或已经逾期：`,
  assign: count => `还没有交办的建议${count}件：`,
  reassign: count => `承办单位退回、还没有重新交办的建议${count}件：`,
  lapsed: count => `评价期已过的建议${count}件，没有收到的评价不计入满意率：`,
  conclude: count => `评价已经结束、还没有办结的建议${count}件：`,
  rate: count => `请您评价办理情况的建议${count}件：`,
  press: count => `逾期没有答复、请您督促的建议${count}件：`,
  press_promise: count => `答应的事逾期没有办到、请您督促的建议${count}件：`,
  unreachable: count => `${count}件的承办单位没有联系人，提醒没有发出，请您转告：`,
}

const nextSteps: Readonly<Record<Section, (number: string) => string>> = {
  answer: number =>
    `办好后请答复，如：/答复 ${number} 办理结果。办不完的，请在到期前申请，如：/延期 ${number} 日期 理由`,
  talk_again: number => `面商后请登记，如：/面商 ${number} 与代表姓名 面商：情况`,
  promise: number => `办到后请登记，如：/兑现 ${number} 结果`,
  assign: number => `请审查、交办，如：/审查 ${number}、/交办 ${number} 单位`,
  reassign: number => `请重新交办，如：/交办 ${number} 单位`,
  lapsed: number => `请办结，如：/办结建议 ${number} 结果`,
  conclude: number => `请办结，如：/办结建议 ${number} 结果；要重新办理，如：/重办 ${number} 原因`,
  rate: number => `请评价，如：/满意 ${number}、/基本满意 ${number}、/不满意 ${number} 意见`,
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
        nextSteps[section](bareNumber(first.item)),
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

const named = (item: Suggestion): string =>
  `${numberOf(item)}${item.isKey ? '（重点督办）' : ''}：${cut(item.title, 40)}`

/** 还有12天, 今天是最后一天, 已逾期3天 */
export function sayLeft(day: Day, today: Day): string {
  const left = daysBetween(today, day)
  if (left === 0) return '今天是最后一天'
  return left > 0 ? `还有${left}天` : `已逾期${-left}天`
}

/** The days off have changed, and with them when these are due. */
export function sayMoved(
  moved: readonly { readonly item: Suggestion; readonly from: Day; readonly to: Day }[],
  today: Day,
): string {
  return [
    '【答复期限调整】放假安排有变动，下列建议的答复期限随之调整：',
    ...moved
      .slice(0, most)
      .map(
        ({ item, from, to }) =>
          `${named(item)}；由${sayCalendarDay(from, today)}改为${sayCalendarDay(to, today)}`,
      ),
    ...(moved.length > most ? [`另有${moved.length - most}件。`] : []),
    ...(moved[0] === undefined ? [] : [`怎么算的，请发送：/期限 ${bareNumber(moved[0].item)}`]),
  ].join('\n')
}
