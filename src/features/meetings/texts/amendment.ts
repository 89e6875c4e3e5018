import { sayInstant } from '../../../calendar/say.ts'
import type { NoticeReading } from '../../../language/notice.ts'
import type { Labels } from '../../congress/types.ts'
import type { Moved, Part } from '../rules/notice.ts'
import { sayAgenda, sayAudience, sayDeadline, sayWhen, titleOf, undecided } from './notice.ts'

/** What was changed in a notice that is out, who has to know, and who cannot be told by the bot. */

export const partNames: Record<Part, string> = {
  startsAt: '时间',
  endsAt: '结束时间',
  place: '地点',
  agenda: '议程',
  requirements: '要求',
  replyBy: '回复截止',
  title: '名称',
  audience: '通知对象',
}

/** `时间改为…；地点改为…` */
export function sayChanges(
  parts: readonly Part[],
  notice: NoticeReading,
  labels: Labels,
  now: Date,
  zone: string,
): string {
  const value = (part: Part): string => {
    switch (part) {
      case 'startsAt':
        return sayWhen(notice, now, zone)
      case 'endsAt':
        return notice.endsAt === null ? undecided : sayInstant(notice.endsAt, now, zone)
      case 'place':
        return notice.place ?? undecided
      case 'agenda':
        return sayAgenda(notice.agenda)
      case 'requirements':
        return notice.requirements.join('、')
      case 'replyBy':
        return sayDeadline(notice, now, zone)
      case 'title':
        return titleOf(notice, labels)
      case 'audience':
        return notice.audience === null ? undecided : sayAudience(notice.audience)
    }
  }
  const said = parts.filter(part => !(part === 'endsAt' && parts.includes('startsAt')))
  return said
    .map(part => (value(part) === '' ? `取消${partNames[part]}` : `${partNames[part]}改为${value(part)}`))
    .join('；')
}

export const sameAudience = (number: number): string =>
  `第${number}号通知未变：这些人员的通知情况与现在相同。发送“/名单 ${number}”可查看通知了哪些人。`

export const nobodyLeft = (number: number): string =>
  `第${number}号通知暂未更改：这样改就没有通知对象了。要取消会议，请发送：/取消 ${number} 原因`

interface Named {
  readonly name: string
}

interface Outcome {
  readonly number: number
  readonly changes: string
  readonly moved: Moved<Named>
  /** Whether those who stay are told something too. */
  readonly tellsAll: boolean
  readonly speaks: boolean
  /** How many are told alone. */
  readonly alone: number
  readonly unreached: readonly Named[]
}

/** To whoever changed it, in the single chat. */
export function amended(outcome: Outcome): string {
  const { moved } = outcome
  const moves = [
    moved.added.length === 0 ? null : `新增${moved.added.length}人`,
    moved.removed.length === 0 ? null : `减少${moved.removed.length}人`,
  ].filter(part => part !== null)
  const counted = moves.length === 0 ? '' : `${moves.join('，')}。`
  const telling = outcome.speaks ? `${outcome.alone > 0 ? '正在' : '正在群里'}逐一通知${whom(outcome)}。` : ''
  return `第${outcome.number}号通知已更改：${outcome.changes}。${counted}${telling}${untold(outcome) ?? ''}`
}

/** On the card that answers in the group; null when everybody is told by name anyway. */
export function amendedOnCard(outcome: Outcome): string | null {
  const left = untold(outcome)
  return left === null ? null : `本次更改：${outcome.changes}。${left}`
}

function whom({ moved, tellsAll }: Outcome): string {
  if (tellsAll) return '所有对象'
  const parts = [
    moved.added.length === 0 ? null : '新增的人员',
    moved.removed.length === 0 ? null : '不再参加的人员',
  ]
  return parts.filter(part => part !== null).join('和')
}

function untold({ speaks, unreached, moved, tellsAll }: Outcome): string | null {
  if (speaks) {
    return unreached.length === 0 ? null : `${names(unreached)}未绑定企业微信，机器人通知不到，请打电话告知。`
  }
  const people = [
    moved.added.length === 0 ? null : `新增的${names(moved.added)}`,
    moved.removed.length === 0 ? null : `不再参加的${names(moved.removed)}`,
  ].filter(part => part !== null)
  const others = people.length === 0 ? '' : `不在本群的请打电话告知，尤其是${people.join('，')}。`
  return `群里没有配置消息推送，机器人不能主动@${tellsAll ? '大家' : '他们'}，请您在群里@所有人说明。${others}`
}

const mostNames = 8

const names = (people: readonly Named[]): string =>
  `${people
    .slice(0, mostNames)
    .map(person => person.name)
    .join('、')}${people.length > mostNames ? `等${people.length}人` : ''}`

/** @param names who signed in, and would be taken off the notice */
export const areThere = (number: number, names: readonly string[]): string =>
  `第${number}号通知没有改：${names.join('、')}已经签到，不能从通知对象中去掉。签到登记有误的，请先发送“/点名 ${number} ${names[0] ?? ''}未到”。`
