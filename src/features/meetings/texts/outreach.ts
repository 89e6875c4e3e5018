import type { Card } from '../../../bot/reply.ts'
import { quoted, withoutStop } from './quotation.ts'

/** What goes out to the groups by itself. */

/** `card`: on a card of his own; else for a group, where the card stands above and the bot hears by its mention. */
export type Place = 'card' | { readonly botName: string }

const answerHow = (where: Place): string =>
  where === 'card'
    ? '请在下面选择，或直接发送“参加”“请假 原因”。'
    : `请在通知上选择，或发送“@${where.botName} 参加”“@${where.botName} 请假 原因”。`

export const nudge = (input: {
  number: number
  title: string
  when: string
  deadline: string
  silent: number
  botName: string
}): string =>
  `【请回复】第${input.number}号${quoted(input.title)}，${input.when}。还有${input.silent}位同志未回复，请在${input.deadline}回复能否参加。${answerHow(input)}`

/** The card of a notice where no card can be shown. */
export const noticeInWords = (card: Card, isAlone: boolean): string =>
  [
    `【会议通知】${card.title}`,
    ...(card.rows ?? []).map(row => `${row.name}：${row.value}`),
    ...(card.quote === undefined ? [] : [card.quote]),
    `请回复“参加”或“请假 原因”${isAlone ? '' : '（在群里先@我）'}。`,
  ].join('\n')

/** On the card itself, alone with somebody. */
export const nudgeOnCard = (deadline: string): string =>
  `您还没有回复，请在${deadline}选择回复。请假的，选“请假”后再选类型；要写明原因的，请直接发送“请假 原因”。`

export const startsTomorrow = (title: string, when: string, place: string): string =>
  `【会议提醒】${quoted(title)}将于${when}在${place}举行，请准时参加。`

export const startsSoon = (title: string, when: string, place: string): string =>
  `【会议提醒】${quoted(title)}即将开始：${when}，${place}。请准时参加。`

export const amended = (
  number: number,
  title: string,
  changes: string,
  askedAgain: boolean,
  where: Place,
): string =>
  `【通知变更】第${number}号${quoted(title)}：${changes}。${
    askedAgain ? `时间有变，原来的回复需重新确认。${answerHow(where)}` : '原来的回复继续有效。'
  }`

/** @param deadline null when it has passed: then an answer is welcome all the same */
export const nowAddressed = (
  meeting: {
    readonly number: number
    readonly title: string
    readonly when: string
    readonly place: string
    readonly deadline: string | null
    readonly requirements: readonly string[]
  },
  where: Place,
): string => {
  const asked = meeting.requirements.length === 0 ? '' : `要求：${meeting.requirements.join('；')}。`
  const by = meeting.deadline === null ? '请尽快' : `请在${meeting.deadline}`
  return `【会议通知】请您参加第${meeting.number}号${quoted(meeting.title)}：${meeting.when}，${meeting.place}。${asked}${by}回复能否参加。${answerHow(where)}`
}

export const noLongerAddressed = (number: number, title: string, when: string): string =>
  `【通知变更】第${number}号${quoted(title)}（${when}）的通知对象有调整，您不需要参加，也不需要再回复。`

export const cancelled = (number: number, title: string, when: string, reason: string): string =>
  `【会议取消】原定于${when}举行的第${number}号${quoted(title)}取消。原因：${withoutStop(reason)}。不需要再回复。`

/** @param answered false when nobody's answer counts: the time was changed before it was called off, say */
export const restored = (
  meeting: {
    readonly number: number
    readonly title: string
    readonly when: string
    readonly place: string
    readonly answered: boolean
  },
  where: Place,
): string =>
  `【会议恢复】第${meeting.number}号${quoted(meeting.title)}照常举行：${meeting.when}，${meeting.place}。${
    meeting.answered ? '已有的回复继续有效，尚未回复的请尽快回复。' : '请回复能否参加。'
  }${answerHow(where)}`

export const heldAfterAll = (number: number, title: string, when: string): string =>
  `【更正】第${number}号${quoted(title)}（${when}）没有取消，会议已经开过，到会情况照旧，不用再回复。`

export const closed = (number: number, title: string, counts: string): string =>
  `【回复截止】第${number}号${quoted(title)}：${counts}`

export const leaveWaits = (botName: string): string =>
  `有新的请假申请待批，请单独给“${botName}”发送“待批”查看。`

export const leaveApprovedByHimself = (name: string, title: string, when: string): string =>
  `${name}批准了本人的请假：${quoted(title)}，${when}。`
export const leaveApproved = (title: string, when: string): string =>
  `您的请假已批准：${quoted(title)}，${when}。`

export const leaveRefused = (title: string, when: string, reason: string): string =>
  `您的请假未获批准：${quoted(title)}，${when}。理由：${withoutStop(reason)}。请按时参加，并回复“改为参加”。`

export const noWebhook = (number: number, title: string): string =>
  `第${number}号${quoted(title)}的提醒未能发出：群里没有配置消息推送。请在群里另行提醒，并请管理员用 liaison chat bind --webhook 配置。`
