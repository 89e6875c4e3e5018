import { quoted } from '../../meetings/texts/quotation.ts'

/** What is said when a meeting is called to order and when it ends. */

export const called = (number: number, title: string, figures: string): string =>
  `第${number}号${quoted(title)}开会。${figures}`
export const calledAlready = (number: number, title: string, time: string, figures: string): string =>
  `第${number}号${quoted(title)}已在${time}宣布开会。现在${figures}`
export const lawful = '法定人数、会议通知、会议材料没有发现不合规定之处。'
export const unlawful = (warnings: readonly string[]): string =>
  ['请注意，以下情况不合规定，已记录：', ...warnings.map((warning, i) => `${i + 1}. ${warning}`)].join('\n')
export const callTooEarly = (title: string, starts: string): string =>
  `${quoted(title)}${starts}开始，现在还不能宣布开会。`
export const cannotCall = (number: number, status: string): string =>
  `第${number}号通知${status}，不能宣布开会。`
export const noMeetingToCall = '现在没有要开的会议。发会议通知请发送“/会议 时间 地点 议程”。'

export const ended = (number: number, title: string, time: string, figures: string): string =>
  `第${number}号${quoted(title)}${time}散会。${figures}`
export const goesOn = (number: number, title: string): string =>
  `已撤销散会：第${number}号${quoted(title)}继续进行，可以继续签到。`
export const notBegun = (title: string): string => `${quoted(title)}还没有开始，不能宣布散会。`
export const badTime = '没有看懂散会时间，请写如：/散会 11:20'

export const papersNoted = (number: number, day: string): string =>
  `已登记：第${number}号通知的会议材料${day}已发。`
export const papersTakenBack = (number: number): string => `已登记：第${number}号通知的会议材料未发。`
export const papersState = (number: number, day: string | null): string =>
  day === null
    ? `第${number}号通知没有会议材料已发的登记。发出后请发送“/材料 ${number} 已发”。`
    : `第${number}号通知的会议材料${day}已发。`
export const papersUnread = (number: number): string =>
  `请写明材料是否已发，如：/材料 ${number} 已发；/材料 ${number} 3月10日已发`
export const papersInFuture = '材料发出的日期还没有到，请发出后再登记。'
