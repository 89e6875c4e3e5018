import { quoted } from '../../meetings/texts/quotation.ts'

/** What is said to those who check in, and to the clerks who enter it. */

/** `open`: after the hour of the notice, but it has not been called to order, and may not count as late. */
export type Lateness = 'in_time' | 'late' | 'open'
const lateNotes: Readonly<Record<Lateness, string>> = {
  in_time: '',
  late: '（迟到）',
  open: '（已过通知的时间；会议还没有宣布开会，是否迟到按宣布开会的时间计算）',
}

export const checkedIn = (title: string, time: string, late: Lateness): string =>
  `您已签到：${quoted(title)}，${time}${lateNotes[late]}。`
export const checkedInGroup = (name: string, time: string, late: Lateness, figures: string): string =>
  `${name}已签到，${time}${lateNotes[late]}。${figures}`
export const alreadyIn = (title: string, time: string): string =>
  `您${time}已签到，不用再签：${quoted(title)}。`
export const figuresBriefly = (should: number, present: number): string =>
  `应到${should}人，实到${present}人。`

export const tooEarly = (title: string, opens: string): string =>
  `${quoted(title)}${opens}开始签到，请届时再签。`
export const isOver = (title: string): string =>
  `${quoted(title)}的签到已经结束。到会未签的，请告诉联络员补登。`
export const notExpected = (title: string): string =>
  `${quoted(title)}的名单上没有您。到会列席的，请告诉联络员登记。`
export const noTime = (title: string): string => `${quoted(title)}的时间未定，不能签到。`
export const noMeetingNow = '现在没有可以签到的会议。'
export const noMeetingToday = '今天前后没有会议。请写明号数，如：/到会 3'
export const whichMeeting = (items: readonly string[], example: string): string =>
  ['有几个会议，请写明号数：', ...items, `如：${example}`].join('\n')
export const meetingItem = (number: number, title: string, when: string): string =>
  `第${number}号 ${title} ${when}`
export const unknownNumber = (number: number): string => `没有第${number}号通知，请核对号数。`
export const wrongCode = '签到码不对或已更换，请看会场屏幕上现在的签到码，再发送“签到 签到码”。'
export const tooManyCodes = '签到码错的次数太多，请到会务人员处签到。'
export const onlySelf = '签到只能由本人办理。替人登记，请主席、副主席或联络员发送“/代 姓名 签到”。'

export const lateHow = (number: number): string =>
  `现在可以签到，会迟到的不用先报：到会后请发送“签到 ${number}”，迟到由机器人按时间登记。`

export const leftNoted = (title: string, time: string): string => `已登记您${time}离会：${quoted(title)}。`
export const leftNotedGroup = (name: string, time: string): string => `已登记${name}${time}离会。`
export const notThereYet = (title: string): string => `${quoted(title)}没有您的签到，不能登记离会。`

export const rollHow =
  '请写明到会情况，如：/点名 全到；/点名 除张三、李四外全到；/点名 张三9:20到；/点名 李四未到'
export const unread = (words: string): string => `没有看懂“${words}”，这一次没有登记。${rollHow}`
export const rollNoted = (number: number, title: string, changed: number, same: number): string =>
  `第${number}号${quoted(title)}：登记${changed}人${same > 0 ? `，另有${same}人与原来相同` : ''}。`
export const onLeaveLeftOut = (names: readonly string[]): string =>
  `已准假的${names.length}人没有登记为到会：${names.join('、')}。实际到会的，请写姓名登记。`
export const someOnLeave = (count: number): string => `已准假的${count}人没有登记为到会。`
export const guestsAdded = (names: readonly string[]): string =>
  `${names.join('、')}不在名单上，已登记为列席。`
export const notHere = (names: readonly string[]): string => `${names.join('、')}没有签到，不能登记离会。`
export const rollTooEarly = (title: string, opens: string): string =>
  `${quoted(title)}${opens}开始签到，在此之前不能登记到会。`
export const noRollFor = (number: number, status: string): string =>
  `第${number}号通知${status}，不能登记到会。`
export const noDayOf = (number: number, status: string): string =>
  `第${number}号通知${status}，没有到会情况。`
export const notPublished = '尚未发出'
export const cancelledStatus = '已取消'
export const archived = (number: number): string => `第${number}号通知的会议已过去一个月，到会情况不再更改。`
/** @param names whose lines were disputed with success */
export const archivedBut = (number: number, names: readonly string[]): string =>
  `第${number}号通知的会议已过去一个月，只能按已采纳的履职异议更正：${names.join('、')}。这一次没有登记，请只写这些姓名。`

export const opened = (title: string, starts: string, botName: string): string =>
  `【签到】${quoted(title)}${starts}开始，现在可以签到：请发送“@${botName} 签到”，或在通知卡片上先点“名单”、再点“签到”。会场屏幕上有签到码的，发送“@${botName} 签到 签到码”。`
export const openedAlone = (title: string, starts: string): string =>
  `【签到】${quoted(title)}${starts}开始，现在可以签到：请点“签到”，或发送“签到”。`

export const cardDesc = (number: number): string => `第${number}号通知 签到`
export const cardHow = '到会后请点“签到”。'
export const cardDone = (time: string, late: Lateness): string => `您${time}已签到${lateNotes[late]}。`
export const buttonIn = '签到'
export const buttonRefresh = '到会人数'
export const rowWhen = '时间'
export const rowWhere = '地点'
export const rowCount = '到会'
export const undecidedPlace = '未定'
