import type { Told } from '../outreach/people.ts'
import { toldOrNot } from './commands.ts'
import { quoted, withoutStop } from './quotation.ts'

/** A notice that was sent by mistake. */

export const recallFace = {
  summary: '撤回发错的通知，并告知所有通知对象',
  usage: '/撤回 号 [原因]',
  examples: ['/撤回 3', '/撤回 3 时间写错'],
}

export const recallNeedsNumber =
  '请写明撤回第几号通知，如：/撤回 3 时间写错。要撤回的是建议，请发送：/撤回建议 编号 理由'

/** What was said asks for it, denies it or puts it off. */
export const notRecalled = (number: number): string =>
  `没有撤回第${number}号通知：看不出您确定要撤回。要撤回请写：/撤回 ${number} 原因`

/** As cards and registers give it for the reason. */
export const recallReason = (reason: string): string =>
  reason === '' ? '通知有误，已撤回' : `通知有误，已撤回（${withoutStop(reason)}）`

export const recalledToAll = (number: number, title: string, when: string, reason: string): string =>
  `【通知撤回】第${number}号${quoted(title)}（${when}）的通知有误，已撤回，请勿据此安排，也不需要回复。${
    reason === '' ? '' : `原因：${withoutStop(reason)}。`
  }请以重新发出的通知为准。`

/** To whoever took it back. */
export const recalled = (
  notice: {
    readonly number: number
    readonly title: string
    /** From how many people's conversations with the app it is being taken back. */
    readonly takenBack: number
    readonly isInGroup: boolean
    readonly restorable: boolean
  },
  told: Told,
): string => {
  const { number, title, takenBack, isInGroup, restorable } = notice
  const alone =
    takenBack === 0 ? '' : `正在收回24小时内单独发给${takenBack}位同志的消息，在微信里看的收不回。`
  const inGroup = isInGroup ? '群里已发的消息不能收回，再点卡片会显示已取消。' : ''
  return `第${number}号${quoted(title)}的通知已撤回。${alone}${toldOrNot(told)}${inGroup}请改好后重新发布${restorable ? `；要恢复请发送：/恢复 ${number}` : '。'}`
}
