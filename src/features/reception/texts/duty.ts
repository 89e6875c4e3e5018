import { withoutStop } from '../../meetings/texts/quotation.ts'
import type { Hearing } from '../../notes/types.ts'
import type { Duty } from '../types.ts'

/** A person's own turns, and his answers about them. `when` names the day with its hours, `day` without. */

export const dutyCommand = {
  summary: '查看自己的接待值班，确认、请假或换班',
  usage: '/值班 [日期] [确认｜请假 原因]',
  examples: ['/值班', '/值班 12月15日 确认', '/值班 12月15日 请假 出差'],
}

export const confirmed = (when: string, place: string): string =>
  `已确认：${when}在${place}值班接待选民。如有变化，请回复“请假 原因”，或发送“/换班 姓名”。`
export const confirmedInGroup = (name: string, day: string): string => `${name}：已确认${day}值班。`
export const leaveNoted = (when: string, hasReason: boolean, { told, unreached }: Hearing): string =>
  `已登记：${when}的接待值班您请假${told.length > 0 ? '，已告知联络员另行安排' : unreached.length > 0 ? '，联络员暂时收不到消息，请电话告知' : ''}。${
    hasReason ? '' : '请补充原因，如：请假 出差。'
  }也可以发送“/换班 姓名”与别人换班。`
export const leaveNotedInGroup = (name: string, day: string, hasReason: boolean): string =>
  `${name}：已登记${day}值班请假。${hasReason ? '' : '请补充原因，可单独给我发送，如：请假 出差。'}`
export const already = (day: string, standing: Duty['standing']): string =>
  `您对${day}值班的回复已经是“${standingNames[standing]}”，没有变化。`
export const alreadyInGroup = (name: string): string => `${name}：已收到您的回复，与原来登记的一致。`

export const cancelled = (day: string): string => `${day}的接待已取消，不需要再回复。`
export const over = (day: string): string => `${day}的接待已经结束，未作登记。`
/** The card that was pressed showed another date, hour or place. */
export const otherDay = (when: string, place: string): string =>
  `值班已改为${when}，地点：${place}，刚才的回复未作登记。请核对后再回复。`
export const notOnDuty = (day: string): string =>
  `您不在${day}的值班名单中，未作登记。如有疑问，请与联络员联系。`
export const notOnDutyOther = (name: string, day: string): string =>
  `${name}不在${day}的值班名单中，未作登记。`

export const standingNames: Readonly<Record<Duty['standing'], string>> = {
  confirm: '已确认',
  leave: '请假',
  silent: '未确认',
}

const dutyLine = (when: string, place: string): string => `${when}在${place}接待选民`
export const acknowledged = (when: string): string =>
  `收到。您还没有确认${when}的接待值班，请回复“确认”或“请假 原因”。只回“收到”不算确认。`
export const acknowledgedAnswered = (when: string, standing: Duty['standing']): string =>
  `收到。您对${when}接待值班的回复是“${standingNames[standing]}”。`
export const unsure = (when: string): string =>
  `好的，暂不登记。${when}的接待值班能否到岗，定下来后请回复“确认”或“请假 原因”。`
export const notUnderstood = (example: string): string =>
  `没有看懂这句话，未作登记。回复值班请说“确认”或“请假 原因”；其他功能请发送“${example}”查看。`

/** He has asked leave and was asked for a reason. @param said his words; null in a group */
export const ifReason = (said: string | null): string =>
  `没有看懂这句话，未作登记。要补充请假原因，请在前面写上“请假”，如：请假 ${said ?? '出差'}`

export const noTurns = '目前没有您的接待值班。'
export const noTurnOn = (day: string, own: readonly string[]): string =>
  `${day}没有您的接待值班，未作登记。${own.length === 0 ? '' : `您的值班：${own.join('、')}。`}`
export const yourTurn = (when: string, place: string): string => `您的接待值班：${dutyLine(when, place)}。`
export const yourAnswer = (standing: Duty['standing']): string =>
  standing === 'silent' ? '您尚未确认。' : `您的回复：${standingNames[standing]}。`
export const ownLine = (when: string, place: string, standing: Duty['standing']): string =>
  `接待值班：${dutyLine(when, place)}。${yourAnswer(standing)}`
export const together = (names: readonly string[]): string =>
  names.length === 0 ? '' : `同班：${names.join('、')}。`

/** The card. A button has at most ten characters, an option too. */
export const cardTitle = '我的接待值班'
export const chooseDay = '选择日期'
export const option = (month: number, day: number, standing: Duty['standing']): string =>
  `${month}月${day}日${standing === 'silent' ? '' : `（${standing === 'confirm' ? '确认' : '请假'}）`}`
export const buttons = { confirm: '确认', leave: '请假', swap: '换班' } as const
export const noDayChosen = '请先选择日期，再点按钮。'
export const howToSwap = (month: number, day: number): string =>
  `要与别人换班，请发送：/换班 姓名 ${month}月${day}日。对方也有值班要换给您的，如：/换班 李四 ${month}月${day}日 换 1月15日。对方同意后生效。`

/** What a turn is called among the choices of the bot's question. */
export const choiceLine = (when: string): string => `接待值班 ${when}`
export const choiceOption = (month: number, day: number): string => `${month}月${day}日值班`

export const proxyNoted = (name: string, day: string, answer: 'confirm' | 'leave'): string =>
  `已替${name}登记${day}的接待值班：${standingNames[answer]}。${answer === 'leave' ? '接替的人请发送“补班”安排。' : ''}`
export const proxyUnchanged = (name: string, day: string): string =>
  `${name}对${day}值班的回复与此相同，没有变化。`
export const proxyNeedsAnswer = (name: string): string =>
  `请写明${name}是确认还是请假，如：/代 ${name} 值班 确认，或 /代 ${name} 值班 请假 住院`
export const proxyNoTurn = (name: string): string => `目前没有${name}的接待值班。`
export const proxyWhich = (name: string, days: readonly string[]): string =>
  `${name}有几次接待值班（${days.join('、')}），请写明日期，如：/代 ${name} 12月15日值班 确认`
export const proxyMeetingOrDuty = (name: string): string =>
  `${name}既有会议通知又有接待值班。会议请写号数，如：/代 3 ${name} 参加；值班请写“值班”，如：/代 ${name} 值班 确认`

/** To the clerks alone. */
const next = (name: string | null): string =>
  name === null
    ? '没有可以接替的代表，请发送“/排班”调整。'
    : `轮到的下一位是${name}，同意的请发送“补班”安排。`
export const leaveTold = (name: string, when: string, reason: string | null, who: string | null): string =>
  `【值班请假】${name}不能参加${when}的接待值班，原因：${reason === null ? '未说明' : withoutStop(reason)}。${next(who)}`
export const reasonTold = (name: string, when: string, reason: string): string =>
  `【值班请假】${name}补充${when}接待值班的请假原因：${withoutStop(reason)}。`
export const backTold = (name: string, when: string): string =>
  `【值班变动】${name}已改为确认参加${when}的接待值班，不用再找人接替。`
