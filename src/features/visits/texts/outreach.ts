import type { Day } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import type { Contacts } from '../rules/contacts.ts'
import type { Visit } from '../types.ts'
import { bareNumber, cut, numberOf, sayHandling, sayNeeded, sayStatus } from './words.ts'

/** What the service says of the register by itself, each to one person alone. Who came is not in it. */

const most = 20

/** @param visits due today or overdue, for whoever received them or for the liaison */
export function dueVisits(visits: readonly Visit[], today: Day, isClerk: boolean): string {
  const lines = visits.slice(0, most).map(visit => {
    const due = visit.dueOn === null ? '' : sayCalendarDay(visit.dueOn, today)
    const receiver = isClerk && visit.deputyName !== null ? `，接待代表${visit.deputyName}` : ''
    return `${numberOf(visit)}：${visit.village ?? ''} ${cut(visit.matter, 40)}；${sayHandling(visit)}，限${due}（${sayStatus(visit, today)}）${receiver}`
  })
  const [first] = visits
  return [
    `来访登记有${visits.length}件到期：`,
    ...lines,
    ...(visits.length > most ? [`另有${visits.length - most}件，请发送“/来访簿”查看。`] : []),
    ...(first === undefined
      ? []
      : [
          `办好后请发送：/办结 ${bareNumber(first)} 结果。要延期，请发送：/改来访 ${bareNumber(first)} 期限 新的日期`,
        ]),
  ].join('\n')
}

/** To a deputy who has too few. */
export function fewContacts(had: Contacts, needed: Contacts): string {
  const left = {
    contacts: Math.max(0, needed.contacts - had.contacts),
    voters: Math.max(0, needed.voters - had.voters),
  }
  const so = needed.voters > 0 ? `${had.contacts}次、${had.voters}人` : `${had.contacts}次`
  return `今年您已登记联系选民${so}${sayNeeded('，全年不少于', needed)}${sayNeeded('，还差', left)}。联系后请发送：/联系 走访……村选民……人，……`
}

const sayShort = ({ contacts, voters }: Contacts): string =>
  [contacts > 0 ? `${contacts}次` : '', voters > 0 ? `${voters}人` : '']
    .filter(part => part !== '')
    .join('或不足')

/** To the clerks: figures, no names. */
export const contactsOfAll = (
  day: Day,
  {
    deputies,
    none,
    few,
    needed,
  }: {
    readonly deputies: number
    readonly none: number
    readonly few: number
    readonly needed: Contacts
  },
): string =>
  `截至${day.month}月${day.day}日，${deputies}名代表中有${few}名今年联系选民不足${sayShort(needed)}，其中${none}名还没有联系过。已在单聊中分别提醒。`
